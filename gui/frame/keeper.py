"""What goes on beside the work: backups every half hour, clearing away, the trace of a crash."""

from __future__ import annotations

import datetime as dt
import faulthandler
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, QTimer

from core.importing import batches
from core.orders import keeping
from core.store import backups
from core.store.backups import Backup, Reason
from core.store.changes import Changes
from core.store.places import data_folder
from core.store.synced import synced_warning
from core.text import tr

if TYPE_CHECKING:
    from gui.window import Window

QUIET_MS = 10_000
"""How long after opening, and between two goes, removed imports are cleared away."""

ORDERS_MS = 2_000
"""How long after a change that orders depend on their purchases are made anew."""
ORDERS = frozenset({"import_batch", "person_key"})

_trace: TextIO | None = None


class Keeper(QObject):
    """Makes the backups of one window's file while it is open, and clears it up."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, interval=int(backups.EVERY.total_seconds() * 1000))
        self._timer.timeout.connect(lambda: self._back_up(Reason.WORK))
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._purge)
        self._orders = QTimer(self, interval=ORDERS_MS, singleShot=True)
        self._orders.timeout.connect(self._refresh_purchases)

    def begin(self) -> None:
        """Back up what changed since the last time, and look what was left by a crash."""
        self._back_up(Reason.OPENED)
        self._timer.start()
        self._quiet.start()
        self._orders.start()
        self._window.runner.changed.connect(self._changed)
        warning = synced_warning(self._window.path)
        if warning:
            self._window.say(warning)
        left = start_trace(data_folder() / "crash.txt")
        if left:
            self._window.say(
                tr("Regulars stopped unexpectedly the last time. Your file is as it was."),
                tr("Copy details"),
                lambda: _copy(left),
            )

    def _back_up(self, reason: Reason) -> None:
        self._window.runner.run(backups.back_up_if_changed, reason, then=self._backed_up)

    def _purge(self) -> None:
        """Clear away removed imports bit by bit, so that what the owner does comes in between."""
        runner = self._window.runner
        runner.run(batches.purge_some, told=None, then=lambda more: more and self._quiet.start())

    def _changed(self, changes: Changes) -> None:
        if changes.tables & ORDERS:
            self._orders.start()

    def _refresh_purchases(self) -> None:
        """Make what the numbers read anew while nobody asks for it; when others wait, later."""
        runner = self._window.runner
        if runner.idle:
            runner.run(keeping.refresh, told=None)
        else:
            self._orders.start()

    def _backed_up(self, _made: Backup | None) -> None:
        self._window.read_last_backup()


def start_trace(path: Path) -> str:
    """Write a crash's trace into `path` from now on; what an earlier crash left there."""
    global _trace
    if _trace is not None:
        return ""
    try:
        left = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        _trace = path.open("w", encoding="utf-8")
    except OSError:
        return ""
    faulthandler.enable(_trace)
    when = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    return f"{left}\n(read {when})" if left.strip() else ""


def _copy(words: str) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(words)
