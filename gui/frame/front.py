"""What lies in front: the pages, or one thing over the whole window until it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from gui.frame.messages import Messages, Toasts
    from gui.window import Window


class Over(Protocol):
    """Something over the whole window, with sentences of its own."""

    left: object
    messages: Messages
    toasts: Toasts

    def start(self) -> None:
        """Take the keyboard."""

    def pause(self) -> None:
        """Keep what is half done and leave."""


class Front(QStackedWidget):
    """The window's middle. While it is covered, sentences stand where they are seen."""

    def __init__(self, window: Window, pages: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: tuple[Messages, Toasts] | None = None
        self.over: Over | None = None
        self.addWidget(pages)

    def cover(self, view: QWidget) -> None:
        """Show `view` (an Over) in front of the pages."""
        window = self._window
        self.over = view  # type: ignore[assignment]
        assert self.over is not None
        self._before = (window.messages, window.toasts)
        window.toasts.clear()
        window.messages, window.toasts = self.over.messages, self.over.toasts
        view.left.connect(self.uncover)  # type: ignore[attr-defined]
        self.addWidget(view)
        self.setCurrentWidget(view)
        self.over.start()

    def uncover(self) -> None:
        """Back to the page that was open."""
        view, self.over = self.over, None
        if not isinstance(view, QWidget) or self._before is None:
            return
        self._window.messages, self._window.toasts = self._before
        self.setCurrentIndex(0)
        self.removeWidget(view)
        view.deleteLater()
        self._window.page.shown()
        self._window.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Pause what is in front, if anything is."""
        if self.over is not None:
            self.over.pause()
