"""Orders that tell nothing themselves, of customers who said how they found the business."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from core.attribution.limits import NOT_KNOWN, ON_NETWORK
from core.attribution.rules import Book, Origin
from core.attribution.tally import told_by
from core.store.database import Reader

Orders = tuple[int, int, int, int, str, str]
"""Orders and net, the same of the past year, the first day and the last."""


def said_by_hand(reader: Reader) -> dict[int, Origin]:
    """How each customer who was asked found the business."""
    return {
        row.person_id: Origin(
            row.network if row.how == ON_NETWORK else row.how, person_id=row.recommended_by
        )
        for row in reader.rows("SELECT person_id, how, network, recommended_by FROM found_us")
    }


def untold(
    reader: Reader,
    table: str,
    said: Mapping[int, Origin],
    book: Book,
    since: str,
    today: dt.date,
) -> Iterator[tuple[Origin, Orders]]:
    """For each customer who was asked what the orders come to whose way nothing else tells.

    `table` is what purchases are read from; `since` the first day of the past year.
    """
    if not said:
        return
    told: Counter[tuple[int, str]] = Counter()
    net: Counter[tuple[int, str]] = Counter()
    for person, day, one, amount in told_by(reader, today):
        if book.origin(*one).way != NOT_KNOWN:
            told[person, day] += 1
            net[person, day] += amount
    found: dict[int, list[tuple[str, int, int]]] = {}
    for row in reader.rows(
        f"SELECT person_id, day, orders, net FROM {table} AS kept WHERE day <= :today "
        "AND person_id IN (SELECT person_id FROM found_us) AND orders > 0",
        today=today.isoformat(),
    ):
        key = (row.person_id, row.day)
        if row.orders > told[key]:
            found.setdefault(row.person_id, []).append(
                (row.day, row.orders - told[key], row.net - net[key])
            )
    for person, rows in found.items():
        recent = [row for row in rows if row[0] >= since]
        yield (
            said[person],
            (
                sum(orders for _, orders, _ in rows),
                sum(amount for *_, amount in rows),
                sum(orders for _, orders, _ in recent),
                sum(amount for *_, amount in recent),
                min(day for day, *_ in rows),
                max(day for day, *_ in rows),
            ),
        )
