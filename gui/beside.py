"""Work that belongs to no open file (making one, say), done beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from core.errors import UserError


class _Way(QObject):
    """From any thread to the window's. It is never destroyed, so that one may always take it.

    Whom it leads to may go at any moment in the window's thread, so only there it is asked
    whether they are still there.
    """

    came = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._arrived)

    @Slot(object, object, object)
    def _arrived(self, whose: QObject, told: Callable[..., object], what: tuple[Any, ...]) -> None:
        if shiboken6.isValid(whose):
            told(*what)


_ways: list[_Way] = []


def open_way() -> None:
    """To be called in the window's thread, before anything is told from another."""
    if not _ways:
        _ways.append(_Way())


def tell(whose: QObject, told: Callable[..., object], *what: Any) -> None:
    """From another thread: call `told(*what)` in the window's, if `whose` it is is still there."""
    _ways[0].came.emit(whose, told, what)


class Beside(QObject):
    """Runs one function beside the window and brings its result back to it.

    `done(result)`, `refused(UserError)` or `failed(error)` comes in the window's thread; nothing
    comes when this object is gone by then.
    """

    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        open_way()

    def run(self, work: Callable[..., Any], *args: Any, **kw: Any) -> None:
        """Start `work(*args, **kw)`."""
        QThreadPool.globalInstance().start(partial(self._do, partial(work, *args, **kw)))

    def _do(self, work: Callable[[], Any]) -> None:
        try:
            result, error = work(), None
        except Exception as raised:
            result, error = None, raised
        tell(self, self._tell, result, error)

    def _tell(self, result: object, error: Exception | None) -> None:
        if error is None:
            self.done.emit(result)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self.failed.emit(error)
