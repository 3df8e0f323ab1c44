"""What happens in a planning session beside the decisions, which are the pages' own operations.

Where it stands is kept with the file: pausing, closing and opening again lose nothing, and undoing
a step leads back to it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.errors import UserError
from core.planning_session import rules
from core.planning_session.decided import Decided, decided
from core.planning_session.limits import STEPS, WORDS_LIMIT
from core.planning_session.queries import (
    DRAFTS,
    Drafts,
    SessionRow,
    drafts_text,
    session_row,
)
from core.planning_session.words import step_name
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

PAGE = "goals"
"""The page that shows what the first question decides."""


def start_session(store: Store, plan_id: int, today: dt.date, who: str = "") -> int:
    """Begin a session about a plan and return its id. Raises UserError for "who"."""
    from core.planning_session.tables import PlanningSession

    who = rules.checked_who(who)
    with store.operation(tr("Start a planning session"), place=Place(PAGE)) as session:
        row = PlanningSession(plan_id=plan_id, started_on=today, who=who)
        session.add(row)
        session.flush()
        return row.id


def set_who(store: Store, session_id: int, who: str) -> None:
    """Say who is there. Raises UserError for "who"."""
    from core.planning_session.tables import PlanningSession

    who = rules.checked_who(who)
    _known(store, session_id)
    merge = ("planning_session", session_id, "who")
    with store.operation(tr("Change who is there"), merge=merge, place=Place(PAGE)) as session:
        session.get_one(PlanningSession, session_id).who = who


def write_notes(store: Store, session_id: int, step: int, text: str) -> None:
    """Keep the notes of a question, a line each, in the place of those there were.

    Raises UserError for "notes".
    """
    from core.planning_session.tables import SessionNote

    lines = rules.note_lines(text)
    _known(store, session_id)
    merge = ("session_note", session_id, f"{step}")
    label = tr("Note: {step}", step=step_name(step))
    with store.operation(label, merge=merge, place=Place(PAGE)) as session:
        rows = session.query(SessionNote).filter_by(session_id=session_id, step=step, kind="note")
        there = rows.order_by(SessionNote.position, SessionNote.id).all()
        for position, line in enumerate(lines):
            if position < len(there):
                there[position].words = line
            else:
                session.add(
                    SessionNote(
                        session_id=session_id, step=step, kind="note", words=line, position=position
                    )
                )
        for row in there[len(lines) :]:
            session.delete(row)


def go_to(
    store: Store,
    session_id: int,
    step: int,
    minutes: int,
    today: dt.date,
    drafts: Drafts | None = None,
) -> None:
    """Leave a question for another (or stay), keeping what it decided and how long it took.

    `drafts` is what is half typed at all questions; None leaves what is kept of it.
    """
    from core.planning_session.tables import PlanningSession

    if step not in STEPS:
        raise UserError(tr("There are {n} questions.", n=STEPS[-1]), field="step")
    at = _known(store, session_id)
    found = decided(store.reader, at.plan_id, at.started_on, today, at.step)
    label = tr("Planning session: {step}", step=step_name(at.step))
    with store.operation(label, place=Place(PAGE)) as session:
        row = session.get_one(PlanningSession, session_id)
        row.step, row.minutes = step, rules.counted(minutes)
        _keep(session, session_id, found, (at.step,))
        if drafts is not None:
            _keep_drafts(session, session_id, drafts)


def _keep_drafts(session: Session, session_id: int, drafts: Drafts) -> None:
    from core.business.tables import Setting

    there = session.get(Setting, DRAFTS)
    if drafts:
        session.merge(Setting(key=DRAFTS, value=drafts_text(session_id, drafts)))
    elif there is not None:
        session.delete(there)


def finish_session(store: Store, session_id: int, minutes: int, today: dt.date) -> None:
    """End a session; what all questions decided is kept for its minutes."""
    from core.planning_session.tables import PlanningSession

    at = _known(store, session_id)
    found = decided(store.reader, at.plan_id, at.started_on, today)
    with store.operation(tr("Finish the planning session"), place=Place(PAGE)) as session:
        row = session.get_one(PlanningSession, session_id)
        row.minutes = rules.counted(minutes)
        row.ended_on = max(today, at.started_on)
        _keep(session, session_id, found, STEPS)


def _keep(
    session: Session, session_id: int, found: Iterable[Decided], steps: Iterable[int]
) -> None:
    """Put what is decided in the place of what was noted as decided at these questions."""
    from core.planning_session.tables import SessionNote

    wanted = [
        (one.step, one.kind, f"{one.heading}: {words}"[:WORDS_LIMIT])
        for one in found
        for words in one.words
    ]
    there = (
        session.query(SessionNote)
        .filter(SessionNote.session_id == session_id, SessionNote.kind != "note")
        .filter(SessionNote.step.in_(tuple(steps)))
        .order_by(SessionNote.step, SessionNote.position)
        .all()
    )
    if [(row.step, row.kind, row.words) for row in there] == wanted:
        return
    for row in there:
        session.delete(row)
    for position, (step, kind, words) in enumerate(wanted):
        session.add(
            SessionNote(session_id=session_id, step=step, kind=kind, words=words, position=position)
        )


def _known(store: Store, session_id: int) -> SessionRow:
    row = session_row(store.reader, session_id)
    if row is None:
        raise UserError(tr("This session is gone. It may have been deleted."))
    return row
