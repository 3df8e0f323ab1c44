"""The plans of a sample: six months round its day, and the six before."""

from __future__ import annotations

import datetime as dt

from core.plans.operations import add_plan
from core.store.operation import Store
from core.text import tr

MONTHS = 6
BEFORE = 2
"""Months of the plan that lie behind the sample's day: enough for figures, and much to come."""


def fill(store: Store, today: dt.date) -> tuple[int, int]:
    """Add both plans; returns the ids of the last one and of this one."""
    start = _month(today, -BEFORE)
    return _half_year(store, _month(start, -MONTHS)), _half_year(store, start)


def _half_year(store: Store, first_day: dt.date) -> int:
    last_day = _month(first_day, MONTHS) - dt.timedelta(days=1)
    return add_plan(store, _season(_month(first_day, BEFORE)), first_day, last_day)


def _month(day: dt.date, months: int) -> dt.date:
    """The first day of the month so many months later or, below zero, earlier."""
    years, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + years, month + 1, 1)


def _season(day: dt.date) -> str:
    year = str(day.year)
    names = (
        tr("Winter {year}", year=year),
        tr("Spring {year}", year=year),
        tr("Summer {year}", year=year),
        tr("Autumn {year}", year=year),
    )
    return names[day.month % 12 // 3]
