"""What is stored about people: the person, the keys that they are found again by, what they are in.

Everything else that is known of a person (touches, votes, orders) lies with its own subject and
points here by a foreign key to `person.id`. A merge follows those keys, so a table which points
here is merged without a line of its own. When both people have a row that must be unique, the row
of the one who stays is kept: its gaps are filled, what points to the other row is moved over, and
the columns that the table names as `strict(..., joined=("note",))` are set one under the other.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.people.limits import (
    HANDLE,
    KEY_KINDS,
    KEY_LIMIT,
    LINE_LIMIT,
    PERSON_KINDS,
    SCOPE_LIMIT,
    SCOPED_KINDS,
    TAG_LIMIT,
)
from core.store.schema import Base, Searchable, day_check, name_check, note_check, one_of, strict


class Person(Base):
    """One human or organisation: a prospect, an idea giver, a customer, any of them at once."""

    __tablename__ = "person"
    __table_args__ = strict(
        name_check(),
        name_check("folded", 4 * 120),
        one_of("kind", PERSON_KINDS),
        note_check("about", LINE_LIMIT),
        note_check("how_met", LINE_LIMIT),
        note_check("note"),
        CheckConstraint("do_not_contact IN (0, 1)", name="do_not_contact_flag"),
        note_check("why_not", LINE_LIMIT),
        note_check("why_not_source", LINE_LIMIT),
        CheckConstraint(
            "do_not_contact = 1 OR (why_not = '' AND why_not_source = '')", name="why_not_needed"
        ),
        Index("ix_person_folded", "folded", "id"),
        search=Searchable(
            8,
            "person",
            "{row}.name",
            "{row}.about || ' ' || {row}.how_met || ' ' || {row}.note",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(default="human")
    name: Mapped[str]
    folded: Mapped[str]
    """The name in small letters without accents (`rules.folded`), for sorting and filtering."""
    about: Mapped[str] = mapped_column(default="")
    """In a line: what they do, or whom one talks to there."""
    how_met: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    do_not_contact: Mapped[bool] = mapped_column(default=False)
    why_not: Mapped[str] = mapped_column(default="")
    """Why they are not to be contacted, as people read it."""
    why_not_source: Mapped[str] = mapped_column(default="")
    """The file that said so; empty when the owner did."""


class PersonKey(Base):
    """Something that one person alone has, and is found again by when they come from elsewhere."""

    __tablename__ = "person_key"
    __table_args__ = strict(
        UniqueConstraint("kind", "scope", "value"),
        one_of("kind", KEY_KINDS),
        CheckConstraint(
            f"(scope <> '') = (kind IN {SCOPED_KINDS!r}) AND length(scope) <= {SCOPE_LIMIT}",
            name="scope_needed",
        ),
        name_check("value", KEY_LIMIT),
        name_check("shown", KEY_LIMIT),
        CheckConstraint(
            f"follows_us = 0 OR (follows_us = 1 AND kind = '{HANDLE}')", name="handles_follow"
        ),
        Index("ix_person_key_of", "person_id", "kind"),
        Index("ix_person_key_value", "value", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str]
    scope: Mapped[str] = mapped_column(default="")
    """The network of a handle, the source of an id or a name; empty for the rest."""
    value: Mapped[str]
    """As it is compared: `rules.normal` makes it."""
    shown: Mapped[str]
    """As it was written."""
    follows_us: Mapped[bool] = mapped_column(default=False)


class PersonTag(Base):
    """A word that the owner puts on people."""

    __tablename__ = "person_tag"
    __table_args__ = strict(name_check("tag", TAG_LIMIT))

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[str] = mapped_column(primary_key=True, index=True)


class PersonSegment(Base):
    """A person who belongs to a group."""

    __tablename__ = "person_segment"
    __table_args__ = strict()

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("audience_segment.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class PersonApart(Base):
    """Two people who look alike and are not the same: the owner said so."""

    __tablename__ = "person_apart"
    __table_args__ = strict(CheckConstraint("first_id < second_id", name="one_row_a_pair"))

    first_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    second_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Forgotten(Base):
    """A key of somebody who was forgotten, hashed: an import that brings it is not to bring them.

    Kept apart from undo: forgetting is final.
    """

    __tablename__ = "forgotten"
    __table_args__ = strict(name_check("hash", 64), day_check("day"), undo="none")

    hash: Mapped[str] = mapped_column(primary_key=True)
    """BLAKE2b under the file's own secret, in hex (`core.people.forgotten`)."""
    day: Mapped[dt.date]


class ForgottenSecret(Base):
    """The random secret of this file's hashes (one row), so that no table of hashes made
    elsewhere fits."""

    __tablename__ = "forgotten_secret"
    __table_args__ = strict(
        CheckConstraint("id = 1", name="one_row"), name_check("secret", 64), undo="none"
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    secret: Mapped[str]
