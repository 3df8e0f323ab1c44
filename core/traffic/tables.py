"""What is stored of exports that count: figures by day or period, posts, survey answers.

All of it stands and falls with its import. Of a record that several imports have, the newest in
an import that counts is the one that counts (`core.traffic.queries`).
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.store.schema import Base, day_check, name_check, note_check, one_of, strict
from core.traffic.limits import (
    ANSWER_LIMIT,
    BREAKDOWNS,
    ID_LIMIT,
    LARGEST,
    MEASURES,
    TOTAL,
    WORDS_LIMIT,
)

_COUNTS = ("views", "likes", "comments", "shares", "clicks", "saves", "reach")


def _batch() -> Mapped[int]:
    return mapped_column(ForeignKey("import_batch.id", ondelete="CASCADE"), index=True)


class Traffic(Base):
    """One figure of one day or period: views on Instagram, visits that came from there."""

    __tablename__ = "traffic"
    __table_args__ = strict(
        UniqueConstraint(
            *("source", "network", "breakdown", "words", "measure", "starts_on", "ends_on"),
            "batch_id",
        ),
        Index("ix_traffic_of", "measure", "starts_on"),
        name_check("source", 60),
        note_check("network", 60),
        one_of("breakdown", BREAKDOWNS),
        note_check("words", WORDS_LIMIT),
        one_of("measure", MEASURES),
        day_check("starts_on"),
        day_check("ends_on"),
        CheckConstraint("starts_on <= ends_on", name="in_order"),
        CheckConstraint(f"value BETWEEN -{LARGEST} AND {LARGEST}", name="value_bounds"),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = _batch()
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    """Both inclusive: a day has the same twice."""
    source: Mapped[str]
    """Who counted: the key of the format."""
    network: Mapped[str] = mapped_column(default="")
    """Whose figure it is; empty for a site's visits, whose network follows from `words`."""
    breakdown: Mapped[str] = mapped_column(default=TOTAL)
    words: Mapped[str] = mapped_column(default="")
    """The line's own words: a referrer, a channel, a campaign, a landing page."""
    measure: Mapped[str]
    value: Mapped[float]


class Post(Base):
    """What one post brought, since it was published or on one day."""

    __tablename__ = "post"
    __table_args__ = strict(
        Index("ix_post_of", "network", "external_id"),
        name_check("source", 60),
        name_check("network", 60),
        name_check("external_id", ID_LIMIT),
        day_check("counted_on"),
        day_check("day"),
        note_check("words", WORDS_LIMIT),
        note_check("link", WORDS_LIMIT),
        note_check("kind", 60),
        CheckConstraint(
            " AND ".join(f"coalesce({one}, 0) BETWEEN 0 AND 1000000000000" for one in _COUNTS),
            name="counts_bounds",
        ),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = _batch()
    source: Mapped[str]
    network: Mapped[str]
    external_id: Mapped[str]
    """The network's own number, else the post's address, else the digest of what it says."""
    counted_on: Mapped[dt.date | None]
    """The day that the figures are of; None where they are of all days since it was published."""
    day: Mapped[dt.date | None]
    """When it was published."""
    words: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    views: Mapped[int | None]
    likes: Mapped[int | None]
    comments: Mapped[int | None]
    shares: Mapped[int | None]
    clicks: Mapped[int | None]
    saves: Mapped[int | None]
    reach: Mapped[int | None]


class SurveyAnswer(Base):
    """One answer to "How likely are you to recommend us?"."""

    __tablename__ = "survey_answer"
    __table_args__ = strict(
        UniqueConstraint("survey", "external_id", "nth", "batch_id"),
        note_check("survey", WORDS_LIMIT),
        name_check("external_id", ID_LIMIT),
        CheckConstraint("nth >= 1", name="nth_counts"),
        day_check("day"),
        CheckConstraint("score BETWEEN 0 AND 10", name="score_bounds"),
        note_check("words", ANSWER_LIMIT),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = _batch()
    survey: Mapped[str]
    """The question as it was asked."""
    external_id: Mapped[str]
    nth: Mapped[int] = mapped_column(default=1)
    """Which of several that are alike in one file, from 1."""
    day: Mapped[dt.date]
    score: Mapped[int]
    words: Mapped[str] = mapped_column(default="")
    buyer_id: Mapped[int | None] = mapped_column(
        ForeignKey("buyer.id", ondelete="CASCADE"), index=True
    )
    """Who answered, by the key that the file gives; None where it gives none."""
