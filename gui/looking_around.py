"""Going through every page once, for a check of the whole: `main.py FILE --look-around`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget

from gui.charts.view import ChartView
from gui.pages import PAGES, SETTINGS

if TYPE_CHECKING:
    from gui.window import Window

LOOK_MS = 100
QUIET = 6
"""A page is ready when nothing was read, worked out or loaded for so many looks."""


class LookingAround(QObject):
    """Shows one page after the other, each until it is ready; prints its name and its charts."""

    def __init__(self, window: Window, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        self._left = [entry.key for entry in (*PAGES, SETTINGS)]
        self._current = ""
        self._quiet = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        busy = not self._window.runner.idle or QThreadPool.globalInstance().activeThreadCount() > 0
        self._quiet = 0 if busy else self._quiet + 1
        if self._quiet < QUIET:
            return
        if self._current:
            drawn = [view for view in self._page.findChildren(ChartView) if view.isVisible()]
            print(f"{self._current}\t{len(drawn)} charts", flush=True)
        if not self._left:
            self._timer.stop()
            self._then()
            return
        self._quiet = 0
        self._current = self._left.pop(0)
        self._window.show_page(self._current)

    @property
    def _page(self) -> QWidget:
        return self._window.page
