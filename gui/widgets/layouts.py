"""Arrangements: things that flow into lines, bodies that scroll, a panel at the side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.text import tr
from gui.theme import theme
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.labels import Label


class FlowLayout(QLayout):
    """Widgets one after another, in as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._things: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme().px(spacing))

    def addItem(self, item: QLayoutItem) -> None:
        self._things.append(item)

    def count(self) -> int:
        return len(self._things)

    def itemAt(self, index: int) -> QLayoutItem:
        return self._things[index] if 0 <= index < len(self._things) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        return self._things.pop(index) if 0 <= index < len(self._things) else None  # type: ignore[return-value]

    def clear(self) -> None:
        """Take every widget out and let it go."""
        while self._things:
            widget = self._things.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._things if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._things:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, line = rect.left(), rect.top(), 0
        placed: list[tuple[QLayoutItem, QRect]] = []
        lines = [placed]
        for item in self._things:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x > rect.left() and x + size.width() > rect.right() + 1:
                x, y, line = rect.left(), y + line + self.spacing(), 0
                placed = []
                lines.append(placed)
            placed.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        if place:
            for one in lines:
                _centre(one)
        return y + line - rect.top()


def _centre(line: list[tuple[QLayoutItem, QRect]]) -> None:
    """Give the things of a line their places, the lower ones in the middle of its height."""
    high = max((place.height() for _, place in line), default=0)
    for item, place in line:
        item.setGeometry(place.translated(0, (high - place.height()) // 2))


class Flow(QWidget):
    """A widget that holds a FlowLayout and is as high as its lines."""

    def __init__(self, *widgets: QWidget, spacing: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, spacing=spacing)
        for widget in widgets:
            self.flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, *widgets: QWidget) -> None:
        """Hold these instead of the old ones, which are let go."""
        self.flow.clear()
        for widget in widgets:
            self.flow.addWidget(widget)
        self.updateGeometry()


class ScrollArea(QScrollArea):
    """A body that scrolls up and down, never sideways: it is as wide as its content needs.

    Put things into `body`, a vertical layout that pushes them to the top.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 14) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().px(spacing))
        self.setWidget(self.content)
        self.content.installEventFilter(self)

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put a widget at the end; the widget."""
        self.body.addWidget(widget, stretch)
        return widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(self.content.minimumSizeHint().width() + bar)
        return super().eventFilter(watched, event)


class SidePanel(Card):
    """A panel with a title, a cross (`closed`), a body that scrolls, and a foot that stays.

    Fill `area.body` and `foot`; `head` takes buttons before the cross.
    """

    closed = Signal()

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, spacing=12)
        self.title = Label(title, "card", wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme().px(4))
        self.close_button = IconButton("x", tr("Close"), side=26)
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addLayout(self.head)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.area = ScrollArea(spacing=10)
        self.body.addWidget(self.area, 1)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(theme().px(8))
        self.body.addLayout(self.foot)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Say what the panel is about."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
