"""What is stored about goals: results, their readings, the chain that leads there, the bet.

Values are in the unit of the measure (see `measures.py`): per cent as 34.1, money in minor
units, the rest as counted.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from core.goals.measures import VANITY
from core.goals.rules import LARGEST, MEASURE_LIMIT, NARROWING_LIMIT, SOURCES, WHY_LIMIT
from core.store.schema import Base, Searchable, day_check, name_check, note_check, one_of, strict


def _size(column: str) -> CheckConstraint:
    return CheckConstraint(f"abs({column}) <= {LARGEST}", name=f"{column}_size")


class Goal(Base):
    """A business result that a plan is for."""

    __tablename__ = "goal"
    __table_args__ = strict(
        UniqueConstraint("id", "plan_id"),
        Index("ix_goal_plan_id", "plan_id"),
        name_check("title"),
        name_check("measure", MEASURE_LIMIT),
        CheckConstraint(
            f"measure NOT IN ({', '.join(repr(key) for key in VANITY)})", name="measure_result"
        ),
        note_check("narrowing", NARROWING_LIMIT),
        note_check("why", WHY_LIMIT),
        _size("baseline"),
        _size("target"),
        CheckConstraint("target <> baseline", name="target_moves"),
        day_check("starts_on"),
        day_check("due_on"),
        CheckConstraint("starts_on < due_on", name="days_in_order"),
        search=Searchable(2, "goal", "{row}.title", "{row}.why || ' ' || {row}.narrowing"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    title: Mapped[str]
    measure: Mapped[str]
    """A key of `measures.py`."""
    narrowing: Mapped[str] = mapped_column(default="")
    """The product, tag or source; or what a counter counts."""
    baseline: Mapped[float | None]
    """Where it stood at the start; None until somebody knows: then the first reading."""
    target: Mapped[float]
    starts_on: Mapped[dt.date | None]
    """None: from the first day of the plan."""
    due_on: Mapped[dt.date]
    why: Mapped[str] = mapped_column(default="")
    position: Mapped[int]


class GoalReading(Base):
    """What a goal's measure stood at on a day."""

    __tablename__ = "goal_reading"
    __table_args__ = strict(
        UniqueConstraint("goal_id", "day", "source"),
        day_check("day"),
        _size("value"),
        one_of("source", SOURCES),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"))
    day: Mapped[dt.date]
    value: Mapped[float]
    source: Mapped[str] = mapped_column(default="hand")


class SteppingStone(Base):
    """A number on the way to a goal, or a number that the plan only watches (no goal)."""

    __tablename__ = "stepping_stone"
    __table_args__ = strict(
        UniqueConstraint("goal_id", "position"),
        Index(
            "ix_stepping_stone_watched",
            "plan_id",
            "position",
            unique=True,
            sqlite_where=text("goal_id IS NULL"),
        ),
        ForeignKeyConstraint(
            ["goal_id", "plan_id"],
            ["goal.id", "goal.plan_id"],
            ondelete="CASCADE",
            name="fk_stepping_stone_goal_of_the_plan",
        ),
        name_check("measure", MEASURE_LIMIT),
        note_check("name", 120),
        CheckConstraint("measure <> 'own' OR trim(name) <> ''", name="own_named"),
        CheckConstraint("kept = 0 OR (kept = 1 AND goal_id IS NULL)", name="kept_flag"),
        _size("aim"),
        search=Searchable(3, "stepping_stone", "{row}.name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    goal_id: Mapped[int | None]
    position: Mapped[int]
    measure: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    """The owner's words for it; empty: those of the measure."""
    aim: Mapped[float | None]
    kept: Mapped[bool] = mapped_column(default=False)
    """Without a goal: kept as a number to watch, so the screen asks no more."""


class StoneReading(Base):
    """What a stepping stone stood at on a day: the count of the 90 days up to it."""

    __tablename__ = "stone_reading"
    __table_args__ = strict(
        UniqueConstraint("stone_id", "day", "source"),
        day_check("day"),
        _size("value"),
        one_of("source", SOURCES),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    stone_id: Mapped[int] = mapped_column(ForeignKey("stepping_stone.id", ondelete="CASCADE"))
    day: Mapped[dt.date]
    value: Mapped[float]
    source: Mapped[str] = mapped_column(default="hand")


class Bet(Base):
    """The range that the team expects of a goal, a campaign or an idea, and what came out."""

    __tablename__ = "bet"
    __table_args__ = strict(
        UniqueConstraint("goal_id"),
        UniqueConstraint("campaign_id"),
        UniqueConstraint("idea_id"),
        CheckConstraint(
            "(goal_id IS NOT NULL) + (campaign_id IS NOT NULL) + (idea_id IS NOT NULL) = 1",
            name="on_one_thing",
        ),
        _size("low"),
        _size("high"),
        _size("outcome"),
        CheckConstraint("low <= high", name="right_way_up"),
        day_check("made_on"),
        day_check("settled_on"),
        CheckConstraint("(outcome IS NULL) = (settled_on IS NULL)", name="settled_with_outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"))
    low: Mapped[float]
    high: Mapped[float]
    made_on: Mapped[dt.date]
    outcome: Mapped[float | None]
    settled_on: Mapped[dt.date | None]
