"""The tab Customers: who they are, by group, filtered as one types, one of them in the panel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from core.loyalty.customer_panel import READS, CustomerPanel, customer_panel
from core.loyalty.customers import PAGE, CustomerRow, how_many
from core.loyalty.customers import page as read_rows
from core.loyalty.standing import Standing, standing
from core.store.database import Reader
from core.store.operation import Store
from core.text import tr
from gui.names import names
from gui.pages.loyalty.customers_deeds import Deeds
from gui.pages.loyalty.customers_list import CustomersList
from gui.pages.loyalty.importing import open_import
from gui.pages.page import HeaderAction, Page
from gui.pages.plan.state import row_of_sheet
from gui.pages.prospects.person_data import PersonData, load_person
from gui.theme import theme
from gui.widgets.labels import Label
from gui.widgets.messages import EmptyState

MARGINS = (24, 12, 24, 18)
PANEL = 340
BESIDE = 900
"""Narrower than this (at 100 %) the panel lies over the list."""


@dataclass(frozen=True)
class Opened:
    """The customer in the panel."""

    panel: CustomerPanel
    person: PersonData


@dataclass(frozen=True)
class CustomersData:
    """What the tab shows; `standing` None: nothing was worked out yet. `orders`: there are any."""

    standing: Standing | None
    orders: bool
    rows: tuple[CustomerRow, ...]
    total: int
    opened: Opened | None


def rebuild(store: Store, today: dt.date, *, progress: Any) -> bool:
    """Work out where everybody stands. On the worker."""
    from core.loyalty.standing import rebuild as work_out

    progress(0, 0)
    return work_out(store, today)


class CustomersTab(QWidget):
    """See the module; `page` runs what is done here."""

    reads = READS

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.open_id: int | None = None
        self.opened: Opened | None = None
        self._working = False
        self._panel: Any = None
        self.deeds = Deeds(self)
        self.list = CustomersList(page)
        self.list.chosen.connect(self._chosen)
        self.list.entered.connect(lambda row: self.go_to(row.person_id))
        self.waiting = Label(tr("Working out where each customer stands"), "second")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty = EmptyState(
            tr("Import your orders, and see who your customers are."),
            tr("For example: who came often, and has not been here for a while."),
            tr("Import orders"),
            icon="users",
        )
        self.empty.pressed.connect(lambda: open_import(page))
        self._stack = QStackedLayout(self)
        for widget in (self.list, self.waiting, self.empty):
            self._stack.addWidget(widget)
        theme().changed.connect(self._place)
        names().changed.connect(self._names_changed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.list.focus_filter)

    # Reading -------------------------------------------------------------------------------

    def load(self, reader: Reader, today: dt.date) -> CustomersData:
        """What the tab shows; pure, on the worker."""
        kept, wanted = standing(reader, today), self.list.wanted
        shown = max(len(self.list.rows), PAGE)
        rows = tuple(read_rows(reader, wanted, 0, shown)) if kept else ()
        total = how_many(reader, wanted, today) if kept else 0
        orders = bool(reader.value("SELECT EXISTS (SELECT 1 FROM import_batch WHERE active = 1)"))
        return CustomersData(kept, orders, rows, total, self._load_one(reader, today))

    def _load_one(self, reader: Reader, today: dt.date) -> Opened | None:
        row = self.open_id
        if row is None:
            return None
        panel, person = customer_panel(reader, row, today), load_person(reader, row)
        return Opened(panel, person) if panel and person else None

    def show_data(self, data: CustomersData) -> None:
        """Put it on screen; selection and scroll stay."""
        kept = data.standing
        if data.orders and not self._working and (kept is None or not kept.fresh):
            self._work_out()
        if kept is None or not kept.customers:
            waits = data.orders and (kept is None or self._working)
            self._stack.setCurrentWidget(self.waiting if waits else self.empty)
            return
        self.list.show_customers(kept, data.rows, data.total, self.open_id)
        self._show_opened(data.opened)
        self._stack.setCurrentWidget(self.list)

    def _work_out(self) -> None:
        self._working = True
        self.page.runner.run_long(
            rebuild,
            self.page.today,
            words=tr("Working out where each customer stands"),
            then=self._worked_out,
            cancelled=lambda: self._worked_out(False),
        )

    def _worked_out(self, done: bool) -> None:
        self._working = False
        if done:
            self.page.refresh()

    def show_group(self, key: str) -> None:
        """Show the customers of a group."""
        self.list.show_group(key)

    # The panel -----------------------------------------------------------------------------

    @property
    def has_panel(self) -> bool:
        """Whether the panel was made already."""
        return self._panel is not None

    @property
    def panel(self) -> Any:
        """The panel, made when it is first wanted."""
        if self._panel is None:
            from gui.pages.loyalty.customers_panel import CustomerPanelView

            self._panel = CustomerPanelView(self.page)
            self._panel.setParent(self)
            self._panel.closed.connect(self.close_panel)
            self._panel.more_wanted.connect(self.deeds.menu)
            self._panel.found_us_wanted.connect(self.deeds.ask_found)
        return self._panel

    def go_to(self, row: int) -> None:
        """Show a customer in the panel."""
        self.open_id = row
        today = self.page.today
        self.page.runner.ask(
            lambda reader: self._load_one(reader, today),
            then=self._show_opened,
            owner=("customers", "panel"),
        )

    def _chosen(self, row: CustomerRow) -> None:
        """While the panel is open it follows the keyboard."""
        if self.open_id is not None and row.person_id != self.open_id:
            self.go_to(row.person_id)

    def _show_opened(self, opened: Opened | None) -> None:
        gone = opened is None or opened.panel.person.id != self.open_id
        self.opened = None if gone else opened
        if self.opened is None:
            self.open_id = None
        else:
            self.panel.show_customer(self.opened.panel, self.opened.person)
            self.list.mark(self.opened.panel.person.id)
        if self.has_panel:
            self.panel.setVisible(self.opened is not None)
            self.panel.raise_()
            self._place()

    def close_panel(self) -> None:
        """Hide the panel; the keyboard goes back to the list."""
        self.open_id = None
        self._show_opened(None)
        self.list.take_keyboard()

    def escape(self) -> bool:
        """Esc closes the panel."""
        if self.opened is None:
            return False
        self.close_panel()
        return True

    # For the page --------------------------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        """The call sheet on paper, and the switch for a meeting."""
        calls = row_of_sheet("calls")
        yield HeaderAction(
            tr("Call sheet"), "phone", lambda: self.page.desk.show_page("plan", calls)
        )
        hidden = names().hidden
        words = tr("Names are hidden") if hidden else tr("Hide names")
        yield HeaderAction(words, "eye-off", lambda: names().hide(not hidden), checked=hidden)

    def _names_changed(self) -> None:
        self.page.header_changed.emit()
        self.list.show_names()
        if self.opened is not None:
            self.panel.show_customer(self.opened.panel, self.opened.person)

    def save_state(self) -> dict[str, Any]:
        """The group, the order and the columns."""
        return self.list.save_state()

    def restore_state(self, state: dict[str, Any]) -> None:
        """What `save_state` gave."""
        self.list.restore_state(state)

    def _place(self) -> None:
        px = theme().px
        left, top, right, foot = (px(edge) for edge in MARGINS)
        shown = self.opened is not None
        beside = shown and self.width() >= px(BESIDE)
        wide = min(px(PANEL), self.width() - left - right)
        self.list.set_margins(left, top, right + (wide + px(12) if beside else 0), foot)
        if self._panel is not None:
            high = max(self.height() - top - foot, 0)
            self._panel.setGeometry(QRect(self.width() - right - wide, top, wide, high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
