"""Work that belongs to no open file (making one, say), done beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from core.errors import UserError


class Beside(QObject):
    """Runs one function beside the window and brings its result back to it.

    `done(result)`, `refused(UserError)` or `failed(error)` comes in the window's thread; nothing
    comes when this object is gone by then.
    """

    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    _finished = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._finished.connect(self._tell)

    def run(self, work: Callable[..., Any], *args: Any, **kw: Any) -> None:
        """Start `work(*args, **kw)`."""
        QThreadPool.globalInstance().start(partial(self._do, partial(work, *args, **kw)))

    def _do(self, work: Callable[[], Any]) -> None:
        try:
            result, error = work(), None
        except Exception as raised:
            result, error = None, raised
        if shiboken6.isValid(self):
            self._finished.emit(result, error)

    @Slot(object, object)
    def _tell(self, result: object, error: Exception | None) -> None:
        if error is None:
            self.done.emit(result)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self.failed.emit(error)
