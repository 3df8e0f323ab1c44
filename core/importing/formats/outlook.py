"""Outlook's contacts as CSV: of the desktop program (about ninety columns) and of outlook.com."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing.contact_rows import ContactRow
from core.importing.contact_table import Cells, chunks, heads_in, nobody, several
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "outlook"
SOURCE = "outlook"
_EMAIL = re.compile(r"e-mail( \d)? address")
_PHONE = re.compile(r"(?!.*(assistant|callback|fax|isdn|telex|pager|tty)).*phone( \d)?")
_WANTED = frozenset(
    {"first name", "last name", "company", "job title", "e-mail address", "business phone"}
    | {"mobile phone", "home phone", "web page", "categories", "business street"}
)


def words() -> str:
    """What the export is called."""
    return tr("Outlook contacts")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure when the columns that only Outlook has are there."""
    for head in heads_in(heads):
        if not {"first name", "last name"} <= head:
            continue
        own = head & {
            *("e-mail address", "e-mail 2 address", "business street", "business phone"),
            *("home street", "mobile phone", "business country/region", "internet free busy"),
        }
        if len(own) >= 2:
            return Identified(0.95)
        if own:
            return Identified(0.7)
    return Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every contact. Raises UserError when the file has no such table."""
    return chunks(path, _WANTED, _row)


def _row(table: Table, cells: Cells) -> ContactRow | str:
    own = cells.joined("first name", "middle name", "last name")
    company, title = cells.get("company"), cells.get("job title")
    emails = cells.under(_EMAIL.fullmatch)
    phones = cells.under(_PHONE.fullmatch)
    name = own or company or next(iter((*emails, *phones)), "")
    if not name:
        return nobody()
    return ContactRow(
        file=table.file,
        line=cells.line,
        name=name,
        organisation=bool(company) and not own,
        about=", ".join(part for part in (title, company if own else "") if part),
        note=cells.get("notes"),
        emails=emails,
        phones=phones,
        sites=cells.under(
            lambda head: head in ("web page", "personal web page", "business homepage")
        ),
        tags=several(cells.get("categories"), ";"),
    )
