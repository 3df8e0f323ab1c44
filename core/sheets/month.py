"""The month calendar for the wall: this month and the next, week by week."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.calendar.items import Item, items
from core.calendar.limits import KINDS
from core.calendar.named_days import named_days
from core.calendar.queries import Band, bands
from core.calendar.rules import kind_words
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.sheets.kinds import KIND_LOOKS
from core.text import day, month, opening, time_of_day, tr, weekday_name

MONTHS = 2
"""How many months are printed."""


@dataclass(frozen=True)
class Chip:
    """A piece of work in a cell."""

    words: str
    hue: str
    pattern: str
    done: bool


@dataclass(frozen=True)
class Cell:
    """A day: `inside` is False for days of the months around."""

    day: str
    inside: bool
    today: bool
    name: str
    items: tuple[Chip, ...]


@dataclass(frozen=True)
class Campaign:
    """A campaign beneath the head: what it is on which days."""

    name: str
    words: str


@dataclass(frozen=True)
class MonthPart:
    """One month."""

    title: str
    weeks: tuple[tuple[Cell, ...], ...]
    campaigns: tuple[Campaign, ...]
    none: str


@dataclass(frozen=True)
class Kind:
    """A kind of work in the legend."""

    words: str
    hue: str
    pattern: str


@dataclass(frozen=True)
class MonthSheet:
    """The whole sheet."""

    title: str
    weekdays: tuple[str, ...]
    months: tuple[MonthPart, ...]
    legend: tuple[Kind, ...]
    wall: bool = field(default=True)
    landscape: bool = field(default=True)


def read(asked: Asked) -> MonthSheet:
    """The sheet's values."""
    first = asked.today.replace(day=1)
    months = [first]
    while len(months) < MONTHS:
        months.append(_next(months[-1]))
    begin, end = months[0] - dt.timedelta(6), _next(months[-1]) + dt.timedelta(6)
    found = items(asked.reader, begin, end)
    names: dict[dt.date, list[str]] = {}
    for one in named_days(asked.reader, begin, end):
        names.setdefault(one.day, []).append(one.name)
    starts = asked.business.first_weekday
    used = {one.kind for one in found}
    return MonthSheet(
        title=sheet_name("month"),
        weekdays=tuple(opening(weekday_name((starts + n) % 7, short=True)) for n in range(7)),
        months=tuple(_month(asked, one, found, names) for one in months),
        legend=tuple(Kind(kind_words(kind), *KIND_LOOKS[kind]) for kind in KINDS if kind in used),
    )


def _month(
    asked: Asked, first: dt.date, found: Sequence[Item], names: Mapping[dt.date, Sequence[str]]
) -> MonthPart:
    weeks = calendar.Calendar(asked.business.first_weekday).monthdatescalendar(
        first.year, first.month
    )
    last = _next(first) - dt.timedelta(1)
    campaigns = bands(asked.reader, first, last)
    events = {one.event_on: one.name for one in campaigns}
    inside = [one for one in found if one.day is not None and first <= one.day <= last]
    return MonthPart(
        title=month(first),
        weeks=tuple(
            tuple(
                Cell(
                    day=str(one.day),
                    inside=one.month == first.month,
                    today=one == asked.today,
                    name=", ".join(_names(one, events, names)),
                    items=tuple(_chip(each) for each in found if each.day == one),
                )
                for one in week
            )
            for week in weeks
        ),
        campaigns=tuple(Campaign(one.name, campaign_days(one)) for one in campaigns),
        none="" if inside else tr("{month}: nothing planned yet.", month=month(first)),
    )


def _names(
    on: dt.date, events: Mapping[dt.date, str], names: Mapping[dt.date, Sequence[str]]
) -> list[str]:
    return [*([events[on]] if on in events else []), *names.get(on, [])]


def campaign_days(one: Band) -> str:
    """When a campaign warms up, happens and is followed up: in a sentence's part."""
    return tr(
        "warm-up from {begin}, {event}, follow-up to {end}",
        begin=day(one.warm_up_from),
        event=day(one.event_on),
        end=day(one.follow_up_to),
    )


def _chip(one: Item) -> Chip:
    hue, pattern = KIND_LOOKS[one.kind]
    words = f"{clock(one.time)} {one.title}" if one.time else one.title
    return Chip(words, hue, pattern, one.done_on is not None)


def clock(time: str) -> str:
    """A time of day, HH:MM, as the locale writes it."""
    return time_of_day(dt.time.fromisoformat(time))


def _next(first: dt.date) -> dt.date:
    return (first + dt.timedelta(31)).replace(day=1)
