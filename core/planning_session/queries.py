"""Reading planning sessions: when, who, how long, and what was written down."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from core.store.database import Reader

DRAFTS = "planning_session.drafts"
"""The setting that keeps what was half typed when a session was left."""
Drafts = Mapping[int, Mapping[str, str]]
"""Of each question, by its number, the fields of its form."""


@dataclass(frozen=True)
class SessionRow:
    """A session; `ended_on` None while it can be gone on with, at `step`."""

    id: int
    plan_id: int
    started_on: dt.date
    ended_on: dt.date | None
    minutes: int
    who: str
    step: int


@dataclass(frozen=True)
class NoteRow:
    """What was written down at a step: a decision, a bet or a note."""

    id: int
    step: int
    kind: str
    words: str


def sessions(reader: Reader, plan_id: int) -> list[SessionRow]:
    """The sessions about a plan, the newest first."""
    return reader.each(
        _session,
        "SELECT id, plan_id, started_on, ended_on, minutes, who, step FROM planning_session "
        "WHERE plan_id = :plan ORDER BY started_on DESC, id DESC",
        plan=plan_id,
    )


def session_row(reader: Reader, session_id: int) -> SessionRow | None:
    """One session, None when it is gone."""
    found = reader.each(
        _session,
        "SELECT id, plan_id, started_on, ended_on, minutes, who, step FROM planning_session "
        "WHERE id = :id",
        id=session_id,
    )
    return found[0] if found else None


def open_session(reader: Reader, plan_id: int) -> SessionRow | None:
    """The session about a plan that can be gone on with, the newest if there are several."""
    return next((one for one in sessions(reader, plan_id) if one.ended_on is None), None)


def last_who(reader: Reader) -> str:
    """Who was there the last time, whatever plan it was about."""
    found = reader.value("SELECT who FROM planning_session ORDER BY started_on DESC, id DESC")
    return str(found or "")


def notes(reader: Reader, session_id: int) -> list[NoteRow]:
    """What was written down in a session, in the order of its questions."""
    return reader.each(
        NoteRow,
        "SELECT id, step, kind, words FROM session_note WHERE session_id = :session "
        "ORDER BY step, position, id",
        session=session_id,
    )


def _session(id_: int, plan_id: int, started: str, ended: str | None, *rest: object) -> SessionRow:
    minutes, who, step = rest
    return SessionRow(
        id_,
        plan_id,
        dt.date.fromisoformat(started),
        dt.date.fromisoformat(ended) if ended else None,
        int(str(minutes)),
        str(who),
        int(str(step)),
    )


def drafts_text(session_id: int, drafts: Drafts) -> str:
    """How drafts are kept."""
    return json.dumps({"session": session_id, "drafts": drafts}, ensure_ascii=False)


def drafts(reader: Reader, session_id: int) -> Drafts:
    """What was half typed when a session was left; nothing of another one."""
    kept = reader.value("SELECT value FROM setting WHERE key = :key", key=DRAFTS)
    told = json.loads(kept) if kept is not None else {}
    if told.get("session") != session_id:
        return {}
    return {int(step): fields for step, fields in told["drafts"].items()}
