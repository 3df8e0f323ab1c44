"""What was worked out from the file, kept in memory until something that it follows from changes.

Whether anything did is told by the undo log, which numbers every change, undo and redo included.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from core.store.database import Reader

T = TypeVar("T")

_NOW = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'undo_change'"
_SOURCES = "SELECT source FROM undo_change WHERE seq > :then"


def kept(
    reader: Reader, name: str, by: Hashable, reads: frozenset[str], work: Callable[[], T]
) -> T:
    """What `work` gives; asked again by the same `by`, the same as long as no table of `reads`
    changes. Of each `name` the newest is kept, until the file is closed.

    Nothing is kept inside an open operation, since that may still be taken back.
    """
    if reader.in_operation:
        return work()
    now = int(reader.value(_NOW) or 0)
    found = reader.memory.get(name)
    if found is not None:
        known, then, value = found
        if known == by and _untouched(reader, then, now, reads):
            reader.memory[name] = (by, now, value)
            return cast(T, value)
    made = work()
    reader.memory[name] = (by, now, made)
    return made


def _untouched(reader: Reader, then: int, now: int, reads: frozenset[str]) -> bool:
    if then == now:
        return True
    changed = [row.source for row in reader.rows(_SOURCES, then=then)]
    # Changes that the log has forgotten may have been any.
    return len(changed) == now - then and reads.isdisjoint(changed)
