"""One thread that does all the store's work in turn, and folds the log in when it falls idle."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from core.errors import UserError
from core.store.operation import Store

T = TypeVar("T")
IDLE_SECONDS = 1.0
"""After this long without work the write-ahead log is folded in; a plain copy is whole then."""

log = logging.getLogger(__name__)
_Job = tuple[Callable[[Store], Any], "Future[Any]"]


class Worker:
    """Runs jobs on `store` one after the other in a thread of its own, until closed."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._closed = False
        self._pausing = False
        store.reader.others_first = self._others_first
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[Store], T]) -> Future[T]:
        """Queue `job(store)`; its result, or what it raised, arrives in the future.

        Raises RuntimeError once the worker was closed.
        """
        if self._closed:
            raise RuntimeError("the worker is closed")
        future: Future[T] = Future()
        self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Finish what is queued, close the store and end the thread."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        folded = True
        while True:
            try:
                job = self._jobs.get(timeout=None if folded else IDLE_SECONDS)
            except queue.Empty:
                folded = self._fold()
                continue
            if job is None:
                break
            self._do(*job)
            folded = False
        self.store.close()

    def _do(self, job: Callable[[Store], Any], future: Future[Any]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = job(self.store)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _others_first(self) -> None:
        """Do what is queued, in the middle of a job that reads for long and lets others in."""
        if self._pausing or threading.current_thread() is not self._thread:
            return
        self._pausing = True
        try:
            while True:
                job = self._jobs.get_nowait()
                if job is None:
                    # The end comes after the job that is being done.
                    self._jobs.put(None)
                    return
                self._do(*job)
        except queue.Empty:
            return
        finally:
            self._pausing = False

    def _fold(self) -> bool:
        """Whether the log is folded in; if not (a reader, a full disk) it is tried again soon."""
        try:
            return self.store.fold_log()
        except UserError as error:
            log.info("The log was not folded in: %s", error.sentence)
            return False
