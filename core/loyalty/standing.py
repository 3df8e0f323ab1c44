"""Where each customer stands: their group, their chance of still being one, what they bought.

Kept as rows of `customer_standing`, so that a list of 200,000 is filtered, sorted and paged by the
database. It belongs to the revision of the orders, the owner's rules and the day on which it was
worked out; deleting it loses nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.loyalty import keeping
from core.loyalty.limits import GROUPS
from core.loyalty.queries import rules, shop
from core.loyalty.rules import Rules
from core.orders import keeping as orders_keeping
from core.store.database import Reader
from core.store.operation import Store

if TYPE_CHECKING:
    from core.loyalty.frames import Floats, Ints

FORM = 1
"""Raised when what is kept changes its form or its meaning."""
AT_ONCE = 8_000
"""Rows written at a time; edits that wait come in between."""
_INSERT = (
    "INSERT INTO customer_standing "
    "(person_id, place, purchases, orders, first, last, net, chance) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_FROM = "FROM number_cache WHERE measure GLOB 'standing.*'"
_NOTED = f"SELECT EXISTS (SELECT 1 {_FROM})"


@dataclass(frozen=True)
class Standing:
    """What is kept, as a whole. `as_of` None: there are no orders.

    `sizes` are the customers of each group by its key; `modelled`: whether there are enough
    customers for the model of who is still one.
    """

    as_of: dt.date | None
    currency: str
    sizes: Mapping[str, int]
    modelled: bool
    fresh: bool

    @property
    def customers(self) -> int:
        """How many there are."""
        return sum(self.sizes.values())


def standing(reader: Reader, today: dt.date) -> Standing | None:
    """What is kept for `today`, maybe of orders that have changed since; None for nothing."""
    found = keeping.kept(reader, _measure(rules(reader)), today)
    if found is None:
        return None
    told = found.value
    day = told["as_of"]
    return Standing(
        dt.date.fromisoformat(day) if day else None,
        told["currency"],
        told["sizes"],
        told["modelled"],
        found.fresh,
    )


def rebuild(store: Store, today: dt.date) -> bool:
    """Work out where everybody stands and keep it; no step of undo. Whether anything was done.

    Edits that wait come in between. When one of them changes the orders, or asks for the same, it
    is begun anew.
    """
    orders_keeping.refresh(store)
    by = rules(store.reader)
    kept = standing(store.reader, today)
    if kept is not None and kept.fresh:
        return False
    revision = orders_keeping.revision(store.reader)
    if revision is None:
        return False
    told, chunks = _worked_out(store.reader, by, today)
    store.reader.pause()
    with store.upkeep() as connection:
        connection.execute(f"DELETE {_FROM}")
        connection.execute("DELETE FROM customer_standing")
    for chunk in chunks:
        # Half of the rows tell nobody anything: that they are whole is noted at the end.
        store.reader.pause()
        if orders_keeping.revision(store.reader) != revision or store.reader.value(_NOTED):
            rebuild(store, today)
            return True
        with store.upkeep() as connection:
            connection.executemany(_INSERT, chunk)
    keeping.keep(store, _measure(by), today, revision, told)
    return True


def _measure(by: Rules) -> str:
    return f"standing.{FORM} {by.regular.purchases}/{by.regular.days}"


def _worked_out(
    reader: Reader, by: Rules, today: dt.date
) -> tuple[dict[str, Any], Iterator[list[tuple[Any, ...]]]]:
    """What is told of all, and the rows in chunks."""
    import numpy as np

    from core.loyalty import customer_groups

    found = shop(reader, today)
    reader.pause()
    if found.as_of is None:
        sizes = dict.fromkeys(GROUPS, 0)
        return {"as_of": None, "currency": found.currency, "sizes": sizes, "modelled": False}, iter(
            ()
        )
    known = found.purchases.until(found.as_of)
    chance, model = customer_groups.chances(known, found.as_of)
    reader.pause()
    slipping = customer_groups.slipping_away(known, found.as_of, chance, by.regular)
    group = customer_groups.groups(known, found.as_of, slipping, by.regular)
    people = known.customers
    sizes = np.bincount(group, minlength=len(GROUPS)).tolist()
    columns = (people.customer, group, people.count, people.orders, people.first, people.last)
    rows = _rows((*columns, people.net), chance)
    return {
        "as_of": found.as_of.isoformat(),
        "currency": found.currency,
        "sizes": dict(zip(GROUPS, sizes, strict=True)),
        "modelled": model is not None,
    }, rows


def _rows(columns: tuple[Ints, ...], chance: Floats | None) -> Iterator[list[tuple[Any, ...]]]:
    from core.loyalty.frames import as_date

    days: dict[int, str] = {}

    def day(number: int) -> str:
        text = days.get(number)
        if text is None:
            text = days[number] = as_date(number).isoformat()
        return text

    for start in range(0, len(columns[0]), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        who, place, count, orders, first, last, net = (one[part].tolist() for one in columns)
        sure = [None] * len(who) if chance is None else chance[part].tolist()
        yield [
            (*row[:4], day(row[4]), day(row[5]), row[6], _told(row[7], row[2]))
            for row in zip(who, place, count, orders, first, last, net, sure, strict=True)
        ]


def _told(chance: float | None, purchases: int) -> float | None:
    """The chance as it may be told: none of somebody who bought once, which the model takes for a
    customer for ever."""
    return None if chance is None or purchases < 2 or chance != chance else chance
