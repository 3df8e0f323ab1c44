"""Mailchimp audiences: one CSV, or the zip of subscribed, unsubscribed and cleaned ones.

No column says who may be written to: it is the file that a contact stands in. Where a file's name
was lost, the owner is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing.contact_rows import ContactRow
from core.importing.contact_table import Cells, chunks, heads_in, nobody, quoted_list
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.text import tr

KEY = "mailchimp"
SOURCE = "mailchimp"
SUBSCRIBED, UNSUBSCRIBED, CLEANED = "subscribed", "unsubscribed", "cleaned"
_LIST = re.compile(r"(?<![a-z])(non-?subscribed|unsubscribed|subscribed|cleaned)(?![a-z])")
_WANTED = frozenset({"email address", "first name", "last name", "member_rating", "leid", "euid"})


def words() -> str:
    """What the export is called."""
    return tr("Mailchimp audience")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of its own columns; asks which list it is when no name of a file says so."""
    known = any(
        "email address" in head and head & {"member_rating", "leid", "euid", "optin_time"}
        for head in heads_in(heads)
    )
    if not known:
        return Identified(0.0)
    parts = [table.file for table in heads]
    unsaid = any(_list_of(part) is None for part in parts)
    dated = any({"unsub_time", "clean_time"} & head for head in heads_in(heads))
    return Identified(0.98, (_question(),) if unsaid and not dated else ())


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every contact. Raises UserError when the file has no such table."""
    answered = _question().answer(answers)
    return chunks(path, _WANTED, lambda table, cells: _row(table, cells, answered))


def _question() -> Question:
    return Question(
        "consent",
        tr("Which list of the audience is this? The file does not say."),
        (
            Option(SUBSCRIBED, tr("Subscribed: they may be written to")),
            Option(UNSUBSCRIBED, tr("Unsubscribed: do not contact them")),
            Option(CLEANED, tr("Cleaned: mail to them came back")),
        ),
    )


def _list_of(name: str) -> str | None:
    found = _LIST.search(name.lower().replace("_", " "))
    if found is None:
        return None
    # Who never subscribed bought something and never said no.
    return SUBSCRIBED if found[1].startswith("non") else found[1]


def _row(table: Table, cells: Cells, answered: str) -> ContactRow | str:
    email = cells.get("email address")
    name = cells.joined("first name", "last name") or email
    if not name:
        return nobody()
    listed = _list_of(table.file) or answered
    if cells.get("unsub_time"):
        listed = UNSUBSCRIBED
    elif cells.get("clean_time"):
        listed = CLEANED
    return ContactRow(
        file=table.file,
        line=cells.line,
        name=name.replace("\\,", ","),
        note=cells.get("notes"),
        emails=(email,) if email else (),
        phones=cells.under(lambda head: head in ("phone", "phone number", "sms phone number")),
        tags=quoted_list(cells.get("tags")),
        source_id=cells.get("euid", "leid"),
        unsubscribed=listed != SUBSCRIBED,
        why=_why(listed, cells.get("unsub_reason")),
    )


def _why(listed: str, reason: str) -> str:
    if listed == UNSUBSCRIBED:
        said = reason if reason.casefold() not in ("", "n/a", "no reason given") else ""
        return tr("Unsubscribed: {reason}", reason=said) if said else tr("Unsubscribed")
    return tr("Mail to them came back") if listed == CLEANED else ""
