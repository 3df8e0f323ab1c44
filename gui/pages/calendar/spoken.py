"""What a day and an activity say to a screen reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from core.calendar.queries import Item
from core.calendar.rules import kind_words
from core.text import minutes, time_of_day, tr, trn, weekday_and_day


def spoken_item(one: Item, names: dict[str, str]) -> str:
    """An activity in one line: its kind, what it is, when, where, how long, by whom, done."""
    parts = [
        "" if one.time is None else time_of_day(dt.time.fromisoformat(one.time)),
        names.get(one.network, one.network),
        minutes(one.minutes) if one.minutes else "",
        one.doer,
        one.campaign,
        tr("done") if one.done_on is not None else "",
    ]
    said = ", ".join(part for part in parts if part)
    head = f"{kind_words(one.kind)}: {one.title}"
    return f"{head} ({said})" if said else head


def spoken_day(on: dt.date, today: dt.date, name: str, spoken: Sequence[str]) -> str:
    """A day: its name, whether it is today, what is on it."""
    count = trn("{n} activity", "{n} activities", len(spoken)) if spoken else tr("nothing planned")
    parts = [weekday_and_day(on), tr("today") if on == today else "", name, count]
    said = ", ".join(part for part in parts if part)
    return "; ".join((said, *spoken))
