"""What is typed into the calendar, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.calendar.limits import WEEK


@dataclass(frozen=True)
class ActivityFacts:
    """One piece of work. `time` is local, "HH:MM"; without a day it lies in the tray.

    `link` is where it leads, without the tags that tell where a visit came from; `network` is a
    network's key or empty.
    """

    kind: str
    title: str
    text: str = ""
    link: str = ""
    network: str = ""
    day: dt.date | None = None
    time: str | None = None
    minutes: int = 0
    doer: str = ""
    campaign_id: int | None = None
    idea_id: int | None = None
    person_id: int | None = None
    poll_id: int | None = None


@dataclass(frozen=True)
class Repeat:
    """How something repeats: every so many days, weeks or months, from its first day on.

    `weekdays` are bits, Monday 1 to Sunday 64, 0 for the weekday of the first day; `on_nth` is,
    of months, 0 for the same day of the month, 1 to 5 for the nth of the first day's weekday and
    -1 for the last one. It ends after `until`, after so many `times`, or never.
    """

    every: int = 1
    unit: str = WEEK
    weekdays: int = 0
    on_nth: int = 0
    until: dt.date | None = None
    times: int | None = None


@dataclass(frozen=True)
class Results:
    """The numbers that an activity had when somebody looked; None for what nobody looked up."""

    day: dt.date
    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    clicks: int | None = None


@dataclass(frozen=True)
class Filters:
    """Which activities are wanted; empty and None mean all."""

    network: str = ""
    kind: str = ""
    doer: str = ""
    campaign_id: int | None = None


@dataclass(frozen=True)
class SlotFacts:
    """A place in the weekly rhythm. Monday is weekday 0."""

    weekday: int
    kind: str
    time: str | None = None
    network: str = ""
    minutes: int = 0
    doer: str = ""
    words: str = ""
