"""Brevo (once Sendinblue) contacts: semicolons, and a column that says who is not to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing.contact_rows import ContactRow
from core.importing.contact_table import Cells, chunks, heads_in, nobody, yes
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "brevo"
SOURCE = "brevo"
_WANTED = frozenset({"email", "email_blacklisted", "lastname", "firstname", "sms", "nom", "prenom"})


def words() -> str:
    """What the export is called."""
    return tr("Brevo contacts")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of the column on who is blocked; likely by the names that Brevo gives the others."""
    for head in heads_in(heads):
        if {"email", "email_blacklisted"} <= head:
            return Identified(0.98)
        if {"email", "sms"} <= head and head & {"lastname", "nom", "firstname", "prenom"}:
            return Identified(0.8)
    return Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every contact. Raises UserError when the file has no such table."""
    return chunks(path, _WANTED, _row)


def _row(table: Table, cells: Cells) -> ContactRow | str:
    email, phone = cells.get("email"), cells.get("sms", "whatsapp")
    name = cells.joined("firstname", "lastname") or cells.joined("prenom", "nom") or email or phone
    if not name:
        return nobody()
    blocked = yes(cells.get("email_blacklisted", "blocklisted"))
    return ContactRow(
        file=table.file,
        line=cells.line,
        name=name,
        emails=(email,) if email else (),
        # Brevo keeps numbers with the country's digits and without the plus before them.
        phones=(phone if phone.startswith(("+", "0")) else f"+{phone}",) if phone else (),
        source_id=cells.get("contact id", "id"),
        unsubscribed=blocked,
        why=tr("Unsubscribed") if blocked else "",
    )
