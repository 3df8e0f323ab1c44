"""The Loyalty page: who came back, who is slipping away, and tabs for the customers themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.loyalty.rules import AS_USUAL
from core.store.changes import Changes
from core.store.database import Reader
from core.text import day, tr, trn
from gui.beside import Beside
from gui.charts import loading
from gui.names import names
from gui.pages.loyalty.data import LoyaltyData, read_page
from gui.pages.loyalty.importing import open_import
from gui.pages.loyalty.tabs import NUMBERS, TABS, tab_words
from gui.pages.loyalty.work import Reckoning
from gui.pages.page import Desk, HeaderAction, Page
from gui.theme import theme
from gui.widgets.labels import Label
from gui.widgets.messages import EmptyState
from gui.widgets.segmented import Segmented

LOAD_MS = 150
"""After the numbers are on screen, so that loading the charts' library does not slow them down."""
PERIODS = (3, 6, 12)
"""Months that the charts may show."""


@dataclass(frozen=True)
class Loaded:
    """What is on screen: the numbers, or what the open tab read."""

    numbers: LoyaltyData | None
    tab: Any = None


class LoyaltyPage(Page):
    """See the module. The numbers are worked out by `Reckoning` when what is kept is old."""

    key = "loyalty"
    reads = frozenset(
        {
            "import_batch",
            "purchase",
            "person_key",
            "person",
            "campaign",
            "goal",
            "goal_reading",
            "stepping_stone",
            "stone_reading",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.months = 6
        self.tab = NUMBERS
        self.data: LoyaltyData | None = None
        self._opened: dict[str, QWidget] = {}
        self._states: dict[str, Any] = {}
        self.work = Reckoning(self.runner, self)
        self.work.done.connect(self._worked_out)
        names().changed.connect(self._names_changed)
        self.numbers: Any = None
        self._loader = Beside(self)
        self._loader.done.connect(self._plots_ready)
        self._loader.failed.connect(self.runner.failed)
        self._load_timer = QTimer(self, interval=LOAD_MS, singleShot=True)
        self._load_timer.timeout.connect(lambda: self._loader.run(loading.load))
        self._load_asked = False
        self.empty = EmptyState(
            tr("Import your orders, and see who comes back."),
            tr("For example: the orders export of Shopify, Square, WooCommerce or Etsy, as it is."),
            tr("Import orders"),
            icon="heart-handshake",
        )
        self.empty.pressed.connect(self._import)
        self.waiting = Label(tr("Working out the numbers of your orders"), "second")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs = Segmented(
            [(key, tab_words(key)) for key in (NUMBERS, *(tab.key for tab in TABS))],
            NUMBERS,
            name=tr("What the page shows"),
        )
        self.tabs.chosen.connect(lambda key: self.show_tab(str(key)))
        self.tabs.setVisible(bool(TABS))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.waiting)
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(px(24), px(10) if TABS else 0, px(24), 0)
        bar.addWidget(self.tabs)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)

    # Reading -------------------------------------------------------------------------------

    def touched_by(self, changes: Changes) -> bool:
        own: frozenset[str] = getattr(self._opened.get(self.tab), "reads", frozenset())
        return super().touched_by(changes) or bool(changes.tables & own)

    def load(self, reader: Reader) -> Loaded:
        tab = self._opened.get(self.tab)
        if tab is not None:
            return Loaded(None, tab.load(reader, self.today))  # type: ignore[attr-defined]
        return Loaded(read_page(reader, self.today))

    def show_data(self, data: Loaded) -> None:
        tab = self._opened.get(self.tab)
        if data.numbers is None:
            if tab is not None:
                tab.show_data(data.tab)  # type: ignore[attr-defined]
                self.pages.setCurrentWidget(tab)
            return
        self.data = data.numbers
        if not data.numbers.kept.fresh:
            self.work.begin(self.today)
        if tab is None:
            self._show_numbers()
        self._say_summary()

    def _show_numbers(self) -> None:
        assert self.data is not None
        kept = self.data.kept
        if kept.numbers is None and not kept.fresh:
            self.pages.setCurrentWidget(self.waiting)
            self._load_charts(0)
            self._numbers_tab()
        elif kept.numbers is None or kept.numbers.as_of is None:
            self.pages.setCurrentWidget(self.empty)
        else:
            tab = self._numbers_tab()
            months = self.months
            tab.show_data(self.data, _months_before(kept.numbers.as_of, months), months, kept.rules)
            self.pages.setCurrentWidget(tab)
            self._load_charts(LOAD_MS)
        self.header_changed.emit()

    def _load_charts(self, after: int) -> None:
        if not self._load_asked and not loading.loaded():
            self._load_asked = True
            self._load_timer.start(after)

    def _plots_ready(self, _done: object) -> None:
        if self.numbers is not None:
            self.numbers.draw_plots()

    def _numbers_tab(self) -> Any:
        if self.numbers is None:
            from gui.pages.loyalty.numbers import NumbersTab

            self.numbers = NumbersTab()
            self.numbers.rules_wanted.connect(self.open_rules)
            self.numbers.customers_wanted.connect(self._show_leaving)
            self.numbers.all.setVisible(any(tab.key == "customers" for tab in TABS))
            self.pages.addWidget(self.numbers)
        return self.numbers

    def _worked_out(self) -> None:
        """They are kept by now: `Reckoning` asked for it before this was told."""
        self.refresh()

    def _say_summary(self) -> None:
        numbers = self.data.kept.numbers if self.data else None
        if numbers is None or numbers.as_of is None:
            self.set_summary(tr("Who comes back, and who is slipping away"))
            return
        said = tr(
            "Orders to {day} · {customers}",
            day=day(numbers.as_of, year=True),
            customers=trn("{n} customer", "{n} customers", numbers.customers),
        )
        if self.work.busy:
            said = tr("{summary} · working out the new numbers", summary=said)
        self.set_summary(said)

    def _names_changed(self) -> None:
        if self.data is not None and self.tab == NUMBERS:
            self._show_numbers()

    def _show_leaving(self) -> None:
        """All who are slipping away, in the list of customers."""
        self.show_tab("customers")
        self._opened["customers"].show_group("slipping_away")  # type: ignore[attr-defined]

    # Tabs ----------------------------------------------------------------------------------

    def show_tab(self, key: str) -> None:
        """Open a tab by its key."""
        found = next((tab for tab in TABS if tab.key == key), None)
        self.tab = key if found is not None else NUMBERS
        if found is not None and key not in self._opened:
            widget = found.load()(self)  # type: ignore[call-arg]
            self._opened[key] = widget
            if key in self._states and hasattr(widget, "restore_state"):
                widget.restore_state(self._states[key])
            self.pages.addWidget(widget)
        self.tabs.set_value(self.tab)
        if self.tab == NUMBERS and self.data is not None:
            self._show_numbers()
        self.refresh()
        self.header_changed.emit()

    # The header ----------------------------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        tab = self._opened.get(self.tab)
        if tab is not None:
            yield from tab.header_actions()  # type: ignore[attr-defined]
            return
        numbers = self.data.kept.numbers if self.data else None
        if numbers is not None and numbers.as_of is not None:
            yield HeaderAction(
                _period_words(self.months),
                "calendar-days",
                self._choose_period,
                about=tr("The months that are shown"),
            )
        yield HeaderAction(tr("Import"), "upload", self._import, primary=True)

    def _choose_period(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for months in PERIODS:
            action = menu.addAction(_period_words(months))
            action.setCheckable(True)
            action.setChecked(months == self.months)
            action.triggered.connect(lambda _on=False, months=months: self.set_period(months))
        menu.addSeparator()
        menu.addAction(tr("Rules for loyalty")).triggered.connect(self.open_rules)
        # Below the button that was pressed; the header makes and keeps its buttons itself.
        pressed = QApplication.focusWidget()
        below = QPoint(0, theme().px(6))
        if isinstance(pressed, QAbstractButton):
            menu.popup(pressed.mapToGlobal(QPoint(0, pressed.height()) + below))
        else:
            menu.popup(QCursor.pos() + below)

    def set_period(self, months: int) -> None:
        """Show the last so many months."""
        self.months = months
        if self.data is not None and self.tab == NUMBERS:
            self._show_numbers()

    def open_rules(self) -> None:
        """Ask for the owner's rules."""
        from gui.pages.loyalty.rules_dialog import LoyaltyRulesDialog

        now = self.data.kept.rules if self.data else AS_USUAL
        LoyaltyRulesDialog(self, now).open()

    def _import(self) -> None:
        open_import(self)

    # For the window ------------------------------------------------------------------------

    def new_thing(self) -> None:
        tab = self._opened.get(self.tab)
        if tab is not None and hasattr(tab, "new_thing"):
            tab.new_thing()
        else:
            super().new_thing()

    def go_to(self, row: int) -> None:
        tab = self._opened.get(self.tab)
        if tab is None and any(one.key == "customers" for one in TABS):
            self._wanted_row = row
            self.show_tab("customers")
        elif tab is not None and hasattr(tab, "go_to"):
            tab.go_to(row)

    def escape(self) -> bool:
        tab = self._opened.get(self.tab)
        return bool(tab is not None and hasattr(tab, "escape") and tab.escape())

    def save_state(self) -> dict[str, Any]:
        for key, tab in self._opened.items():
            if hasattr(tab, "save_state"):
                self._states[key] = tab.save_state()
        return {"months": self.months, "tabs": self._states}

    def restore_state(self, state: dict[str, Any]) -> None:
        if state.get("months") in PERIODS:
            self.months = int(state["months"])
        states = state.get("tabs")
        if isinstance(states, dict):
            self._states = states


def _period_words(months: int) -> str:
    return trn("{n} month", "{n} months", months)


def _months_before(last: dt.date, months: int) -> dt.date:
    """The day so many months before, the first days of long months standing in for missing ones."""
    place = last.year * 12 + last.month - 1 - months
    first = dt.date(place // 12, place % 12 + 1, 1)
    return min(first + dt.timedelta(days=last.day - 1), _end_of(first))


def _end_of(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
