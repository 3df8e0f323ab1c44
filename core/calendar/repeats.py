"""On which days something stands that repeats.

The rules are those of RFC 5545 as far as they are used here: a month that has no such day (the
31st, a fifth Sunday) is passed over, and weeks begin on Monday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from core.calendar.facts import Repeat
from core.calendar.limits import DAY, MONTH, WEEK

ONE_DAY = dt.timedelta(1)
BARREN = 120
"""Months without a day of the rule after which there is none to come: 30 February has none, and
a 29th comes at the latest after eight years (1896 to 1904), counted in months by the rule."""


def occurrences(
    rule: Repeat, starts_on: dt.date, first: dt.date, last: dt.date
) -> Iterator[dt.date]:
    """The days of the rule from `first` to `last`, both inclusive, in order.

    A rule without an end takes no longer than one with: only days up to `last` are looked at,
    and a rule that counts no times is entered near `first`.
    """
    last = min(last, rule.until or last)
    if rule.times is None:
        found = _days(rule, starts_on, first)
        yield from _until(found, first, last)
        return
    for nth, day in enumerate(_days(rule, starts_on, starts_on)):
        if nth >= rule.times or day > last:
            return
        if day >= first:
            yield day


def is_on(rule: Repeat, starts_on: dt.date, day: dt.date) -> bool:
    """Whether the rule stands on a day."""
    return next(occurrences(rule, starts_on, day, day), None) is not None


def count_before(rule: Repeat, starts_on: dt.date, day: dt.date) -> int:
    """How often the rule stood before a day."""
    if day <= starts_on:
        return 0
    return sum(1 for _ in occurrences(rule, starts_on, starts_on, day - ONE_DAY))


def _until(days: Iterator[dt.date], first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for day in days:
        if day > last:
            return
        if day >= first:
            yield day


def _days(rule: Repeat, starts_on: dt.date, near: dt.date) -> Iterator[dt.date]:
    """The days of the rule without its end, from `starts_on`, or from not long before `near`."""
    if rule.unit == DAY:
        return _by_day(rule.every, starts_on, near)
    if rule.unit == WEEK:
        return _by_week(rule, starts_on, near)
    if rule.unit == MONTH:
        return _by_month(rule, starts_on, near)
    raise ValueError(f"no such unit: {rule.unit}")


def _by_day(every: int, starts_on: dt.date, near: dt.date) -> Iterator[dt.date]:
    skipped = max((near - starts_on).days // every, 0)
    day = starts_on.toordinal() + skipped * every
    while day <= dt.date.max.toordinal():
        yield dt.date.fromordinal(day)
        day += every


def _by_week(rule: Repeat, starts_on: dt.date, near: dt.date) -> Iterator[dt.date]:
    mask = rule.weekdays or 1 << starts_on.weekday()
    monday = starts_on.toordinal() - starts_on.weekday()
    step = 7 * rule.every
    monday += max((near.toordinal() - monday) // step, 0) * step
    while monday + 6 <= dt.date.max.toordinal():
        for weekday in range(7):
            day = dt.date.fromordinal(monday + weekday)
            if mask >> weekday & 1 and day >= starts_on:
                yield day
        monday += step


def _by_month(rule: Repeat, starts_on: dt.date, near: dt.date) -> Iterator[dt.date]:
    begun = starts_on.year * 12 + starts_on.month - 1
    month = begun
    month += max((near.year * 12 + near.month - 1 - begun) // rule.every, 0) * rule.every
    barren = 0
    while month // 12 <= dt.MAXYEAR and barren < BARREN:
        day = _day_of(rule.on_nth, starts_on, month // 12, month % 12 + 1)
        barren = 0 if day else barren + 1
        if day is not None and day >= starts_on:
            yield day
        month += rule.every


def _day_of(on_nth: int, starts_on: dt.date, year: int, month: int) -> dt.date | None:
    """The day of a month that the rule means, None when it has none."""
    # Hardly anything repeats by the month, and the first page waits for what is loaded.
    from calendar import monthrange

    before, length = monthrange(year, month)
    if on_nth == 0:
        wanted = starts_on.day
    else:
        first = 1 + (starts_on.weekday() - before) % 7
        last = first + (length - first) // 7 * 7
        wanted = last if on_nth < 0 else first + 7 * (on_nth - 1)
    return dt.date(year, month, wanted) if wanted <= length else None
