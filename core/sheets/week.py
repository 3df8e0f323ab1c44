"""The week's checklist: what is to be done each day, with the texts to take to the phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.calendar.items import Item, items
from core.calendar.rules import kind_words, tagged_link
from core.calendar.texts import to_copy
from core.prospects.limits import DO_NOT_CONTACT
from core.prospects.rules import is_due
from core.prospects.summaries import Summary
from core.prospects.words import due_words, step_for
from core.sheets.asked import Asked
from core.sheets.codes import text_codes
from core.sheets.kinds import KIND_LOOKS
from core.sheets.month import clock
from core.sheets.prospects import soonest
from core.text import day, hours, minutes, opening, tr, weekday_and_day


@dataclass(frozen=True)
class Code:
    """A text as a QR code, an SVG text, with what to say of it."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Task:
    """A line with a box to tick; `said` is what goes out, in full."""

    title: str
    about: str
    said: str
    done: bool
    hue: str
    pattern: str
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class DayPart:
    """A day with its work."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class WeekSheet:
    """The whole sheet."""

    title: str
    lead: str
    open: str
    days: tuple[DayPart, ...]
    people_title: str
    people: tuple[Task, ...]
    wall: bool = field(default=True)


def read(asked: Asked) -> WeekSheet:
    """The sheet's values."""
    first, last = asked.week
    wanted = asked.options.doer
    found = [one for one in items(asked.reader, first, last) if _is_of(one.doer, wanted)]
    people = due_people(asked, wanted)
    planned = sum(one.minutes for one in found)
    span = tr("{first} to {last}", first=day(first), last=day(last))
    lead = tr(
        "{planned} planned of the {week} a week that you have for it.",
        planned=minutes(planned),
        week=hours(asked.business.hours_a_week),
    )
    days = [first + dt.timedelta(n) for n in range(7)]
    return WeekSheet(
        title=tr("Week of {doer}: {days}", doer=wanted, days=span)
        if wanted
        else tr("Week: {days}", days=span),
        lead="" if wanted or not found else lead,
        open="" if found else _nothing(wanted),
        days=tuple(part for one in days if (part := _day(asked, one, found)).tasks),
        people_title=tr("People to get back to"),
        people=tuple(_person(asked, one) for one in people),
    )


def due_people(asked: Asked, doer: str = "") -> list[Summary]:
    """Whom somebody is to get back to until the end of the week, the latest first."""
    return [
        one
        for one in soonest(asked.prospects)
        if one.stage != DO_NOT_CONTACT and is_due(one.due, asked.week[1]) and _is_of(one.doer, doer)
    ]


def _is_of(doer: str, wanted: str) -> bool:
    return not wanted or doer.casefold() == wanted.casefold()


def _nothing(doer: str) -> str:
    if doer:
        return tr("{doer} has nothing planned for this week.", doer=doer)
    return tr("This week: nothing planned yet. Ten minutes a day is enough to begin with.")


def _day(asked: Asked, on: dt.date, found: Sequence[Item]) -> DayPart:
    tasks = tuple(_task(asked, one) for one in found if one.day == on)
    return DayPart(opening(weekday_and_day(on)), tasks)


def _task(asked: Asked, one: Item) -> Task:
    hue, pattern = KIND_LOOKS[one.kind]
    said = to_copy(one.text, tagged_link(one.link, one.network, one.campaign))
    codes = text_codes(said)
    about = [
        clock(one.time) if one.time else "",
        kind_words(one.kind),
        asked.network_names.get(one.network, one.network),
        minutes(one.minutes) if one.minutes else "",
        "" if asked.options.doer else one.doer,
    ]
    return Task(
        title=one.title,
        about=" · ".join(filter(None, about)),
        said=said,
        done=one.done_on is not None,
        hue=hue,
        pattern=pattern,
        codes=tuple(
            Code(svg, tr("QR code with the text of “{title}”", title=one.title)) for svg in codes
        ),
    )


def _person(asked: Asked, one: Summary) -> Task:
    step = one.next_step or step_for(one.stage)
    due = due_words(one.due, asked.today) if one.due else ""
    about = [step, due, "" if asked.options.doer else one.doer]
    return Task(one.name, " · ".join(filter(None, about)), "", False, "", "", ())
