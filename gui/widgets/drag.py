"""Picking things up and putting them down, by mouse and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.text import tr
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import IconButton

MIME = "application/x-regulars-thing"

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def packed(kind: str, value: Any) -> QMimeData:
    """A thing to carry: its kind ("group", "activity") and a plain value (its id)."""
    data = QMimeData()
    data.setData(MIME, QByteArray(json.dumps([kind, value]).encode()))
    return data


def unpacked(data: QMimeData) -> tuple[str, Any]:
    """What `packed` packed; an empty kind when it is something else."""
    if not data.hasFormat(MIME):
        return "", None
    kind, value = json.loads(bytes(data.data(MIME).data()))
    return str(kind), value


def paint_landing(painter: QPainter, place: QRect, radius: float, ground: QColor) -> None:
    """A dashed frame on a `ground` of its own, where something would be put down."""
    pen = QPen(theme().colour("stamp"), 2)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(painting.inner(place, 1), radius, radius)


class Carrier(QObject):
    """Lets `handle` pick up what stands in `shown`: drags it by mouse, moves it by keyboard.

    By keyboard, Alt and an arrow emit `moved(dx, dy)` (on a grip the arrow alone will do): the
    page decides what one step means.
    """

    moved = Signal(int, int)

    def __init__(
        self,
        handle: QWidget,
        shown: QWidget,
        kind: str,
        value: Callable[[], Any],
        *,
        arrows_alone: bool = False,
    ) -> None:
        super().__init__(handle)
        self._handle, self._shown = handle, shown
        self._kind, self._value = kind, value
        self._alone = arrows_alone
        self._pressed: QPoint | None = None
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in _ARROWS and (alt or self._alone):
            self.moved.emit(*_ARROWS[Qt.Key(event.key())])
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            left = event.button() == Qt.MouseButton.LeftButton
            self._pressed = event.position().toPoint() if left else None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._carry(self._pressed)
                return True
        return False

    def _carry(self, at: QPoint) -> None:
        self._pressed = None
        drag = QDrag(self._handle)
        drag.setMimeData(packed(self._kind, self._value()))
        drag.setPixmap(self._shown.grab())
        drag.setHotSpot(self._handle.mapTo(self._shown, at) if self._inside() else at)
        drag.exec(Qt.DropAction.MoveAction)

    def _inside(self) -> bool:
        return self._handle is self._shown or self._shown.isAncestorOf(self._handle)


class Grip(IconButton):
    """The dotted handle of a card: drag it, or move the card with the arrow keys (`moved`)."""

    moved = Signal(int, int)

    def __init__(
        self, card: QWidget, kind: str, value: Callable[[], Any], *, name: str = ""
    ) -> None:
        super().__init__(
            "grip-vertical", name or tr("Move with the arrow keys"), token="ink", side=26
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._carrier = Carrier(self, card, kind, value, arrows_alone=True)
        self._carrier.moved.connect(self.moved)


class DropSlot(QWidget):
    """A place to put things down; `dropped(value)` for the kinds that it takes.

    It highlights while something that fits hovers over it. `accepts(value)` may refuse more.
    Put what stands in the place into `body`.
    """

    dropped = Signal(object)

    def __init__(
        self,
        *kinds: str,
        accepts: Callable[[Any], bool] = lambda value: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kinds, self._accepts = kinds, accepts
        self._over = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setAcceptDrops(True)

    @property
    def highlighted(self) -> bool:
        """Whether something that fits hovers over it."""
        return self._over

    def takes(self, data: QMimeData) -> bool:
        """Whether what is carried may be put down here."""
        kind, value = unpacked(data)
        return kind in self._kinds and self._accepts(value)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes(event.mimeData()):
            self._set_over(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self.takes(event.mimeData()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        if self.takes(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(unpacked(event.mimeData())[1])

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._over:
            painter = painting.smooth(QPainter(self))
            paint_landing(painter, self.rect(), theme().px(10), theme().colour("stamp_soft"))
