"""Making the other pages ready while nobody is busy, so that the first visit is as quick as any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.pages import PAGES

if TYPE_CHECKING:
    from gui.window import Window

PAUSE_MS = 150
"""Between two pieces of work, so that typing and clicking come in between."""


class Warming(QObject):
    """Imports and builds the pages that were not opened yet, one small piece after a pause."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._pieces = self._work(window)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether something is still to be made ready."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Leave the rest to the first visit."""
        self._timer.stop()

    def _go_on(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self.stop()
        else:
            piece()

    @staticmethod
    def _work(window: Window) -> Iterator[Callable[[], object]]:
        for entry in PAGES:
            yield entry.load_page
            yield partial(window.make_ready, entry.key)
