"""The list of page Today, row by row. Plain values, no widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from core.text import day as day_words
from core.text import minutes, opening, tr, trn, weekday_and_day, weekday_name
from core.today.lines import Line, TodayDay

Kind = Literal["head", "line", "words", "more"]
ONE_DAY = dt.timedelta(1)
PEOPLE_SHOWN = 5
"""People to get back to that are shown before "more" is pressed."""
LATE, BACK, DONE = "late", "back", "done"
"""The parts of the list beside the days."""


@dataclass(frozen=True)
class Row:
    """A row: the head of a part, a thing to do, a quiet sentence, or what shows the rest.

    `day` is where something put down here goes, None where nothing can be put. `part` names what
    a "more" opens. A head with `bare` has nothing below it.
    """

    kind: Kind
    words: str
    key: str = ""
    day: dt.date | None = None
    note: str = ""
    line: Line | None = None
    part: str = ""
    bare: bool = False

    @property
    def is_active(self) -> bool:
        """Whether the keyboard can be on it."""
        return self.kind in ("line", "more")

    @property
    def spoken(self) -> str:
        """The row in one sentence, for the ear and the tooltip."""
        line = self.line
        if line is None:
            return f"{self.words}, {self.note}" if self.note else self.words
        parts = [
            f"{line.kind_words}: {line.title}",
            line.time or "",
            line.about,
            line.doer,
            weekday_and_day(line.day),
            minutes(line.minutes) if line.minutes else "",
            late_words(line),
            tr("done", of="activity") if line.done else "",
        ]
        return ", ".join(part for part in parts if part)


def late_words(line: Line) -> str:
    """Since when it waits; "" for what is in time."""
    return trn("{n} day late", "{n} days late", line.late) if line.late else ""


def about_words(line: Line) -> str:
    """The second line: the time, where it goes, who does it."""
    parts = (line.time or "", line.about, line.doer)
    return " · ".join(part for part in parts if part)


def build(
    days: Sequence[TodayDay],
    today: dt.date,
    starts_on: dt.date,
    *,
    late: Sequence[Line] = (),
    back: Sequence[Line] = (),
    opened: Collection[str] = (),
    named: Mapping[dt.date, str] | None = None,
) -> list[Row]:
    """The rows: today, what is late, the days to come, people to get back to, what is done.

    `opened` are the parts whose rest is shown; `named` are what days are called, as holidays.
    """
    called = named or {}
    by_day = {one.day: one.lines for one in days}
    before = [line for day, lines in by_day.items() if day < today for line in lines]
    undone = [replace(line, late=(today - line.day).days) for line in before if not line.done]
    rows = [*_today(by_day.get(today, ()), today, called.get(today, ""))]
    waiting = [*late, *undone]
    if waiting:
        rows += [Row("head", tr("Left from before")), *map(_line, waiting)]
    for day in (starts_on + n * ONE_DAY for n in range(7)):
        if day > today:
            rows += _coming(by_day.get(day, ()), day, today, called.get(day, ""))
    rows += _people(back, opened)
    rows += _done([line for line in before if line.done], opened)
    return rows


def day_name(day: dt.date, today: dt.date) -> str:
    """ "Today, Tuesday 9 March", "Tomorrow, Wednesday", "Friday"."""
    if day == today:
        return tr("Today, {day}", day=weekday_and_day(day))
    name = weekday_name(day.weekday())
    if day == today + ONE_DAY:
        return tr("Tomorrow, {weekday}", weekday=name)
    return opening(name)


def _today(lines: Sequence[Line], today: dt.date, called: str) -> Iterator[Row]:
    yield Row("head", day_name(today, today), day=today, note=called)
    yield from (_line(line, today) for line in lines)
    if not lines:
        yield Row(
            "words",
            tr("Nothing is due today. A good day to answer a comment or to thank somebody."),
            day=today,
        )
    elif all(line.done for line in lines):
        yield Row("words", tr("Everything of today is done."), day=today)


def _coming(lines: Sequence[Line], day: dt.date, today: dt.date, called: str) -> Iterator[Row]:
    note = " · ".join(part for part in (day_words(day), called) if part)
    yield Row("head", day_name(day, today), day=day, note=note, bare=not lines)
    yield from (_line(line, day) for line in lines)


def _people(back: Sequence[Line], opened: Collection[str]) -> Iterator[Row]:
    if not back:
        return
    note = trn("{n} person", "{n} people", len(back))
    yield Row("head", tr("People to get back to"), note=note)
    shown = back if BACK in opened or len(back) <= PEOPLE_SHOWN + 1 else back[:PEOPLE_SHOWN]
    yield from map(_line, shown)
    if len(back) > PEOPLE_SHOWN + 1:
        rest = len(back) - len(shown)
        words = trn("Show {n} more", "Show {n} more", rest) if rest else tr("Show fewer")
        yield Row("more", words, key=f"more:{BACK}", part=BACK)


def _done(lines: Sequence[Line], opened: Collection[str]) -> Iterator[Row]:
    if not lines:
        return
    words = trn("{n} thing done earlier this week", "{n} things done earlier this week", len(lines))
    yield Row("more", words, key=f"more:{DONE}", part=DONE)
    if DONE in opened:
        yield from map(_line, lines)


def _line(line: Line, day: dt.date | None = None) -> Row:
    return Row("line", line.title, key=line.key, day=day, line=line)
