"""The sheet of people to win over: who to ask, who to get back to, then everybody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.prospects.limits import DECLINED, DO_NOT_CONTACT, LINKED, READY
from core.prospects.rules import counted_gives, is_due
from core.prospects.summaries import Summary
from core.prospects.words import due_words, stage_name, step_for
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.sheets.decisions import people_open
from core.text import short_day, tr


@dataclass(frozen=True)
class Person:
    """One row: rings for what was given of what it takes, and what is next."""

    name: str
    about: str
    given: int
    needed: int
    stage: str
    next: str
    due: str


@dataclass(frozen=True)
class Part:
    """A table of people, or what to say where there is nobody."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Person, ...]
    none: str


@dataclass(frozen=True)
class ProspectsSheet:
    """The whole sheet."""

    title: str
    open: str
    parts: tuple[Part, ...]


def read(asked: Asked) -> ProspectsSheet:
    """The sheet's values."""
    people = [one for one in asked.prospects if one.stage != DO_NOT_CONTACT]
    ready = [one for one in people if one.stage == READY]
    due = [one for one in people if one.stage != READY and is_due(one.due, asked.week[1])]
    taken = {one.person_id for one in (*ready, *due)}
    rest = [one for one in people if one.person_id not in taken]
    parts = () if not people else (
        _part(asked, tr("To ask now"), soonest(ready), tr("Nobody is ready to be asked yet.")),
        _part(asked, tr("To get back to this week"), soonest(due), tr("Nobody this week.")),
        _part(asked, tr("Everybody else"), soonest(rest), tr("Nobody.")),
    )  # fmt: skip
    return ProspectsSheet(sheet_name("prospects"), people_open(len(people)), parts)


def soonest(people: Iterable[Summary]) -> list[Summary]:
    """People by the day to get back to them; those without one come last, by name."""
    return sorted(people, key=lambda one: (one.due is None, one.due, one.folded))


def person(asked: Asked, one: Summary) -> Person:
    """One of them in words; rings stop at what it takes to be ready."""
    needed = asked.pace.gives
    done = needed if one.stage == LINKED else min(counted_gives(one.story), needed)
    return Person(
        name=one.name,
        about=one.about,
        given=done,
        needed=needed,
        stage=stage_name(one.stage),
        next=_next(one),
        due=_due(asked, one),
    )


def _next(one: Summary) -> str:
    step = one.next_step or ("" if one.stage == DECLINED else step_for(one.stage))
    return tr("{step} ({doer})", step=step, doer=one.doer) if step and one.doer else step


def _due(asked: Asked, one: Summary) -> str:
    if one.due is None:
        return ""
    if one.due <= asked.week[1]:
        return due_words(one.due, asked.today)
    return short_day(one.due)


def _part(asked: Asked, title: str, people: Sequence[Summary], none: str) -> Part:
    heads = (tr("Given"), tr("Who"), tr("Stage"), tr("Next"), tr("When"))
    return Part(title, heads, tuple(person(asked, one) for one in people), none)
