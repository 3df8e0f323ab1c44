"""What a file of contacts would bring, before anybody is added by it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from core.errors import UserError
from core.importing.contact_rows import ContactRow
from core.importing.formats import (
    any_contacts_csv,
    brevo,
    google_contacts,
    mailchimp,
    outlook,
    shopify_customers,
    vcard,
)
from core.importing.packed import heads_of
from core.importing.reading import Problem, Row, Table, decode
from core.importing.seam import Answers, Identified, Question
from core.text import tr

CONTACT_FORMATS: tuple[ModuleType, ...] = (
    vcard,
    google_contacts,
    outlook,
    mailchimp,
    brevo,
    shopify_customers,
    any_contacts_csv,
)
SURE = 0.3
"""Below this a file is not taken for contacts."""
MOST_ROWS = 200_000
"""Contacts of one file: a small business has fewer, and a computer's memory its bounds."""

Told = Callable[[int, int], None]
"""Hears how many contacts are done, of how many (0: nobody knows); may raise Cancelled."""


@dataclass(frozen=True)
class ContactsFile:
    """What a file is taken for, and what it leaves open.

    `head_digest` names the columns of a table: what was answered about them is remembered by it.
    """

    path: Path
    format: str
    words: str
    source: str
    questions: tuple[Question, ...]
    head_digest: str

    @property
    def asks_columns(self) -> bool:
        """Whether every column is asked about."""
        return self.format == any_contacts_csv.KEY


@dataclass(frozen=True)
class ContactsRead:
    """The contacts in a file, what was wrong with it, and the digest of its bytes."""

    rows: Sequence[ContactRow]
    problems: Sequence[Problem]
    digest: str


def look_at(path: Path, chosen: str = "") -> ContactsFile:
    """What a file is: the format that is surest of it, or the one `chosen` by its key.

    Raises UserError when it is no list of contacts, or cannot be read.
    """
    heads = heads_or_card(path)
    names = [path.name, *(table.file for table in heads)]
    looked = [(module, module.identify(names, heads)) for module in CONTACT_FORMATS]
    if chosen:
        looked = [one for one in looked if chosen == one[0].KEY]
    module, found = max(looked, key=lambda one: one[1].confidence)
    if found.confidence < SURE and not chosen:
        raise UserError(
            tr(
                "{name} is no list of contacts that Regulars knows. Choose a vCard or a table "
                "with a column of names.",
                name=path.name,
            )
        )
    return _file(path, module, found, heads)


def read(file: ContactsFile, answers: Answers, told: Told | None = None) -> ContactsRead:
    """All contacts of a file, by the answers given. Raises UserError when none can be read."""
    module = next(one for one in CONTACT_FORMATS if file.format == one.KEY)
    rows: list[ContactRow] = []
    problems: list[Problem] = []
    for chunk in module.read(file.path, answers):
        rows.extend(chunk.rows)
        problems.extend(chunk.problems)
        if told is not None:
            told(len(rows), 0)
        if len(rows) > MOST_ROWS:
            raise UserError(
                tr("{name} has too many contacts. Export it in parts.", name=file.path.name)
            )
    if not rows and not problems:
        raise UserError(tr("{name} has a head and no contacts.", name=file.path.name))
    digest = hashlib.sha256(file.path.read_bytes()).hexdigest()
    return ContactsRead(rows, sorted(problems, key=lambda one: (one.file, one.line or 0)), digest)


def heads_or_card(path: Path) -> list[Table]:
    """The beginnings of the file's tables. A card is none: it shows by its first line."""
    try:
        with path.open("rb") as file:
            start = decode(file.read(4096)).text.lstrip("\ufeff\r\n\t ")
    except OSError:
        start = ""
    first = start.partition("\n")[0].strip()
    if start and (
        first.upper().replace(" ", "") == "BEGIN:VCARD" or path.suffix.lower() in (".vcf", ".vcard")
    ):
        return [Table(path.name, "", (Row(1, (first,)),))]
    return heads_of(path)


def _file(
    path: Path, module: ModuleType, found: Identified, heads: Sequence[Table]
) -> ContactsFile:
    head = any_contacts_csv.columns_of(heads[0]).names if heads and heads[0].rows else ()
    text = json.dumps([cell.casefold() for cell in head], ensure_ascii=False)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return ContactsFile(path, module.KEY, module.words(), module.SOURCE, found.questions, digest)
