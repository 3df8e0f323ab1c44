"""Making the other pages ready while nobody is busy, so that the first visit is as quick as any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from gui.pages import PAGES

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from gui.window import Window

PAUSE_MS = 150
"""Between two pieces of work, so that typing and clicking come in between."""
REST_MS = 1000
"""After a key or a click: whoever types goes on typing, and building a page takes as long as a
key may."""
BUSY = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class Warming(QObject):
    """Imports and builds the pages that were not opened yet, one small piece after a pause."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._pieces = self._work(window)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        # All keys and clicks come by way of the system's window, and little else does.
        self._handle: QWindow | None = window.windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)

    @property
    def busy(self) -> bool:
        """Whether something is still to be made ready."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Leave the rest to the first visit."""
        self._timer.stop()
        if self._handle is not None:
            self._handle.removeEventFilter(self)
            self._handle = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for a rest when somebody is at it."""
        if event.type() in BUSY:
            self._timer.start(REST_MS)
        return False

    def _go_on(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self.stop()
        else:
            piece()
            self._timer.setInterval(PAUSE_MS)

    @staticmethod
    def _work(window: Window) -> Iterator[Callable[[], object]]:
        for entry in PAGES:
            yield entry.load_page
            yield partial(window.make_ready, entry.key)
