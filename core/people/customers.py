"""Customers on their way in with their orders: who is known already, and who is new.

Hundreds of thousands at a time. A customer is known by e-mail, then phone, then the source's own
number, and by name inside a source that gives nothing else. A phone may be a family's: where the
names differ, it is not taken for the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy.orm import Session

from core.errors import UserError
from core.people import alike, rules
from core.people.forgotten import Forgotten
from core.people.keys import Key, cleaned, key_of
from core.people.limits import EMAIL, HUMAN, NAME, NAME_LIMIT, PHONE, SOURCE
from core.store.database import Reader

_PLAIN_EMAIL = re.compile(r"[a-z0-9][a-z0-9._+-]{0,62}@(?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,24}")
_KEY_SQL = (
    "INSERT INTO person_key (id, person_id, kind, scope, value, shown, follows_us) "
    "VALUES (?, ?, ?, ?, ?, ?, 0)"
)
_PERSON_SQL = (
    "INSERT INTO person (id, kind, name, folded, about, how_met, note, do_not_contact, why_not, "
    f"why_not_source) VALUES (?, '{HUMAN}', ?, ?, '', '', '', 0, '', '')"
)

Owned = tuple[str, str, str]
"""Kind, scope and value of a key."""


class Named(NamedTuple):
    """A customer as an order names them; texts as they stand in the file.

    A tuple, because it is looked up once for each order: its hash costs a third.
    """

    email: str = ""
    phone: str = ""
    source: str = ""
    number: str = ""
    name: str = ""
    name_is_key: bool = False


@dataclass
class Customers:
    """Takes customers one after the other, and says by which key each is found again.

    New people and new keys are collected, and stored by `store`.
    """

    owners: dict[Owned, int]
    names: dict[int, str]
    country: str
    next_person: int
    next_key: int
    forgotten: Forgotten = field(default_factory=Forgotten)
    added: int = 0
    _people: list[tuple[int, str, str]] = field(default_factory=list)
    _keys: list[tuple[int, int, str, str, str, str]] = field(default_factory=list)
    _known: dict[Named, Owned | None] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader) -> Customers:
        """Everybody's keys and names before the import."""
        keys = reader.rows(
            "SELECT kind, scope, value, person_id FROM person_key "
            f"WHERE kind IN ('{EMAIL}', '{PHONE}', '{SOURCE}', '{NAME}')"
        )
        people = reader.rows("SELECT id, name FROM person")
        return cls(
            {(row.kind, row.scope, row.value): row.person_id for row in keys},
            {row.id: row.name for row in people},
            str(reader.value("SELECT country FROM business") or ""),
            int(reader.value("SELECT coalesce(max(id), 0) + 1 FROM person")),
            int(reader.value("SELECT coalesce(max(id), 0) + 1 FROM person_key")),
            Forgotten.of(reader),
        )

    def take(self, named: Named) -> Owned | None:
        """The key that this customer is found by from now on; None for a guest, and for somebody
        who was forgotten."""
        try:
            return self._known[named]
        except KeyError:
            found = self._known[named] = self._found(named)
            return found

    def store(self, session: Session) -> None:
        """Write those who are new, and what is new of those who are known."""
        connection = session.connection()
        if self._people:
            connection.exec_driver_sql(_PERSON_SQL, self._people)
        if self._keys:
            connection.exec_driver_sql(_KEY_SQL, self._keys)
        self._people, self._keys = [], []

    def _found(self, named: Named) -> Owned | None:
        keys = list(self._keys_of(named))
        if not keys:
            return None
        name = cleaned(named.name)[:NAME_LIMIT]
        owner = self._owner(keys, name)
        if owner is None and self.forgotten.hashes:
            keys = self._not_forgotten(keys)
            if not keys:
                return None
        if owner is None:
            owner = self._add(name or keys[0].shown[:NAME_LIMIT])
        for key in keys:
            if (owned := (key.kind, key.scope, key.value)) not in self.owners:
                self._give(owner, owned, key.shown)
        mine = [(key.kind, key.scope, key.value) for key in keys]
        return next((key for key in mine if self.owners[key] == owner), None) or self._by_name(
            owner, named, name
        )

    def _not_forgotten(self, keys: Sequence[Key]) -> list[Key]:
        """Those of the keys that may be kept; none at all when they are a forgotten person's."""
        owned = {key: (key.kind, key.scope, key.value) for key in keys}
        if self.forgotten.owns(list(owned.values())):
            return []
        return [key for key in keys if not self.forgotten.has(owned[key])]

    def _by_name(self, owner: int, named: Named, name: str) -> Owned | None:
        """For somebody whose only key is another's, such as a phone in the family."""
        if not name:
            return None
        key = key_of(NAME, name, scope=named.source)
        owned = (key.kind, key.scope, key.value)
        if owned not in self.owners:
            self._give(owner, owned, key.shown)
        return owned

    def _add(self, name: str) -> int:
        person, self.next_person = self.next_person, self.next_person + 1
        self.names[person] = name
        self._people.append((person, name, rules.folded(name)))
        self.added += 1
        return person

    def _give(self, owner: int, owned: Owned, shown: str) -> None:
        self.owners[owned] = owner
        self._keys.append((self.next_key, owner, *owned, shown))
        self.next_key += 1

    def _owner(self, keys: Sequence[Key], name: str) -> int | None:
        for key in keys:
            owner = self.owners.get((key.kind, key.scope, key.value))
            if owner is None:
                continue
            if key.kind != PHONE or not name or self._alike(owner, name):
                return owner
        return None

    def _alike(self, owner: int, name: str) -> bool:
        return alike.similar(rules.folded(self.names[owner]), rules.folded(name))

    def _keys_of(self, named: Named) -> Iterable[Key]:
        """The keys that can be made of what the order says, the surest first."""
        if named.email:
            email = named.email.strip().lower()
            if _PLAIN_EMAIL.fullmatch(email):
                yield Key(EMAIL, "", email, named.email.strip())
            else:
                yield from self._tried(EMAIL, named.email)
        if named.phone:
            yield from self._tried(PHONE, named.phone)
        if named.number:
            yield from self._tried(SOURCE, named.number, named.source)
        elif named.name_is_key and not named.email and not named.phone:
            yield from self._tried(NAME, named.name, named.source)

    def _tried(self, kind: str, text: str, scope: str = "") -> Iterable[Key]:
        try:
            yield key_of(kind, text, scope=scope, country=self.country)
        except UserError:
            return
