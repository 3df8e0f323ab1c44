"""A line of a campaign's work: a chip with its picture and words; a press opens it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gui.pages.calendar import cell
from gui.pages.calendar.views import Chip
from gui.theme import theme
from gui.widgets import painting


class PieceButton(QAbstractButton):
    """Drawn like the activity on its day."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self._chip = chip
        self.setText(chip.words)
        self.setAccessibleName(chip.spoken)
        self.setToolTip(chip.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(cell.CHIP + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(cell.CHIP + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        cell.paint_chip(painter, self.rect(), self._chip, active=self.hasFocus())
