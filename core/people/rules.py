"""What is decided about people: their names and texts, and what each of their keys is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import UserError
from core.people.keys import Key, cleaned
from core.people.limits import (
    HUMAN,
    LINE_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    PERSON_KINDS,
    TAG_LIMIT,
)
from core.text import tr
from core.typed import checked_length, whole

TEXT_LIMITS = {"about": LINE_LIMIT, "how_met": LINE_LIMIT, "note": NOTE_LIMIT}
"""The texts of a person, and how long each may be."""
FOLDED_LIMIT = 480
"""Characters of a folded name: folding may lengthen it."""

_WHOLE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_UNSEEN = re.compile(r"[\u200b\u2060\ufeff]")


@dataclass(frozen=True)
class PersonFacts:
    """What is known of somebody who is added. `groups` are ids of groups."""

    name: str
    kind: str = HUMAN
    about: str = ""
    how_met: str = ""
    note: str = ""
    keys: tuple[Key, ...] = ()
    tags: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    do_not_contact: bool = False
    why_not: str = ""
    why_not_source: str = ""


def checked_name(value: str) -> str:
    """A person's name on one line. Raises UserError if blank or too long."""
    name = _UNSEEN.sub("", cleaned(value)).strip()
    if not name:
        raise UserError(tr("Give them a name."), field="name")
    return checked_length(name, "name", NAME_LIMIT)


def checked_kind(kind: str) -> str:
    """`kind` if it is one of a person's. Raises UserError otherwise."""
    if kind not in PERSON_KINDS:
        raise UserError(tr("Choose whether this is a human or an organisation."), field="kind")
    return kind


def checked_text(field: str, value: str) -> str:
    """One of a person's texts; only a note has several lines. Raises UserError for `field`."""
    text = whole(value) if field == "note" else cleaned(value)
    return checked_length(text, field, TEXT_LIMITS.get(field, LINE_LIMIT))


def checked_tag(value: str, known: Iterable[str] = ()) -> str:
    """A tag, in the spelling of a known one that differs by case alone. Raises UserError."""
    tag = cleaned(value.lstrip("#"))
    if not tag:
        raise UserError(tr("Type a word to tag them with."), field="tag")
    checked_length(tag, "tag", TAG_LIMIT)
    return next((one for one in known if one.casefold() == tag.casefold()), tag)


def folded(name: str) -> str:
    """A name in small letters without accents: how it is sorted, filtered and compared."""
    if name.isascii():
        return " ".join(name.casefold().split())[:FOLDED_LIMIT] or name
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(_WHOLE).split())[:FOLDED_LIMIT] or name.casefold()


def kind_name(kind: str) -> str:
    """What a kind of person is called."""
    return tr("Human") if kind == HUMAN else tr("Organisation")


def key_name(kind: str) -> str:
    """What a kind of key is called."""
    return {
        "email": tr("E-mail"),
        "phone": tr("Phone"),
        "handle": tr("Network"),
        "site": tr("Site"),
        "source": tr("Customer number"),
        "name": tr("Name in an import"),
    }[kind]


def joined(one: str, other: str) -> str:
    """Two texts one under the other, each once."""
    parts = [part for part in dict.fromkeys((one.strip(), other.strip())) if part]
    if len(parts) == 2 and parts[1] in parts[0]:
        parts = parts[:1]
    return "\n\n".join(parts)


def merged_note(keep: PersonFacts, other: PersonFacts) -> str:
    """The note of the one who stays: both notes, and what of the other has no place of its own.

    A second name, line or way of meeting would be lost otherwise. Raises UserError for "note"
    when it is longer than a note may be.
    """
    lines = []
    if other.name.casefold() != keep.name.casefold():
        lines.append(tr("Also called {name}.", name=other.name))
    for mine, theirs in ((keep.about, other.about), (keep.how_met, other.how_met)):
        if mine and theirs and mine != theirs:
            lines.append(theirs)
    note = joined(joined(keep.note, "\n".join(lines)), other.note)
    if len(note) > NOTE_LIMIT:
        raise UserError(
            tr(
                "The notes on {name} and {other} are too long for one. Shorten one of them first.",
                name=keep.name,
                other=other.name,
            ),
            field="note",
        )
    return note
