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

import numpy as np

from core.loyalty.estimate import LEAST, Estimate, Z, too_few_customers, unknown, wilson
from core.loyalty.frames import Flags, Floats, Ints, Purchases, day_number
from core.loyalty.rules import WITHIN
from core.text import number, opening, percent, share_words, tr

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
        share=opening(share_words(value)),
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


def curve(awaited: Waits, days: int) -> tuple[Ints, Floats]:
    """Days on which somebody came back, up to `days`, and the share that had by then."""
    back, survived, _ = _survival(awaited, days)
    at = np.flatnonzero(back)
    return at, 1 - survived[at]


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
        share=opening(share_words(hits / count)),
        count=number(count),
    )
    return Estimate(hits / count, low, high, count, sentence)


def returned_by(awaited: Waits, days: int) -> float:
    """The Kaplan-Meier share that came back within `days`, however few there are."""
    return float(1 - _survival(awaited, days)[1][-1])


def _returned_within(awaited: Waits, days: int, watched: int) -> tuple[float, float, float]:
    _, survived, spread = _survival(awaited, days)
    stayed = float(survived[-1])
    if not 0 < stayed < 1:
        share = 1 - stayed
        return (share, *wilson(round(share * watched), watched))
    # S ^ exp(± z · sd(ln(-ln S))), Greenwood's variance of ln S being the last of `spread`.
    factor = np.exp(Z * np.sqrt(spread[-1]) / abs(np.log(stayed)))
    return 1 - stayed, float(1 - stayed ** (1 / factor)), float(1 - stayed**factor)


def _survival(awaited: Waits, days: int) -> tuple[Ints, Floats, Floats]:
    """For each day from 0 to `days`: who came back, S, and Greenwood's variance of ln S.

    From counts by day, since waits are whole days: the same as `scipy.stats.ecdf` to the last
    digits (a test holds it), in a hundredth of the time, for each of a year's weeks.
    """
    until = np.minimum(awaited.days, days + 1)
    back = np.bincount(until[awaited.returned], minlength=days + 2)[: days + 1]
    here = np.bincount(until, minlength=days + 2)[::-1].cumsum()[::-1][: days + 1]
    left = here - back
    stays = np.divide(left, here, out=np.ones(days + 1), where=here > 0)
    terms = np.divide(back, here * left, out=np.zeros(days + 1), where=here * left > 0)
    return back, np.cumprod(stays), np.cumsum(terms)
