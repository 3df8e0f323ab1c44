"""What every way, campaign, idea, person and link brought, from one reading of the orders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.attribution.book import read_book
from core.attribution.by_hand import said_by_hand, untold
from core.attribution.limits import NOT_KNOWN
from core.attribution.rules import UNKNOWN, Book, Origin
from core.attribution.tally import YEAR, Count, Tally, Told, tally
from core.orders import keeping
from core.orders.queries import currency_sold_in, purchases
from core.store.database import Reader


@dataclass(frozen=True)
class Part:
    """What one owner brought: all orders and those of the past year, and the first customers.

    `net` and `year_net` are minor units. `firsts` are the customers whose first day it was,
    `year_firsts` how many of them in the past year.
    """

    orders: int = 0
    net: int = 0
    year_orders: int = 0
    year_net: int = 0
    first_day: str = ""
    last_day: str = ""
    firsts: tuple[int, ...] = ()
    year_firsts: int = 0

    def plus(self, other: Part) -> Part:
        """Both together."""
        days = [day for day in (self.first_day, other.first_day) if day]
        return Part(
            self.orders + other.orders,
            self.net + other.net,
            self.year_orders + other.year_orders,
            self.year_net + other.year_net,
            min(days, default=""),
            max(self.last_day, other.last_day),
            (*self.firsts, *other.firsts),
            self.year_firsts + other.year_firsts,
        )


NO_PART = Part()


@dataclass(frozen=True)
class Summary:
    """Orders by where they came from, as known at the end of `today`.

    `orders`, `year_orders` and `year_net` are those of the whole shop; `book` is what their
    traces were looked up in.
    """

    today: dt.date
    book: Book
    tally: Tally
    orders: int
    year_orders: int
    year_net: int
    ways: Mapping[str, Part]
    campaigns: Mapping[int, Part]
    ideas: Mapping[int, Part]
    people: Mapping[int, Part]
    links: Mapping[int, Part]

    @property
    def year_known(self) -> int:
        """Orders of the past year whose way is known."""
        return sum(part.year_orders for way, part in self.ways.items() if way != NOT_KNOWN)

    @property
    def not_known(self) -> float | None:
        """The share of the past year's orders that nobody knows the way of; None without any."""
        return 1 - self.year_known / self.year_orders if self.year_orders else None


class _Memory:
    """The summary that was worked out last: screens ask for it one after another."""

    key: Any = None
    found: Summary | None = None


_memory = _Memory()


def summary(reader: Reader, today: dt.date) -> Summary:
    """What the orders up to `today` tell; the last one is kept until anything changes."""
    key = _key(reader, today)
    if key is None or _memory.key != key or _memory.found is None:
        found = _read(reader, today)
        if _key(reader, today) != key:
            # Edits came in between; what was read is partly of before and partly of after.
            found, key = _read(reader, today), None
        _memory.found, _memory.key = found, key
    return _memory.found


def _key(reader: Reader, today: dt.date) -> Any:
    """What a summary holds for; None while the orders are changing."""
    revision = keeping.revision(reader)
    if revision is None:
        return None
    file_id = reader.value("SELECT file_id FROM business")
    told = [
        tuple(reader.each(_whole, sql))
        for sql in (
            "SELECT changes FROM purchase_revision",
            "SELECT count(*), coalesce(max(id), 0) FROM purchase_order",
            "SELECT * FROM code",
            "SELECT * FROM attribution_rule",
            "SELECT person_id, how, network FROM found_us",
            "SELECT id, name, hashtag FROM campaign",
            "SELECT id, person_id, their_page FROM link",
            "SELECT site FROM business",
            "SELECT count(*), coalesce(max(id), 0), total(person_id) FROM person_key "
            "WHERE kind = 'site'",
        )
    ]
    return (file_id, revision, today, told)


def _read(reader: Reader, today: dt.date) -> Summary:
    counted = tally(reader, today)
    book = read_book(reader, {told.trace.host for told in counted.counts})
    origins = {told: book.origin(*told) for told in counted.counts}
    since = (today - dt.timedelta(YEAR - 1)).isoformat()
    table = purchases(reader)
    whole = reader.row(
        "SELECT coalesce(sum(orders), 0) AS orders, "
        "coalesce(sum(orders) FILTER (WHERE day >= :since), 0) AS year, "
        "coalesce(sum(net) FILTER (WHERE day >= :since AND currency = :currency), 0) "
        "AS net "
        f"FROM {table} AS kept WHERE day <= :today",
        since=since,
        today=today.isoformat(),
        currency=currency_sold_in(reader),
    )
    assert whole is not None
    reader.pause()
    parts = _Parts()
    for told, count in counted.counts.items():
        parts.add(origins[told], _part(count))
    said = said_by_hand(reader)
    for origin, firsts in _firsts(reader, table, counted, origins, said, today).items():
        recent = sum(day >= since for _, day in firsts)
        parts.add(origin, Part(firsts=tuple(one for one, _ in firsts), year_firsts=recent))
    for origin, orders in untold(reader, table, said, book, since, today):
        parts.add(origin, Part(*orders))
    return Summary(
        today, book, counted, int(whole.orders), int(whole.year), int(whole.net), *parts.by_owner()
    )


class _Parts:
    """What was brought, by way, campaign, idea, person and link, while it is being added up."""

    def __init__(self) -> None:
        self._found: list[dict[Any, list[Part]]] = [{} for _ in Origin._fields]

    def add(self, origin: Origin, part: Part) -> None:
        for parts, owner in zip(self._found, origin, strict=True):
            if owner is not None:
                parts.setdefault(owner, []).append(part)

    def by_owner(self) -> list[dict[Any, Part]]:
        return [{owner: _sum(found) for owner, found in parts.items()} for parts in self._found]


def _sum(parts: list[Part]) -> Part:
    # Customers by the hundred thousand are joined once, not one after another.
    counted = NO_PART
    for part in parts:
        if part.orders:
            counted = counted.plus(part)
    firsts = [part for part in parts if not part.orders]
    return replace(
        counted,
        firsts=tuple(one for part in firsts for one in part.firsts),
        year_firsts=sum(part.year_firsts for part in firsts),
    )


def _part(count: Count) -> Part:
    return Part(
        count.orders,
        count.net,
        count.year_orders,
        count.year_net,
        count.first_day,
        count.last_day,
    )


def _firsts(
    reader: Reader,
    table: str,
    counted: Tally,
    origins: Mapping[Told, Origin],
    said: Mapping[int, Origin],
    today: dt.date,
) -> dict[Origin, list[tuple[int, str]]]:
    """Every customer with their first day, by where they came from."""
    found: dict[Origin, list[tuple[int, str]]] = {}
    firsts = reader.tuples(
        f"SELECT person_id, min(day) FROM {table} AS kept "
        "WHERE person_id IS NOT NULL AND orders > 0 AND day <= :today GROUP BY person_id",
        today=today.isoformat(),
    )
    reader.pause()
    for person, day in firsts:
        known = counted.first.get(person)
        origin = origins[known[1]] if known is not None and known[0] == day else UNKNOWN
        if person in said:
            origin = _first_said(origin, said[person])
        found.setdefault(origin, []).append((person, day))
    return found


def _first_said(origin: Origin, by_hand: Origin) -> Origin:
    """What the order tells; where it tells nothing, what the customer said."""
    person = by_hand.person_id if origin.person_id is None else origin.person_id
    return origin._replace(way=origin.way or by_hand.way, person_id=person)


def _whole(*row: Any) -> tuple[Any, ...]:
    return row
