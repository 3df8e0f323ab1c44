"""Work that belongs to no open file (making one, say), done beside the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import UserError

_pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")


class Beside(QObject):
    """Runs one function beside the window and brings its result back to it.

    `done(result)`, `refused(UserError)` or `failed(error)` comes in the window's thread.
    """

    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._finished.connect(self._tell)

    def run(self, work: Callable[..., Any], *args: Any, **kw: Any) -> None:
        """Start `work(*args, **kw)`."""
        _pool.submit(work, *args, **kw).add_done_callback(self._emit)

    def _emit(self, future: Future[Any]) -> None:
        self._finished.emit(future)

    @Slot(object)
    def _tell(self, future: Future[Any]) -> None:
        error = future.exception()
        if error is None:
            self.done.emit(future.result())
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self.failed.emit(error)
