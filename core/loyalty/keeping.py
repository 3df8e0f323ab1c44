"""Numbers that took a while, kept with the file until the orders change.

A kept number belongs to the revision of the orders (`core.orders.keeping.revision`) that it was
worked out from, and to the day on which it was asked for. Deleting all of them loses nothing.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from core.orders import keeping
from core.store.database import Reader
from core.store.operation import Store

MOST = 60
"""How many numbers are kept; the oldest make room."""


@dataclass(frozen=True)
class Kept:
    """A kept value; `fresh` when the orders are still those that it was worked out from."""

    value: Any
    as_of: dt.date
    fresh: bool


def kept(reader: Reader, measure: str, as_of: dt.date) -> Kept | None:
    """What is kept of `measure`: that of `as_of` if it is fresh, else the newest, else None."""
    revision = keeping.revision(reader)
    row = reader.row(
        "SELECT as_of, order_revision AS revision, value FROM number_cache "
        "WHERE measure = :measure ORDER BY as_of = :as_of AND order_revision IS :revision DESC, "
        "rowid DESC LIMIT 1",
        measure=measure,
        as_of=as_of.isoformat(),
        revision=revision,
    )
    if row is None:
        return None
    day = dt.date.fromisoformat(row.as_of)
    fresh = revision is not None and row.revision == revision and day == as_of
    return Kept(json.loads(row.value), day, fresh)


def keep(store: Store, measure: str, as_of: dt.date, revision: int, value: Any) -> None:
    """Keep `value` (as JSON takes it), worked out from the orders of `revision`. No step of undo.

    Nothing is kept when the orders have changed since.
    """
    if keeping.revision(store.reader) != revision:
        return
    with store.upkeep() as connection:
        connection.execute("DELETE FROM number_cache WHERE order_revision <> ?", (revision,))
        connection.execute(
            "INSERT OR REPLACE INTO number_cache (measure, as_of, order_revision, value) "
            "VALUES (?, ?, ?, ?)",
            (measure, as_of.isoformat(), revision, json.dumps(value, separators=(",", ":"))),
        )
        connection.execute(
            "DELETE FROM number_cache WHERE rowid NOT IN "
            "(SELECT rowid FROM number_cache ORDER BY rowid DESC LIMIT ?)",
            (MOST,),
        )


def forget(store: Store) -> None:
    """Drop every kept number; they are worked out again when they are asked for."""
    with store.upkeep() as connection:
        connection.execute("DELETE FROM number_cache")
