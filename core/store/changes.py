"""What an operation, an undo or a redo touched; the screen decides what to read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from core.store.database import Connection


class Kind(Enum):
    """How an operation stands in the undo history."""

    STEP = "step"
    """Undoable: the usual kind."""
    QUIET = "quiet"
    """Not a step of its own and touches only tables with undo="none" (caches, bookkeeping)."""
    FINAL = "final"
    """Cannot be undone, and empties the history (restore, encryption, forgetting a person)."""


@dataclass(frozen=True)
class Place:
    """Where a change shows: a page's key and the row it is about, if any."""

    page: str
    row: int | None = None


@dataclass(frozen=True)
class Changes:
    """One change that was committed.

    `label` names it as the Undo menu does; `verb` is "do", "undo" or "redo"; `tables` are the
    tables with changed rows; `step` is its place in the history, None for quiet and final kinds.
    """

    label: str
    tables: frozenset[str]
    place: Place | None = None
    verb: str = "do"
    step: int | None = None
    marked: str = field(default="", compare=False)
    """The label with people's names marked (`core.private`)."""


@dataclass(frozen=True)
class Step:
    """One entry of the history, as the Undo menu shows it; in `label` people's names are marked."""

    id: int
    label: str
    place: Place | None
    undone: bool


def read_steps(connection: Connection) -> list[Step]:
    """The history, newest first."""
    rows = connection.execute("SELECT id, label, page, row, undone FROM undo_step ORDER BY id DESC")
    return [
        Step(step, label, Place(page, row) if page else None, bool(undone))
        for step, label, page, row, undone in rows
    ]
