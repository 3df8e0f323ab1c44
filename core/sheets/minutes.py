"""The minutes of the newest planning session, or, before the first one, a form to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.planning_session.limits import STEPS
from core.planning_session.queries import NoteRow, SessionRow, notes, sessions
from core.planning_session.words import note_name, question
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.sheets.decisions import open_decisions
from core.text import day, minutes, tr

LINES = 2
"""Lines to write on below a question that nothing was noted at."""


@dataclass(frozen=True)
class Step:
    """A question with what was said, and how many lines are left to write on."""

    number: int
    question: str
    notes: tuple[tuple[str, str], ...]
    lines: int


@dataclass(frozen=True)
class MinutesSheet:
    """The whole sheet; `facts` are pairs of a quiet word and what it says, "" to fill in."""

    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    open_title: str
    open: tuple[str, ...]


def read(asked: Asked) -> MinutesSheet:
    """The sheet's values."""
    plan_id = asked.plan.id if asked.plan else None
    held = sessions(asked.reader, plan_id) if plan_id is not None else []
    newest = held[0] if held else None
    said = notes(asked.reader, newest.id) if newest else []
    still = open_decisions(asked.reader, plan_id, asked.today)
    return MinutesSheet(
        title=sheet_name("minutes"),
        lead=""
        if newest
        else tr("No planning session yet. Sit down together and write the answers here."),
        facts=_facts(newest),
        steps=tuple(_step(step, [one for one in said if one.step == step]) for step in STEPS),
        open_title=tr("Still to decide") if still else "",
        open=tuple(one.sentence for one in still),
    )


def _facts(session: SessionRow | None) -> tuple[tuple[str, str], ...]:
    if session is None:
        return (tr("When"), ""), (tr("Who was there"), ""), (tr("How long"), "")
    when = day(session.started_on, year=True)
    if session.ended_on is None:
        when = tr("{day}, to be gone on with", day=when)
    return (
        (tr("When"), when),
        (tr("Who was there"), session.who),
        (tr("How long"), minutes(session.minutes) if session.minutes else ""),
    )


def _step(step: int, said: Sequence[NoteRow]) -> Step:
    told = tuple((note_name(one.kind), one.words) for one in said)
    return Step(step, question(step), told, 0 if told else LINES)
