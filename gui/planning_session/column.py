"""A column to read from across the table: lines no longer than they should be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea

from gui.theme import theme
from gui.widgets.layouts import ScrollArea

WIDEST = 760
"""Pixels at 100 %: longer lines are hard to read from across the table."""
ROOMY = 700
"""Pixels at 100 % from which there is room for a wide margin."""


class Column(ScrollArea):
    """Scrolls up and down; `fit(width)` says how much room there is."""

    def __init__(self) -> None:
        super().__init__(spacing=12)
        self._spare = 0

    def fit(self, width: int) -> None:
        """Keep lines readable in a room of `width` pixels."""
        px = theme().px
        left = px(64) if width > px(ROOMY) else px(24)
        right = max(px(24), width - left - px(WIDEST))
        self._spare = right - px(24)
        self.body.setContentsMargins(left, px(36) if width > px(ROOMY) else px(20), right, px(24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            # The room to the right of the column is no need of the column.
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(self.content.minimumSizeHint().width() - self._spare + bar)
        return QScrollArea.eventFilter(self, watched, event)
