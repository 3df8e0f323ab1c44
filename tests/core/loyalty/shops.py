"""Small shops made for a test: purchases as days before a day on which one asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from core.loyalty.frames import Purchases, day_number

TODAY = dt.date(2027, 3, 9)


def day(ago: int) -> dt.date:
    return TODAY - dt.timedelta(days=ago)


def shop(*customers: Iterable[int], net: int = 1000) -> Purchases:
    """Each customer as the days ago on which they bought, each time for `net`."""
    bought = [(who, ago) for who, days in enumerate(customers, 1) for ago in days]
    return Purchases.of(
        [who for who, _ in bought],
        [day_number(day(ago)) for _, ago in bought],
        [net] * len(bought),
    )
