"""Storing contacts that were looked at: thousands at a time, and only what is not there yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from core.people import rules
from core.people.incoming import FORGOTTEN, KNOWN, NEW, Incoming
from core.people.limits import NOTE_LIMIT
from core.people.rules import PersonFacts
from core.people.tables import Person, PersonKey, PersonTag


@dataclass
class Taken:
    """How many people an import added and how many it knew, and how many it marked."""

    added: int = 0
    known: int = 0
    blocked: int = 0


@dataclass
class TakingIn:
    """One import under way. `people` are ids by the number of the contact that made them."""

    session: Session
    taken: Taken = field(default_factory=Taken)
    people: dict[int, int] = field(default_factory=dict)
    _next: int = 0
    _spelt: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._next = (self.session.scalar(select(func.max(Person.id))) or 0) + 1
        tags = self.session.scalars(select(PersonTag.tag).distinct())
        self._spelt = {tag.casefold(): tag for tag in tags}

    def store(self, chunk: Sequence[Incoming]) -> None:
        """Store some contacts: those who are new in one go, then what the others bring."""
        chunk = [one for one in chunk if one.status != FORGOTTEN]
        new = [one for one in chunk if one.status == NEW]
        for one in new:
            self.people[one.number] = self._next
            self._next += 1
        self._insert(Person, [_person(self.people[one.number], one.facts) for one in new])
        self.taken.added += len(new)
        self._fill([one for one in chunk if one.status != NEW])
        self._keys_and_tags(chunk)
        self.taken.blocked += sum(one.facts.do_not_contact for one in chunk)

    def _id_of(self, one: Incoming) -> int:
        if one.person_id is not None:
            return one.person_id
        return self.people[one.number if one.same_as is None else one.same_as]

    def _fill(self, known: Sequence[Incoming]) -> None:
        """Fill what people lack; what the owner wrote stays."""
        ids = {self._id_of(one) for one in known}
        people = {
            person.id: person
            for person in self.session.scalars(select(Person).where(Person.id.in_(ids)))
        }
        for one in known:
            _fill(people[self._id_of(one)], one.facts)
        self.taken.known += sum(one.status == KNOWN for one in known)
        self.session.flush()
        # What was looked at is not kept: there may be a hundred thousand of them.
        self.session.expunge_all()

    def _keys_and_tags(self, chunk: Sequence[Incoming]) -> None:
        people = [self._id_of(one) for one in chunk]
        listed = select(PersonKey.kind, PersonKey.scope, PersonKey.value)
        held = {
            tuple(row)
            for row in self.session.execute(listed.where(PersonKey.person_id.in_(people)))
        }
        tagged = select(PersonTag.person_id, PersonTag.tag).where(PersonTag.person_id.in_(people))
        worn = {tuple(row) for row in self.session.execute(tagged)}
        keys, tags = [], []
        for one, person_id in zip(chunk, people, strict=True):
            for key in one.facts.keys:
                if (key.kind, key.scope, key.value) not in held:
                    held.add((key.kind, key.scope, key.value))
                    keys.append({"person_id": person_id, "follows_us": False} | vars(key))
            for word in one.facts.tags:
                tag = self._spelt.setdefault(word.casefold(), word)
                if (person_id, tag) not in worn:
                    worn.add((person_id, tag))
                    tags.append({"person_id": person_id, "tag": tag})
        self._insert(PersonKey, keys)
        self._insert(PersonTag, tags)

    def _insert(self, table: type[Any], rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self.session.execute(insert(table), rows)


def _fill(person: Person, facts: PersonFacts) -> None:
    person.about = person.about or facts.about
    person.note = rules.joined(person.note, facts.note)[:NOTE_LIMIT]
    if facts.do_not_contact and not person.do_not_contact:
        person.do_not_contact = True
        person.why_not, person.why_not_source = facts.why_not, facts.why_not_source


def _person(person_id: int, facts: PersonFacts) -> dict[str, Any]:
    return {
        "id": person_id,
        "kind": facts.kind,
        "name": facts.name,
        "folded": rules.folded(facts.name),
        "about": facts.about,
        "how_met": facts.how_met,
        "note": facts.note,
        "do_not_contact": facts.do_not_contact,
        "why_not": facts.why_not,
        "why_not_source": facts.why_not_source,
    }
