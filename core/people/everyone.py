"""Everybody, filtered as one types: ids in order by one pass over the file, rows a page at a time.

The database filters. The two longest words that were typed are looked for in all names, keys and
tags, each in one pass; further words only among those that they left, and words of one or two
letters in names alone. So a key is answered within 50 ms among 100,000 people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from core.people import roles
from core.people.queries import KeyRow, keys_among
from core.people.rules import folded
from core.store.database import Reader

NEITHER = "neither"
"""The filter for people who have no role yet."""
PAGE = 200
"""Rows that are read at a time."""
SHORTEST = 3
"""Letters from which on a word is looked for in keys and tags too."""
_CHUNK = 500
"""Ids in one statement."""


@dataclass(frozen=True)
class PeopleFilter:
    """Who is wanted; all that is given must fit.

    `typed` are words of a name, address, handle, phone number or tag; `role` is a role's key or
    `NEITHER`; `do_not_contact` True or False asks for one side alone.
    """

    typed: str = ""
    tag: str = ""
    segment_id: int | None = None
    role: str = ""
    do_not_contact: bool | None = None


@dataclass(frozen=True)
class PersonRow:
    """One line of the table of everybody."""

    id: int
    name: str
    kind: str
    about: str
    do_not_contact: bool
    keys: tuple[KeyRow, ...] = ()
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    def first(self, kind: str) -> KeyRow | None:
        """The oldest key of a kind, None where there is none."""
        return next((key for key in self.keys if key.kind == kind), None)


@dataclass
class _Where:
    parts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)


def condition(wanted: PeopleFilter) -> tuple[str, dict[str, Any]]:
    """Who is wanted as a condition on a table `person p`, and the values in it; "" for anybody."""
    where = _where(wanted)
    return " AND ".join(where.parts), where.values


def ids(reader: Reader, wanted: PeopleFilter, *, newest_first: bool = False) -> list[int]:
    """The ids of all who fit, by name or the newest first."""
    where = _where(wanted)
    clause = f"WHERE {' AND '.join(where.parts)} " if where.parts else ""
    order = "id DESC" if newest_first else "folded, id"
    return reader.each(int, f"SELECT id FROM person p {clause}ORDER BY {order}", **where.values)


def rows(reader: Reader, wanted: Sequence[int]) -> list[PersonRow]:
    """The lines of given people, in the given order; whoever is gone is left out."""
    found: dict[int, PersonRow] = {}
    for start in range(0, len(wanted), _CHUNK):
        found.update(_chunk(reader, wanted[start : start + _CHUNK]))
    return [found[person_id] for person_id in wanted if person_id in found]


def _chunk(reader: Reader, wanted: Sequence[int]) -> dict[int, PersonRow]:
    listed = ", ".join(str(int(person_id)) for person_id in wanted)
    keys = keys_among(reader, wanted)
    tags: dict[int, list[str]] = {}
    for row in reader.rows(
        f"SELECT person_id, tag FROM person_tag WHERE person_id IN ({listed}) "
        "ORDER BY tag COLLATE NOCASE"
    ):
        tags.setdefault(row.person_id, []).append(row.tag)
    held = roles.among(reader, wanted)
    return {
        row.id: PersonRow(
            row.id,
            row.name,
            row.kind,
            row.about,
            bool(row.do_not_contact),
            tuple(keys.get(row.id, ())),
            tuple(tags.get(row.id, ())),
            tuple(held.get(row.id, ())),
        )
        for row in reader.rows(
            f"SELECT id, name, kind, about, do_not_contact FROM person WHERE id IN ({listed})"
        )
    }


def _where(wanted: PeopleFilter) -> _Where:
    where = _Where()
    words = sorted(folded(wanted.typed).split(), key=len, reverse=True)
    for place, word in enumerate(words):
        bare = word.lstrip("@#") or word
        where.values[f"word{place}"] = bare
        if len(bare) < SHORTEST:
            where.parts.append(f"instr(folded, :word{place})")
            continue
        in_key = f"instr(value, :word{place})"
        if digits := _digits(bare):
            # Typed as it is dialled, 020 7946 …, and kept as +44207946…: without its zeros.
            in_key = f"({in_key} OR instr(value, :digits{place}))"
            where.values[f"digits{place}"] = digits
        where.parts.append((_whole_file if place < 2 else _among_the_rest)(place, in_key))
    if wanted.tag:
        where.parts.append("id IN (SELECT person_id FROM person_tag WHERE tag = :tag)")
        where.values["tag"] = wanted.tag
    if wanted.segment_id is not None:
        where.parts.append("id IN (SELECT person_id FROM person_segment WHERE segment_id = :group)")
        where.values["group"] = wanted.segment_id
    if wanted.do_not_contact is not None:
        where.parts.append("do_not_contact = :blocked")
        where.values["blocked"] = int(wanted.do_not_contact)
    where.parts += _role_parts(wanted.role)
    return where


def _whole_file(place: int, in_key: str) -> str:
    return (
        f"(instr(folded, :word{place}) "
        f"OR id IN (SELECT person_id FROM person_key WHERE {in_key}) "
        f"OR id IN (SELECT person_id FROM person_tag WHERE tag LIKE '%' || :word{place} || '%'))"
    )


def _among_the_rest(place: int, in_key: str) -> str:
    return (
        f"(instr(folded, :word{place}) "
        f"OR EXISTS (SELECT 1 FROM person_key WHERE person_id = p.id AND {in_key}) "
        "OR EXISTS (SELECT 1 FROM person_tag WHERE person_id = p.id "
        f"AND tag LIKE '%' || :word{place} || '%'))"
    )


def _digits(word: str) -> str:
    digits = word.lstrip("+").replace("-", "").replace("/", "")
    return digits.lstrip("0") if len(digits) > 3 and digits.isdigit() else ""


def _role_parts(role: str) -> list[str]:
    if role == NEITHER:
        return [f"NOT {_has(one)}" for one in roles.ROLES]
    return [_has(one) for one in roles.ROLES if one.key == role]


def _has(role: roles.Role) -> str:
    return f"EXISTS (SELECT 1 FROM {role.table} r WHERE r.person_id = p.id)"
