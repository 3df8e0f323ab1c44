"""Things to do, each a line of page Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.calendar.items import UNTIMED, Item
from core.calendar.rules import kind_words, tagged_link
from core.text import tr

ASK, FOLLOW_UP = "ask", "follow_up"
"""What a line about a prospect is, beside the kinds of activity."""
ONE_DAY = dt.timedelta(1)


@dataclass(frozen=True)
class Line:
    """One thing to do.

    `key` names it: an item of the calendar, or "p7" for the person 7 to get back to. `kind` is a
    kind of activity, "ask" or "follow_up"; `about` is the quiet second line. `minutes` is what it
    takes, `late` since how many days it waits, 0 for what is in time. `stage` is that of a person
    to get back to.
    """

    key: str
    kind: str
    title: str
    about: str
    day: dt.date
    time: str | None = None
    minutes: int = 0
    done: bool = False
    late: int = 0
    doer: str = ""
    text: str = ""
    link: str = ""
    network: str = ""
    activity_id: int | None = None
    campaign_id: int | None = None
    person_id: int | None = None
    person: str = ""
    stage: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it is somebody to get back to, and no activity."""
        return self.kind in (ASK, FOLLOW_UP)

    @property
    def kind_words(self) -> str:
        """Its kind as people read it."""
        if self.is_person:
            return tr("Ask") if self.kind == ASK else tr("Follow up")
        return kind_words(self.kind)


@dataclass(frozen=True)
class TodayDay:
    """A day of the week with what is to be done on it, in its order."""

    day: dt.date
    lines: tuple[Line, ...]


def of_item(one: Item, names: Mapping[str, str], today: dt.date) -> Line:
    """An item of the calendar as a line; `names` are what networks are called."""
    assert one.day is not None
    about = (names.get(one.network, one.network), one.campaign, one.person)
    return Line(
        key=one.key,
        kind=one.kind,
        title=one.title,
        about=" · ".join(part for part in about if part),
        day=one.day,
        time=one.time,
        minutes=one.minutes,
        done=one.done_on is not None,
        late=(today - one.day).days if one.is_late(today) else 0,
        doer=one.doer,
        text=one.text,
        link=tagged_link(one.link, one.network, one.campaign),
        network=one.network,
        activity_id=one.activity_id,
        campaign_id=one.campaign_id,
        person_id=one.person_id,
        person=one.person,
    )


def by_day(lines: Iterable[Line], today: dt.date) -> tuple[TodayDay, ...]:
    """Lines under their days, those with a time first; today always is among the days."""
    found: dict[dt.date, list[Line]] = {today: []}
    for line in sorted(lines, key=lambda one: (one.day, one.time or UNTIMED)):
        found.setdefault(line.day, []).append(line)
    return tuple(TodayDay(day, tuple(found[day])) for day in sorted(found))


def week_number(start: dt.date) -> int:
    """The number of the week that begins on `start`.

    A week belongs to the year that has most of it, whatever day it begins on.
    """
    return (start + 3 * ONE_DAY).isocalendar().week
