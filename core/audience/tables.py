"""What is stored about groups, and the focus that holds whoever writes.

How the three slots are held: a focus row has a slot of 1, 2 or 3, unique in its plan, so a plan
has one primary and three groups at most. Triggers refuse a group that would be both in focus
and parked in one plan.
"""

from __future__ import annotations

from sqlalchemy import DDL, CheckConstraint, ForeignKey, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from core.audience.limits import (
    AGE_BANDS,
    LARGEST,
    REASON_LIMIT,
    SEXES,
    STEP_LIMIT,
    UNITS,
    WORDS_LIMIT,
)
from core.store.schema import Base, Searchable, name_check, note_check, one_of, strict


class AudienceSegment(Base):
    """A group of people that the business talks to, or could."""

    __tablename__ = "audience_segment"
    __table_args__ = strict(
        name_check(),
        note_check("who", WORDS_LIMIT),
        note_check("wants", WORDS_LIMIT),
        note_check("words", WORDS_LIMIT),
        note_check("gathers_elsewhere", WORDS_LIMIT),
        note_check("note"),
        CheckConstraint("(size_low IS NULL) = (size_high IS NULL)", name="size_whole"),
        CheckConstraint(
            f"size_low IS NULL OR 0 <= size_low AND size_low <= size_high "
            f"AND size_high <= {LARGEST}",
            name="size_order",
        ),
        search=Searchable(
            4,
            "segment",
            "{row}.name",
            "{row}.who || ' ' || {row}.wants || ' ' || {row}.words || ' ' || "
            "{row}.gathers_elsewhere || ' ' || {row}.note",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    wants: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    """The words that they use for what they want."""
    gathers_elsewhere: Mapped[str] = mapped_column(default="")
    """Places that are not networks: the school gate, a fair, a forum."""
    note: Mapped[str] = mapped_column(default="")
    size_low: Mapped[int | None]
    size_high: Mapped[int | None]
    """People within reach, as a likely range; both None while nobody sized the group."""


class SegmentGathers(Base):
    """A network that a group gathers on, by the network's key."""

    __tablename__ = "segment_gathers"
    __table_args__ = strict(name_check("network", 60))

    segment_id: Mapped[int] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="CASCADE"), primary_key=True
    )
    network: Mapped[str] = mapped_column(primary_key=True)


class SegmentMix(Base):
    """The share of one age band and sex in a group; a cell without a row is nobody.

    The shares of one group add to 100, which its operations see to.
    """

    __tablename__ = "segment_mix"
    __table_args__ = strict(
        one_of("age_band", AGE_BANDS),
        one_of("sex", SEXES),
        CheckConstraint("share > 0 AND share <= 100", name="share_range"),
        note_check("source", WORDS_LIMIT),
    )

    segment_id: Mapped[int] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="CASCADE"), primary_key=True
    )
    age_band: Mapped[str] = mapped_column(primary_key=True)
    sex: Mapped[str] = mapped_column(primary_key=True)
    share: Mapped[float]
    """Per cent of the group."""
    source: Mapped[str] = mapped_column(default="")
    """Where the mix is from, as people read it; empty for the owner's own estimate."""


class SegmentSizeStep(Base):
    """A line of a group's size worksheet: the people to start from, then shares of them."""

    __tablename__ = "segment_size_step"
    __table_args__ = strict(
        UniqueConstraint("segment_id", "position"),
        CheckConstraint("position >= 1", name="position_range"),
        CheckConstraint("(position = 1) = (unit = 'people')", name="people_first"),
        one_of("unit", UNITS),
        note_check("words", STEP_LIMIT),
        CheckConstraint("0 <= low AND low <= high", name="in_order"),
        CheckConstraint(
            f"high <= CASE unit WHEN 'percent' THEN 100 ELSE {LARGEST} END", name="high_range"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("audience_segment.id", ondelete="CASCADE"))
    position: Mapped[int]
    words: Mapped[str] = mapped_column(default="")
    unit: Mapped[str]
    low: Mapped[float]
    high: Mapped[float]


class SegmentOverlap(Base):
    """How much of the smaller of two groups is in the other as well, in per cent."""

    __tablename__ = "segment_overlap"
    __table_args__ = strict(
        CheckConstraint("first_id < second_id", name="one_row_a_pair"),
        CheckConstraint("percent >= 0 AND percent <= 100", name="percent_range"),
    )

    first_id: Mapped[int] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="CASCADE"), primary_key=True
    )
    second_id: Mapped[int] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    percent: Mapped[float]


class SegmentFocus(Base):
    """A group in focus in a plan: slot 1 is the primary, 2 and 3 are the sub-groups."""

    __tablename__ = "segment_focus"
    __table_args__ = strict(
        UniqueConstraint("plan_id", "slot"),
        UniqueConstraint("plan_id", "segment_id"),
        CheckConstraint("slot BETWEEN 1 AND 3", name="slot_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    slot: Mapped[int]
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="CASCADE"), index=True
    )


class SegmentParked(Base):
    """A group that the plan decided against for now, and why.

    A group with neither a focus nor a parked row is new to the plan: nobody decided on it yet.
    """

    __tablename__ = "segment_parked"
    __table_args__ = strict(
        UniqueConstraint("plan_id", "segment_id"),
        note_check("reason", REASON_LIMIT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[str] = mapped_column(default="")


def _not_both(table: str, other: str) -> None:
    """Refuse a row of `table` for a group that has one in `other` in the same plan."""
    for verb in ("INSERT", "UPDATE"):
        statement = DDL(
            f"CREATE TRIGGER {table}_not_both_{verb.lower()} BEFORE {verb} ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {other} WHERE plan_id = NEW.plan_id "
            "AND segment_id = NEW.segment_id) "
            "BEGIN SELECT RAISE(ABORT, 'a group is in focus or parked, never both'); END"
        )
        # Attached to the table that is made last, since the trigger reads both.
        event.listen(SegmentParked.__table__, "after_create", statement)


_not_both("segment_focus", "segment_parked")
_not_both("segment_parked", "segment_focus")
