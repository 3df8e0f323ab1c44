"""What is decided about plans: which one is current, and what days and names they may have.

Pure functions of plain values; today is a parameter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from core.errors import UserError
from core.text import day, tr
from core.typed import clean_line

NAME_LIMIT = 120
"""Characters that a plan's name may have; `core.store.schema.NAME_LIMIT` for readers."""
SHORTEST_REST = 56
"""Days: with less than this left of a half-year, a new plan takes in the next one."""
ONE_DAY = dt.timedelta(days=1)

SOUTHERN = "AR AU BO BR BW CL FJ MG MU MZ NA NZ PE PY UY ZA ZM ZW"
"""Countries (ISO 3166) where the first half of the year is autumn."""


class HasDays(Protocol):
    """What these rules need to know of a plan."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def starts_on(self) -> dt.date: ...
    @property
    def ends_on(self) -> dt.date: ...
    @property
    def archived(self) -> bool: ...
    @property
    def picked(self) -> bool: ...


P = TypeVar("P", bound=HasDays)


@dataclass(frozen=True)
class Period:
    """A name and days that a new plan may start from."""

    name: str
    starts_on: dt.date
    ends_on: dt.date


def current(plans: Sequence[P], today: dt.date) -> P | None:
    """The picked plan, else the one that covers today, else the next, else the latest.

    Plans put away are never current; None when there is no other.
    """
    open_ones = sorted((p for p in plans if not p.archived), key=lambda p: p.starts_on)
    picked = (p for p in open_ones if p.picked)
    covering = (p for p in open_ones if p.starts_on <= today <= p.ends_on)
    coming = (p for p in open_ones if p.starts_on > today)
    return next(picked, None) or next(covering, None) or next(coming, None) or _last(open_ones)


def _last(plans: Sequence[P]) -> P | None:
    return max(plans, key=lambda p: p.ends_on, default=None)


def before(plans: Sequence[P], plan: P) -> P | None:
    """The plan that ended last before `plan` starts, put away or not; None for the first."""
    return _last([p for p in plans if p.id != plan.id and p.ends_on < plan.starts_on])


def checked_name(value: str, taken: Collection[str]) -> str:
    """A plan's name, tidied. Raises UserError when blank, too long or in `taken`."""
    name = clean_line(value, "name", NAME_LIMIT)
    if not name:
        raise UserError(tr("Give the plan a name, for example Spring 2027."), field="name")
    if name.casefold() in {other.casefold() for other in taken}:
        raise UserError(
            tr("There is a plan called {name} already. Choose another name.", name=name),
            field="name",
        )
    return name


def check_days(starts_on: dt.date, ends_on: dt.date, others: Sequence[HasDays]) -> None:
    """Raise UserError when the days are reversed or lie within another plan not put away."""
    if starts_on > ends_on:
        raise UserError(
            tr(
                "The plan ends on {end}, before it starts on {start}. Swap the days.",
                start=day(starts_on, year=True),
                end=day(ends_on, year=True),
            ),
            field="ends_on",
        )
    if other := overlapping(starts_on, ends_on, others):
        field = "ends_on" if starts_on < other.starts_on else "starts_on"
        raise UserError(overlap_sentence(other), field=field)


def overlapping(starts_on: dt.date, ends_on: dt.date, others: Sequence[P]) -> P | None:
    """The first of `others`, not put away, that shares a day with the period."""
    shared = (
        p for p in others if not p.archived and p.starts_on <= ends_on and p.ends_on >= starts_on
    )
    return min(shared, key=lambda p: p.starts_on, default=None)


def overlap_sentence(other: HasDays) -> str:
    """What to say when a plan's days run into `other`."""
    return tr(
        "{name} covers {start} to {end}, and two plans cannot share a day. "
        "Choose other days, or put {name} away first.",
        name=other.name,
        start=day(other.starts_on, year=True),
        end=day(other.ends_on, year=True),
    )


def propose(plans: Sequence[HasDays], today: dt.date, country: str = "GB") -> Period:
    """The next free half-year, named by its season: "Spring 2027", 1 January to 30 June.

    Starts after the last plan not put away, with none ahead on the first of this month, so that
    there is a plan for every day from now on. With fewer than `SHORTEST_REST` days left of a
    half-year it goes on to the end of the next: in November the end of the year is planned too.
    """
    last = _last([p for p in plans if not p.archived])
    start = today.replace(day=1)
    if last is not None and last.ends_on >= start:
        start = last.ends_on + ONE_DAY
    end = _half_end(start)
    if (end - max(start, today)).days < SHORTEST_REST:
        end = _half_end(end + ONE_DAY)
    name = _free_name(_season(end, country), {p.name.casefold() for p in plans})
    return Period(name, start, end)


def _half_end(value: dt.date) -> dt.date:
    return dt.date(value.year, 6, 30) if value.month <= 6 else dt.date(value.year, 12, 31)


def _season(ends_on: dt.date, country: str) -> str:
    first_half = ends_on.month <= 6
    year = str(ends_on.year)
    if first_half != (country.upper() in SOUTHERN.split()):
        return tr("Spring {year}", year=year)
    return tr("Autumn {year}", year=year)


def _free_name(name: str, taken: Collection[str]) -> str:
    found, count = name, 2
    while found.casefold() in taken:
        found, count = f"{name} ({count})", count + 1
    return found
