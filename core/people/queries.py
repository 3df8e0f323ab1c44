"""People as screens, sheets and rules read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from core.people import addresses, profiles, roles
from core.people.keys import Key
from core.people.limits import EMAIL, HANDLE, SITE
from core.store.database import Reader


@dataclass(frozen=True)
class KeyRow:
    """One e-mail, phone, site, handle or number of a person, as it is stored."""

    id: int
    person_id: int
    kind: str
    scope: str
    value: str
    shown: str
    follows_us: bool

    @property
    def words(self) -> str:
        """As people read it: an address with look-alike letters spelt out, a handle with its @."""
        if self.kind == SITE:
            return addresses.plain(self.shown)
        if self.kind == HANDLE and " " not in self.shown and "/" not in self.shown:
            return f"@{self.shown}"
        if self.kind == EMAIL and "xn--" in self.value:
            local, _, host = self.value.rpartition("@")
            return f"{local}@{addresses.plain_host(host)}"
        return self.shown

    @property
    def address(self) -> str | None:
        """Where it is on the web, None where nothing can be opened."""
        if self.kind == SITE:
            return addresses.openable(self.shown)
        return profiles.profile_address(self.scope, self.shown) if self.kind == HANDLE else None


@dataclass(frozen=True)
class PersonPanel:
    """All that is known of one person by themselves.

    `roles` are what they are to the business (`roles.Role.key`), in a fixed order; `groups` are
    the ids and names of the groups that they are in.
    """

    id: int
    kind: str
    name: str
    about: str
    how_met: str
    note: str
    do_not_contact: bool
    why_not: str
    why_not_source: str
    keys: tuple[KeyRow, ...]
    tags: tuple[str, ...]
    groups: tuple[tuple[int, str], ...]
    roles: tuple[str, ...]

    def of_kind(self, kind: str) -> tuple[KeyRow, ...]:
        """The keys of one kind, the oldest first."""
        return tuple(key for key in self.keys if key.kind == kind)


_PERSON = "SELECT id, kind, name, about, how_met, note, do_not_contact, why_not, why_not_source "
_KEY = "SELECT id, person_id, kind, scope, value, shown, follows_us FROM person_key "


def person(reader: Reader, person_id: int) -> PersonPanel | None:
    """One person, None when they are gone."""
    row = reader.row(_PERSON + "FROM person WHERE id = :id", id=person_id)
    if row is None:
        return None
    tagged = reader.rows(
        "SELECT tag FROM person_tag WHERE person_id = :id ORDER BY tag COLLATE NOCASE", id=person_id
    )
    grouped = reader.rows(
        "SELECT s.id, s.name FROM person_segment p JOIN audience_segment s "
        "ON s.id = p.segment_id WHERE p.person_id = :id ORDER BY s.name COLLATE NOCASE",
        id=person_id,
    )
    return PersonPanel(
        id=row.id,
        kind=row.kind,
        name=row.name,
        about=row.about,
        how_met=row.how_met,
        note=row.note,
        do_not_contact=bool(row.do_not_contact),
        why_not=row.why_not,
        why_not_source=row.why_not_source,
        keys=tuple(keys_of(reader, person_id)),
        tags=tuple(found.tag for found in tagged),
        groups=tuple((found.id, found.name) for found in grouped),
        roles=roles.of_person(reader, person_id),
    )


def keys_of(reader: Reader, person_id: int) -> list[KeyRow]:
    """The keys of one person, the oldest first."""
    return reader.each(_key_row, _KEY + "WHERE person_id = :id ORDER BY id", id=person_id)


def key(reader: Reader, key_id: int) -> KeyRow | None:
    """One key, None when it is gone."""
    return next(iter(reader.each(_key_row, _KEY + "WHERE id = :id", id=key_id)), None)


def keys_among(reader: Reader, people: Sequence[int]) -> dict[int, list[KeyRow]]:
    """The keys of some people (hundreds, not millions), by person, the oldest first."""
    listed = ", ".join(str(int(person_id)) for person_id in people)
    found: dict[int, list[KeyRow]] = {}
    for row in reader.each(_key_row, _KEY + f"WHERE person_id IN ({listed}) ORDER BY id"):
        found.setdefault(row.person_id, []).append(row)
    return found


def with_key(reader: Reader, wanted: Key) -> int | None:
    """Whoever has a key, None for nobody."""
    found = reader.value(
        "SELECT person_id FROM person_key WHERE kind = :kind AND scope = :scope AND value = :value",
        kind=wanted.kind,
        scope=wanted.scope,
        value=wanted.value,
    )
    return None if found is None else int(found)


def name(reader: Reader, person_id: int) -> str | None:
    """A person's name, None when they are gone."""
    found = reader.value("SELECT name FROM person WHERE id = :id", id=person_id)
    return None if found is None else str(found)


def count(reader: Reader) -> int:
    """How many people the file knows."""
    return int(reader.value("SELECT count(*) FROM person"))


def tags(reader: Reader) -> Mapping[str, int]:
    """Every tag, and how many people have it."""
    rows = reader.rows("SELECT tag, count(*) AS n FROM person_tag GROUP BY tag ORDER BY tag")
    return MappingProxyType({row.tag: row.n for row in rows})


def groups(reader: Reader) -> Mapping[int, str]:
    """Every group that people can be put in, by id."""
    rows = reader.rows("SELECT id, name FROM audience_segment ORDER BY name COLLATE NOCASE")
    return MappingProxyType({row.id: row.name for row in rows})


def group_name(reader: Reader, segment_id: int) -> str:
    """What a group is called; empty when it is gone."""
    return groups(reader).get(segment_id, "")


def country(reader: Reader) -> str:
    """The country of the business, whose phone numbers stand without a prefix."""
    return str(reader.value("SELECT country FROM business") or "")


def _key_row(
    key_id: int, person_id: int, kind: str, scope: str, value: str, shown: str, follows: int
) -> KeyRow:
    return KeyRow(key_id, person_id, kind, scope, value, shown, bool(follows))
