"""Cards: a surface with a one-pixel line, and what stands on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.theme import theme
from gui.widgets import painting
from gui.widgets.labels import Label

RADIUS = 10


class Card(QFrame):
    """A card with an optional title, something trailing it, and a body (`body`, a vertical layout).

    `edge` colours the top (a hue). `quiet` lies flat on the paper, `dashed` is a place still open.
    With `pressable` it takes focus, and a click, Enter or Space emits `pressed`.
    """

    pressed = Signal()

    def __init__(
        self,
        title: str = "",
        *,
        edge: str = "",
        trailing: QWidget | None = None,
        quiet: bool = False,
        dashed: bool = False,
        pressable: bool = False,
        padding: int = 16,
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edge, self._quiet, self._dashed = edge, quiet, dashed
        self._padding, self._spacing = padding, spacing
        self._selected = False
        self._pressable = pressable
        self.body = QVBoxLayout(self)
        self._head: QHBoxLayout | None = None
        self._title: Label | None = None
        if title or trailing:
            self._make_head(title, trailing)
        self.heard_as = "button" if pressable else ""
        if pressable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        theme().changed.connect(self._resized)
        self._resized()

    def _make_head(self, title: str, trailing: QWidget | None) -> None:
        self._title = Label(title, "quiet card" if self._quiet else "card", wrap=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        if trailing is not None:
            self._head.addWidget(trailing, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._head)

    @property
    def selected(self) -> bool:
        """Whether it has the two-pixel line of the chosen one."""
        return self._selected

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put a widget at the end of the body; the widget."""
        self.body.addWidget(widget, stretch)
        return widget

    def add_row(self, *widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
        """Put widgets side by side at the end of the body; number `stretch` takes the room."""
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        for i, widget in enumerate(widgets):
            row.addWidget(widget, int(i == stretch))
        if stretch < 0:
            row.addStretch(1)
        self.body.addLayout(row)
        return row

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout at the end of the body."""
        self.body.addLayout(layout)

    def set_title(self, title: str) -> None:
        """Change the words of the title; a card without one gets one."""
        self.setAccessibleName(title)
        if self._title is None:
            self._make_head(title, None)
            if self._head is not None:
                self.body.removeItem(self._head)
                self.body.insertLayout(0, self._head)
        else:
            self._title.setText(title)

    def set_selected(self, selected: bool) -> None:
        """Draw it as the chosen one, or not."""
        self._selected = selected
        self.update()

    def _resized(self) -> None:
        pad = theme().px(self._padding)
        self.body.setContentsMargins(pad, pad - theme().px(2) + (2 if self._edge else 0), pad, pad)
        self.body.setSpacing(theme().px(self._spacing))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._pressable and event.key() in keys:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if self._pressable and left and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look, radius = theme(), theme().px(RADIUS)
        face = QRectF(self.rect()).adjusted(0, 0, 0, 0 if self._flat() else -1)
        if not self._flat() and not look.dark:
            # One pixel of shade below is all the shadow there is.
            painter.setPen(QPen(look.colour("shade"), 1))
            painter.setBrush(look.colour("shade"))
            painter.drawRoundedRect(painting.inner(face.translated(0, 1)), radius, radius)
        over = self._pressable and self.underMouse() and not self._selected
        pen = QPen(look.colour("ink3" if over else "line"), 1)
        if self._dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(look.colour("paper" if self._flat() else "card"))
        painter.drawRoundedRect(painting.inner(face), radius, radius)
        if self._edge:
            self._paint_edge(painter, face, radius)
        if self._selected or self.hasFocus():
            painting.focus_ring(painter, face, radius - 1)

    def _flat(self) -> bool:
        return self._quiet or self._dashed

    def _paint_edge(self, painter: QPainter, face: QRectF, radius: float) -> None:
        whole = QPainterPath()
        whole.addRoundedRect(face, radius, radius)
        below = QPainterPath()
        below.addRoundedRect(face.adjusted(1, 4, -1, radius), radius - 1, radius - 4)
        painter.fillPath(whole - below & _band(face, radius), theme().colour(self._edge))


def _band(face: QRectF, radius: float) -> QPainterPath:
    band = QPainterPath()
    band.addRect(QRectF(face.left(), face.top(), face.width(), radius))
    return band
