"""The table of prospects: sorted, with columns to choose, and many changed at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from core.prospects import words
from core.prospects.board import Board, Filter
from core.prospects.limits import BY_HAND
from core.prospects.summaries import Summary
from core.text import tr, trn
from gui.models.rows import Column, RowsModel
from gui.pages.prospects.masked import masked
from gui.pages.prospects.table_columns import HIDDEN, TableColumns
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow
from gui.widgets.messages import EmptyState
from gui.widgets.rows_table import RowsTable


class ManyRows(RowsModel):
    """Rows by the hundred thousand: put in order by the board, found by key when somebody asks."""

    def __init__(self, columns: Iterable[Column]) -> None:
        super().__init__(tuple(columns), key=lambda one: one.person_id)
        self.order: tuple[int, bool] | None = None
        self.asked_order: Any = None
        self._found_places = False

    def set_rows(self, rows: Iterable[Any]) -> None:
        """Show these, in the order that they have."""
        new = list(rows)
        if len(new) == len(self._rows) and all(map(_same_person, new, self._rows)):
            self._change(new)
            return
        self.beginResetModel()
        self._rows = new
        self._found_places = False
        self.endResetModel()

    def place_of(self, key: Hashable) -> int:
        if not self._found_places:
            self._places = {one.person_id: place for place, one in enumerate(self._rows)}
            self._found_places = True
        return self._places.get(key, -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.order = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        if self.asked_order is not None:
            self.asked_order()


def _same_person(one: Summary, other: Summary) -> bool:
    return one.person_id == other.person_id


class TableView(QWidget):
    """The table with what can be done to those who are chosen in it."""

    opened = Signal(int)
    entered = Signal(int)
    """Enter or a double click on somebody."""
    chosen = Signal(object)
    """Who the keyboard is on, None for nobody."""
    menu_wanted = Signal(int, QPoint)
    stage_wanted = Signal(object, object)
    """People, and a stage or None for the one that follows."""
    day_wanted = Signal(object)
    doer_wanted = Signal(object)
    tag_wanted = Signal(object)
    stop_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self._asked = Filter()
        self.columns = TableColumns()
        self.model = ManyRows(self.columns.all())
        self.model.asked_order = self._reorder
        self.table = RowsTable(self.model, name=tr("Prospects"), row_height=44, several=True)
        self.table.restore({"hidden": HIDDEN})
        self.table.opened.connect(lambda one: self.entered.emit(one.person_id))
        self.table.clicked.connect(self._clicked)
        self.table.current_changed.connect(self._tell)
        self.table.menu_wanted.connect(lambda one, at: self.menu_wanted.emit(one.person_id, at))
        self.table.selectionModel().selectionChanged.connect(self._selection)
        self.nobody = EmptyState(tr("Nobody fits. Take a filter out or type less."), icon="filter")
        self.bulk = self._bulk_bar()
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.bulk)
        self.bulk.hide()
        column.addLayout(self._stack, 1)
        framed = Card(padding=6)
        framed.add(self.table, 1)
        self._stack.addWidget(framed)
        self._stack.addWidget(self.nobody)

    # -- many at once

    def _bulk_bar(self) -> Flow:
        self.count = Label("", "strong")
        self.count.setMinimumHeight(theme().px(26))
        self.stage_button = Button(tr("Move to"), icon="move", small=True)
        self.stage_button.setMenu(self._stage_menu())
        buttons = []
        for text, icon, signal in (
            (tr("Follow up on"), "calendar-days", self.day_wanted),
            (tr("Doer"), "user", self.doer_wanted),
            (tr("Tag"), "tag", self.tag_wanted),
            (tr("Take off the prospects"), "user-x", self.stop_wanted),
        ):
            button = Button(text, icon=icon, small=True)
            button.clicked.connect(partial(self._wish, signal))
            buttons.append(button)
        return Flow(self.count, self.stage_button, *buttons, spacing=8)

    def _stage_menu(self) -> QMenu:
        menu = QMenu(self)
        for stage in BY_HAND:
            action = menu.addAction(words.stage_name(stage))
            action.triggered.connect(partial(self._stage_wish, stage))
        menu.addSeparator()
        menu.addAction(tr("Let it follow what was logged")).triggered.connect(
            partial(self._stage_wish, None)
        )
        return menu

    def _stage_wish(self, stage: str | None) -> None:
        self.stage_wanted.emit(self.chosen_people(), stage)

    def _wish(self, signal: Any) -> None:
        signal.emit(self.chosen_people())

    def chosen_people(self) -> list[int]:
        """The ids of those who are chosen, from top to bottom."""
        return [one.person_id for one in self.table.selected_rows()]

    def _selection(self) -> None:
        several = len(self.table.selectionModel().selectedRows())
        self.count.setText(trn("{n} chosen", "{n} chosen", several, of="people"))
        self.bulk.setVisible(several > 1)

    # -- rows

    def show_board(self, board: Board, asked: Filter) -> None:
        """Show who fits a filter."""
        self._board, self._asked = board, asked
        self.columns.today, self.columns.gives = board.today, board.pace.gives
        rows = masked(self._rows(board, asked))
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)

    def _rows(self, board: Board, asked: Filter) -> list[Summary]:
        if self.model.order is None:
            return board.wanted(asked)
        place, descending = self.model.order
        column = self.model.columns[place]
        worth = column.sort or column.value
        return board.sorted_by(column.key, worth, asked, descending=descending)

    def _reorder(self) -> None:
        if self._board is not None:
            self.show_board(self._board, self._asked)

    def choose(self, person_id: int, *, focus: bool = False) -> bool:
        """Choose somebody's line; whether they are in the table."""
        if focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        current = self.table.current_row()
        if current is not None and current.person_id == person_id:
            return True
        return self.table.select_key(person_id)

    def _clicked(self) -> None:
        one = self.table.current_row()
        if one is not None and len(self.chosen_people()) == 1:
            self.opened.emit(one.person_id)

    def _tell(self, one: Summary | None) -> None:
        if self.table.hasFocus():
            self.chosen.emit(None if one is None else one.person_id)
