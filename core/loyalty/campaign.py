"""Did the campaign pay: orders a week in its time against the same length before.

Whole weeks are resampled, since the days within one are not alike: percentile bootstrap,
B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapter 13. The words never
say that the campaign caused anything.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from core.loyalty.estimate import Estimate, unknown
from core.loyalty.frames import Floats, Orders, day_number
from core.text import number, tr

LEAST_WEEKS = 4
RESAMPLES = 9_999
SEED = 20260101
"""The same data say the same thing every time."""


def orders_a_week(orders: Orders, begins: dt.date, ends: dt.date) -> Estimate:
    """How many more orders a week from `begins` to `ends` than in as many weeks before.

    Whole weeks from `begins` on; under 4 of them, or where the data begin later than the weeks
    before, it is too short to say. The sentence says "no clear change" when the 95 % interval
    includes zero.
    """
    weeks = ((ends - begins).days + 1) // 7
    first = day_number(begins)
    if weeks < LEAST_WEEKS:
        return unknown(weeks, tr("Too short to say: it takes at least {n} weeks.", n=LEAST_WEEKS))
    if not len(orders.day) or orders.day[0] >= first - 7 * (weeks - 1):
        return unknown(weeks, tr("There are no orders from before to hold it against."))
    during = _weekly(orders, first, weeks)
    before = _weekly(orders, first - 7 * weeks, weeks)
    low, high = _interval(during, before)
    change = float(during.mean() - before.mean())
    return Estimate(change, low, high, weeks, _words(change, low, high))


def _weekly(orders: Orders, first: int, weeks: int) -> Floats:
    part = orders.between(first, first + 7 * weeks - 1)
    return np.bincount((part.day - first) // 7, weights=part.count, minlength=weeks).astype(float)


def _interval(during: Floats, before: Floats) -> tuple[float, float]:
    from scipy.stats import bootstrap

    if np.ptp(during) == 0 and np.ptp(before) == 0:
        change = float(during[0] - before[0])
        return change, change
    found = bootstrap(
        (during, before),
        _difference,
        vectorized=True,
        n_resamples=RESAMPLES,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def _difference(during: Floats, before: Floats, axis: int = -1) -> Floats:
    return np.asarray(during.mean(axis=axis) - before.mean(axis=axis))


def _words(change: float, low: float, high: float) -> str:
    if low <= 0 <= high:
        return tr(
            "No clear change: between {low} and {high} orders a week.",
            low=number(low),
            high=number(high),
        )
    near, far = sorted((abs(low), abs(high)))
    values = {"change": number(abs(change)), "low": number(near), "high": number(far)}
    if change > 0:
        return tr(
            "{change} more orders a week than before; between {low} and {high} is likely.", **values
        )
    return tr(
        "{change} fewer orders a week than before; between {low} and {high} is likely.", **values
    )
