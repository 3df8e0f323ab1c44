"""Who is neither a prospect nor anything else, as the table of everyone shows them."""

from __future__ import annotations

from dataclasses import dataclass

from core.people.everyone import NEITHER, PeopleFilter, PersonRow, ids, rows
from core.store.database import Reader

SHOWN = 300
"""People that are shown at a time: whoever wants others types more of the name."""


@dataclass(frozen=True)
class Found:
    """The first who fit, and how many fit in all."""

    rows: tuple[PersonRow, ...]
    total: int


def find(reader: Reader, typed: str) -> Found:
    """Who is neither a prospect nor anything else, and fits what was typed."""
    found = ids(reader, PeopleFilter(typed=typed, role=NEITHER))
    return Found(tuple(rows(reader, found[:SHOWN])), len(found))
