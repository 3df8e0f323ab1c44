"""Google Contacts as CSV: the columns of 2024 and later (First Name …, Labels), and those before
(Given Name …, Group Membership). Numbered columns grow with the contact that has the most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing.contact_rows import ContactRow
from core.importing.contact_table import Cells, chunks, heads_in, nobody, several
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "google_contacts"
SOURCE = "google"
BETWEEN = ":::"
"""What stands between several values in one cell."""
_WANTED = frozenset(
    {"first name", "last name", "given name", "family name", "e-mail 1 - value", "labels"}
    | {"group membership", "phone 1 - value", "file as", "organization name"}
)
_EMAIL = re.compile(r"e-mail \d+ - value")
_PHONE = re.compile(r"phone \d+ - value")
_SITE = re.compile(r"website \d+ - value")


def words() -> str:
    """What the export is called."""
    return tr("Google Contacts")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of its numbered columns; a list without addresses is known by its names alone."""
    for head in heads_in(heads):
        numbered = any(_EMAIL.fullmatch(one) or _PHONE.fullmatch(one) for one in head)
        if {"labels", "file as"} <= head or {"group membership", "given name"} <= head:
            return Identified(0.98)
        if numbered and {"first name", "given name", "name"} & head:
            return Identified(0.95)
    return Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every contact. Raises UserError when the file has no such table."""
    return chunks(path, _WANTED, _row)


def _row(table: Table, cells: Cells) -> ContactRow | str:
    company = cells.get("organization name", "organization 1 - name")
    title = cells.get("organization title", "organization 1 - title")
    own = (
        cells.joined("first name", "middle name", "last name")
        or cells.get("name")
        or cells.joined("given name", "additional name", "family name")
        or cells.get("nickname")
    )
    emails = _values(cells, _EMAIL)
    phones = _values(cells, _PHONE)
    name = own or company or cells.get("file as") or next(iter((*emails, *phones)), "")
    if not name:
        return nobody()
    labels = several(cells.get("labels", "group membership"), BETWEEN)
    return ContactRow(
        file=table.file,
        line=cells.line,
        name=name,
        organisation=bool(company) and not own,
        about=", ".join(part for part in (title, company if own else "") if part),
        note=cells.get("notes"),
        emails=emails,
        phones=phones,
        sites=_values(cells, _SITE),
        # Labels that begin with a star are Google's own: * myContacts.
        tags=tuple(label for label in labels if not label.startswith("*")),
    )


def _values(cells: Cells, head: re.Pattern[str]) -> tuple[str, ...]:
    found = cells.under(head.fullmatch)
    return tuple(dict.fromkeys(one for cell in found for one in several(cell, BETWEEN)))
