"""What an owner does with people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import UserError
from core.people import queries, rules
from core.people.keys import Key, key_of
from core.people.labels import name_of, who_of
from core.people.limits import HANDLE, HUMAN
from core.people.rules import PersonFacts
from core.private import private
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.importing.contact_rows import ContactRow
    from core.importing.contacts import ContactsFile, Told
    from core.people.forgetting import Forgot
    from core.people.tables import Person

PAGE = "prospects"

IMPORT_CHUNK = 500
"""Contacts that are stored at a time."""


@dataclass(frozen=True)
class Imported:
    """What an import did: people added, known before, marked do not contact, lines left out."""

    added: int
    known: int
    blocked: int
    left_out: int


Typed = tuple[str, str, str]
"""A key as it was typed: its kind, its scope (a network, else empty), the text."""


def add_person(
    store: Store,
    name: str,
    *,
    kind: str = HUMAN,
    about: str = "",
    how_met: str = "",
    note: str = "",
    keys: Sequence[Typed] = (),
    tags: Sequence[str] = (),
    groups: Sequence[int] = (),
) -> int:
    """Add somebody and return the id.

    Raises UserError for a text ("name", "about" …) or a key, its kind being the field.
    """
    from core.people import writes

    facts = PersonFacts(
        name=rules.checked_name(name),
        kind=kind,
        about=about,
        how_met=how_met,
        note=note,
        keys=tuple(_key(store, *typed) for typed in keys),
        tags=tuple(tags),
        groups=tuple(groups),
    )
    with store.operation(tr("Add {name}", name=private(facts.name)), place=Place(PAGE)) as session:
        return writes.add_person(session, facts)


def change_person(store: Store, person_id: int, field: str, text: str) -> None:
    """Change somebody's "name", "kind", "about", "how_met" or "note".

    Quick typing in one field is one step. Raises UserError for the field.
    """
    old = name_of(store, person_id)
    if field == "name":
        name = rules.checked_name(text)
        values = {"name": name, "folded": rules.folded(name)}
        label = tr("Rename {name}", name=old)
    elif field == "kind":
        values = {"kind": rules.checked_kind(text)}
        label = tr("Change what {name} is", name=old)
    elif field in rules.TEXT_LIMITS:
        values = {field: rules.checked_text(field, text)}
        label = _change_step(field, old)
    else:
        raise ValueError(field)
    with store.operation(
        label, merge=("person", person_id, field), place=Place(PAGE, person_id)
    ) as session:
        person = _person(session, person_id)
        for column, value in values.items():
            setattr(person, column, value)


def add_key(store: Store, person_id: int, kind: str, text: str, scope: str = "") -> int:
    """Give somebody an e-mail, phone, site or handle (`scope` is its network); returns its id.

    Raises UserError, its field being the kind: not one, or somebody else's.
    """
    from core.people import writes

    key = _key(store, kind, scope, text)
    label = tr("Add {key} to {name}", key=private(key.shown), name=name_of(store, person_id))
    with store.operation(label, place=Place(PAGE, person_id)) as session:
        return writes.add_key(session, person_id, key)


def change_key(store: Store, key_id: int, text: str) -> None:
    """Correct a key. Raises UserError, its field being the kind: not one, or somebody else's."""
    from core.people import writes
    from core.people.tables import PersonKey

    old = _old_key(store, key_id)
    key = _key(store, old.kind, old.scope, text)
    label = tr("Change {key} of {name}", key=private(old.shown), name=name_of(store, old.person_id))
    with store.operation(
        label, merge=("person_key", key_id, "shown"), place=Place(PAGE, old.person_id)
    ) as session:
        found = writes.key_row(session, key)
        if found is not None and found.id != key_id:
            raise writes.taken(session, found)
        row = session.get_one(PersonKey, key_id)
        row.value, row.shown = key.value, key.shown


def remove_key(store: Store, key_id: int) -> None:
    """Take an e-mail, phone, site or handle away from somebody."""
    from core.people.tables import PersonKey

    old = _old_key(store, key_id)
    label = tr(
        "Remove {key} from {name}", key=private(old.shown), name=name_of(store, old.person_id)
    )
    with store.operation(label, place=Place(PAGE, old.person_id)) as session:
        session.delete(session.get_one(PersonKey, key_id))


def set_follows_us(store: Store, key_id: int, follows: bool) -> None:
    """Say whether somebody follows the business on the network of a handle."""
    from core.people.tables import PersonKey

    old = _old_key(store, key_id)
    if old.kind != HANDLE:
        raise UserError(tr("Only somebody on a network can follow you. Add their name there."))
    name = name_of(store, old.person_id)
    label = tr("{name} follows us", name=name) if follows else tr("{name} does not follow us",
                                                                  name=name)  # fmt: skip
    with store.operation(label, place=Place(PAGE, old.person_id)) as session:
        session.get_one(PersonKey, key_id).follows_us = follows


def add_tag(store: Store, people: Sequence[int], tag: str) -> None:
    """Put a tag on one or several people. Raises UserError for "tag"."""
    from core.people import writes

    tag = rules.checked_tag(tag, queries.tags(store.reader))
    label = tr("Tag {who} {tag}", who=who_of(store, people), tag=tag)
    with store.operation(label, place=_place(people)) as session:
        writes.add_tag(session, people, tag)


def remove_tag(store: Store, people: Sequence[int], tag: str) -> None:
    """Take a tag off one or several people."""
    from sqlalchemy import delete

    from core.people.tables import PersonTag

    label = tr("Remove tag {tag} from {who}", who=who_of(store, people), tag=tag)
    with store.operation(label, place=_place(people)) as session:
        for person_id in people:
            session.execute(delete(PersonTag).filter_by(person_id=person_id, tag=tag))


def put_in_group(store: Store, people: Sequence[int], segment_id: int) -> None:
    """Put one or several people into a group."""
    from core.people import writes

    group = queries.group_name(store.reader, segment_id)
    label = tr("Put {who} in {group}", who=who_of(store, people), group=group)
    with store.operation(label, place=_place(people)) as session:
        writes.put_in_group(session, people, segment_id)


def take_out_of_group(store: Store, people: Sequence[int], segment_id: int) -> None:
    """Take one or several people out of a group."""
    from core.people import writes

    group = queries.group_name(store.reader, segment_id)
    label = tr("Take {who} out of {group}", who=who_of(store, people), group=group)
    with store.operation(label, place=_place(people)) as session:
        writes.take_out_of_group(session, people, segment_id)


def do_not_contact(store: Store, people: Sequence[int], why: str = "") -> None:
    """Keep one or several people from being contacted. Raises UserError for "why_not"."""
    from core.people import writes

    why = rules.checked_text("why_not", why)
    with store.operation(
        tr("Do not contact {who}", who=who_of(store, people)), place=_place(people)
    ) as session:
        for person_id in people:
            writes.set_do_not_contact(session, person_id, why)


def allow_contact(store: Store, people: Sequence[int]) -> None:
    """Let one or several people be contacted again."""
    from core.people import writes

    with store.operation(
        tr("Allow contact with {who}", who=who_of(store, people)), place=_place(people)
    ) as session:
        for person_id in people:
            writes.allow_contact(session, person_id)


def merge_people(store: Store, keep: int, other: int) -> None:
    """Make one of two people: all that is known of `other` becomes `keep`'s, then `other` goes.

    Raises UserError when they are one already, or when the file holds that they cannot be one.
    """
    from sqlalchemy.exc import IntegrityError

    from core.people import writes

    if keep == other:
        raise UserError(tr("These are one person already. Choose another one."))
    stays, goes = name_of(store, keep), name_of(store, other)
    label = tr("Merge {other} into {name}", other=goes, name=stays)
    try:
        with store.operation(label, place=Place(PAGE, keep)) as session:
            writes.merge(session, keep, other)
    except IntegrityError as error:
        raise UserError(
            tr(
                "{name} and {other} have entries that cannot stand together, so both were left as "
                "they are. Close or delete one of those entries first.",
                name=stays,
                other=goes,
            )
        ) from error


def import_people(
    store: Store,
    file: ContactsFile,
    rows: Sequence[ContactRow],
    *,
    answers: Mapping[str, str] | None = None,
    left_out: Collection[int] = (),
    progress: Told | None = None,
) -> Imported:
    """Take in the contacts of a file, in one step, without those `left_out` (numbers from 0).

    Who is known (by e-mail, phone, the source's number) gets what is new; unsubscribed ones are
    marked do not contact. Answers about columns are remembered for files with the same head.
    `progress` hears how many of how many are stored, and may raise Cancelled: then nothing is
    left.
    """
    from core.importing import mappings
    from core.people import incoming
    from core.people.taking_in import TakingIn

    unwanted = set(left_out)
    wanted = [(number, row) for number, row in enumerate(rows) if number not in unwanted]
    matcher = incoming.Matcher(incoming.before(store.reader), file.source)
    label = tr("Import {file}", file=file.path.name)
    with store.operation(label, place=Place(PAGE)) as session:
        taking = TakingIn(session)
        for start in range(0, len(wanted), IMPORT_CHUNK):
            if progress is not None:
                progress(start, len(wanted))
            taking.store([matcher.take(*one) for one in wanted[start : start + IMPORT_CHUNK]])
        if file.asks_columns and answers:
            mappings.remember(session, file.head_digest, answers)
        if progress is not None:
            progress(len(wanted), len(wanted))
    taken = taking.taken
    return Imported(taken.added, taken.known, taken.blocked, len(rows) - len(wanted))


def keep_apart(store: Store, one: int, other: int) -> None:
    """Remember that two people are not the same: they are not offered as duplicates again."""
    from core.people.tables import PersonApart

    if one == other:
        raise UserError(tr("These are one person already. Choose another one."))
    first, second = sorted((one, other))
    label = tr("Keep {one} and {other} apart", one=name_of(store, one), other=name_of(store, other))
    with store.operation(label, place=Place(PAGE, one)) as session:
        if session.get(PersonApart, (first, second)) is None:
            session.add(PersonApart(first_id=first, second_id=second))


def delete_people(store: Store, people: Sequence[int]) -> None:
    """Delete one or several people and what is known of them; undo brings all of it back."""
    from sqlalchemy import delete

    from core.people.tables import Person

    with store.operation(
        tr("Delete {who}", who=who_of(store, people)), place=Place(PAGE)
    ) as session:
        for person_id in people:
            session.execute(delete(Person).where(Person.id == person_id))


def forget_person(store: Store, person_id: int, today: dt.date) -> Forgot:
    """Take somebody out of the file and its backups for good; there is no undo. Orders stay, as a
    guest's, and no import brings them back. Raises UserError, FileProblem: nothing is changed.
    """
    from core.people import forgetting

    return forgetting.forget(store, person_id, today)


def _key(store: Store, kind: str, scope: str, text: str) -> Key:
    return key_of(kind, text, scope=scope, country=queries.country(store.reader))


def _old_key(store: Store, key_id: int) -> queries.KeyRow:
    found = queries.key(store.reader, key_id)
    if found is None:
        raise UserError(tr("This entry is gone. It may have been deleted."))
    return found


def _place(people: Sequence[int]) -> Place:
    return Place(PAGE, people[0] if len(people) == 1 else None)


def _person(session: Session, person_id: int) -> Person:
    from core.people.tables import Person

    return session.get_one(Person, person_id)


def _change_step(field: str, name: str) -> str:
    return {
        "about": tr("Change the line about {name}", name=name),
        "how_met": tr("Change how you met {name}", name=name),
        "note": tr("Change the note of {name}", name=name),
    }[field]
