"""The plans of a sample: the half-year its day lies in, and the one before."""

from __future__ import annotations

import datetime as dt

from core.plans import rules
from core.plans.operations import add_plan
from core.store.operation import Store


def fill(store: Store, today: dt.date) -> tuple[int, int]:
    """Add both plans; returns the ids of the last one and of this one."""
    this_start = today.replace(month=1 if today.month <= 6 else 7, day=1)
    last_start = (
        this_start.replace(month=1) if this_start.month == 7 else dt.date(this_start.year - 1, 7, 1)
    )
    return _half_year(store, last_start), _half_year(store, this_start)


def _half_year(store: Store, first_day: dt.date) -> int:
    period = rules.propose([], first_day)
    return add_plan(store, period.name, period.starts_on, period.ends_on)
