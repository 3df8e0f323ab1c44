"""Who came back: the headline, how soon, and how many ever did.

The share that came back within d days is 1 - S(d), S being the Kaplan-Meier estimate of the time
from first to second purchase: E. L. Kaplan and P. Meier (1958), Nonparametric estimation from
incomplete observations, JASA 53(282), 457-481. The interval is Greenwood's on the log-log scale:
J. D. Kalbfleisch and R. L. Prentice (2002), The Statistical Analysis of Failure Time Data.

Counted are customers whose first purchase lies in the 365 days before `as_of`. Whoever was first
seen in the first 90 days of the data may be an older customer and is left out. A customer without
a second purchase is censored at `as_of`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.loyalty.estimate import LEAST, Estimate, too_few_customers, unknown, wilson
from core.loyalty.frames import Flags, Floats, Ints, Purchases, day_number
from core.text import number, percent, tr

WITHIN = 60
"""Days within which somebody who comes back has "come back", unless the owner says otherwise."""
WINDOW = 365
MAYBE_OLDER = 90


@dataclass(frozen=True, eq=False)
class Waits:
    """Days from first to second purchase, or to `as_of` for those who are still awaited."""

    days: Ints
    returned: Flags
    watched: Ints
    """How long each has been watched, whether they returned or not."""

    def __len__(self) -> int:
        return len(self.days)

    def observed_for(self, days: int) -> int:
        """How many have been watched for `days` or longer."""
        return int((self.watched >= days).sum())


def waits(
    purchases: Purchases,
    as_of: dt.date,
    *,
    data_from: dt.date | None = None,
    among: Flags | None = None,
) -> Waits:
    """The customers that the headline counts, as known on `as_of`.

    `data_from` is the first day of the data, the first purchase when None; `among` narrows to some
    customers (a flag for each of `purchases.customers`).
    """
    people, today = purchases.customers, day_number(as_of)
    begin = day_number(data_from) if data_from else int(people.first.min(initial=today))
    counted = (people.first > today - WINDOW - 1) & (people.first <= today)
    counted &= people.first >= begin + MAYBE_OLDER
    if among is not None:
        counted &= among
    first, second = people.first[counted], people.second[counted]
    returned = (second >= 0) & (second <= today)
    until = np.where(returned, second, today)
    return Waits(until - first, returned, today - first)


def came_back(
    purchases: Purchases,
    as_of: dt.date,
    *,
    days: int = WITHIN,
    data_from: dt.date | None = None,
    among: Flags | None = None,
) -> Estimate:
    """The share of new customers who bought again within `days`, 0 to 1.

    Said when at least 30 customers were watched for `days`. Where nobody or everybody came back
    the log-log interval does not exist, and the Wilson interval of those watched stands in.
    """
    awaited = waits(purchases, as_of, data_from=data_from, among=among)
    watched = awaited.observed_for(days)
    if watched < LEAST:
        return too_few_customers(watched)
    value, low, high = _returned_within(awaited, days, watched)
    sentence = tr(
        "{share} of new customers bought again within {days} days; from {count} customers, so "
        "between {low} and {high} is likely.",
        share=percent(value),
        days=number(days),
        count=number(len(awaited)),
        low=percent(low),
        high=percent(high),
    )
    return Estimate(value, low, high, len(awaited), sentence)


def came_back_by_week(
    purchases: Purchases,
    as_of: dt.date,
    *,
    weeks: int = 52,
    days: int = WITHIN,
    data_from: dt.date | None = None,
) -> list[tuple[dt.date, Estimate]]:
    """The headline as it was at the end of each of the last weeks, the oldest first."""
    ends = [as_of - dt.timedelta(weeks=back) for back in reversed(range(weeks))]
    return [(end, came_back(purchases, end, days=days, data_from=data_from)) for end in ends]


def how_soon(
    purchases: Purchases,
    as_of: dt.date,
    *,
    days: int = WITHIN,
    data_from: dt.date | None = None,
) -> Estimate:
    """The day by which half of those who come back within `days` do so.

    The first t with F(t) ≥ F(days) / 2, F = 1 - S as in `came_back`; not the Kaplan-Meier median,
    which does not exist where fewer than half come back.
    """
    awaited = waits(purchases, as_of, data_from=data_from)
    watched = awaited.observed_for(days)
    if watched < LEAST:
        return too_few_customers(watched)
    at, share = curve(awaited, days)
    if not len(at):
        return unknown(watched, tr("Nobody came back within {days} days.", days=number(days)))
    half = int(at[np.searchsorted(share, share[-1] / 2 - 1e-12)])
    sentence = tr(
        "Half of those who come back within {days} days do so by day {half}.",
        days=number(days),
        half=number(half),
    )
    return Estimate(float(half), None, None, len(awaited), sentence)


def curve(awaited: Waits, days: int) -> tuple[Floats, Floats]:
    """Days on which somebody came back, up to `days`, and the share that had by then."""
    estimate = _survival(awaited, days)
    if estimate is None:
        return np.empty(0), np.empty(0)
    inside = estimate.sf.quantiles <= days
    return estimate.sf.quantiles[inside], 1 - estimate.sf.probabilities[inside]


def repeat_customers(purchases: Purchases, as_of: dt.date) -> Estimate:
    """The share of all customers with two or more purchases, with its Wilson interval."""
    people = purchases.until(as_of).customers
    count = len(people)
    if count < LEAST:
        return too_few_customers(count)
    hits = int((people.count > 1).sum())
    low, high = wilson(hits, count)
    sentence = tr(
        "{share} of {count} customers bought more than once.",
        share=percent(hits / count),
        count=number(count),
    )
    return Estimate(hits / count, low, high, count, sentence)


def returned_by(awaited: Waits, days: int) -> float:
    """The Kaplan-Meier share that came back within `days`, however few there are."""
    estimate = _survival(awaited, days)
    return 0.0 if estimate is None else 1 - float(estimate.sf.evaluate(days))


def _returned_within(awaited: Waits, days: int, watched: int) -> tuple[float, float, float]:
    estimate = _survival(awaited, days)
    stayed = 1.0 if estimate is None else float(estimate.sf.evaluate(days))
    if estimate is None or stayed <= 0:
        share = 1 - stayed
        return (share, *wilson(round(share * watched), watched))
    band = estimate.sf.confidence_interval(0.95, method="log-log")
    return 1 - stayed, 1 - float(band.high.evaluate(days)), 1 - float(band.low.evaluate(days))


def _survival(awaited: Waits, days: int) -> Any | None:
    """SciPy's estimate up to `days`, None when nobody came back by then.

    What comes after `days` is censored there, and whoever was lost before the first return is in
    no risk set: neither changes S up to `days`, and the interval is defined at every day left.
    """
    from scipy.stats import CensoredData, ecdf

    returned = awaited.returned & (awaited.days <= days)
    if not returned.any():
        return None
    until = np.minimum(awaited.days, days + 1)
    kept = until >= until[returned].min()
    return ecdf(CensoredData.right_censored(until[kept], ~returned[kept]))
