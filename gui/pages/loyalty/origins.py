"""The tab "Where they come from": ways, what orders say and what it is taken for, codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.attribution import operations
from core.attribution.queries import READS, CodeRow, UnclaimedCode, ValueRow
from core.store.database import Reader
from core.text import day, number, share_words, tr, trn
from gui.charts.card import ChartCard
from gui.pages.loyalty.origins_data import UNCLAIMED_SHOWN, OriginsData, read_origins
from gui.pages.loyalty.origins_owner import CodeDialog, RenameDialog, owner_menu
from gui.pages.loyalty.origins_tables import codes_table, values_table, ways_table
from gui.pages.loyalty.shelf import Shelf
from gui.pages.page import HeaderAction, Page
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea
from gui.widgets.messages import EmptyState
from gui.widgets.rows_table import RowsTable

MOST_LINES = 9
"""Rows of a table that are shown without scrolling inside it."""


class OriginsTab(QWidget):
    """See the module; `page` runs what is done here."""

    reads = READS | {"traffic", "network_choice"}

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.data: OriginsData | None = None
        self.values = values_table()
        self.codes = codes_table()
        self.values.opened.connect(self._choose_value)
        self.values.menu_wanted.connect(self._value_menu)
        self.codes.opened.connect(lambda row: self._code_menu(row, QCursor.pos()))
        self.codes.menu_wanted.connect(self._code_menu)
        self.ways: RowsTable | None = None
        self.chart: ChartCard | None = None
        self.not_known = Label("", "second", wrap=True)
        self.ways_card = Card(tr("Where your orders come from"), spacing=8)
        self.ways_card.add(self.not_known)
        self.chart_place = QWidget()
        QVBoxLayout(self.chart_place).setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState(
            tr("Import orders, and see which network brings people who come back."),
            tr("For example: an order with the code INSTA10 came by Instagram."),
            icon="share-2",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme().px
        self.change = Button(tr("Change"), small=True)
        self.change.clicked.connect(lambda: self._choose_value(self.values.current_row()))
        self.change.setEnabled(False)
        self.values.current_changed.connect(lambda row: self.change.setEnabled(row is not None))
        values = Card(tr("What orders say, and what it is taken for"), spacing=8,
                      trailing=self.change)  # fmt: skip
        values.add(
            Label(
                tr("Links and shop systems leave these words on orders. Correct what is wrong."),
                "hint",
                wrap=True,
            )
        )
        values.add(self.values, 1)
        self.add_code = Button(tr("Add code"), icon="plus", small=True)
        self.add_code.clicked.connect(self.new_thing)
        codes = Card(tr("Codes"), spacing=8, trailing=self.add_code)
        self.asked = QVBoxLayout()
        self.asked.setSpacing(px(6))
        codes.add_layout(self.asked)
        codes.add(self.codes, 1)
        self.area = ScrollArea(spacing=12)
        self.area.body.setContentsMargins(px(24), px(12), px(24), px(18))
        self.area.add(Shelf((self.ways_card, 13), (self.chart_place, 8), least=900, high=240))
        self.area.add(Shelf((values, 13), (codes, 8), least=900, high=240))
        self.area.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.empty)
        whole.addWidget(self.area)

    # Reading -------------------------------------------------------------------------------

    @staticmethod
    def load(reader: Reader, today: dt.date) -> OriginsData:
        """What the tab shows; pure, on the worker."""
        return read_origins(reader, today)

    def show_data(self, data: OriginsData) -> None:
        """Put it on screen; selections stay."""
        self.data = data
        self.empty.setVisible(data.is_empty)
        self.area.setVisible(not data.is_empty)
        if self.ways is None:
            self.ways = ways_table(data.ways.currency)
            self.ways_card.add(self.ways, 1)
        rows = [*data.ways.rows, *([data.ways.unknown] if data.ways.unknown else [])]
        for table, found in (
            (self.ways, rows),
            (self.values, data.values),
            (self.codes, data.codes),
        ):
            table.rows_model.set_rows(found)
            _fit(table, len(found))
        self.codes.setVisible(bool(data.codes))
        self.not_known.setText(_not_known_words(data))
        self._show_chart(data)
        self._ask_whose(data.unclaimed)

    def _show_chart(self, data: OriginsData) -> None:
        if self.chart is None:
            self.chart = ChartCard(data.chart)
            layout = self.chart_place.layout()
            assert layout is not None
            layout.addWidget(self.chart)
        else:
            self.chart.show_chart(data.chart)

    def _ask_whose(self, unclaimed: Iterable[UnclaimedCode]) -> None:
        """A line for each code that nobody has yet."""
        while (item := self.asked.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        several = list(unclaimed)
        for one in several[:UNCLAIMED_SHOWN]:
            self.asked.addWidget(_Unclaimed(self, one))
        if len(several) > UNCLAIMED_SHOWN:
            more = len(several) - UNCLAIMED_SHOWN
            said = trn("and {n} more code", "and {n} more codes", more)
            self.asked.addWidget(Label(said, "hint"))

    # Doing ---------------------------------------------------------------------------------

    def claim(self, text: str, owner: dict[str, Any]) -> None:
        """Say whose a code is that was seen on orders."""
        self._page.run(operations.add_code, text, **owner)

    def menu_for_code(self, text: str, parent: QWidget) -> QMenu:
        """Whom a code that was seen can be counted to."""
        assert self.data is not None
        return owner_menu(
            parent, self._page, self.data.choices, partial(self.claim, text), code=True
        )

    def value_menu(self, row: ValueRow) -> QMenu:
        """What a value can be taken for."""
        assert self.data is not None
        menu = owner_menu(
            self,
            self._page,
            self.data.choices,
            lambda owner: self._page.run(operations.set_rule, row.what, row.value, **owner),
            code=False,
        )
        if row.rule_id is not None:
            menu.addSeparator()
            rule = row.rule_id
            menu.addAction(tr("As Regulars takes it")).triggered.connect(
                lambda: self._page.run(operations.remove_rule, rule)
            )
        return menu

    def code_menu(self, row: CodeRow) -> QMenu:
        """What can be done with a code."""
        assert self.data is not None
        menu = owner_menu(
            self,
            self._page,
            self.data.choices,
            lambda owner: self._page.run(operations.give_code, row.id, **owner),
            code=True,
        )
        menu.addSeparator()
        menu.addAction(tr("Rename …")).triggered.connect(
            lambda: RenameDialog(self._page, row.id, row.text).open()
        )
        menu.addAction(tr("Remove")).triggered.connect(
            lambda: self._page.run(operations.remove_code, row.id)
        )
        return menu

    def _choose_value(self, row: ValueRow | None) -> None:
        if row is not None:
            place = self.values.visualRect(self.values.currentIndex())
            below = self.values.viewport().mapToGlobal(place.bottomLeft())
            self._value_menu(row, below)

    def _value_menu(self, row: ValueRow, at: QPoint) -> None:
        if row is not None:
            _popup(self.value_menu(row), at)

    def _code_menu(self, row: CodeRow, at: QPoint) -> None:
        if row is not None:
            _popup(self.code_menu(row), at)

    # As the page asks it -------------------------------------------------------------------

    def new_thing(self) -> None:
        """A new code."""
        if self.data is not None:
            CodeDialog(self._page, self.data.choices).open()

    def header_actions(self) -> list[HeaderAction]:
        """One: add a code."""
        return [HeaderAction(tr("Add code"), "plus", self.new_thing, primary=True)]

    def go_to(self, row: int) -> None:
        """Show a code by its id."""
        self.codes.select_key(row)

    def escape(self) -> bool:
        """Nothing is open that Esc could close."""
        return False

    def save_state(self) -> dict[str, Any]:
        """The columns of the tables."""
        return {"values": self.values.save(), "codes": self.codes.save()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """The columns as they were left."""
        self.values.restore(state.get("values", {}))
        self.codes.restore(state.get("codes", {}))


class _Unclaimed(QWidget):
    """A code that nobody has, and a button to say whose it is."""

    def __init__(self, tab: OriginsTab, one: UnclaimedCode) -> None:
        super().__init__()
        said = trn(
            "{code} was used {n} time: whose is it?",
            "{code} was used {n} times: whose is it?",
            one.used,
            code=one.text,
        )
        self.words = Label(said, wrap=True)
        self.button = Button(tr("Say whose"), small=True)
        self.button.setAccessibleName(tr("Say whose {code} is", code=one.text))
        self.button.clicked.connect(
            lambda: _popup(
                tab.menu_for_code(one.text, self.button),
                self.button.mapToGlobal(QPoint(0, self.button.height())),
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)


def _not_known_words(data: OriginsData) -> str:
    found = data.ways
    if found.not_known is None:
        return tr("No orders in the past year.")
    said = tr(
        "Of {count} orders from {first} to {last}, {share} do not say where they came from.",
        count=number(found.orders),
        first=day(found.first, year=True),
        last=day(found.last, year=True),
        share=share_words(found.not_known),
    )
    if found.visits_known:
        return said
    return tr("{said} Import visits of your site to see them beside.", said=said)


def _popup(menu: QMenu, at: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def _fit(table: RowsTable, rows: int) -> None:
    """As high as its rows, up to some; more of them scroll."""
    shown = min(max(rows, 1), MOST_LINES)
    high = table.verticalHeader().defaultSectionSize() * shown
    table.setMinimumHeight(high + table.horizontalHeader().sizeHint().height() + theme().px(18))
