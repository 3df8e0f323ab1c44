"""Working out what goals stand at without the window noticing.

The orders are read on the store's worker, the courses are worked out in the pool, and what came of
it is kept with the file; the page then reads what is kept.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from core.store.operation import Store
from gui.beside import Beside
from gui.runner import Runner

if TYPE_CHECKING:
    from core.goals.reckoning import Read


MOST_TURNS = 5
"""Tries on end: the orders may change while they are being counted, but not for ever."""


class GoalsReckoning(QObject):
    """Told what the page shows, it works out what is missing and lets the page read again."""

    def __init__(self, runner: Runner, parent: Any) -> None:
        super().__init__(parent)
        self._runner = runner
        self._page = parent
        self._read_now: Read | None = None
        self.busy = False
        self._turns = 0
        self._pool = Beside(self)
        self._pool.done.connect(self._worked_out)
        self._pool.refused.connect(self._failed)
        self._pool.failed.connect(self._failed)

    def show(self, today: dt.date, *, fresh: bool) -> None:
        """What is on screen now; unless it is `fresh` the courses are worked out anew."""
        if fresh:
            self._turns = 0
        elif not self.busy and self._turns < MOST_TURNS:
            self.busy, self._turns = True, self._turns + 1
            self._runner.ask_store(lambda store: _read(store, today), then=self._read, owner=self)

    def _read(self, read: Read) -> None:
        self._read_now = read
        self._pool.run(_work_out, read)

    def _worked_out(self, courses: dict[str, Any]) -> None:
        read, self._read_now = self._read_now, None
        if read is not None:
            self._runner.run(_keep, read, courses, then=lambda _: self._through(), told=None)

    def _through(self) -> None:
        self.busy = False
        self._page.refresh()

    def _failed(self, error: Any) -> None:
        self.busy, self._read_now = False, None
        self._runner.failed.emit(error)


def _read(store: Store, today: dt.date) -> Read:
    from core.goals import reckoning

    return reckoning.read(store, today)


def _work_out(read: Read) -> dict[str, Any]:
    from core.goals.reckoning import work_out

    return work_out(read)


def _keep(store: Store, read: Read, courses: dict[str, Any]) -> None:
    from core.goals.reckoning import keep

    keep(store, read, courses)
