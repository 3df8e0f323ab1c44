"""Cards side by side, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from gui.theme import theme


class Shelf(QWidget):
    """Widgets with their shares of the width; narrower than `least` (100 %) they are stacked."""

    def __init__(self, *things: tuple[QWidget, int], least: int, high: int = 0) -> None:
        super().__init__()
        self._least, self._high = least, high
        self._things = [widget for widget, _ in things]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(12))
        for widget, share in things:
            self._row.addWidget(widget, share)
            # Shares of the width, whatever is written in them.
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme().changed.connect(self._resized)
        self._resized()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = event.size().width() < theme().px(self._least)
        ways = QBoxLayout.Direction
        wanted = ways.TopToBottom if stacked else ways.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)

    def _resized(self) -> None:
        for widget in self._things:
            widget.setMinimumHeight(theme().px(self._high))
