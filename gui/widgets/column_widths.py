"""How wide the columns of a table are: what they were given, and what their words need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip, QWidget

from gui.theme import theme

EDGES = 28
"""Pixels at 100 % left and right of the words of a head together."""
LITTLE = 1.3
"""Cells that need so many times the width that the column was given lack little."""
LOOKED_AT = 30
"""Rows from the top that say how much room a column's words need."""


@dataclass(frozen=True)
class Needs:
    """Pixels that a column's head and its cells need; `figures`: whether they are numbers."""

    head: int
    cells: int
    figures: bool = False

    @property
    def all(self) -> int:
        """What the whole column needs."""
        return max(self.head, self.cells)


def shared_out(room: int, given: Sequence[int], needs: Sequence[Needs]) -> list[int]:
    """Widths of columns in `room` pixels: as wide as given, wider where their words need it.

    Where that is too much, those with more than they need give to the others. Where that is not
    enough, numbers go first, then heads and cells that lack little, then the other cells; and
    each has at least what it was given or needs, whichever is less.
    Without room for that either nothing is saved, and the table scrolls.
    """
    needed = [one.all for one in needs]
    least = [min(one, other) for one, other in zip(given, needed, strict=True)]
    small = [
        other.cells if other.cells <= one * LITTLE else 0
        for one, other in zip(given, needs, strict=True)
    ]
    figures = [
        max(one, other if need.figures else 0)
        for one, other, need in zip(least, small, needs, strict=True)
    ]
    heads = [
        max(one, other, need.head) for one, other, need in zip(figures, small, needs, strict=True)
    ]
    wide = [max(one, other) for one, other in zip(given, needed, strict=True)]
    if room < sum(least):
        # It scrolls sideways in any case.
        return [max(one, other) for one, other in zip(given, heads, strict=True)]
    steps = (least, figures, heads, needed, wide)
    for low, high in pairwise(steps):
        if room <= sum(high):
            return _between(low, high, room)
    return wide


def _between(low: Sequence[int], high: Sequence[int], room: int) -> list[int]:
    spread = sum(high) - sum(low)
    part = (room - sum(low)) / spread if spread else 0
    return [one + int((other - one) * part) for one, other in zip(low, high, strict=True)]


def needs(table: QTableView, most: Sequence[int]) -> list[Needs]:
    """What each column needs, hidden ones too; for its cells `most` at the most."""
    return [
        Needs(_head(table, i), min(_cells(table, i), limit), _are_figures(table, i))
        for i, limit in enumerate(most)
    ]


def _are_figures(table: QTableView, column: int) -> bool:
    align = table.model().index(0, column).data(Qt.ItemDataRole.TextAlignmentRole)
    return align is not None and bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)


def _head(table: QTableView, column: int) -> int:
    header = table.horizontalHeader()
    words = table.model().headerData(column, Qt.Orientation.Horizontal)
    return head_width(header, words) if words and header.isVisibleTo(table) else 0


def _cells(table: QTableView, column: int) -> int:
    model = table.model()
    rows = range(min(model.rowCount(), LOOKED_AT))
    wide = (table.sizeHintForIndex(model.index(row, column)).width() for row in rows)
    return max(wide, default=0)


def head_width(header: QHeaderView, words: str) -> int:
    """What these words need as the head of a column."""
    font = QFont(header.font())
    font.setPointSizeF(theme().points(12))
    font.setWeight(QFont.Weight.Medium)
    return QFontMetrics(font).horizontalAdvance(words) + theme().px(EDGES)


class Head(QHeaderView):
    """A head whose words end in an ellipsis where there is no room; the whole is its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._cut_words(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def _cut_words(self, at: QPoint) -> str:
        column = self.logicalIndexAt(at)
        words = self.model().headerData(column, self.orientation()) if column >= 0 else ""
        return words if words and head_width(self, words) > self.sectionSize(column) else ""
