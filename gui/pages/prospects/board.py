"""The board: a column for each stage, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from core.prospects.limits import BY_HAND, DECLINED, DO_NOT_CONTACT, ON_THE_WAY, STAGES
from core.prospects.rules import Pace
from core.prospects.summaries import Summary
from gui.pages.prospects.column import Cards, StageColumn
from gui.theme import theme

NARROWEST = 128
"""Pixels at 100 % that a column needs."""


class BoardView(QScrollArea):
    """Columns that scroll sideways together where they do not fit."""

    opened = Signal(int)
    entered = Signal(int)
    chosen = Signal(object)
    """Who the keyboard is on, None for nobody."""
    moved = Signal(int, str)
    """Somebody, and the stage they were moved to."""
    menu_wanted = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.columns = {stage: StageColumn(stage) for stage in STAGES}
        for column in self.columns.values():
            self._row.addWidget(column, 1)
            self._wire(column.cards)
        self.setWidget(self._inside)
        self.show_resting(False)
        theme().changed.connect(self._fit)
        self._fit()

    def _wire(self, cards: Cards) -> None:
        cards.opened.connect(self.opened)
        cards.entered.connect(self.entered)
        cards.menu_wanted.connect(self.menu_wanted)
        cards.sideways.connect(lambda by, cards=cards: self._sideways(cards, by))
        cards.carried.connect(lambda who, by, cards=cards: self._carry(who, cards.stage, by))
        cards.dropped.connect(lambda who, cards=cards: self._put(who, cards.stage))
        cards.entered_by_keyboard.connect(lambda cards=cards: self._entered(cards))
        cards.selectionModel().currentChanged.connect(lambda *_, cards=cards: self._tell(cards))

    def _fit(self) -> None:
        self._row.setSpacing(0)
        for column in self.columns.values():
            column.setMinimumWidth(theme().px(NARROWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setMaximumHeight(self.viewport().height())

    @property
    def shown(self) -> list[StageColumn]:
        """The columns that can be seen, left to right."""
        return [column for column in self.columns.values() if not column.isHidden()]

    def show_resting(self, shown: bool) -> None:
        """Show or hide who declined and who is not to be contacted."""
        for stage in (DECLINED, DO_NOT_CONTACT):
            self.columns[stage].setVisible(shown)

    def show_columns(
        self,
        columns: Mapping[str, Sequence[Summary]],
        today: dt.date,
        pace: Pace,
        *,
        anew: bool = False,
    ) -> None:
        """Show who stands where; `anew` begins at the top, as for another filter."""
        for stage, column in self.columns.items():
            column.cards.look_from(today, pace)
            column.show_rows(columns.get(stage, ()), anew=anew)

    def choose(self, person_id: int, *, focus: bool = False) -> bool:
        """Choose somebody's card wherever it stands; whether it is on the board."""
        found = None
        for column in self.columns.values():
            if not column.isHidden() and found is None and column.cards.choose(person_id):
                found = column
            else:
                column.cards.leave()
        if found is not None:
            self.ensureWidgetVisible(found, 0, 0)
            if focus:
                found.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        return found is not None

    def focus_first(self) -> None:
        """Give the keyboard to the first card there is."""
        filled = [column for column in self.shown if column.cards.cards.rowCount()]
        for column in filled[:1]:
            column.cards.setFocus(Qt.FocusReason.TabFocusReason)

    def _entered(self, cards: Cards) -> None:
        for column in self.columns.values():
            if column.cards is not cards:
                column.cards.leave()
        self.ensureWidgetVisible(cards, 0, 0)
        self._tell(cards)

    def _tell(self, cards: Cards) -> None:
        if cards.hasFocus():
            self.chosen.emit(cards.current_id())

    def _sideways(self, cards: Cards, by: int) -> None:
        shown = [column.cards for column in self.shown]
        at = shown.index(cards) + by
        row = cards.currentIndex().row()
        while 0 <= at < len(shown) and not shown[at].cards.rowCount():
            at += by
        if 0 <= at < len(shown):
            shown[at].choose_place(row)
            shown[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _carry(self, person_id: int, stage: str, by: int) -> None:
        order = [one for one in BY_HAND if one in ON_THE_WAY or one == DECLINED]
        if stage in order and 0 <= order.index(stage) + by < len(order):
            self._put(person_id, order[order.index(stage) + by])

    def _put(self, person_id: int, stage: str) -> None:
        self.moved.emit(person_id, stage)
