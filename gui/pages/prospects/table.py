"""The table of prospects: sorted, with columns to choose, and many changed at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from core.prospects import words
from core.prospects.board import Board, Filter
from core.prospects.limits import BY_HAND, FIT_MOST, STAGES
from core.prospects.summaries import Summary
from core.text import short_day, tr, trn
from gui.models.rows import Column, RowsModel
from gui.pages.prospects.card_words import plain_site, step
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from gui.widgets.looks import ChipLook, StampsLook, TextLook
from gui.widgets.messages import EmptyState
from gui.widgets.rows_table import RowsTable

STAGE_HUES = {
    "following": "sea",
    "talking": "plum",
    "ready": "stamp",
    "asked": "mustard",
    "linked": "leaf",
    "declined": "tomato",
    "do_not_contact": "tomato",
}
HIDDEN = ("about", "site", "networks", "tags", "found", "asked")
"""Columns that are not shown until the owner wants them."""


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
        self.today = dt.date.min
        self._board: Board | None = None
        self._asked = Filter()
        self.model = ManyRows(self._columns())
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
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nobody)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "name",
                tr("Name"),
                lambda one: one.name,
                sort=lambda one: one.folded,
                look=lambda one: TextLook("strong", second=plain_site(one.site) or one.about),
                tooltip=lambda one: one.name,
                width=200,
                stretch=True,
                optional=False,
            ),
            Column(
                "stage",
                tr("Stage"),
                lambda one: words.stage_name(one.stage),
                sort=lambda one: STAGES.index(one.stage),
                look=lambda one: ChipLook(STAGE_HUES.get(one.stage, "")),
                tooltip=lambda one: tr("Set by hand until the next touch") if one.by_hand else "",
                width=118,
            ),
            Column(
                "given",
                tr("Given"),
                lambda one: one.story.gives,
                look=lambda one: StampsLook(min(one.story.gives, 5), self._wanted_gives(one)),
                width=104,
            ),
            Column(
                "asked", tr("Asked"), lambda one: one.story.asks or None, align="right", width=70
            ),
            Column(
                "last",
                tr("Last touch"),
                lambda one: one.story.last_touch,
                text=lambda one: (
                    words.ago(one.story.last_touch, self.today) if one.story.last_touch else ""
                ),
                width=104,
            ),
            Column(
                "due",
                tr("Follow up"),
                lambda one: one.due,
                text=lambda one: words.due_words(one.due, self.today) if one.due else "",
                look=self._due_look,
                tooltip=lambda one: short_day(one.due, year=True) if one.due else "",
                width=128,
            ),
            Column(
                "step",
                tr("Next step"),
                self._step_text,
                sort=lambda one: self._step_text(one) or None,
                width=150,
            ),
            Column("doer", tr("Doer"), lambda one: one.doer or None, width=80),
            Column(
                "fit",
                tr("Fit"),
                lambda one: sum(one.fit),
                text=lambda one: "",
                look=lambda one: StampsLook(round(sum(one.fit) / 3), FIT_MOST),
                tooltip=_fit_words,
                width=64,
            ),
            Column("about", tr("Who"), lambda one: one.about or None, width=160),
            Column("site", tr("Site"), lambda one: plain_site(one.site) or None, width=160),
            Column(
                "networks",
                tr("Networks"),
                lambda one: ", ".join(one.networks) or None,
                width=130,
            ),
            Column("tags", tr("Tags"), lambda one: ", ".join(one.tags) or None, width=120),
            Column(
                "found",
                tr("Found"),
                lambda one: one.story.found_on,
                text=lambda one: short_day(one.story.found_on, year=True),
                width=104,
            ),
        )

    def _wanted_gives(self, one: Summary) -> int:
        wanted = self._board.pace.gives if self._board else 3
        return min(max(one.story.gives, wanted), 5)

    def _step_text(self, one: Summary) -> str:
        found = step(one, self.today)
        return found.text if found else ""

    def _due_look(self, one: Summary) -> TextLook:
        found = step(one, self.today)
        hue = found.hue if found and found.hue in ("tomato", "mustard") else ""
        return TextLook("body", tone=hue, icon="clock" if hue == "tomato" else "")

    # -- many at once

    def _bulk_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        self.count = Label("", "strong")
        row.addWidget(self.count)
        self.stage_button = Button(tr("Move to"), icon="move", small=True)
        self.stage_button.setMenu(self._stage_menu())
        row.addWidget(self.stage_button)
        for text, icon, signal in (
            (tr("Follow up on"), "calendar-days", self.day_wanted),
            (tr("Doer"), "user", self.doer_wanted),
            (tr("Tag"), "tag", self.tag_wanted),
            (tr("Take off the prospects"), "user-x", self.stop_wanted),
        ):
            button = Button(text, icon=icon, small=True)
            button.clicked.connect(partial(self._wish, signal))
            row.addWidget(button)
        row.addStretch(1)
        bar.hide()
        return bar

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
        self.bulk.setVisible(several > 1)
        self.count.setText(trn("{n} chosen", "{n} chosen", several))

    # -- rows

    def show_board(self, board: Board, asked: Filter) -> None:
        """Show who fits a filter."""
        self._board, self._asked, self.today = board, asked, board.today
        rows = self._rows(board, asked)
        self.model.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self.nobody)

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


def _fit_words(one: Summary) -> str:
    match, reach, relevance = one.fit
    return tr(
        "Audience match {match}, reach {reach}, relevance {relevance}, of three each",
        match=match,
        reach=reach,
        relevance=relevance,
    )
