"""What is stored about links: the link, and what was seen whenever somebody looked."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.links.limits import (
    ADDRESS_LIMIT,
    HOWS,
    KEY_LIMIT,
    NOTE_LIMIT,
    RELS,
    SOURCE_LIMIT,
    STATES,
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

_WEB = "({column} LIKE 'http://_%' OR {column} LIKE 'https://_%')"


class Link(Base):
    """A page of theirs that points, or pointed, to a page of ours.

    A link outlives the person it is put down to: deleting them leaves it with nobody.
    """

    __tablename__ = "link"
    __table_args__ = strict(
        UniqueConstraint("their_key", "our_key"),
        name_check("their_page", ADDRESS_LIMIT),
        name_check("our_page", ADDRESS_LIMIT),
        name_check("their_key", KEY_LIMIT),
        name_check("our_key", KEY_LIMIT),
        CheckConstraint(_WEB.format(column="their_page"), name="their_page_web"),
        CheckConstraint(_WEB.format(column="our_page"), name="our_page_web"),
        CheckConstraint("whole_site IN (0, 1)", name="whole_site_flag"),
        note_check("words", WORDS_LIMIT),
        one_of("rel", RELS),
        one_of("how", HOWS),
        day_check("found_on"),
        note_check("source", SOURCE_LIMIT),
        Index("ix_link_person_id", "person_id"),
        search=Searchable(10, "link", "{row}.their_page", "{row}.words || ' ' || {row}.our_page"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    their_page: Mapped[str]
    our_page: Mapped[str]
    their_key: Mapped[str]
    """The address as it is compared: `rules.page_key` makes it."""
    our_key: Mapped[str]
    whole_site: Mapped[bool] = mapped_column(default=False)
    """Only the site is known, as exports by site have it: which page links is still to be found."""
    words: Mapped[str] = mapped_column(default="")
    rel: Mapped[str] = mapped_column(default="")
    """What it was when it was last seen with its rel better or known for the first time."""
    how: Mapped[str] = mapped_column(default="unknown")
    found_on: Mapped[dt.date]
    source: Mapped[str] = mapped_column(default="")
    """The export that it came from; empty when the owner entered it."""


class LinkCheck(Base):
    """What somebody saw who looked: the app on "Check now", or the owner in the browser."""

    __tablename__ = "link_check"
    __table_args__ = strict(
        one_of("state", STATES),
        CheckConstraint("by_hand IN (0, 1)", name="by_hand_flag"),
        CheckConstraint("http_status IS NULL OR http_status BETWEEN 100 AND 999", name="status"),
        one_of("rel", RELS),
        note_check("final_url", ADDRESS_LIMIT),
        note_check("note", NOTE_LIMIT),
        Index("ix_link_check_link_id", "link_id", "moment"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("link.id", ondelete="CASCADE"))
    moment: Mapped[dt.datetime]
    state: Mapped[str]
    final_url: Mapped[str] = mapped_column(default="")
    """Where the page really was; empty when it was where it should be, or nobody knows."""
    http_status: Mapped[int | None]
    rel: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    by_hand: Mapped[bool] = mapped_column(default=False)
