"""What was brought, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.loyalty.estimate import Estimate


@dataclass(frozen=True)
class Brought:
    """What somebody or something brought, as far as it is known.

    `net` is minor units of `currency`; `visits` None: not known. `came_back` is the share of
    `first_orders` (customers whose first day it was) that came back, drawn towards the shop's own;
    None without any.
    """

    orders: int
    first_orders: int
    net: int
    currency: str
    visits: float | None
    came_back: Estimate | None
    first_day: dt.date | None
    last_day: dt.date | None
    codes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known to have come."""
        return not self.orders and not self.first_orders and not self.visits


@dataclass(frozen=True)
class CampaignBrought:
    """What a campaign brought, and whether that paid.

    `change` are orders a week more than in as many weeks before, `a_year_before` than in the same
    weeks a year earlier, `came_back_change` the share of new customers that came back; `pays` are
    the sentences that say all of it, the cost beside, in the order in which they are to be read.
    """

    brought: Brought
    cost: int | None
    change: Estimate
    a_year_before: Estimate | None
    came_back_change: Estimate
    pays: tuple[str, ...]
