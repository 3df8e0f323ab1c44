"""The shop's trade: average order, orders a week and new customers, each beside what it was.

Now is the trailing 28 days that end with `as_of`, before is the 28 days before those.
"""

from __future__ import annotations

import datetime as dt
import statistics
from dataclasses import dataclass

from core.loyalty.frames import Orders, Purchases, day_number

DAYS = 28
WEEKS = 4


@dataclass(frozen=True)
class Trade:
    """A figure now and in the 28 days before; None where there was nothing to take it from."""

    now: float | None
    before: float | None


def average_order(orders: Orders, as_of: dt.date) -> Trade:
    """What an order came to on average, in minor units; refunds are taken off.

    Orders that were given back in full do not count; their money is not in the sum either.
    """
    now, before = (_average(part) for part in _windows(orders, as_of))
    return Trade(now, before)


def orders_per_week(orders: Orders, as_of: dt.date) -> Trade:
    """The median of the last four weeks, each of 7 days, the last ending with `as_of`."""
    now, before = (
        statistics.median(_by_week(orders, day_number(as_of) - back)) for back in (0, DAYS)
    )
    known = len(orders.until(as_of).day) > 0
    return Trade(now if known else None, before if known else None)


def new_customers(purchases: Purchases, as_of: dt.date) -> Trade:
    """How many customers bought for the first time."""
    first, today = purchases.until(as_of).customers.first, day_number(as_of)
    now = int((first > today - DAYS).sum())
    before = int(((first > today - 2 * DAYS) & (first <= today - DAYS)).sum())
    return Trade(float(now), float(before))


def _windows(orders: Orders, as_of: dt.date) -> tuple[Orders, Orders]:
    today = day_number(as_of)
    return (
        orders.between(today - DAYS + 1, today),
        orders.between(today - 2 * DAYS + 1, today - DAYS),
    )


def _average(orders: Orders) -> float | None:
    count = int(orders.count.sum())
    return int(orders.net.sum()) / count if count else None


def _by_week(orders: Orders, last: int) -> list[int]:
    ends = [last - 7 * back for back in range(WEEKS)]
    return [int(orders.between(end - 6, end).count.sum()) for end in ends]
