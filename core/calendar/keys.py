"""What names an item of the calendar: an activity, or a day of something that repeats."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

_ACTIVITY = re.compile(r"a(\d+)")
_OCCURRENCE = re.compile(r"s(\d+):(\d{4}-\d\d-\d\d)")


class Occurrence(NamedTuple):
    """A day of a series."""

    series_id: int
    on: dt.date


def activity_key(activity_id: int) -> str:
    """The key of an activity."""
    return f"a{activity_id}"


def occurrence_key(series_id: int, on: dt.date) -> str:
    """The key of a day of a series that is no activity of its own."""
    return f"s{series_id}:{on.isoformat()}"


def read_key(key: str) -> int | Occurrence:
    """The activity's id, or the series and its day. Raises ValueError for anything else."""
    if found := _ACTIVITY.fullmatch(key):
        return int(found[1])
    if found := _OCCURRENCE.fullmatch(key):
        return Occurrence(int(found[1]), dt.date.fromisoformat(found[2]))
    raise ValueError(f"no key of the calendar: {key!r}")


_DAYS = 4_000_000
"""More than there are days: a place is the series times this, and the day's number."""
_SERIES = 10**15
"""From here on a place is a day of a series; below it is an activity's id."""


def place_of(key: str) -> int:
    """One number for what a key names, as one page tells another what to show."""
    found = read_key(key)
    if isinstance(found, int):
        return found
    return _SERIES + found.series_id * _DAYS + found.on.toordinal()


def key_of(place: int) -> str:
    """The key that `place_of` made a number of."""
    if place < _SERIES:
        return activity_key(place)
    series_id, day = divmod(place - _SERIES, _DAYS)
    return occurrence_key(series_id, dt.date.fromordinal(day))
