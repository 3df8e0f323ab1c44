"""Reading what the measures need: purchases, and orders by day, of one currency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.business.queries import business
from core.loyalty.rules import PREFIX, Rules, rules_of
from core.orders.queries import last_days, purchases
from core.store.database import Reader
from core.text import and_list, currency_digits, day, tr, trn

if TYPE_CHECKING:
    from core.loyalty.frames import Ints, Orders, Purchases

CHUNK = 100_000
"""Rows read at a time, so that Python's lock is never held for long."""
GUEST = -1


@dataclass(frozen=True, eq=False)
class Shop:
    """A shop's trade in one currency, up to the last day that is known of all its sources.

    `as_of` None: no orders at all. `lagging` says which source ends earlier than others, ""
    when none does; `left_out` which orders are of another currency, "" when none are.
    """

    purchases: Purchases
    orders: Orders
    currency: str
    digits: int
    as_of: dt.date | None
    data_from: dt.date | None
    lagging: str
    left_out: str


def shop(reader: Reader, today: dt.date, as_of: dt.date | None = None) -> Shop:
    """Everything that the measures read. `as_of` None: the newest day known, not after `today`."""
    from core.loyalty.frames import as_date

    table = purchases(reader)
    currency, left_out = _currency(reader, table)
    bought, orders = _columns(reader, table, currency)
    asked, lagging = (as_of, "") if as_of else newest_day(last_days(reader, today))
    known = len(orders.day) > 0
    if known and asked is None:
        asked = min(as_date(orders.day[-1]), today)
    begin = as_date(orders.day[0]) if known else None
    digits = currency_digits(currency)
    return Shop(
        bought, orders, currency, digits, asked if known else None, begin, lagging, left_out
    )


def rules(reader: Reader) -> Rules:
    """The owner's rules."""
    rows = reader.rows(
        "SELECT substr(key, :skip) AS name, value FROM setting WHERE key GLOB :keys",
        skip=len(PREFIX) + 1,
        keys=f"{PREFIX}*",
    )
    return rules_of({row.name: row.value for row in rows})


def newest_day(last: dict[str, dt.date]) -> tuple[dt.date | None, str]:
    """The earliest of the sources' last days, and a sentence that says which source lags."""
    if not last:
        return None, ""
    earliest, latest = min(last.values()), max(last.values())
    if earliest == latest:
        return earliest, ""
    behind = and_list(sorted(source for source, end in last.items() if end == earliest))
    return earliest, tr(
        "Reckoned up to {day}, since {source} ends there.",
        day=day(earliest, year=True),
        source=behind,
    )


def _currency(reader: Reader, table: str) -> tuple[str, str]:
    """The business's currency, else the one most used; and what is left out for it."""
    own = business(reader).currency
    # Grouping sorts a million rows; nearly every shop sells in one currency.
    if not reader.value(
        f"SELECT EXISTS (SELECT 1 FROM {table} AS kept WHERE currency <> :own)", own=own
    ):
        return own, ""
    found = reader.rows(
        f"SELECT currency, sum(orders) AS orders FROM {table} AS kept "
        "GROUP BY currency ORDER BY currency = :own DESC, sum(orders) DESC, currency",
        own=own,
    )
    if not found:
        return own, ""
    chosen, *others = found
    missing = sum(row.orders for row in others)
    if not others:
        return str(chosen.currency), ""
    sentence = trn(
        "{n} order in {currencies} is left out: currencies are never added.",
        "{n} orders in {currencies} are left out: currencies are never added.",
        missing,
        currencies=and_list([row.currency for row in others]),
    )
    return str(chosen.currency), sentence


def _columns(reader: Reader, table: str, currency: str) -> tuple[Purchases, Orders]:
    import numpy as np

    from core.loyalty.frames import Orders, Purchases

    before = reader.value(_REVISION)
    read = list(_chunks(reader, table, currency, reader.pause))
    if reader.value(_REVISION) != before:
        # It was made anew in between; what was read is partly of before and partly of after.
        read = list(_chunks(reader, table, currency))
    who, day, net, orders = (
        np.concatenate([np.empty(0, np.int64), *parts]) for parts in zip(*read, strict=True)
    )
    named = who != GUEST
    days, at = np.unique(day, return_inverse=True)
    by_day = [
        np.bincount(at, weights=weights, minlength=len(days))
        for weights in (orders, np.where(named, 0, orders), net)
    ]
    return (
        Purchases.of(who[named], day[named], net[named], orders[named]),
        Orders.of(days, *(np.rint(column).astype(np.int64) for column in by_day)),
    )


_REVISION = "SELECT max(revision) FROM purchase_revision"


def _chunks(
    reader: Reader, table: str, currency: str, between: Callable[[], object] = lambda: None
) -> Iterator[list[Ints]]:
    """Customer, day number, net and orders of the rows, a chunk at a time.

    SQLite joins each column to one text outside of Python's lock, and NumPy reads it: four times
    as fast as a million rows of Python objects.
    """
    import numpy as np

    for span in _spans(reader, table):
        row = reader.row(
            f"SELECT group_concat(coalesce(person_id, {GUEST})) AS who, "
            "group_concat(unixepoch(day) / 86400) AS day, group_concat(net) AS net, "
            f"group_concat(orders) AS orders FROM {table} AS kept "
            f"WHERE currency = :currency AND {span}",
            currency=currency,
        )
        assert row is not None
        yield [np.fromstring(text or "", np.int64, sep=",") for text in row]
        between()


def _spans(reader: Reader, table: str) -> list[str]:
    """Conditions that take the rows in chunks; the table alone has ids to part it by."""
    if table != "purchase":
        return ["1"]
    last = reader.value("SELECT coalesce(max(id), 0) FROM purchase")
    return [f"id BETWEEN {at + 1} AND {at + CHUNK}" for at in range(0, max(last, 1), CHUNK)]
