"""What is stored about the calendar: work, what repeats, the rhythm of the week, saved words."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.calendar.limits import (
    DOER_LIMIT,
    EVERY_WEEKDAY,
    KINDS,
    LINK_LIMIT,
    MOST_COUNT,
    MOST_EVERY,
    MOST_MINUTES,
    MOST_TIMES,
    NETWORK_LIMIT,
    NTHS,
    SLOT_WORDS_LIMIT,
    SNIPPET_KINDS,
    SNIPPET_NAME_LIMIT,
    STEP_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    UNITS,
)
from core.store.schema import Base, Searchable, day_check, name_check, note_check, one_of, strict

_COUNTS = ("views", "likes", "comments", "shares", "clicks")


def _work_checks() -> tuple[CheckConstraint, ...]:
    """What holds for a piece of work, whether it stands once or repeats."""
    return (
        one_of("kind", KINDS),
        name_check("title", TITLE_LIMIT),
        note_check("text", TEXT_LIMIT),
        note_check("link", LINK_LIMIT),
        note_check("network", NETWORK_LIMIT),
        time_check(),
        CheckConstraint(f"minutes BETWEEN 0 AND {MOST_MINUTES}", name="minutes_of_a_day"),
        note_check("doer", DOER_LIMIT),
    )


def time_check() -> CheckConstraint:
    """A local time of day as HH:MM, or none."""
    return CheckConstraint(
        "time IS NULL OR (length(time) = 5 AND time IS strftime('%H:%M', time))", name="time_of_day"
    )


class Series(Base):
    """A piece of work that repeats, and by which rule.

    Its occurrences are worked out. One that was changed, moved or ticked off is an `activity` of
    its own that names the day it stood on.
    """

    __tablename__ = "series"
    __table_args__ = strict(
        *_work_checks(),
        one_of("unit", UNITS),
        CheckConstraint(f"every BETWEEN 1 AND {MOST_EVERY}", name="every_counts"),
        CheckConstraint(f"weekdays BETWEEN 0 AND {EVERY_WEEKDAY}", name="weekdays_mask"),
        CheckConstraint("weekdays = 0 OR unit = 'week'", name="weekdays_of_weeks"),
        CheckConstraint(f"on_nth IN {NTHS!r}", name="nth_known"),
        CheckConstraint("on_nth = 0 OR unit = 'month'", name="nth_of_months"),
        day_check("starts_on"),
        day_check("until"),
        CheckConstraint("until IS NULL OR until >= starts_on", name="days_in_order"),
        CheckConstraint(f"times IS NULL OR times BETWEEN 1 AND {MOST_TIMES}", name="times_count"),
        CheckConstraint("until IS NULL OR times IS NULL", name="one_end"),
        Index("ix_series_campaign_id", "campaign_id"),
        Index("ix_series_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    every: Mapped[int] = mapped_column(default=1)
    unit: Mapped[str] = mapped_column(default="week")
    weekdays: Mapped[int] = mapped_column(default=0)
    """Of weeks: a bit for each weekday, Monday 1, Sunday 64; 0: that of the first day."""
    on_nth: Mapped[int] = mapped_column(default=0)
    """Of months: which of the weekday of the first day, or 0 for the same day of the month."""
    starts_on: Mapped[dt.date]
    until: Mapped[dt.date | None]
    """The last day it may stand on; with neither this nor `times` it has no end."""
    times: Mapped[int | None]
    kind: Mapped[str]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    network: Mapped[str] = mapped_column(default="")
    time: Mapped[str | None]
    minutes: Mapped[int] = mapped_column(default=0)
    doer: Mapped[str] = mapped_column(default="")
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class SeriesSkip(Base):
    """A day on which a repeat does not stand."""

    __tablename__ = "series_skip"
    __table_args__ = strict(day_check("day"))

    series_id: Mapped[int] = mapped_column(
        ForeignKey("series.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[dt.date] = mapped_column(primary_key=True)


class Activity(Base):
    """One piece of work on the calendar, or in the tray while it has no day."""

    __tablename__ = "activity"
    __table_args__ = strict(
        *_work_checks(),
        UniqueConstraint("series_id", "series_on"),
        day_check("day"),
        CheckConstraint("time IS NULL OR day IS NOT NULL", name="time_needs_day"),
        day_check("done_on"),
        note_check("step", STEP_LIMIT),
        day_check("series_on"),
        CheckConstraint("(series_id IS NULL) = (series_on IS NULL)", name="series_with_day"),
        Index("ix_activity_day", "day", "position"),
        Index("ix_activity_done_on", "done_on"),
        Index("ix_activity_campaign_id", "campaign_id"),
        Index("ix_activity_idea_id", "idea_id"),
        Index("ix_activity_person_id", "person_id"),
        Index("ix_activity_poll_id", "poll_id"),
        search=Searchable(6, "activity", "{row}.title", "{row}.text"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    """What it is, in a few words."""
    text: Mapped[str] = mapped_column(default="")
    """What is said, as it goes out."""
    link: Mapped[str] = mapped_column(default="")
    """Where it leads, without what tells where a visit came from: that is added when used."""
    network: Mapped[str] = mapped_column(default="")
    """Empty: on no network (in the shop, by phone)."""
    day: Mapped[dt.date | None]
    """Local; None: in the tray."""
    time: Mapped[str | None]
    """Local, HH:MM; None: at any time of the day."""
    position: Mapped[int] = mapped_column(default=0)
    """Its place among those of the day, or of the tray, that have no time."""
    minutes: Mapped[int] = mapped_column(default=0)
    doer: Mapped[str] = mapped_column(default="")
    done_on: Mapped[dt.date | None]
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    step: Mapped[str] = mapped_column(default="")
    """The template's key of this piece of a campaign; empty when it was added by hand."""
    offset_days: Mapped[int | None]
    """Days from the campaign's event as the template has it; None when it was added by hand."""
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="SET NULL"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    poll_id: Mapped[int | None] = mapped_column(ForeignKey("poll.id", ondelete="SET NULL"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"))
    series_on: Mapped[dt.date | None]
    """The day that it stands for in its series."""


class ActivityResult(Base):
    """The numbers that an activity had afterwards; None for what nobody looked up."""

    __tablename__ = "activity_result"
    __table_args__ = strict(
        day_check("day"),
        *(
            CheckConstraint(
                f"{one} IS NULL OR {one} BETWEEN 0 AND {MOST_COUNT}", name=f"{one}_count"
            )
            for one in _COUNTS
        ),
    )

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[dt.date]
    """When they were looked up."""
    views: Mapped[int | None]
    likes: Mapped[int | None]
    comments: Mapped[int | None]
    shares: Mapped[int | None]
    clicks: Mapped[int | None]


class Slot(Base):
    """A place in the weekly rhythm: what is done on this weekday of any week."""

    __tablename__ = "slot"
    __table_args__ = strict(
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_known"),
        time_check(),
        one_of("kind", KINDS),
        note_check("network", NETWORK_LIMIT),
        CheckConstraint(f"minutes BETWEEN 0 AND {MOST_MINUTES}", name="minutes_of_a_day"),
        note_check("doer", DOER_LIMIT),
        note_check("words", SLOT_WORDS_LIMIT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    weekday: Mapped[int]
    """Monday 0, Sunday 6."""
    time: Mapped[str | None]
    kind: Mapped[str]
    network: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=0)
    doer: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")


class Snippet(Base):
    """Words, or a group of hashtags, to put into texts again."""

    __tablename__ = "snippet"
    __table_args__ = strict(
        UniqueConstraint("name"),
        one_of("kind", SNIPPET_KINDS),
        name_check("name", SNIPPET_NAME_LIMIT),
        name_check("words", TEXT_LIMIT),
        search=Searchable(12, "snippet", "{row}.name", "{row}.words"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    words: Mapped[str]
