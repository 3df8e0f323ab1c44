"""Who gives an idea or votes: somebody known, or somebody new."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.people import rules as people_rules
from core.people import writes as people
from core.people.keys import Key, cleaned, key_of
from core.people.limits import EMAIL, HANDLE, NAME_LIMIT, PHONE
from core.people.tables import Person
from core.text import tr

_PHONE = re.compile(r"[+\d][\d\s()./-]{4,}")


def who_is(
    session: Session, name: str, contact: str = "", network: str = "", country: str = ""
) -> int | None:
    """Whoever is meant by a name and a contact, added when nobody is; None for neither.

    Somebody is known by their contact. A name alone is the same person only when it has two words
    and one person has it; another Sam is another person. What is no address is kept in the note.
    """
    name, contact = cleaned(name)[:NAME_LIMIT], cleaned(contact)
    key = _key(contact or (name if name.startswith("@") else ""), network, country)
    if not name and not contact:
        return None
    if key is not None and (row := people.key_row(session, key)) is not None:
        return row.person_id
    if key is None and (known := _by_name(session, name)) is not None:
        return known
    facts = people_rules.PersonFacts(
        name=name or contact[:NAME_LIMIT],
        keys=(key,) if key is not None else (),
        note=tr("To be told: {contact}", contact=contact) if contact and key is None else "",
    )
    return people.add_person(session, facts)


def _key(contact: str, network: str, country: str) -> Key | None:
    """The key that a contact is, None for one that is none."""
    if not contact:
        return None
    at = contact.find("@")
    kind = ""
    if at > 0 and "." in contact[at:]:
        kind = EMAIL
    elif _PHONE.fullmatch(contact):
        kind = PHONE
    elif at == 0 and network:
        kind = HANDLE
    if not kind:
        return None
    try:
        return key_of(kind, contact, scope=network if kind == HANDLE else "", country=country)
    except UserError:
        return None


def _by_name(session: Session, name: str) -> int | None:
    folded = people_rules.folded(name)
    found = session.scalars(select(Person.id).where(Person.folded == folded).limit(2)).all()
    sure = len(folded.split()) > 1 or name.startswith("@")
    return found[0] if sure and len(found) == 1 else None
