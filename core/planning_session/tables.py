"""What is stored about planning sessions: when, who, how long, and what was said."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.planning_session.limits import (
    MOST_MINUTES,
    NOTE_KINDS,
    STEPS,
    WHO_LIMIT,
    WORDS_LIMIT,
)
from core.store.schema import Base, Searchable, day_check, name_check, note_check, one_of, strict


class PlanningSession(Base):
    """A meeting about a plan; while `ended_on` is None it can be gone on with."""

    __tablename__ = "planning_session"
    __table_args__ = strict(
        day_check("started_on"),
        day_check("ended_on"),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="days_in_order"),
        CheckConstraint(f"minutes BETWEEN 0 AND {MOST_MINUTES}", name="minutes_of_a_day"),
        note_check("who", WHO_LIMIT),
        CheckConstraint(f"step BETWEEN {STEPS[0]} AND {STEPS[-1]}", name="step_known"),
        Index("ix_planning_session_plan_id", "plan_id", "started_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    started_on: Mapped[dt.date]
    ended_on: Mapped[dt.date | None]
    minutes: Mapped[int] = mapped_column(default=0)
    """How long it took so far, breaks not counted."""
    who: Mapped[str] = mapped_column(default="")
    """Who was there, as typed."""
    step: Mapped[int] = mapped_column(default=1)
    """The question that it stands at."""


class SessionNote(Base):
    """A decision, a bet or a note that was written down at one of the questions."""

    __tablename__ = "session_note"
    __table_args__ = strict(
        CheckConstraint(f"step BETWEEN {STEPS[0]} AND {STEPS[-1]}", name="step_known"),
        one_of("kind", NOTE_KINDS),
        name_check("words", WORDS_LIMIT),
        Index("ix_session_note_session_id", "session_id", "step", "position"),
        search=Searchable(13, "session_note", "{row}.words"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("planning_session.id", ondelete="CASCADE"))
    step: Mapped[int]
    kind: Mapped[str]
    words: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
