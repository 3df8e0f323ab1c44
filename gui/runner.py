"""The seam between the window and the file.

Everything that the screen wants of the file is handed to the store's one worker; answers come
back to the window's thread by queued signals. Plain values cross: ids and dataclasses.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.errors import Cancelled, UserError
from core.store.changes import Changes
from core.store.database import Reader
from core.store.operation import Store

if TYPE_CHECKING:
    from concurrent.futures import Future

    from core.store.worker import Worker

T = TypeVar("T")
P = ParamSpec("P")

BUSY_MS = 300
"""Work that takes longer shows that something is being done."""
CANCEL_MS = 2000
"""Work that takes longer offers a way to stop it, where it can be stopped."""


class Progress:
    """Given to long work: call it with what is done, and it says whether to go on.

    `progress(done, total)` may be called from the worker as often as is handy. Raises Cancelled
    when the owner stopped the work.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        """Note that `done` of `total` pieces are finished; `total` 0 means nobody knows."""
        self.done, self.total = done, total
        if self._stop.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()


@dataclass(frozen=True)
class Work:
    """What is being done past 300 ms, for the status line; `progress` only for long work."""

    words: str
    progress: Progress | None = None


@dataclass
class _Job:
    then: Callable[[Any], object] | None
    refused: Callable[[UserError], object] | None
    owner: Hashable = None
    ticket: int = 0
    words: str = ""
    progress: Progress | None = None
    cancelled: Callable[[], object] | None = None
    future: Future[Any] | None = None


class Runner(QObject):
    """Runs operations and asks queries on the store's worker.

    `changed` carries the `Changes` of every commit, undo and redo; `said` a sentence for the
    message bar; `failed` an exception that is a bug; `busy` the `Work` that takes longer than
    300 ms, or None once it is over; `stoppable` the `Work` that may be stopped, past 2 s.
    `undo_labels` carries what Undo and Redo would take back (empty where nothing).
    """

    changed = Signal(object)
    toasted = Signal(object, object)
    """A change, and the words to tell of it: its label when empty, no toast when None."""
    said = Signal(str)
    failed = Signal(object)
    busy = Signal(object)
    stoppable = Signal(object)
    undo_labels = Signal(str, str)
    _committed = Signal(object, object)
    _finished = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._worker: Worker | None = None
        self._tickets: dict[Hashable, int] = {}
        self._open: list[_Job] = []
        self._telling: str | None = ""
        self._closed = False
        self._busy_timer = self._timer(BUSY_MS, self._show_busy)
        self._stop_timer = self._timer(CANCEL_MS, self._show_stop)
        self._committed.connect(self._on_committed)
        self._finished.connect(self._on_finished)
        store.listeners.append(self._heard)

    def read_now(
        self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kw: P.kwargs
    ) -> T:
        """Ask in this thread, before any work was handed over: for the first paint only."""
        if self._worker is not None:
            raise RuntimeError("the worker has the file already; ask it")
        return query(self.store.reader, *args, **kw)

    def ask(
        self,
        query: Callable[..., T],
        *args: Any,
        then: Callable[[T], object],
        owner: Hashable = None,
        refused: Callable[[UserError], object] | None = None,
        **kw: Any,
    ) -> None:
        """Run `query(reader, *args, **kw)` on the worker and hand its answer to `then`.

        With an `owner`, only the answer to its newest question arrives; older ones are dropped,
        and not even asked where they still wait. An owner that is a destroyed widget gets none.
        """
        self.ask_store(
            lambda store: query(store.reader, *args, **kw), then=then, owner=owner, refused=refused
        )

    def ask_store(
        self,
        question: Callable[[Store], T],
        *,
        then: Callable[[T], object],
        owner: Hashable = None,
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """`ask` for what is about the file as a whole: its backups, its encryption."""
        job = _Job(then, refused, owner, self._next_ticket(owner))
        self._submit(job, lambda store: None if self._stale(job) else question(store))

    def run(
        self,
        operation: Callable[..., T],
        *args: Any,
        then: Callable[[T], object] | None = None,
        refused: Callable[[UserError], object] | None = None,
        told: str | None = "",
        **kw: Any,
    ) -> None:
        """Run `operation(store, *args, **kw)` on the worker; its result goes to `then`.

        A UserError goes to `refused`, else its sentence to the message bar. `told` is the
        toast's sentence: the operation's label when empty, no toast when None. `changed`
        arrives before `then`.
        """
        self._submit(_Job(then, refused), lambda store: self._ran(told, operation, store, args, kw))

    def run_long(
        self,
        job: Callable[..., T],
        *args: Any,
        words: str,
        then: Callable[[T], object] | None = None,
        refused: Callable[[UserError], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        **kw: Any,
    ) -> None:
        """Run `job(store, *args, progress=Progress, **kw)`, which can be stopped.

        `words` say what is being done ("Backing up"). When the owner stops it, `cancelled` is
        called and neither of the others.
        """
        progress = Progress()
        task = _Job(then, refused, words=words, progress=progress, cancelled=cancelled)
        kw["progress"] = progress
        self._submit(task, lambda store: self._ran("", job, store, args, kw))

    def undo(self) -> None:
        """Take back the newest step; `changed` tells what it was."""
        self._submit(_Job(None, None), lambda store: store.undo())

    def redo(self) -> None:
        """Make the step undone last again."""
        self._submit(_Job(None, None), lambda store: store.redo())

    def warm_up(self) -> None:
        """Load what changes need, while the owner reads the first page."""
        self._submit(_Job(None, None), lambda store: store.warm_up())

    def read_undo_labels(self) -> None:
        """Ask what Undo and Redo would do; `undo_labels` tells."""
        self.ask(
            _undo_labels, then=lambda found: self.undo_labels.emit(*found), owner="undo labels"
        )

    def wait(self) -> None:
        """Stand still until everything handed over so far is done; answers follow by signal."""
        if self._worker is not None:
            self._worker.submit(lambda store: None).result()

    @property
    def idle(self) -> bool:
        """Whether every answer has arrived."""
        return not self._open

    def close(self) -> None:
        """Finish what is queued, close the file and let go of it. Answers no longer arrive."""
        self._closed = True
        self._busy_timer.stop()
        self._stop_timer.stop()
        self._finished.disconnect(self._on_finished)
        self._committed.disconnect(self._on_committed)
        if self._worker is None:
            self.store.close()
        else:
            self._worker.close()

    # The worker's thread -----------------------------------------------------------------

    def _ran(
        self, told: str | None, operation: Callable[..., T], store: Store, args: Any, kw: Any
    ) -> T:
        self._telling = told
        try:
            return operation(store, *args, **kw)
        finally:
            self._telling = ""

    def _heard(self, changes: Changes) -> None:
        self._committed.emit(changes, self._telling)

    # The window's thread -----------------------------------------------------------------

    def _submit(self, job: _Job, work: Callable[[Store], Any]) -> None:
        if self._closed:
            # Qt still sends a closing window events (activated, focus out) that ask for things.
            return
        if self._worker is None:
            from core.store.worker import Worker

            self._worker = Worker(self.store)
        if not self._open:
            self._busy_timer.start()
            self._stop_timer.start()
        self._open.append(job)
        job.future = self._worker.submit(work)
        job.future.add_done_callback(lambda _future: self._finished.emit(job))

    @Slot(object, object)
    def _on_committed(self, changes: Changes, told: str | None) -> None:
        self.changed.emit(changes)
        self.read_undo_labels()
        self.toasted.emit(changes, told)

    @Slot(object)
    def _on_finished(self, job: _Job) -> None:
        self._open.remove(job)
        if not self._open:
            self._busy_timer.stop()
            self._stop_timer.stop()
            self.busy.emit(None)
        if self._stale(job):
            return
        assert job.future is not None
        try:
            result = job.future.result()
        except UserError as error:
            self._refuse(job, error)
        except Cancelled:
            if job.cancelled is not None:
                job.cancelled()
        except Exception as error:
            self.failed.emit(error)
        else:
            if job.then is not None:
                job.then(result)

    def _refuse(self, job: _Job, error: UserError) -> None:
        if job.refused is not None:
            job.refused(error)
        else:
            self.said.emit(error.marked)

    def _next_ticket(self, owner: Hashable) -> int:
        if owner is None:
            return 0
        self._tickets[owner] = self._tickets.get(owner, 0) + 1
        return self._tickets[owner]

    def _stale(self, job: _Job) -> bool:
        if isinstance(job.owner, QObject) and not shiboken6.isValid(job.owner):
            return True
        return job.owner is not None and self._tickets[job.owner] != job.ticket

    def _show_busy(self) -> None:
        self.busy.emit(self._work())

    def _show_stop(self) -> None:
        work = self._work()
        if work.progress is not None:
            self.stoppable.emit(work)

    def _work(self) -> Work:
        long = next((job for job in self._open if job.progress is not None), None)
        return Work(long.words, long.progress) if long else Work("")

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(slot)
        return timer


def _undo_labels(reader: Reader) -> tuple[str, str]:
    steps = reader.rows("SELECT label, undone FROM undo_step ORDER BY id DESC")
    undo = next((step.label for step in steps if not step.undone), "")
    undone = [step.label for step in steps if step.undone]
    return undo, undone[-1] if undone else ""
