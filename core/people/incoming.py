"""Contacts on their way in: who is known already, who is new, who may be somebody else.

A contact is known by e-mail, then by phone, then by the number that its source gives it. A phone
may be a family's or a shop's: where the names differ, it is not taken for the same person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.errors import UserError
from core.importing.contact_rows import ContactRow
from core.importing.contacts import Told
from core.people import alike, profiles, rules
from core.people.forgotten import Forgotten
from core.people.keys import Key, cleaned, key_of
from core.people.limits import (
    EMAIL,
    HANDLE,
    HUMAN,
    LINE_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    ORGANISATION,
    PHONE,
    SITE,
    SOURCE,
    TAG_LIMIT,
)
from core.people.rules import PersonFacts
from core.store.database import Reader
from core.text import tr
from core.typed import whole

NEW, KNOWN, REPEATED, FORGOTTEN = "new", "known", "repeated", "forgotten"
"""Nobody yet, somebody in the file of the business, an earlier line of the same list, or somebody
who was forgotten and stays so."""
MATCHED_BY = (EMAIL, PHONE, SOURCE)
Owned = tuple[str, str, str]
"""Kind, scope and value of a key."""


@dataclass(frozen=True)
class Incoming:
    """One contact, ready to be taken in.

    `person_id` is whose it is when `status` is "known"; a repeated one has the number of the
    line's contact in `same_as`. `like` is somebody with a similar name. `remarks` are sentences
    on what of it is left out or set.
    """

    number: int
    row: ContactRow
    facts: PersonFacts
    status: str
    person_id: int | None = None
    same_as: int | None = None
    person_name: str = ""
    like: tuple[int, str] | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Before:
    """What the file of the business knows before the import."""

    owners: Mapping[Owned, int]
    names: Mapping[int, str]
    country: str
    forgotten: Forgotten


def before(reader: Reader) -> Before:
    """Everybody's keys and names."""
    keys = reader.rows("SELECT kind, scope, value, person_id FROM person_key")
    people = reader.rows("SELECT id, name FROM person")
    return Before(
        {(row.kind, row.scope, row.value): row.person_id for row in keys},
        {row.id: row.name for row in people},
        str(reader.value("SELECT country FROM business") or ""),
        Forgotten.of(reader),
    )


class Matcher:
    """Takes contacts one after the other, and says of each whose it is.

    Ids of people who are in the file are positive; a contact that was new before is known by
    minus its number less one.
    """

    def __init__(self, known: Before, source: str, likeness: alike.Names | None = None) -> None:
        self._owners = dict(known.owners)
        self._names = dict(known.names)
        self._country = known.country
        self._forgotten = known.forgotten
        self._source = source
        self._likeness = likeness

    def take(self, number: int, row: ContactRow) -> Incoming:
        """The contact `number` of the list, counted from 0."""
        facts, remarks = _facts(row, self._source, self._country)
        owner = self._owner(facts)
        keys = [(key.kind, key.scope, key.value) for key in facts.keys]
        if owner is None and self._forgotten.owns(keys):
            left_out = tr("They were forgotten, so they are left out.")
            return Incoming(number, row, PersonFacts(facts.name), FORGOTTEN, remarks=(left_out,))
        me = -number - 1 if owner is None else owner
        kept = []
        notes = [facts.note]
        for key in facts.keys:
            whose = self._owners.setdefault((key.kind, key.scope, key.value), me)
            if whose == me:
                kept.append(key)
                continue
            remarks.append(
                tr("{name} has {key} already, so it goes into the note.",
                   name=self._names[whose], key=key.shown)
            )  # fmt: skip
            notes.append(f"{rules.key_name(key.kind)}: {key.shown}")
        self._names.setdefault(me, facts.name)
        note = "\n".join(note for note in notes if note)[:NOTE_LIMIT]
        facts = replace(facts, keys=tuple(kept), note=note)
        if facts.do_not_contact:
            remarks.append(tr("Will be marked do not contact: {why}.", why=facts.why_not))
        return self._placed(number, row, facts, owner, tuple(remarks))

    def _placed(
        self,
        number: int,
        row: ContactRow,
        facts: PersonFacts,
        owner: int | None,
        remarks: tuple[str, ...],
    ) -> Incoming:
        made = Incoming(number, row, facts, NEW, remarks=remarks)
        if owner is None:
            return replace(made, like=self._like(facts.name))
        if owner < 0:
            name = self._names[owner]
            return replace(made, status=REPEATED, same_as=-owner - 1, person_name=name)
        return replace(made, status=KNOWN, person_id=owner, person_name=self._names[owner])

    def _owner(self, facts: PersonFacts) -> int | None:
        for kind in MATCHED_BY:
            for key in facts.keys:
                if key.kind != kind:
                    continue
                owner = self._owners.get((key.kind, key.scope, key.value))
                if owner is not None and (kind != PHONE or self._named_alike(owner, facts)):
                    return owner
        return None

    def _named_alike(self, owner: int, facts: PersonFacts) -> bool:
        nameless = facts.name in {key.shown for key in facts.keys}
        return nameless or alike.similar(rules.folded(self._names[owner]), rules.folded(facts.name))

    def _like(self, name: str) -> tuple[int, str] | None:
        if self._likeness is None:
            return None
        found = self._likeness.like(rules.folded(name))
        return (found[0][0], self._names[found[0][0]]) if found else None


def _facts(row: ContactRow, source: str, country: str) -> tuple[PersonFacts, list[str]]:
    """The contact as it may be stored, and remarks on what could not be."""
    remarks: list[str] = []
    name = cleaned(row.name)
    notes = [whole(row.note)]
    if len(name) > NAME_LIMIT:
        notes.append(name)
        name = name[: NAME_LIMIT - 1].rstrip() + "…"
        remarks.append(tr("The name was shortened; the whole is in the note."))
    keys = _keys(row, source, country, remarks)
    return (
        PersonFacts(
            name=name or tr("No name"),
            kind=ORGANISATION if row.organisation else HUMAN,
            about=cleaned(row.about)[:LINE_LIMIT],
            note="\n".join(note for note in notes if note)[:NOTE_LIMIT],
            keys=tuple(dict.fromkeys(keys)),
            tags=tuple(dict.fromkeys(_tags(row.tags))),
            do_not_contact=row.unsubscribed,
            why_not=cleaned(row.why)[:LINE_LIMIT] if row.unsubscribed else "",
            why_not_source=row.file[:LINE_LIMIT] if row.unsubscribed else "",
        ),
        remarks,
    )


def _tags(words: Iterable[str]) -> Sequence[str]:
    found = (cleaned(word.lstrip("#"))[:TAG_LIMIT].strip() for word in words)
    return [word for word in found if word]


def _keys(row: ContactRow, source: str, country: str, remarks: list[str]) -> list[Key]:
    wanted = [
        *((EMAIL, "", text) for text in row.emails),
        *((PHONE, "", text) for text in row.phones),
        *(_site_or_handle(text) for text in row.sites),
        *((HANDLE, network, text) for network, text in row.handles),
    ]
    if row.source_id:
        wanted.append((SOURCE, source, row.source_id))
    found = []
    for kind, scope, text in wanted:
        try:
            found.append(key_of(kind, text, scope=scope, country=country))
        except UserError as error:
            remarks.append(error.sentence)
    return found


def _site_or_handle(text: str) -> tuple[str, str, str]:
    """An address of a profile is a handle, all others are sites."""
    found = profiles.handle_in(text)
    return (HANDLE, *found) if found else (SITE, "", text)


def prepared(
    reader: Reader,
    rows: Sequence[ContactRow],
    source: str,
    told: Told | None = None,
) -> list[Incoming]:
    """Every contact with whose it is; those that are new, with somebody of a similar name."""
    people = reader.rows("SELECT id, folded FROM person")
    names = alike.Names(alike.Known(row.id, row.folded) for row in people)
    matcher = Matcher(before(reader), source, names)
    made = []
    for number, row in enumerate(rows):
        made.append(matcher.take(number, row))
        if told is not None and number % 500 == 0:
            told(number, len(rows))
    return made
