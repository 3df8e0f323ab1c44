"""Toasts: what was just done, with Undo in it, for some seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractAnimation,
    QEvent,
    QObject,
    QPropertyAnimation,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QWidget,
)

from core.text import tr
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import Button, IconButton
from gui.widgets.labels import Label
from gui.widgets.speaking import announce

SECONDS = 7.0
FADE = 150
MOST = 3
ABOVE = 40
"""Pixels at 100 % that the foot of the window keeps below them."""


class Toast(QFrame):
    """One sentence, maybe buttons. It stays while the mouse or the keyboard is in it."""

    gone = Signal()

    def __init__(
        self,
        sentence: str,
        action: str = "",
        then: Callable[[], object] | None = None,
        seconds: float = SECONDS,
        parent: QWidget | None = None,
        also: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self._then = then
        self._fade: QPropertyAnimation | None = None
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(n) for n in (16, 8, 8, 8)))
        row.setSpacing(theme().px(12))
        self.label = Label(sentence, "medium", wrap=True)
        row.addWidget(self.label, 1)
        self.also = Button(also[0] if also else "", "quiet", small=True)
        self.also.clicked.connect(lambda: self._follow(also))
        row.addWidget(self.also)
        self.also.setVisible(also is not None)
        self.button = Button(action, small=True)
        self.button.clicked.connect(self._act)
        row.addWidget(self.button)
        # After it has its place: shown before, it would be a window for a moment.
        self.button.setVisible(bool(action))
        self.close_button = IconButton("x", tr("Dismiss"), side=26)
        self.close_button.clicked.connect(self.leave)
        row.addWidget(self.close_button)
        self.setAccessibleName(sentence)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self._leave_if_idle)
        self._timer.start()

    def wanted_size(self, most: int) -> QSize:
        """One line where that fits into `most` pixels across, else as many as it takes."""
        one_line = self.label.fontMetrics().horizontalAdvance(self.sentence) + theme().px(4)
        self.ensurePolished()
        rest = self._row.sizeHint().width() - self.label.sizeHint().width()
        wide = min(one_line + rest, theme().px(520), most)
        return QSize(wide, max(self._row.heightForWidth(wide), theme().px(44)))

    def _act(self) -> None:
        self.button.setEnabled(False)
        if self._then is not None:
            self._then()
        self.leave()

    def _follow(self, also: tuple[str, Callable[[], object]] | None) -> None:
        """Go there; Undo stays for those who look first."""
        self.also.setEnabled(False)
        if also is not None:
            also[1]()

    def _busy(self) -> bool:
        focused = QApplication.focusWidget()
        return self.underMouse() or (focused is not None and self.isAncestorOf(focused))

    def _leave_if_idle(self) -> None:
        if self._busy():
            self._timer.start(1000)
        else:
            self.leave()

    def leave(self) -> None:
        """Go: fading for 150 ms, or at once with reduced motion."""
        self._timer.stop()
        if self._fade is not None:
            return
        if theme().reduced_motion or not self.isVisible():
            self.gone.emit()
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.setDuration(FADE)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.finished.connect(self.gone)
        self._fade.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painter.setPen(QPen(theme().colour("ink3"), 1))
        painter.setBrush(theme().colour("card"))
        radius = theme().px(10)
        painter.drawRoundedRect(painting.inner(self.rect()), radius, radius)


class ToastHost(QWidget):
    """Stacks toasts at the foot of its parent, the newest lowest; at most three."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._toasts: list[Toast] = []
        parent.installEventFilter(self)
        theme().changed.connect(self._place)
        self.hide()

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """Those that are shown, oldest first."""
        return tuple(self._toasts)

    def show_toast(
        self,
        sentence: str,
        *,
        action: str = "",
        then: Callable[[], object] | None = None,
        seconds: float = SECONDS,
        also: tuple[str, Callable[[], object]] | None = None,
    ) -> Toast:
        """Show a sentence; pressing the button `action` calls `then` and ends the toast.

        `also` is the words and the deed of another button, which leaves the toast where it is.
        """
        while len(self._toasts) >= MOST:
            self._remove(self._toasts[0])
        toast = Toast(sentence, action, then, seconds, self, also)
        toast.gone.connect(lambda: self._remove(toast))
        self._toasts.append(toast)
        # First the place, then the show: else it appears for a moment where the mouse may be.
        self._place()
        toast.show()
        self.show()
        self.raise_()
        announce(self, sentence)
        return toast

    def clear(self) -> None:
        """Take all away at once."""
        for toast in self.toasts:
            self._remove(toast)

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self.setVisible(bool(self._toasts))
            self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self._toasts:
            return
        gap = theme().px(8)
        sizes = [toast.wanted_size(parent.width() - 2 * gap) for toast in self._toasts]
        wide = max(size.width() for size in sizes)
        high = sum(size.height() + gap for size in sizes) - gap
        top = max(parent.height() - high - theme().px(ABOVE), 0)
        self.setGeometry((parent.width() - wide) // 2, top, wide, high)
        y = 0
        for toast, size in zip(self._toasts, sizes, strict=True):
            toast.setGeometry((wide - size.width()) // 2, y, size.width(), size.height())
            y += size.height() + gap

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return False
