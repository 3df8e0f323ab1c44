"""What is stored about ideas: what was asked for, who wants it, and what was counted.

Votes and tallies are two things. A vote is one person's for one idea; a tally is a counted result
of a poll or a pile of ballots, and the only place for such numbers.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column

from core.ideas.limits import (
    LINK_LIMIT,
    MERGED,
    MOST_ASKED,
    MOST_EFFORT,
    MOST_ON_A_BALLOT,
    NETWORK_LIMIT,
    NOT_NOW,
    OPEN_STATUSES,
    POLL_KINDS,
    QUESTION_LIMIT,
    REASON_LIMIT,
    SOURCES,
    STATUSES,
    TEXT_LIMIT,
    WORDS_LIMIT,
)
from core.store.schema import Base, Searchable, day_check, name_check, note_check, one_of, strict


class Idea(Base):
    """Something that the community asked for."""

    __tablename__ = "idea"
    __table_args__ = strict(
        name_check("text", TEXT_LIMIT),
        note_check("note"),
        one_of("status", STATUSES),
        day_check("status_on"),
        one_of("source", SOURCES),
        note_check("network", NETWORK_LIMIT),
        day_check("said_on"),
        CheckConstraint(
            f"effort IS NULL OR effort BETWEEN 1 AND {MOST_EFFORT}", name="effort_stamps"
        ),
        CheckConstraint(
            f"(merged_into IS NOT NULL) = (status = '{MERGED}') AND "
            "(merged_into IS NULL OR merged_into <> id)",
            name="merged_into_another",
        ),
        note_check("why_not", REASON_LIMIT),
        CheckConstraint(
            f"status_before = '' OR (status = '{MERGED}' AND status_before IN {OPEN_STATUSES!r})",
            name="status_before_merge",
        ),
        CheckConstraint(f"why_not = '' OR status = '{NOT_NOW}'", name="why_not_needed"),
        Index("ix_idea_status", "status", "said_on"),
        Index("ix_idea_person_id", "person_id"),
        Index("ix_idea_segment_id", "segment_id"),
        Index("ix_idea_goal_id", "goal_id"),
        Index("ix_idea_merged_into", "merged_into"),
        search=Searchable(5, "idea", "{row}.text", "{row}.note"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="new")
    status_on: Mapped[dt.date]
    """Since when it has its status."""
    source: Mapped[str] = mapped_column(default="comment")
    network: Mapped[str] = mapped_column(default="")
    said_on: Mapped[dt.date]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    """Who gave it."""
    segment_id: Mapped[int | None] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="SET NULL")
    )
    """The group that it serves."""
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id", ondelete="SET NULL"))
    """The goal that it serves."""
    effort: Mapped[int | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="RESTRICT"))
    status_before: Mapped[str] = mapped_column(default="")
    """What a merged idea was before the merge, for when it is split off again."""
    why_not: Mapped[str] = mapped_column(default="")
    """Why not now, as people are told."""


class IdeaApart(Base):
    """Two ideas that look alike and were said to be two: they are not offered again."""

    __tablename__ = "idea_apart"
    __table_args__ = strict(
        CheckConstraint("first_id < second_id", name="in_order"),
        Index("ix_idea_apart_second_id", "second_id"),
    )

    first_id: Mapped[int] = mapped_column(
        ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True
    )
    second_id: Mapped[int] = mapped_column(
        ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True
    )


class Poll(Base):
    """A question with options, asked on a network or elsewhere."""

    __tablename__ = "poll"
    __table_args__ = strict(
        name_check("question", TEXT_LIMIT),
        one_of("kind", POLL_KINDS),
        note_check("network", NETWORK_LIMIT),
        day_check("starts_on"),
        day_check("ends_on"),
        CheckConstraint(
            "starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="days_in_order"
        ),
        CheckConstraint(f"asked IS NULL OR asked BETWEEN 0 AND {MOST_ASKED}", name="asked_count"),
        note_check("note"),
        search=Searchable(11, "poll", "{row}.question", "{row}.note"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str]
    kind: Mapped[str] = mapped_column(default="pick_one")
    network: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
    asked: Mapped[int | None]
    """How many people answered; None until the result is in."""
    note: Mapped[str] = mapped_column(default="")


class PollOption(Base):
    """One of the answers that a poll offers; it may stand for an idea."""

    __tablename__ = "poll_option"
    __table_args__ = strict(
        UniqueConstraint("poll_id", "position"),
        name_check("words", TEXT_LIMIT),
        Index("ix_poll_option_idea_id", "idea_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id", ondelete="CASCADE"))
    position: Mapped[int]
    words: Mapped[str]
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="SET NULL"))


class BallotRun(Base):
    """A pile of paper ballots: what stood on them, and when they were counted."""

    __tablename__ = "ballot_run"
    __table_args__ = strict(
        name_check("question", TEXT_LIMIT),
        one_of("kind", POLL_KINDS),
        day_check("printed_on"),
        day_check("counted_on"),
        note_check("link", LINK_LIMIT),
        note_check("note"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str]
    kind: Mapped[str] = mapped_column(default="pick_any")
    printed_on: Mapped[dt.date | None]
    counted_on: Mapped[dt.date | None]
    """None while the count goes on."""
    link: Mapped[str] = mapped_column(default="")
    """Where the QR code on the ballot leads."""
    note: Mapped[str] = mapped_column(default="")


class BallotRunIdea(Base):
    """An idea that stands on the ballots of a run, at its number."""

    __tablename__ = "ballot_run_idea"
    __table_args__ = strict(
        UniqueConstraint("ballot_run_id", "idea_id"),
        CheckConstraint(f"position BETWEEN 1 AND {MOST_ON_A_BALLOT}", name="position_on_ballot"),
        Index("ix_ballot_run_idea_idea_id", "idea_id"),
    )

    ballot_run_id: Mapped[int] = mapped_column(
        ForeignKey("ballot_run.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"))


class Ballot(Base):
    """One ballot as it was read off: so that a count can be stopped, gone on with and gone over."""

    __tablename__ = "ballot"
    __table_args__ = strict(
        UniqueConstraint("ballot_run_id", "nth"),
        CheckConstraint("nth >= 1", name="nth_counts"),
        CheckConstraint(f"marks BETWEEN 0 AND {2**MOST_ON_A_BALLOT - 1}", name="marks_mask"),
        Index("ix_ballot_idea_id", "idea_id"),
        Index("ix_ballot_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ballot_run_id: Mapped[int] = mapped_column(ForeignKey("ballot_run.id", ondelete="CASCADE"))
    nth: Mapped[int]
    marks: Mapped[int]
    """A bit for each number that was ticked: 1 for the first, 256 for the ninth."""
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="SET NULL"))
    """The idea that its free text became."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class Tally(Base):
    """A counted result: so many of those asked want it."""

    __tablename__ = "tally"
    __table_args__ = strict(
        UniqueConstraint("option_id"),
        UniqueConstraint("ballot_run_id", "idea_id"),
        CheckConstraint("(idea_id IS NULL) <> (option_id IS NULL)", name="idea_or_option"),
        one_of("kind", POLL_KINDS),
        one_of("source", SOURCES),
        CheckConstraint("votes_for BETWEEN 0 AND asked", name="votes_of_the_asked"),
        CheckConstraint(f"asked BETWEEN 0 AND {MOST_ASKED}", name="asked_count"),
        day_check("day"),
        Index("ix_tally_idea_id", "idea_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"))
    option_id: Mapped[int | None] = mapped_column(ForeignKey("poll_option.id", ondelete="CASCADE"))
    kind: Mapped[str]
    source: Mapped[str]
    votes_for: Mapped[int]
    asked: Mapped[int]
    day: Mapped[dt.date]
    ballot_run_id: Mapped[int | None] = mapped_column(
        ForeignKey("ballot_run.id", ondelete="CASCADE")
    )


class Vote(Base):
    """One person wants one idea; at most one such row for the two."""

    __tablename__ = "vote"
    __table_args__ = strict(
        day_check("day"),
        one_of("source", SOURCES),
        note_check("words", WORDS_LIMIT),
        Index("ix_vote_person_id", "person_id"),
        Index("ix_vote_tally_id", "tally_id"),
        # All that a list of ideas says of votes, so that it is read from this index alone.
        Index("ix_vote_counted", "idea_id", "tally_id", "day"),
        joined=("words",),
    )

    idea_id: Mapped[int] = mapped_column(
        ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[dt.date]
    source: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    tally_id: Mapped[int | None] = mapped_column(ForeignKey("tally.id", ondelete="SET NULL"))
    """The counted result that has this vote in it already; None when nobody counted it."""


class OwnQuestion(Base):
    """A question of the day that the owner added to the bank."""

    __tablename__ = "own_question"
    __table_args__ = strict(
        name_check("words", QUESTION_LIMIT),
        Index("ix_own_question_words", text("words COLLATE NOCASE"), unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]


# A merge always leads to an idea that stands for itself, so that no votes are lost in a chain.
for _verb in ("INSERT", "UPDATE"):
    event.listen(
        Idea.__table__,
        "after_create",
        DDL(
            f"CREATE TRIGGER idea_merged_once_{_verb.lower()} AFTER {_verb} ON idea "
            "WHEN EXISTS (SELECT 1 FROM idea AS other WHERE other.merged_into IS NOT NULL AND "
            "(other.id = NEW.merged_into OR (other.merged_into = NEW.id AND "
            "NEW.merged_into IS NOT NULL))) "
            "BEGIN SELECT RAISE(ABORT, 'an idea is merged into one that is merged itself'); END"
        ),
    )
