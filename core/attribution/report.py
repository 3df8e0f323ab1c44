"""What networks and campaigns brought, and the stepping stones, as plain values for JSON."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from core.attribution import queries, recommended
from core.attribution.brought import Brought
from core.attribution.names import way_names
from core.attribution.visits import stones
from core.attribution.ways import WayRow, ways
from core.loyalty.estimate import Estimate
from core.store.database import Reader
from core.text import currency_digits
from core.traffic.limits import CLICKS, COMMENTS, LIKES, SHARES, VIEWS, VISITS
from core.traffic.queries import CLICK_THROUGH

STONES = (VIEWS, LIKES, COMMENTS, SHARES, CLICKS, CLICK_THROUGH, VISITS)
WEEKS = 13
"""Weeks of stepping stones: as many as the goals count them over."""


def report(reader: Reader, as_of: dt.date) -> dict[str, Any]:
    """`by_network`, `by_campaign`, `stepping_stones`, `recommended`; None where nothing is known.

    Money as decimal strings; `visits` None: not known.
    """
    return {
        "by_network": _by_network(reader, as_of),
        "by_campaign": _by_campaign(reader, as_of),
        "stepping_stones": _stones(reader, as_of),
        "recommended": recommended.report(reader, as_of),
    }


def _by_network(reader: Reader, as_of: dt.date) -> dict[str, Any] | None:
    found = ways(reader, as_of)
    if not found.rows:
        return None
    rows = [*found.rows, *([found.unknown] if found.unknown else [])]
    return {
        "since": found.first.isoformat(),
        "until": found.last.isoformat(),
        "orders": found.orders,
        "not_known": found.not_known,
        "came_back": None if found.shop is None else _interval(found.shop),
        "networks": [_way(row, found.currency) for row in rows],
    }


def _way(row: WayRow, currency: str) -> dict[str, Any]:
    return {
        "key": row.key or None,
        "name": row.name,
        "is_network": row.is_network,
        "visits": row.visits,
        "orders": row.orders,
        "revenue": _major(row.net, currency),
        "first_orders": row.first_orders,
        "came_back": None if row.came_back is None else _interval(row.came_back),
    }


def _by_campaign(reader: Reader, as_of: dt.date) -> list[dict[str, Any]] | None:
    rows = reader.rows("SELECT id, name FROM campaign ORDER BY event_on, id")
    found = []
    for row in rows:
        told = queries.brought_by_campaign(reader, row.id, as_of)
        if told is not None:
            found.append(
                {
                    "name": row.name,
                    **_brought(told.brought),
                    "cost": None if told.cost is None else _major(told.cost, told.brought.currency),
                    "orders_a_week_more": _interval(told.change),
                    "than_a_year_before": None
                    if told.a_year_before is None
                    else _interval(told.a_year_before),
                    "came_back_more": _interval(told.came_back_change),
                    "sentences": list(told.pays),
                }
            )
    return found or None


def _brought(found: Brought) -> dict[str, Any]:
    return {
        "codes": list(found.codes),
        "visits": found.visits,
        "orders": found.orders,
        "revenue": _major(found.net, found.currency),
        "first_orders": found.first_orders,
        "came_back": None if found.came_back is None else _interval(found.came_back),
    }


def _stones(reader: Reader, as_of: dt.date) -> dict[str, Any] | None:
    found = stones(reader, way_names(reader), STONES, as_of, WEEKS)
    return {
        measure: {
            network: [{"week": week.isoformat(), "value": value} for week, value in rows]
            for network, rows in by_network.items()
        }
        for measure, by_network in found.items()
    } or None


def _interval(one: Estimate) -> dict[str, float | int | None]:
    return {"value": one.value, "low": one.low, "high": one.high, "count": one.count}


def _major(minor: int, currency: str) -> str:
    digits = currency_digits(currency)
    return str(Decimal(minor).scaleb(-digits).quantize(Decimal(1).scaleb(-digits)))
