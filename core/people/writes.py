"""Changes of people that another subject's operation makes too."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.people import merging, rules
from core.people.keys import Key
from core.people.rules import PersonFacts
from core.people.tables import Person, PersonApart, PersonKey, PersonSegment, PersonTag
from core.store.schema import Base
from core.text import tr


def add_person(session: Session, facts: PersonFacts) -> int:
    """Add somebody and return the id. Raises UserError: a blank name, a key of somebody else's."""
    name = rules.checked_name(facts.name)
    person = Person(
        kind=rules.checked_kind(facts.kind),
        name=name,
        folded=rules.folded(name),
        about=rules.checked_text("about", facts.about),
        how_met=rules.checked_text("how_met", facts.how_met),
        note=rules.checked_text("note", facts.note),
        do_not_contact=facts.do_not_contact,
        why_not=rules.checked_text("why_not", facts.why_not) if facts.do_not_contact else "",
        why_not_source=facts.why_not_source[:300] if facts.do_not_contact else "",
    )
    session.add(person)
    session.flush()
    for key in dict.fromkeys(facts.keys):
        add_key(session, person.id, key)
    for tag in dict.fromkeys(facts.tags):
        add_tag(session, [person.id], tag)
    for group in dict.fromkeys(facts.groups):
        put_in_group(session, [person.id], group)
    return person.id


def add_key(session: Session, person_id: int, key: Key, *, follows_us: bool = False) -> int:
    """Give somebody a key and return its id; one they have already stays as it is.

    Raises UserError, its field being the key's kind, when it is somebody else's.
    """
    found = key_row(session, key)
    if found is not None:
        if found.person_id != person_id:
            raise taken(session, found)
        return found.id
    row = PersonKey(
        person_id=person_id,
        kind=key.kind,
        scope=key.scope,
        value=key.value,
        shown=key.shown,
        follows_us=follows_us,
    )
    session.add(row)
    session.flush()
    return row.id


def key_row(session: Session, key: Key) -> PersonKey | None:
    """Whoever's key it is."""
    found = select(PersonKey).filter_by(kind=key.kind, scope=key.scope, value=key.value)
    return session.scalars(found).one_or_none()


def taken(session: Session, row: PersonKey) -> UserError:
    """What is said of a key that is somebody else's."""
    name = session.get_one(Person, row.person_id).name
    return UserError(
        tr("{name} has {key} already. Is it the same person? Then merge the two.",
           name=name, key=row.shown),
        field=row.kind,
    )  # fmt: skip


def add_tag(session: Session, people: Iterable[int], tag: str) -> None:
    """Put a tag on people, in the spelling that it has elsewhere."""
    known = session.scalars(select(PersonTag.tag).distinct()).all()
    tag = rules.checked_tag(tag, known)
    for person_id in people:
        if session.get(PersonTag, (person_id, tag)) is None:
            session.add(PersonTag(person_id=person_id, tag=tag))
    session.flush()


def put_in_group(session: Session, people: Iterable[int], segment_id: int) -> None:
    """Put people into a group."""
    for person_id in people:
        if session.get(PersonSegment, (person_id, segment_id)) is None:
            session.add(PersonSegment(person_id=person_id, segment_id=segment_id))
    session.flush()


def take_out_of_group(session: Session, people: Iterable[int], segment_id: int) -> None:
    """Take people out of a group."""
    for person_id in people:
        session.execute(delete(PersonSegment).filter_by(person_id=person_id, segment_id=segment_id))


def set_do_not_contact(session: Session, person_id: int, why: str = "", source: str = "") -> None:
    """Keep somebody from being contacted; `source` is the file that said so, if one did."""
    person = session.get_one(Person, person_id)
    person.do_not_contact = True
    person.why_not = rules.checked_text("why_not", why)
    person.why_not_source = source[:300]
    session.flush()


def allow_contact(session: Session, person_id: int) -> None:
    """Let somebody be contacted again."""
    person = session.get_one(Person, person_id)
    person.do_not_contact = False
    person.why_not = person.why_not_source = ""
    session.flush()


def merge(session: Session, keep: int, other: int) -> None:
    """Make one of two people; see `merging`. Raises UserError when their notes are too long."""
    stays, goes = session.get_one(Person, keep), session.get_one(Person, other)
    note = rules.merged_note(_facts(stays), _facts(goes))
    merging.move_apart(session, _table(PersonApart), keep, other)
    merging.move_all(session, _table(Person), keep, other)
    session.refresh(stays)
    stays.note = note
    stays.about = stays.about or goes.about
    stays.how_met = stays.how_met or goes.how_met
    if goes.do_not_contact and not stays.do_not_contact:
        stays.do_not_contact = True
        stays.why_not, stays.why_not_source = goes.why_not, goes.why_not_source
    session.flush()
    session.execute(delete(Person).where(Person.id == other))
    session.expire_all()


def _facts(person: Person) -> PersonFacts:
    return PersonFacts(person.name, person.kind, person.about, person.how_met, person.note)


def _table(mapped: type[Base]) -> Table:
    table = mapped.__table__
    assert isinstance(table, Table)
    return table
