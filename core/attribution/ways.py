"""Where the orders of the past year came from: every network and every other way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.attribution.limits import NOT_KNOWN
from core.attribution.measures import coming_back
from core.attribution.names import other_ways, way_names
from core.attribution.queries import currency
from core.attribution.summary import NO_PART, Part, Summary, summary
from core.attribution.tally import YEAR
from core.attribution.visits import Visits
from core.loyalty import queries as loyalty
from core.loyalty.estimate import Estimate
from core.store.database import Reader


@dataclass(frozen=True)
class WayRow:
    """A network or another way over the past year; `share` of all orders in it."""

    key: str
    name: str
    is_network: bool
    visits: float | None
    orders: int
    net: int
    first_orders: int
    share: float
    came_back: Estimate | None


@dataclass(frozen=True)
class Ways:
    """Where the orders of the past year came from, most first orders first.

    `not_known` is the share of orders that nothing tells the way of, None without any orders;
    `shop` the share of all new customers that came back.
    """

    rows: tuple[WayRow, ...]
    unknown: WayRow | None
    orders: int
    not_known: float | None
    shop: Estimate | None
    currency: str
    first: dt.date
    last: dt.date
    visits_known: bool


def ways(reader: Reader, today: dt.date) -> Ways:
    """Where the orders of the past year came from, and whether those who came came back."""
    shop = loyalty.shop(reader, today)
    last = shop.as_of or today
    reader.pause()
    found = summary(reader, last)
    reader.pause()
    first = last - dt.timedelta(YEAR - 1)
    names, others = way_names(reader), other_ways()
    visits = Visits(reader)
    keys = [key for key in found.ways if key] + [
        key for key in visits.ways() if key not in found.ways and key in names
    ]
    numbered = [NOT_KNOWN, *keys]
    parts = {at: found.ways.get(key, NO_PART) for at, key in enumerate(numbered)}
    parts[0] = _unknown(found)
    rates: dict[int, Estimate] = {}
    whole = None
    if shop.as_of is not None:
        reader.pause()
        firsts = {at: part.firsts for at, part in parts.items()}
        told = coming_back(
            reader, shop, firsts, {at: names.get(key, key) for at, key in enumerate(numbered)}
        )
        rates, whole = dict(told.by_owner), told.shop
    rows = [
        WayRow(
            key,
            names.get(key, key),
            key != NOT_KNOWN and key not in others,
            visits.by_way(key, first, last),
            parts[at].year_orders,
            parts[at].year_net,
            parts[at].year_firsts,
            parts[at].year_orders / found.year_orders if found.year_orders else 0.0,
            rates.get(at) if parts[at].firsts else None,
        )
        for at, key in enumerate(numbered)
    ]
    unknown, *rest = rows
    rest = [row for row in rest if row.orders or row.first_orders or row.visits]
    rest.sort(key=lambda row: (-row.first_orders, -row.orders, row.name))
    return Ways(
        tuple(rest),
        unknown if found.year_orders else None,
        found.year_orders,
        found.not_known,
        whole,
        currency(reader),
        first,
        last,
        visits.known,
    )


def _unknown(found: Summary) -> Part:
    """What is left when all that is known is taken away."""
    known = [part for key, part in found.ways.items() if key != NOT_KNOWN]
    rest = found.ways.get(NOT_KNOWN, NO_PART)
    return Part(
        orders=found.orders - sum(part.orders for part in known),
        year_orders=found.year_orders - sum(part.year_orders for part in known),
        year_net=found.year_net - sum(part.year_net for part in known),
        firsts=rest.firsts,
        year_firsts=rest.year_firsts,
    )
