"""One export on its way in, whatever it is: what it is, what it asks, what it brings, taking it.

The steps of the window and of the verb `import` alike. Opening and reading need no store, so they
can run beside it; `look` and `take` belong to the store's thread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core import import_others
from core.importing import order_files, recognising, traffic_files
from core.importing.mappings import remembered
from core.importing.order_files import OrdersFile, OrdersRead
from core.importing.order_table import OWN_CURRENCY, TILL
from core.importing.reading import Problem
from core.importing.recognising import Kind
from core.importing.seam import Answers, Question, unanswered
from core.importing.traffic_files import TrafficFile, TrafficRead
from core.intake_rows import FirstRows, order_rows, traffic_rows
from core.store.database import Reader
from core.store.operation import Store
from core.text import day, tr

Told = Callable[[int], None]
"""Hears how many rows are done; may raise Cancelled."""

PAGES = {
    recognising.ORDERS: "loyalty",
    recognising.TRAFFIC: "loyalty",
    recognising.CONTACTS: "prospects",
    recognising.LINKS: "prospects",
    recognising.SEARCH: "networks",
    recognising.AUDIENCE: "audience",
}
"""Where it shows what an export brought."""


@dataclass(frozen=True)
class Opened:
    """A file and what it is taken for; `unclear` is what must be said before anything else."""

    path: Path
    kind: Kind
    file: OrdersFile | TrafficFile | None
    """None for the kinds that are read where they are stored."""
    unclear: Question | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """What it leaves open."""
        if self.unclear is not None:
            return (self.unclear,)
        return self.file.questions if self.file is not None else ()

    @property
    def columns(self) -> tuple[Question, ...]:
        """What each field is read from, for the owner to say otherwise; none of known exports."""
        return self.file.columns if self.file is not None else ()


@dataclass
class Look:
    """What a file would bring. `open` are questions that must be answered before it is known."""

    opened: Opened
    words: str
    answers: dict[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    open: tuple[Question, ...] = ()
    new: int = 0
    changed: int = 0
    known: int = 0
    covers: tuple[dt.date, dt.date] | None = None
    problems: Sequence[Problem] = ()
    remarks: Sequence[str] = ()
    first: FirstRows = field(default_factory=FirstRows)
    shown: Any = None
    """What is taken in the end: the preview of its subject."""

    @property
    def brings(self) -> bool:
        """Whether taking it would change anything."""
        return bool(self.new or self.changed)


@dataclass(frozen=True)
class Taken:
    """What taking a file in did: people who are new by it."""

    people: int = 0


def open_export(path: Path, chosen: str = "") -> Opened:
    """What the file is, or as the format `chosen` by its key.

    Raises UserError when it is nothing that is known, or cannot be read.
    """
    kinds = recognising.kinds_of(path, chosen)
    if not chosen and (question := recognising.unclear(path, kinds)):
        return Opened(path, kinds[0], None, question)
    best = recognising.sure(path, kinds, chosen)
    if best.kind == recognising.ORDERS:
        return Opened(path, best, order_files.look_at(path, best.format))
    if best.kind == recognising.TRAFFIC:
        return Opened(path, best, traffic_files.look_at(path, best.format))
    return Opened(path, best, None)


def recall(reader: Reader, opened: Opened) -> dict[str, str]:
    """What was answered before for such a file, and the business's own currency."""
    found: dict[str, str] = {}
    digests = [opened.file.head_digest] if opened.file is not None else []
    if isinstance(opened.file, OrdersFile):
        digests.append(opened.file.digest_for(TILL))
        found[OWN_CURRENCY] = str(reader.value("SELECT currency FROM business") or "")
    for digest in digests:
        found |= remembered(reader, digest)
    return found


def read_rows(opened: Opened, answers: Answers, told: Told | None = None) -> Any:
    """The rows of a file whose questions are answered; None where they are still open.

    Raises UserError when none can be read.
    """
    if opened.file is None or unanswered(opened.questions, answers):
        return None
    if isinstance(opened.file, OrdersFile):
        return order_files.read(opened.file, answers, told)
    return traffic_files.read(opened.file, answers)


def look(
    store: Store,
    opened: Opened,
    read: Any,
    answers: Mapping[str, str],
    today: dt.date,
    told: Told | None = None,
) -> Look:
    """What the rows would bring. Nothing is stored. Raises UserError."""
    found = Look(opened, opened.kind.words, dict(answers), opened.questions)
    found.open = unanswered(opened.questions, answers)
    if found.open:
        return found
    if isinstance(read, OrdersRead) and isinstance(opened.file, OrdersFile):
        from core.orders import incoming

        shown = incoming.preview(store.reader, opened.file, read, today, told)
        found.first = order_rows(shown)
    elif isinstance(read, TrafficRead) and isinstance(opened.file, TrafficFile):
        from core.traffic import incoming as counted

        shown = counted.preview(store.reader, opened.file, read, today, told)  # type: ignore[assignment]
        found.first = traffic_rows(shown)  # type: ignore[arg-type]
    else:
        return _look_at_other(store, found, today)
    found.shown, found.covers = shown, shown.covers
    found.new, found.changed, found.known = shown.new, shown.changed, shown.known
    found.problems, found.remarks = shown.problems, (*_before(store.reader, shown), *shown.remarks)
    return found


def take(
    store: Store,
    found: Look,
    today: dt.date,
    told: Told | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Taken:
    """Take in what was looked at, whole or not at all. Raises UserError, Cancelled."""
    opened = found.opened
    kept = _kept(opened, found.answers)
    if isinstance(opened.file, OrdersFile):
        from core.orders.operations import import_orders

        done = import_orders(store, found.shown, kept, told=told, cancelled=cancelled)
        return Taken(done.people)
    if isinstance(opened.file, TrafficFile):
        from core.traffic.operations import import_traffic

        import_traffic(store, found.shown, kept, told=told, cancelled=cancelled)
        return Taken()
    task = import_others.Task(opened.path, found.answers, today, False, opened.kind.format)
    return Taken(import_others.take(opened.kind.kind, store, task).people)


def _look_at_other(store: Store, found: Look, today: dt.date) -> Look:
    opened = found.opened
    task = import_others.Task(opened.path, found.answers, today, True, opened.kind.format)
    done = import_others.take(opened.kind.kind, store, task)
    found.words = done.words or found.words
    found.questions = found.questions or done.asks or done.questions
    found.open = done.questions
    found.new, found.changed, found.known = done.new, done.changed, done.known
    found.problems, found.remarks = done.problems, tuple(done.remarks)
    return found


def _kept(opened: Opened, answers: Answers) -> dict[str, dict[str, str]]:
    """What is remembered of the answers, by what it is remembered by."""
    if isinstance(opened.file, TrafficFile):
        lasting = opened.file.lasting(answers)
        return {opened.file.head_digest: lasting} if lasting else {}
    return opened.file.lasting(answers) if opened.file is not None else {}


def _before(reader: Reader, shown: Any) -> tuple[str, ...]:
    """That just this file was taken in before, if it was."""
    from core.importing.queries import imported_before

    known = imported_before(reader, shown.digest)
    if known is None:
        return ()
    when = day(known.imported_at.date(), year=True)
    return (tr("This very file was imported on {day}.", day=when),)
