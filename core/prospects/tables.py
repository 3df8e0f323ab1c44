"""What is stored about prospects: who is one, what was given, asked and said, and how to say it.

The stage is no column: it follows from the touches and from today (`rules.stage`). Only one that
the owner set by hand is kept, and the next touch takes it away.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from core.prospects.limits import (
    ASK,
    BY_HAND,
    DOER_LIMIT,
    FIT_MOST,
    FIT_PARTS,
    LINE_LIMIT,
    NETWORK_LIMIT,
    OPEN,
    OUTCOMES,
    PAGE_LIMIT,
    TEMPLATE_NAME_LIMIT,
    TOUCH_KINDS,
    WHATS,
    WORDS_LIMIT,
)
from core.store.schema import (
    Base,
    Searchable,
    day_check,
    name_check,
    note_check,
    one_of,
    strict,
)


def _fit_check(part: str) -> CheckConstraint:
    return CheckConstraint(f"{part} BETWEEN 0 AND {FIT_MOST}", name=f"{part}_stamps")


def _what_check(*, any_too: bool = False) -> CheckConstraint:
    """What a touch was goes with its kind."""
    listed = (
        f"kind = '{kind}' AND what IN "
        f"({', '.join(repr(what) for what in (('', *whats) if any_too else whats))})"
        for kind, whats in WHATS.items()
    )
    return CheckConstraint(" OR ".join(f"({one})" for one in listed), name="what_of_kind")


class Prospect(Base):
    """A person who could send customers: one row for each who is one."""

    __tablename__ = "prospect"
    __table_args__ = strict(
        day_check("found_on"),
        note_check("found_words", LINE_LIMIT),
        *(_fit_check(part) for part in FIT_PARTS),
        note_check("their_page", PAGE_LIMIT),
        day_check("next_on"),
        note_check("next_step", LINE_LIMIT),
        note_check("doer", DOER_LIMIT),
        CheckConstraint(
            f"stage_by_hand IS NULL OR stage_by_hand IN {BY_HAND!r}", name="stage_known"
        ),
        joined=("found_words",),
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    found_on: Mapped[dt.date]
    found_words: Mapped[str] = mapped_column(default="")
    """Why they are a prospect, in a line."""
    audience_match: Mapped[int] = mapped_column(default=0)
    """Stamps, 0 to 3: how far their people are ours."""
    reach: Mapped[int] = mapped_column(default=0)
    """Stamps, 0 to 3: how many they reach."""
    relevance: Mapped[int] = mapped_column(default=0)
    """Stamps, 0 to 3: how near what they do is to what we sell."""
    their_page: Mapped[str] = mapped_column(default="")
    """The page of theirs where a link or a mention would stand."""
    next_on: Mapped[dt.date | None]
    """The follow-up date that the owner set; None leaves it to the stage's interval."""
    next_step: Mapped[str] = mapped_column(default="")
    doer: Mapped[str] = mapped_column(default="")
    stage_by_hand: Mapped[str | None]


class Touch(Base):
    """One logged contact with a person: a give, an ask, a reply or a note.

    Touches belong to the person, and stay when the person is no prospect any more.
    """

    __tablename__ = "touch"
    __table_args__ = strict(
        day_check("day"),
        one_of("kind", TOUCH_KINDS),
        _what_check(),
        note_check("network", NETWORK_LIMIT),
        note_check("words", WORDS_LIMIT),
        note_check("sooner_because", WORDS_LIMIT),
        CheckConstraint(f"sooner_because = '' OR kind = '{ASK}'", name="only_asks_come_sooner"),
        CheckConstraint(
            f"(kind = '{ASK}' AND outcome IS NOT NULL AND outcome IN {OUTCOMES!r}) "
            f"OR (kind <> '{ASK}' AND outcome IS NULL)",
            name="asks_have_an_outcome",
        ),
        day_check("settled_on"),
        CheckConstraint(
            f"(settled_on IS NULL) = (outcome IS NULL OR outcome = '{OPEN}')",
            name="settled_has_a_day",
        ),
        # All that stages are made of, so that a whole board is read from this index alone.
        Index("ix_touch_of", "person_id", "day", "kind", "what", "outcome", "settled_on"),
        Index("ix_touch_activity_id", "activity_id"),
        Index("ix_touch_idea_id", "idea_id"),
        search=Searchable(9, "touch", "{row}.words", "{row}.sooner_because"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    day: Mapped[dt.date]
    kind: Mapped[str]
    what: Mapped[str] = mapped_column(default="")
    network: Mapped[str] = mapped_column(default="")
    """The network where it happened, empty elsewhere."""
    words: Mapped[str] = mapped_column(default="")
    """What was said."""
    sooner_because: Mapped[str] = mapped_column(default="")
    """Why the owner asked before it was time; empty when it was."""
    outcome: Mapped[str | None]
    """What became of an ask; None for all else."""
    settled_on: Mapped[dt.date | None]
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id", ondelete="SET NULL"))
    """The piece of work whose ticking off logged it."""
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="SET NULL"))
    """The idea that the person was answered about."""


class MessageTemplate(Base):
    """Words to start a message from, for one kind of touch."""

    __tablename__ = "message_template"
    __table_args__ = strict(
        UniqueConstraint("name"),
        one_of("kind", TOUCH_KINDS),
        _what_check(any_too=True),
        name_check("name", TEMPLATE_NAME_LIMIT),
        name_check("words", WORDS_LIMIT),
        note_check("network", NETWORK_LIMIT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    what: Mapped[str] = mapped_column(default="")
    """What the touch is; empty for all of its kind."""
    name: Mapped[str]
    words: Mapped[str]
    """With {name}, {their_page} and {my_page} where those go."""
    network: Mapped[str] = mapped_column(default="")
    """The network that it is written for; empty for any."""


# One open ask for each person, whoever writes. A unique index would do the same, but a merge of
# two people resolves what is unique by itself, and of two open asks only the owner can.
for _verb in ("INSERT", "UPDATE"):
    event.listen(
        Touch.__table__,
        "after_create",
        DDL(
            f"CREATE TRIGGER touch_one_open_ask_{_verb.lower()} AFTER {_verb} ON touch "
            f"WHEN NEW.outcome = '{OPEN}' AND EXISTS (SELECT 1 FROM touch WHERE "
            f"person_id = NEW.person_id AND outcome = '{OPEN}' AND id <> NEW.id) "
            "BEGIN SELECT RAISE(ABORT, 'an ask of this person is open already'); END"
        ),
    )
