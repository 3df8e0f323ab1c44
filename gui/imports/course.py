"""One file's way from the disk to the screen, beside the window wherever it needs no store.

Opening and reading run in the pool, what compares with the file of the business on its worker. A
step that was overtaken (another file, another answer) is dropped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core import intake
from core.errors import Cancelled
from core.importing import recognising
from core.importing.recognising import Kind
from core.intake import Look, Opened
from core.store.operation import Store
from core.text import tr
from gui.beside import Beside
from gui.runner import Progress, Runner


class Course(QObject):
    """Reads one file at a time.

    `opened(Opened)` comes when it is known what it is, `looked(Look)` when it is known what it
    would bring or what must be answered first, `refused(UserError)` when it cannot be read.
    """

    opened = Signal(object)
    looked = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, runner: Runner, today: dt.date, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._today = runner, today
        self._ticket = 0
        self._path: Path | None = None
        self._found: Opened | None = None
        self._given: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self.progress = Progress()

    @property
    def answers(self) -> dict[str, str]:
        """What is known: answered now, or for such a file before."""
        return {**self._known, **self._given}

    def open(self, path: Path, chosen: str = "") -> None:
        """Look at a file, as the format with the key `chosen` if one is given."""
        self._path, self._given = path, {}
        self._beside(self._opened, intake.open_export, path, chosen)

    def answer(self, answers: Mapping[str, str]) -> None:
        """Look again with these answers."""
        self._given |= answers
        if recognising.AS in answers and self._path is not None:
            self.open(self._path, answers[recognising.AS])
        elif self._found is not None:
            self._read()

    def stop(self) -> None:
        """Drop what is under way."""
        self._ticket += 1
        self.progress.stop()

    def take(
        self,
        found: Look,
        then: Callable[[intake.Taken], object],
        refused: Callable[[Any], object],
        cancelled: Callable[[], object],
    ) -> None:
        """Take in what was looked at, in one step that can be undone."""
        self._runner.run_long(
            _take,
            found,
            self._today,
            words=tr("Importing {file}", file=found.opened.path.name),
            then=then,
            refused=refused,
            cancelled=cancelled,
        )

    def _opened(self, found: Opened) -> None:
        self._found = found
        self.opened.emit(found)
        if found.kind.kind == recognising.CONTACTS and found.unclear is None:
            # The list of contacts has a window of its own, with a tick for everybody.
            return
        ticket = self._ticket
        self._runner.ask(
            intake.recall, found, then=lambda known: self._recalled(ticket, known), owner=self
        )

    def _recalled(self, ticket: int, known: dict[str, str]) -> None:
        if ticket == self._ticket:
            self._known = known
            self._read()

    def _read(self) -> None:
        assert self._found is not None
        self._beside(self._compare, intake.read_rows, self._found, self.answers, self._told)

    def _compare(self, rows: Any) -> None:
        ticket, found = self._ticket, self._found
        assert found is not None
        self._runner.run_long(
            _look,
            found,
            rows,
            self.answers,
            self._today,
            words=tr("Reading {file}", file=found.path.name),
            then=lambda look: self._tell(ticket, self.looked, look),
            refused=lambda error: self._tell(ticket, self.refused, error),
        )

    def _tell(self, ticket: int, signal: Any, value: object) -> None:
        if ticket == self._ticket:
            signal.emit(value)

    def _told(self, done: int) -> None:
        self.progress(done, 0)

    def _beside(self, then: Callable[[Any], object], work: Callable[..., Any], *args: Any) -> None:
        self.stop()
        self.progress = Progress()
        ticket = self._ticket
        job = Beside(self)

        def arrived(value: object, act: Callable[[Any], object]) -> None:
            job.deleteLater()
            if ticket == self._ticket:
                act(value)

        job.done.connect(lambda value: arrived(value, then))
        job.refused.connect(lambda error: arrived(error, self.refused.emit))
        job.failed.connect(lambda error: arrived(error, self._failed))
        job.run(work, *args)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.stopped.emit()
        else:
            self._runner.failed.emit(error)


def other_kinds() -> list[Kind]:
    """Every format that a file may be read as, by its words."""
    found = [
        Kind(kind, module.KEY, module.words(), 0.0)
        for kind, modules in recognising.KINDS
        for module in modules
    ]
    return sorted((replace(one) for one in found), key=lambda one: one.words.casefold())


def _look(
    store: Store,
    opened: Opened,
    rows: Any,
    answers: dict[str, str],
    today: dt.date,
    *,
    progress: Progress,
) -> Look:
    return intake.look(store, opened, rows, answers, today, lambda done: progress(done, 0))


def _take(store: Store, found: Look, today: dt.date, *, progress: Progress) -> intake.Taken:
    total = found.new + found.changed + found.known
    return intake.take(store, found, today, lambda done: progress(min(done, total), total))
