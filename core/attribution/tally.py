"""All orders that tell where they came from, counted in one pass.

Of a million orders few traces differ, so each order is put to its trace, and only the traces are
looked up: what the owner changes in a rule needs no order to be read differently.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from core.attribution.traces import Trace, codes_of, trace_of
from core.orders.queries import currency_sold_in
from core.orders.sales import COUNTING, REFUNDS_NOW
from core.store.database import Reader

if TYPE_CHECKING:
    from core.loyalty.frames import Ints

CHUNK = 50_000
"""Orders read at a time; edits that wait come in between."""
YEAR = 365
"""Days of the past in which the ways are held against each other."""

# Networks hang a number of each click on their links, fbclid=…; without it few links differ.
_TOLD = """CASE WHEN instr(this.landing, 'clid=') = 0
    OR instr(substr(this.landing, instr(this.landing, 'clid=')), 'utm_') > 0 THEN this.landing
  ELSE substr(this.landing, 1, instr(this.landing, 'clid=') - 1) END"""
_ORDERS = f"""
WITH {COUNTING}
SELECT this.buyer_id, this.day,
  this.code || char(31) || {_TOLD} || char(31) || this.referrer,
  this.total, this.refunded, this.currency{{more}}
FROM purchase_order AS this JOIN counting ON counting.id = +this.batch_id
WHERE (this.batch_id = (SELECT max(id) FROM counting) OR NOT EXISTS (
    SELECT 1 FROM purchase_order AS newer JOIN counting ON counting.id = newer.batch_id
    WHERE newer.source = this.source AND newer.external_id = this.external_id
      AND newer.nth = this.nth AND newer.batch_id > this.batch_id))
  AND this.id BETWEEN :low AND :high AND this.status <> 'cancelled' AND this.day <= :today
  AND (this.code <> '' OR this.landing <> '' OR this.referrer NOT IN ('', 'web', 'pos'))
"""
_GIVEN = f"""
WITH {COUNTING}, {REFUNDS_NOW}
SELECT source, order_external_id, sum(amount) AS amount FROM refunds_now
WHERE order_external_id <> '' GROUP BY source, order_external_id
"""
_WHO = """
SELECT buyer.id, person_key.person_id FROM buyer JOIN person_key
ON person_key.kind = buyer.kind AND person_key.scope = buyer.scope
AND person_key.value = buyer.value
"""


class Told(NamedTuple):
    """What an order tells: its codes as they are compared, and its traces."""

    codes: tuple[str, ...]
    trace: Trace


@dataclass(slots=True)
class Count:
    """The orders that tell the same: all of them, and those of the past year.

    `net` is minor units of the currency that is sold in; orders of others count without it.
    """

    code: str
    landing: str
    referrer: str
    orders: int = 0
    net: int = 0
    year_orders: int = 0
    year_net: int = 0
    first_day: str = "9999"
    last_day: str = ""
    _told: Told | None = None

    @property
    def told(self) -> Told:
        """What they tell."""
        if self._told is None:
            self._told = Told(codes_of(self.code), trace_of(self.landing, self.referrer))
        return self._told

    def add(self, other: Count) -> None:
        """Count the orders of another spelling in."""
        self.orders += other.orders
        self.net += other.net
        self.year_orders += other.year_orders
        self.year_net += other.year_net
        self.first_day = min(self.first_day, other.first_day)
        self.last_day = max(self.last_day, other.last_day)


@dataclass(frozen=True)
class Tally:
    """What is told by which orders.

    `first` is the first day of each customer on which an order tells anything, and what it told.
    """

    counts: Mapping[Told, Count]
    first: Mapping[int, tuple[str, Told]]


def tally(reader: Reader, today: dt.date) -> Tally:
    """Every order up to `today` that tells anything of where it came from."""
    import numpy as np

    own = currency_sold_in(reader)
    groups, days = _Places(), _Days()
    parts = []
    for rows in _orders(reader, today):
        who, day, columns, totals, backs, currency = zip(*rows, strict=True)
        read = (
            np.fromiter((one or 0 for one in who), np.int64, len(rows)),
            np.fromiter(map(days.__getitem__, day), np.int64, len(rows)),
            np.fromiter(map(groups.__getitem__, columns), np.int64, len(rows)),
            np.array(totals, np.int64),
            np.array(backs, np.int64),
            np.fromiter(map(own.__eq__, currency), np.bool_, len(rows)),
        )
        kept = (read[4] == 0) | (read[4] < read[3])
        parts.append([column[kept] for column in read])
    if not parts:
        return Tally({}, {})
    buyer, when, group, total, refunded, ours = map(np.concatenate, zip(*parts, strict=True))
    counts = _counts(groups, when, group, (total - refunded) * ours, today)
    reader.pause()
    order = np.lexsort((when, buyer))
    new = np.ones(len(order), np.bool_)
    new[1:] = buyer[order[1:]] != buyer[order[:-1]]
    first = order[new]
    firsts = zip(buyer[first].tolist(), when[first].tolist(), group[first].tolist(), strict=True)
    reader.pause()
    people = dict(reader.tuples(_WHO))
    reader.pause()
    return _put_together(counts, firsts, people)


class _Places(dict[str, int]):
    """Texts by the order in which they were met first."""

    def __missing__(self, text: str) -> int:
        place = self[text] = len(self)
        return place


class _Days(dict[str, int]):
    """Days as numbers; a file has few of them."""

    def __missing__(self, text: str) -> int:
        number = self[text] = dt.date.fromisoformat(text).toordinal()
        return number


def _counts(groups: _Places, when: Ints, group: Ints, net: Ints, today: dt.date) -> list[Count]:
    """The orders of each group; one whose orders were all paid back has none."""
    import numpy as np

    many = len(groups)
    recent = when > today.toordinal() - YEAR
    first, last = np.full(many, dt.date.max.toordinal()), np.ones(many, np.int64)
    np.minimum.at(first, group, when)
    np.maximum.at(last, group, when)

    # Sums of minor units are exact as floats up to 90 million million.
    def summed(of: Ints, weights: Ints | None = None) -> list[int]:
        numbers: list[int] = np.bincount(of, weights, many).astype(np.int64).tolist()
        return numbers

    columns = (
        summed(group),
        summed(group, net),
        summed(group[recent]),
        summed(group[recent], net[recent]),
        (dt.date.fromordinal(day).isoformat() for day in first.tolist()),
        (dt.date.fromordinal(day).isoformat() for day in last.tolist()),
    )
    return [
        Count(*text.split("\x1f", 2), *numbers)
        for text, *numbers in zip(groups, *columns, strict=True)
    ]


def told_by(reader: Reader, today: dt.date) -> Iterator[tuple[int, str, Told, int]]:
    """Customer, day, what was told and the net of every order that tells anything, of those
    customers who said how they found the business."""
    asked = """ AND this.buyer_id IN (
        SELECT buyer.id FROM found_us JOIN person_key USING (person_id) JOIN buyer
        ON buyer.kind = person_key.kind AND buyer.scope = person_key.scope
        AND buyer.value = person_key.value)"""
    who = dict(reader.each(_pair, _WHO + "WHERE person_id IN (SELECT person_id FROM found_us)"))
    rows = reader.each(
        _whole, _ORDERS.format(more="") + asked, today=today.isoformat(), low=0, high=2**62
    )
    for buyer, day, columns, total, refunded, _ in rows:
        if refunded < total or not refunded:
            told = Count(*columns.split("\x1f", 2)).told
            yield who[buyer], day, told, total - refunded


def _put_together(
    counts: Sequence[Count], firsts: Iterable[tuple[int, int, int]], who: Mapping[int, int]
) -> Tally:
    """Spellings that tell the same are one, and the buyers of several imports one customer."""
    found: dict[Told, Count] = {}
    told = [one.told for one in counts]
    for one in counts:
        if one.orders:
            same = found.setdefault(one.told, one)
            if same is not one:
                same.add(one)
    people: dict[int, tuple[int, int]] = {}
    for buyer, day, place in firsts:
        person = who.get(buyer)
        if person is not None and (person not in people or day < people[person][0]):
            people[person] = (day, place)
    words: dict[int, str] = {}
    for day, _ in people.values():
        words.setdefault(day, "")
    for day in words:
        words[day] = dt.date.fromordinal(day).isoformat()
    first = {person: (words[day], told[place]) for person, (day, place) in people.items()}
    return Tally(found, first)


def _orders(reader: Reader, today: dt.date) -> Iterator[list[tuple[Any, ...]]]:
    """The orders that tell anything, in chunks; refunds that name their order are in them."""
    given = {(row.source, row.order_external_id): row.amount for row in reader.rows(_GIVEN)}
    sql = _ORDERS.format(more=", this.source, this.external_id" if given else "")
    last = reader.value("SELECT coalesce(max(id), 0) FROM purchase_order")
    for begin in range(0, last, CHUNK):
        rows = reader.tuples(sql, today=today.isoformat(), low=begin + 1, high=begin + CHUNK)
        if given:
            rows = [(*row[:4], max(row[4], given.get(row[6:], 0)), row[5]) for row in rows]
        if rows:
            yield rows
        reader.pause()


def _pair(one: int, other: int) -> tuple[int, int]:
    return one, other


def _whole(*row: Any) -> tuple[Any, ...]:
    return row
