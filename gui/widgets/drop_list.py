"""A list whose things are carried off by mouse, and others put down on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from gui.theme import theme
from gui.widgets.drag import packed, paint_landing, unpacked


class DropList(QListView):
    """A list of things of one `kind`; `dropped(value)` says what was put down on it."""

    dropped = Signal(object)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.hovered = False
        """Whether something that fits is held over it."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The colour of what is beneath shows between the things.
        self.viewport().setAutoFillBackground(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_at)

    def menu_at(self, point: QPoint) -> None:
        """Open what can be done with what stands at a point of the viewport; here nothing."""

    def takes(self, value: Any) -> bool:
        """Whether a thing of its kind may be put down here."""
        return True

    def carry(self, value: Any, place: QRect) -> None:
        """Pick up the thing at a place of the viewport."""
        drag = QDrag(self)
        drag.setMimeData(packed(self._kind, value))
        drag.setPixmap(self.viewport().grab(place))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._fits(event):
            self._hover(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._fits(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        if self._fits(event):
            event.acceptProposedAction()
            self.dropped.emit(unpacked(event.mimeData())[1])

    def _fits(self, event: QDropEvent) -> bool:
        kind, value = unpacked(event.mimeData())
        return kind == self._kind and self.takes(value)

    def _hover(self, hovered: bool) -> None:
        self.hovered = hovered
        self.viewport().update()

    def paint_landing(self, painter: QPainter, place: QRect, radius: float) -> None:
        """Frame where what is held over it will land."""
        paint_landing(painter, place, radius, theme().colour("stamp", 0.08))
