"""Overdue by their own rhythm: what is said where there are too few customers for the model."""

from __future__ import annotations

import datetime as dt

import numpy as np

from core.loyalty.frames import Flags, Floats, Purchases, day_number

TIMES = 2
"""Longer away than so many times their own usual gap is overdue."""


def usual_gap(purchases: Purchases, as_of: dt.date) -> Floats:
    """The median gap in days between each customer's purchases; NaN with fewer than two."""
    known = purchases.until(as_of)
    people = known.customers
    inside = ~known.is_first[1:]
    gap, owner = np.diff(known.day)[inside], known.row_of[1:][inside]
    gap = gap[np.lexsort((gap, owner))]
    count = people.count - 1
    start = np.cumsum(count) - count
    usual = np.full(len(people), np.nan)
    has = count > 0
    low = gap[(start + (count - 1) // 2)[has]]
    usual[has] = (low + gap[(start + count // 2)[has]]) / 2
    return usual


def overdue(purchases: Purchases, as_of: dt.date) -> Flags:
    """Who has been away for more than twice their own median gap; nobody who bought once."""
    away = day_number(as_of) - purchases.until(as_of).customers.last
    usual = usual_gap(purchases, as_of)
    return np.asarray(away > TIMES * np.nan_to_num(usual, nan=np.inf), bool)
