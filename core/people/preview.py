"""What a file of contacts would do, shown before anything is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing import contacts, mappings
from core.importing.contacts import ContactsFile, Told
from core.importing.reading import Problem
from core.importing.seam import Answers
from core.people.incoming import KNOWN, NEW, Incoming, prepared
from core.store.database import Reader


@dataclass(frozen=True)
class ContactsPreview:
    """A file, what was answered about it, its contacts as they are understood, its problems.

    `refusal` says what is missing while the answers do not suffice to read it.
    """

    file: ContactsFile
    answers: Mapping[str, str]
    contacts: Sequence[Incoming] = ()
    problems: Sequence[Problem] = ()
    refusal: str = ""

    def count(self, status: str) -> int:
        """How many contacts have a status."""
        return sum(one.status == status for one in self.contacts)

    @property
    def new(self) -> int:
        """How many are nobody's yet."""
        return self.count(NEW)

    @property
    def known(self) -> int:
        """How many are somebody's."""
        return self.count(KNOWN)

    @property
    def alike(self) -> int:
        """How many new ones have somebody's name, or nearly."""
        return sum(one.like is not None for one in self.contacts)

    @property
    def blocked(self) -> int:
        """How many will be marked do not contact."""
        return sum(one.facts.do_not_contact for one in self.contacts)


def preview(
    reader: Reader, path: Path, answers: Answers | None = None, told: Told | None = None
) -> ContactsPreview:
    """Read a file by the answers given, else by those remembered for such a head.

    Raises UserError when it is no list of contacts at all.
    """
    file = contacts.look_at(path)
    if answers is None:
        answers = mappings.remembered(reader, file.head_digest) if file.asks_columns else {}
    try:
        found = contacts.read(file, answers, told)
    except UserError as error:
        if error.field != "columns":
            raise
        return ContactsPreview(file, answers, refusal=error.sentence)
    made = prepared(reader, found.rows, file.source, told)
    return ContactsPreview(file, answers, made, found.problems)
