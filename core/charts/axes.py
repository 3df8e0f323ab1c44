"""Axes with round ticks, in words: shares, counts and money up, days and months along."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable

from core.charts.shapes import Axis, Tick
from core.text import number, percent, short_day

EPOCH = dt.date(1970, 1, 1).toordinal()
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def day_place(one: dt.date) -> float:
    """Where a day stands along the bottom: its number from 1970-01-01."""
    return float(one.toordinal() - EPOCH)


def place_day(place: float) -> dt.date:
    """The day at a place along the bottom."""
    return dt.date.fromordinal(round(place) + EPOCH)


def up(
    values: Iterable[float],
    tell: Callable[[float], str],
    *,
    from_zero: bool = False,
    ticks: int = 4,
    least: float = 0.0,
    bounds: tuple[float, float] = (-math.inf, math.inf),
    words: str = "",
) -> Axis:
    """An axis with about `ticks` round ticks that holds all `values`, within `bounds`.

    `least` is the smallest step: 0.01 keeps an axis of shares from showing tenths of a per cent.
    """
    known = list(values)
    low = min([*known, 0.0] if from_zero or not known else known)
    high = max(known, default=1.0)
    if high - low < least * ticks or high <= low:
        high = min(low + max(least * ticks, abs(low) * 0.1, 1e-9), bounds[1])
        low = min(low, high - least * ticks)
    step = _round_step((high - low) / ticks, least)
    begin = max(math.floor(low / step + 1e-9) * step, bounds[0])
    end = min(math.ceil(high / step - 1e-9) * step, max(bounds[1], begin + step))
    count = max(round((end - begin) / step), 1)
    places = [begin + step * i for i in range(count + 1)]
    return Axis(begin, places[-1], tuple(Tick(at, tell(at)) for at in places), words)


def shares(values: Iterable[float], *, from_zero: bool = False) -> Axis:
    """An axis of shares, 0 to 1, told in whole per cent."""
    return up(values, percent, from_zero=from_zero, least=0.01, bounds=(0.0, 1.0))


def counts(values: Iterable[float]) -> Axis:
    """An axis of whole things, from zero."""
    return up([*values, 0.0], number, from_zero=True, least=1.0)


def along_days(first: dt.date, last: dt.date) -> Axis:
    """From one day to another, with the first days of months in words; weeks for a short time."""
    if last <= first:
        last = first + dt.timedelta(days=1)
    months = _months(first, last)
    if len(months) > 1:
        every = math.ceil(len(months) / 7)
        found = [Tick(day_place(one), _month(one)) for one in months[::every]]
    else:
        gap = max((last - first).days // 4, 1)
        days = [first + dt.timedelta(days=gap * i) for i in range((last - first).days // gap + 1)]
        found = [Tick(day_place(one), short_day(one)) for one in days]
    return Axis(day_place(first), day_place(last), tuple(found))


def short_month(one: dt.date) -> str:
    """A month in little room: "Mar"."""
    return _month(one)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of months from `first` to `last`."""
    begin = first if first.day == 1 else _next_month(first)
    found = []
    while begin <= last:
        found.append(begin)
        begin = _next_month(begin)
    return found


def _next_month(one: dt.date) -> dt.date:
    return (one.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _month(one: dt.date) -> str:
    """The locale's short name of the month: what its short day has beside the number."""
    return short_day(one.replace(day=1)).replace("1", "", 1).strip(" .")


def _round_step(rough: float, least: float) -> float:
    """The first round step that is long enough and, where there is a least one, a whole number of
    those."""
    rough = max(rough, least)
    size = 10.0 ** math.floor(math.log10(rough) + 1e-9)
    steps = (step * size for step in STEPS if step * size >= rough * (1 - 1e-9))
    return next(step for step in steps if not least or abs(step / least % 1.0 - 0.5) > 0.49)
