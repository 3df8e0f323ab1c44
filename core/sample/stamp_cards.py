"""The stamp cards of a sample, counted week by week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from core.loyalty import operations as loyalty
from core.loyalty.limits import CARD_COUNTS
from core.sample.days import Days
from core.store.operation import Store


def fill(store: Store, data: Mapping[str, Any], days: Days) -> None:
    """Type in the weeks that the sample has, and what its card says."""
    told = data.get("stamp_cards")
    if told is None:
        return
    for field in ("stamps", "reward", "next_number"):
        loyalty.set_card(store, field, str(told[field]))
    first: dt.date = days.moved(told["first_week"])
    for place, counts in enumerate(told["weeks"]):
        week = first + dt.timedelta(weeks=place)
        for field, count in zip(CARD_COUNTS, counts, strict=True):
            loyalty.set_stamp_cards(store, week, field, count, days.today)
