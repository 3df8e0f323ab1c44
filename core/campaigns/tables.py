"""What is stored about campaigns. Their work is `activity`, their codes are `code`."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.campaigns.limits import (
    COUNTS_LIMIT,
    HASHTAG_LIMIT,
    KINDS,
    LARGEST_COST,
    REASON_LIMIT,
)
from core.store.schema import Base, Searchable, day_check, name_check, note_check, one_of, strict


class Campaign(Base):
    """An event, sale or launch with a warm-up before it and a follow-up after it.

    It belongs to the plan that covers the day of the event.
    """

    __tablename__ = "campaign"
    __table_args__ = strict(
        one_of("kind", KINDS),
        name_check(),
        day_check("event_on"),
        day_check("event_until"),
        day_check("warm_up_from"),
        day_check("follow_up_to"),
        CheckConstraint(
            "warm_up_from <= event_on AND event_on <= event_until AND event_until <= follow_up_to",
            name="days_in_order",
        ),
        note_check("hashtag", HASHTAG_LIMIT),
        CheckConstraint(f"cost IS NULL OR cost BETWEEN 0 AND {LARGEST_COST}", name="cost_bounds"),
        note_check("counts", COUNTS_LIMIT),
        note_check("note"),
        day_check("closed_on"),
        note_check("skipped_because", REASON_LIMIT),
        CheckConstraint("skipped_because = '' OR closed_on IS NOT NULL", name="skipped_is_closed"),
        CheckConstraint("again_of IS NULL OR again_of <> id", name="not_again_of_itself"),
        Index("ix_campaign_event_on", "event_on"),
        Index("ix_campaign_idea_id", "idea_id"),
        Index("ix_campaign_again_of", "again_of"),
        search=Searchable(7, "campaign", "{row}.name", "{row}.hashtag || ' ' || {row}.note"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    event_on: Mapped[dt.date]
    event_until: Mapped[dt.date]
    """The event's last day; that of `event_on` when it takes one day."""
    warm_up_from: Mapped[dt.date]
    follow_up_to: Mapped[dt.date]
    hashtag: Mapped[str] = mapped_column(default="")
    cost: Mapped[int | None]
    """Minor units of the business's currency."""
    counts: Mapped[str] = mapped_column(default="")
    """What the team's bet counts, in words: pre-orders, guests; empty: orders with the code."""
    note: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[dt.date | None]
    skipped_because: Mapped[str] = mapped_column(default="")
    """Why it was closed without its follow-up; empty when that was done."""
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="SET NULL"))
    """The idea that it was made from."""
    again_of: Mapped[int | None] = mapped_column(ForeignKey("campaign.id", ondelete="SET NULL"))
    """The campaign of an earlier year that it was copied from."""
