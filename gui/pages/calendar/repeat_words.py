"""A repeat in words: "Every 2 weeks on Tue and Fri, until 30 June"."""

from __future__ import annotations

import datetime as dt

from core.calendar.facts import Repeat
from core.calendar.limits import DAY, WEEK
from core.text import and_list, day, tr, trn, weekday_name


def repeat_words(rule: Repeat, starts_on: dt.date) -> str:
    """What a rule means, when it first stands on `starts_on`."""
    words = _how_often(rule, starts_on)
    if rule.until is not None:
        return tr("{often}, until {day}", often=words, day=day(rule.until, year=True))
    if rule.times is not None:
        times = trn("{n} time", "{n} times", rule.times)
        return tr("{often}, {times}", often=words, times=times)
    return words


def _how_often(rule: Repeat, starts_on: dt.date) -> str:
    if rule.unit == DAY:
        return trn("Every day", "Every {n} days", rule.every)
    if rule.unit == WEEK:
        mask = rule.weekdays or 1 << starts_on.weekday()
        days = and_list([weekday_name(n, short=True) for n in range(7) if mask & 1 << n])
        return trn("Every week on {days}", "Every {n} weeks on {days}", rule.every, days=days)
    on = nth_words(rule.on_nth, starts_on)
    return trn("Every month on {on}", "Every {n} months on {on}", rule.every, on=on)


def nth_words(nth: int, starts_on: dt.date) -> str:
    """Which day of a month: "the 9th", as "day 9"; "the second Tuesday", "the last Friday"."""
    name = weekday_name(starts_on.weekday())
    return {
        0: tr("day {n}", n=starts_on.day),
        1: tr("the first {weekday}", weekday=name),
        2: tr("the second {weekday}", weekday=name),
        3: tr("the third {weekday}", weekday=name),
        4: tr("the fourth {weekday}", weekday=name),
        5: tr("the fifth {weekday}", weekday=name),
        -1: tr("the last {weekday}", weekday=name),
    }[nth]
