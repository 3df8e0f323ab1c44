"""What is stored about networks, and the cap that holds whoever writes.

A network is named by a key: one of the catalogue's, or that of an `own_network`.

How the cap is held. Every choice has a place, unique within its plan, and no place lies past the
plan's cap; so no plan has more networks than places. Triggers check the place whenever a choice
is inserted or changed and whenever a plan is inserted or changed (its cap, or its id). They look
at the rows as they stand after the statement, so they need neither foreign keys nor recursive
triggers to be on. INSERT OR REPLACE would push out a chosen network without a word (its delete
triggers do not fire by default): a BEFORE trigger refuses that too.
"""

from __future__ import annotations

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column

from core.networks.rules import (
    CONTENT_KINDS,
    HANDLE_LIMIT,
    LINK_LIMIT,
    NETWORK_NAME_LIMIT,
    PARTS,
    REASON_LIMIT,
    ROLE_LIMIT,
    SURVEY_KINDS,
)
from core.store.schema import Base, Searchable, name_check, note_check, one_of, strict


class OwnNetwork(Base):
    """A network that the owner added to the catalogue, with the owner's own figures."""

    __tablename__ = "own_network"
    __table_args__ = strict(
        UniqueConstraint("key"),
        CheckConstraint("key GLOB 'own-?*' AND length(key) <= 60", name="key_form"),
        name_check("name", NETWORK_NAME_LIMIT),
        CheckConstraint("hours IS NULL OR hours BETWEEN 0 AND 168", name="hours_week"),
        CheckConstraint("content_fit IS NULL OR content_fit BETWEEN 0 AND 100", name="content_fit"),
        CheckConstraint(
            "search_value IS NULL OR search_value BETWEEN 0 AND 100", name="search_value"
        ),
        search=Searchable(28, "network", "{row}.name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    name: Mapped[str]
    hours: Mapped[float | None]
    """Hours a week from which on it is worth it."""
    content_fit: Mapped[int | None]
    """How well the owner's content works there, 0 to 100."""
    search_value: Mapped[int | None]
    """How well it shows up in search, 0 to 100."""


class OwnReach(Base):
    """The owner's estimate of the share of a group that uses a network, in per cent."""

    __tablename__ = "own_reach"
    __table_args__ = strict(
        UniqueConstraint("segment_id", "network"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
        note_check("why", REASON_LIMIT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("audience_segment.id", ondelete="CASCADE"))
    network: Mapped[str]
    percent: Mapped[float]
    why: Mapped[str] = mapped_column(default="")


class SegmentSurvey(Base):
    """A survey row that a group is pointed at, beside its ages and sexes.

    Rows of different kinds cannot be crossed; `leads` marks the one that counts.
    """

    __tablename__ = "segment_survey"
    __table_args__ = strict(
        UniqueConstraint("segment_id", "kind"),
        one_of("kind", SURVEY_KINDS),
        note_check("survey_group", 40),
        Index("ix_segment_survey_leads", "segment_id", unique=True, sqlite_where=text("leads = 1")),
        CheckConstraint("leads IN (0, 1)", name="leads_flag"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("audience_segment.id", ondelete="CASCADE"))
    kind: Mapped[str]
    survey_group: Mapped[str]
    leads: Mapped[bool] = mapped_column(default=False)


class NetworkChoice(Base):
    """A network chosen in a plan: its place, its role in a sentence, its hours a week."""

    __tablename__ = "network_choice"
    __table_args__ = strict(
        UniqueConstraint("plan_id", "slot"),
        UniqueConstraint("plan_id", "network"),
        CheckConstraint("slot BETWEEN 1 AND 3", name="slot_range"),
        CheckConstraint("hours IS NULL OR hours BETWEEN 0 AND 168", name="hours_week"),
        note_check("role", ROLE_LIMIT),
        name_check("network", 60),
        search=Searchable(29, "network_choice", "{row}.role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    slot: Mapped[int]
    network: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    hours: Mapped[float | None]


class NetworkNotNow(Base):
    """A network that the plan decided against, and why."""

    __tablename__ = "network_not_now"
    __table_args__ = strict(
        UniqueConstraint("plan_id", "network"),
        note_check("reason", REASON_LIMIT),
        name_check("network", 60),
        search=Searchable(30, "network_not_now", "{row}.reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    network: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class Profile(Base):
    """The business's own profile on a network."""

    __tablename__ = "profile"
    __table_args__ = strict(
        UniqueConstraint("network"),
        name_check("network", 60),
        note_check("handle", HANDLE_LIMIT),
        note_check("link", LINK_LIMIT),
        search=Searchable(31, "profile", "{row}.handle", "{row}.link"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    network: Mapped[str]
    handle: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")


class ProfileCheck(Base):
    """A point of the profile check that is done; a point without a row is not."""

    __tablename__ = "profile_check"
    __table_args__ = strict(
        UniqueConstraint("network", "point"),
        name_check("network", 60),
        CheckConstraint("point BETWEEN 1 AND 8", name="point_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    network: Mapped[str]
    point: Mapped[int]


class NetworkWeight(Base):
    """What a part of the fit counts; a part without a row counts as it does to start with."""

    __tablename__ = "network_weight"
    __table_args__ = strict(
        UniqueConstraint("part"),
        one_of("part", PARTS),
        CheckConstraint("weight BETWEEN 0 AND 100", name="weight_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[str]
    weight: Mapped[int]


class ContentStrength(Base):
    """How well the business can make a kind of content, 0 to 100; no row means not said."""

    __tablename__ = "content_strength"
    __table_args__ = strict(
        UniqueConstraint("kind"),
        one_of("kind", CONTENT_KINDS),
        CheckConstraint("strength BETWEEN 0 AND 100", name="strength_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    strength: Mapped[int]


_PAST_CAP = "a network stands past the places that its plan has"
_PUSHED_OUT = "this place, or this network, is taken in the plan"

_CHOICE_PAST_CAP = (
    "NEW.slot NOT BETWEEN 1 AND "
    "min(3, coalesce((SELECT network_cap FROM plan WHERE id = NEW.plan_id), 3))"
)
_PLAN_PAST_CAP = (
    "EXISTS (SELECT 1 FROM network_choice WHERE plan_id = NEW.id AND slot > NEW.network_cap)"
)
_TAKEN = (
    "EXISTS (SELECT 1 FROM network_choice WHERE (id = NEW.id OR plan_id = NEW.plan_id "
    "AND (slot = NEW.slot OR network = NEW.network)){other})"
)


def _guard(name: str, moment: str, table: str, when: str, message: str) -> None:
    event.listen(
        NetworkChoice.__table__,
        "after_create",
        DDL(
            f"CREATE TRIGGER {name} {moment} ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ),
    )


for _verb in ("INSERT", "UPDATE"):
    _low = _verb.lower()
    _guard(
        f"network_choice_cap_{_low}",
        f"AFTER {_verb}",
        "network_choice",
        _CHOICE_PAST_CAP,
        _PAST_CAP,
    )
    _guard(f"plan_network_cap_{_low}", f"AFTER {_verb}", "plan", _PLAN_PAST_CAP, _PAST_CAP)
    _guard(
        f"network_choice_taken_{_low}",
        f"BEFORE {_verb}",
        "network_choice",
        _TAKEN.format(other="" if _verb == "INSERT" else " AND id <> OLD.id"),
        _PUSHED_OUT,
    )
