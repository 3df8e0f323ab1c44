"""Which networks, codes and links bring people who come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.loyalty import repeat
from core.loyalty.estimate import Estimate
from core.loyalty.frames import Ints, Purchases
from core.loyalty.rules import WITHIN
from core.loyalty.special import beta_quantile
from core.text import number, percent, share_words, tr

OWN_WEIGHT = 30
"""The shop's own rate counts for as many customers as the floor of the headline."""


@dataclass(frozen=True)
class Brought:
    """What one network, code or link brought: `first_orders` new customers, and who came back.

    `came_back` is shrunk towards the shop's own rate; its count is the customers themselves.
    """

    first_orders: int
    came_back: Estimate


def brings_back(
    purchases: Purchases,
    as_of: dt.date,
    source: Ints,
    names: Mapping[int, str],
    *,
    days: int = WITHIN,
    data_from: dt.date | None = None,
) -> dict[int, Brought]:
    """Per source of the first order the share that came back within `days`; {} below the floor.

    `source` has a key for each customer of `purchases.customers`, -1 where it is not known. The
    rate of a source with n watched customers is (n · its own Kaplan-Meier rate + 30 · the shop's)
    ÷ (n + 30), the mean of a Beta posterior whose prior is worth 30 customers at the shop's own
    rate; the interval holds the middle 95 % of that posterior (A. Gelman et al. (2013), Bayesian
    Data Analysis, 3rd ed., 2.4). So a network with three customers says what the shop says.
    """
    whole = repeat.came_back(purchases, as_of, days=days, data_from=data_from)
    if whole.value is None:
        return {}
    return {
        key: _brought(purchases, as_of, source == key, name, whole.value, days, data_from)
        for key, name in names.items()
    }


def _brought(
    purchases: Purchases,
    as_of: dt.date,
    among: np.ndarray[tuple[int], np.dtype[np.bool_]],
    name: str,
    shop: float,
    days: int,
    data_from: dt.date | None,
) -> Brought:
    awaited = repeat.waits(purchases, as_of, data_from=data_from, among=among)
    watched = awaited.observed_for(days)
    own = repeat.returned_by(awaited, days) if watched else shop
    back = watched * own + OWN_WEIGHT * shop
    whole = watched + OWN_WEIGHT
    value = back / whole
    # Beta(0, n) has no quantiles; nothing seen in n customers is half of one seen.
    counts = max(back, 0.5), max(whole - back, 0.5)
    low, high = (beta_quantile(*counts, end) for end in (0.025, 0.975))
    sentence = tr(
        "Of {count} who came by {name}, {share} came back within {days} days; "
        "between {low} and {high} is likely.",
        count=number(len(awaited)),
        name=name,
        share=share_words(value),
        days=number(days),
        low=percent(low),
        high=percent(high),
    )
    return Brought(len(awaited), Estimate(value, low, high, watched, sentence))
