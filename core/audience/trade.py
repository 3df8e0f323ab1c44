"""How much of the shop's trade is each group's, as far as people were put into groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from core.orders.queries import purchases
from core.store.database import Reader

DAYS = 365


@dataclass(frozen=True)
class GroupTrade:
    """Of a group: `customers` in it who bought in the past year, and their share of the orders.

    `share` is 0 to 1 of all orders with a customer; those without are nobody's.
    """

    customers: int
    share: float


def by_group(reader: Reader, today: dt.date) -> Mapping[int, GroupTrade]:
    """The trade of every group with customers in it, over the year up to today."""
    if not reader.value("SELECT EXISTS (SELECT 1 FROM person_segment)"):
        return {}
    table, since = purchases(reader), (today - dt.timedelta(DAYS - 1)).isoformat()
    until = today.isoformat()
    whole = reader.value(
        f"SELECT sum(orders) FROM {table} AS kept "
        "WHERE person_id IS NOT NULL AND day BETWEEN :since AND :until",
        since=since,
        until=until,
    )
    if not whole:
        return {}
    rows = reader.rows(
        "SELECT segment_id, count(DISTINCT kept.person_id) AS customers, sum(orders) AS orders "
        f"FROM person_segment JOIN {table} AS kept USING (person_id) "
        "WHERE day BETWEEN :since AND :until AND orders > 0 GROUP BY segment_id",
        since=since,
        until=until,
    )
    return {row.segment_id: GroupTrade(row.customers, row.orders / whole) for row in rows}
