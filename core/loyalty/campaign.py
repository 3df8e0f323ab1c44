"""Did the campaign pay: orders a week and who came back, against the same length before.

Whole weeks are resampled, since the days within one are not alike: percentile bootstrap,
B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapter 13. The words never
say that the campaign caused anything.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from core.loyalty.estimate import LEAST, Estimate, too_few_customers, unknown
from core.loyalty.frames import Floats, Ints, Orders, Purchases, day_number
from core.loyalty.repeat import MAYBE_OLDER
from core.loyalty.rules import WITHIN
from core.text import day, number, opening, share_words, tr

LEAST_WEEKS = 4
RESAMPLES = 9_999
SEED = 20260101
"""The same data say the same thing every time."""


def orders_a_week(
    orders: Orders, begins: dt.date, ends: dt.date, against: dt.date | None = None
) -> Estimate:
    """How many more orders a week from `begins` to `ends` than in as many weeks before.

    Whole weeks from `begins` on; under 4 of them, or where the data begin later than the weeks
    before, it is too short to say. `against` is the first day of other weeks to hold it against:
    those of a year earlier. The sentence says "no clear change" when the 95 % interval includes
    zero.
    """
    weeks = ((ends - begins).days + 1) // 7
    first = day_number(begins)
    then = day_number(against) if against else first - 7 * weeks
    if weeks < LEAST_WEEKS:
        return unknown(weeks, tr("Too short to say: it takes at least {n} weeks.", n=LEAST_WEEKS))
    if not len(orders.day) or orders.day[0] >= then + 7:
        return unknown(weeks, tr("There are no orders from before to hold it against."))
    during, before = _weekly(orders, first, weeks), _weekly(orders, then, weeks)
    low, high = _interval(during, before)
    change = float(during.mean() - before.mean())
    return Estimate(
        change, low, high, weeks, _words(change, low, high, earlier=against is not None)
    )


def came_back_change(
    purchases: Purchases,
    begins: dt.date,
    ends: dt.date,
    as_of: dt.date,
    *,
    days: int = WITHIN,
    data_from: dt.date | None = None,
) -> Estimate:
    """How many more of the new customers of `begins` to `ends` came back than of those before.

    In shares (0.05 is five points), of whole weeks; said only when everybody has been watched for
    `days`, and of 30 new customers or more in either time. Whole weeks of first purchases are
    resampled.
    """
    weeks = ((ends - begins).days + 1) // 7
    if weeks < LEAST_WEEKS:
        return unknown(weeks, tr("Too short to say: it takes at least {n} weeks.", n=LEAST_WEEKS))
    ready = begins + dt.timedelta(7 * weeks - 1 + days)
    if as_of < ready:
        said = tr("Who came back can be told from {day} on.", day=day(ready, year=True))
        return unknown(weeks, said)
    first = day_number(begins)
    if data_from and day_number(data_from) + MAYBE_OLDER > first - 7 * weeks:
        return unknown(weeks, tr("Too little is known from before to say who came back."))
    during = _new_and_back(purchases, first, weeks, days)
    before = _new_and_back(purchases, first - 7 * weeks, weeks, days)
    fewest = int(min(during[0].sum(), before[0].sum()))
    if fewest < LEAST:
        return too_few_customers(fewest)
    chance = np.random.default_rng(SEED)
    low, high = np.quantile(_resampled(during, chance) - _resampled(before, chance), [0.025, 0.975])
    change = float(during[1].sum() / during[0].sum() - before[1].sum() / before[0].sum())
    return Estimate(change, float(low), float(high), fewest, _points(change, low, high))


def _new_and_back(purchases: Purchases, first: int, weeks: int, days: int) -> tuple[Ints, Ints]:
    """By week how many bought for the first time, and how many of them came back in time."""
    people = purchases.customers
    among = (people.first >= first) & (people.first < first + 7 * weeks)
    week = (people.first[among] - first) // 7
    waited = people.second[among] - people.first[among]
    back = (people.second[among] >= 0) & (waited <= days)
    new = np.bincount(week, minlength=weeks)
    return new, np.bincount(week[back], minlength=weeks)


def _resampled(weeks: tuple[Ints, Ints], chance: np.random.Generator) -> Floats:
    drawn = chance.integers(0, len(weeks[0]), (RESAMPLES, len(weeks[0])))
    new, back = (column[drawn].sum(axis=1) for column in weeks)
    return np.asarray(back / np.maximum(new, 1))


def _points(change: float, low: float, high: float) -> str:
    if low <= 0 <= high:
        return tr("No clear change in how many new customers came back.")
    said = opening(share_words(abs(change)))
    if change > 0:
        return tr("{share} more of the new customers came back than before.", share=said)
    return tr("{share} fewer of the new customers came back than before.", share=said)


def _weekly(orders: Orders, first: int, weeks: int) -> Floats:
    part = orders.between(first, first + 7 * weeks - 1)
    return np.bincount((part.day - first) // 7, weights=part.count, minlength=weeks).astype(float)


def _interval(during: Floats, before: Floats) -> tuple[float, float]:
    if np.ptp(during) == 0 and np.ptp(before) == 0:
        change = float(during[0] - before[0])
        return change, change
    chance = np.random.default_rng(SEED)
    drawn = (
        weeks[chance.integers(0, len(weeks), (RESAMPLES, len(weeks)))].mean(axis=1)
        for weeks in (during, before)
    )
    low, high = np.percentile(next(drawn) - next(drawn), (2.5, 97.5))
    return float(low), float(high)


def _words(change: float, low: float, high: float, *, earlier: bool) -> str:
    if low <= 0 <= high:
        return tr(
            "No clear change: between {low} and {high} orders a week.",
            low=number(low),
            high=number(high),
        )
    near, far = sorted((abs(low), abs(high)))
    values = {"change": number(abs(change)), "low": number(near), "high": number(far)}
    more, fewer = _year_words() if earlier else _before_words()
    return (more if change > 0 else fewer).format(**values)


def _before_words() -> tuple[str, str]:
    return (
        tr("{change} more orders a week than before; between {low} and {high} is likely."),
        tr("{change} fewer orders a week than before; between {low} and {high} is likely."),
    )


def _year_words() -> tuple[str, str]:
    return (
        tr("{change} more orders a week than a year before; between {low} and {high} is likely."),
        tr("{change} fewer orders a week than a year before; between {low} and {high} is likely."),
    )
