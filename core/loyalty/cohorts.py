"""Cohorts: who bought first in the same month, and how many of them bought in later months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from core.loyalty.frames import Ints, Purchases


@dataclass(frozen=True)
class Cohort:
    """The customers whose first purchase fell in `month` (its first day).

    `buyers[k]` of them bought in the month k after (k = 0: all of them). A month that is not over
    on the day asked is left out, so that the list ends before it; it is never a zero.
    """

    month: dt.date
    buyers: tuple[int, ...]

    @property
    def customers(self) -> int:
        """How many they are."""
        return self.buyers[0]

    @property
    def shares(self) -> tuple[float, ...]:
        """`buyers` as shares of the cohort, 0 to 1."""
        return tuple(count / self.customers for count in self.buyers)


def cohorts(purchases: Purchases, as_of: dt.date) -> list[Cohort]:
    """A cohort for each month with first purchases that is over on `as_of`, the oldest first.

    Distinct buyers, not purchases. The month of a first purchase is the customer's for good, also
    where the purchases before it were all given back (which are none).
    """
    known = purchases.until(as_of)
    if not len(known):
        return []
    month = _months(known.day)
    born = month[known.is_first][known.row_of]
    distinct = np.ones(len(known), bool)
    distinct[1:] = (month[1:] != month[:-1]) | known.is_first[1:]
    begin, over = int(month.min()), _last_month_over(as_of)
    width = max(over - begin + 1, 0)
    counted = distinct & (month <= over)
    cell = (born - begin)[counted] * width + (month - born)[counted]
    table = np.bincount(cell, minlength=width * width).reshape(width, width)
    return [
        Cohort(_first_day(begin + row), tuple(map(int, table[row, : width - row])))
        for row in range(width)
        if table[row, 0]
    ]


def _months(days: Ints) -> Ints:
    """Months since January 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _last_month_over(as_of: dt.date) -> int:
    """The last month whose last day is `as_of` or earlier."""
    after = as_of + dt.timedelta(days=1)
    return (after.year - 1970) * 12 + after.month - 2


def _first_day(month: int) -> dt.date:
    return dt.date(1970 + month // 12, month % 12 + 1, 1)
