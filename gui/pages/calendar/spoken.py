"""What a day and an activity say to a screen reader, and what stands below an activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from core.calendar.items import Item
from core.calendar.rules import kind_words
from core.text import minutes, time_of_day, tr, trn, weekday_and_day


def spoken_item(one: Item, names: Mapping[str, str]) -> str:
    """An activity in one line: its kind, what it is, when, where, how long, by whom, done."""
    done = tr("done", of="activity") if one.done_on is not None else ""
    parts = [*_when_and_where(one, names), one.doer, one.campaign, done]
    said = ", ".join(part for part in parts if part)
    head = f"{kind_words(one.kind)}: {one.title}"
    return f"{head} ({said})" if said else head


def second_line(one: Item, names: Mapping[str, str]) -> str:
    """When, where and how long, below what it is."""
    return " · ".join(part for part in _when_and_where(one, names) if part)


def _when_and_where(one: Item, names: Mapping[str, str]) -> tuple[str, str, str]:
    at = "" if one.time is None else time_of_day(dt.time.fromisoformat(one.time))
    return at, names.get(one.network, one.network), minutes(one.minutes) if one.minutes else ""


def spoken_day(on: dt.date, name: str, spoken: Sequence[str], *, now: bool) -> str:
    """A day: its name, whether it is today (`now`), what is on it."""
    count = trn("{n} activity", "{n} activities", len(spoken)) if spoken else tr("nothing planned")
    parts = [weekday_and_day(on), tr("today") if now else "", name, count]
    said = ", ".join(part for part in parts if part)
    return "; ".join((said, *spoken))
