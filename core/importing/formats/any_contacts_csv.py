"""Any table of people: each column is a question, answered by its name and by what stands in it.

The owner may answer otherwise in the preview; the answers are remembered by the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing.contact_rows import ContactRow
from core.importing.contact_table import (
    CHUNK,
    HEAD_ROWS,
    Cells,
    made_of,
    nobody,
    quoted_list,
    yes,
)
from core.importing.packed import parts_of
from core.importing.reading import Problem, Row, Table
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.text import tr

KEY = "any_contacts_csv"
SOURCE = "list"
SKIP = "skip"
LOOKED_AT = 200
"""Rows whose cells help to say what a column is."""
NETWORKS = ("instagram", "facebook", "tiktok", "youtube", "linkedin", "pinterest", "x", "threads")
FIELDS = (
    *("name", "first_name", "last_name", "organisation", "about", "email", "phone", "site"),
    *("note", "tags", "unsubscribed", "source_id", *NETWORKS, SKIP),
)
"""What a column may be."""

_NAMES: Mapping[str, str] = {
    "name": "name|full name|contact( name)?|display name|nom complet|nombre|naam|kontakt",
    "first_name": "(first|given|fore)[ _-]?name|vorname|pr[ée]nom|voornaam|fname",
    "last_name": "(last|family|sur)[ _-]?name|nachname|nom( de famille)?|apellidos?|achternaam",
    "organisation": "organi[sz]ation|company|business|shop|firma|soci[ée]t[ée]|empresa|bedrijf",
    "about": "(job )?title|position|role|beruf|funktion|poste|cargo|functie",
    "email": "e-?mail( ?-?(address|adresse|adres))?|mail|correo( electr[óo]nico)?|courriel",
    "phone": "(tele)?phone( number)?|mobile|cell|tel|telefon(nummer)?|t[ée]l[ée]phone|handy",
    "site": "(web ?)?site|url|web|webseite|web ?page|homepage|blog|domain|link",
    "note": "notes?|comments?|notiz(en)?|bemerkung(en)?|remarques?|notas?|description",
    "tags": "tags?|labels?|categor(y|ies)|kategorien?|keywords?|groups?|gruppen?",
    "unsubscribed": "unsubscribed|opted? ?out|do not (contact|e-?mail)|blocked|abgemeldet",
    "source_id": "((customer|contact|member|client) ?)?(id|no\\.?|number)|kundennummer",
    **{network: f"{network}( ?(handle|url|name|account|profile))?" for network in NETWORKS},
    "instagram": "insta(gram)?( ?(handle|url|name|account|profile))?",
    "x": "x|twitter( ?(handle|url))?",
}
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_SITE = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().–/-]{7,20}")


@dataclass(frozen=True)
class Columns:
    """The head of a table: its names, the row it stands in (None: there is none)."""

    names: tuple[str, ...]
    place: int | None


def words() -> str:
    """What the export is called."""
    return tr("Table of contacts")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Likely for any table with a column of names or addresses; asks about every column."""
    tables = [table for table in heads if table.rows]
    if not tables:
        return Identified(0.0)
    asked = questions(tables[0])
    likely = {question.options[0].value for question in asked}
    named = likely & {"name", "first_name", "email", "organisation"}
    return Identified(0.5 if named else 0.1, asked)


def questions(table: Table) -> tuple[Question, ...]:
    """One for each column, the likeliest answer first, with examples from the file."""
    columns = columns_of(table)
    wide = len(columns.names)
    body = [row for row in _body(table, columns)[:LOOKED_AT] if not any(row.cells[wide:])]
    taken: set[str] = set()
    found = []
    for place, name in enumerate(columns.names):
        cells = [row.cells[place] for row in body if place < len(row.cells) and row.cells[place]]
        likely = _likely(name, cells)
        if likely in taken and likely not in ("email", "phone", "site", "tags", "note", SKIP):
            likely = SKIP
        taken.add(likely)
        examples = ", ".join(dict.fromkeys(cell[:40] for cell in cells[:3]))
        ordered = (likely, *(one for one in FIELDS if one != likely))
        options = tuple(Option(one, field_name(one)) for one in ordered)
        sentence = (
            tr("“{column}”, such as {examples}", column=name, examples=examples)
            if examples
            else tr("“{column}”, which is empty", column=name)
        )
        found.append(Question(column_key(place), sentence, options))
    return tuple(found)


def column_key(place: int) -> str:
    """The key of the question on a column, counted from 0."""
    return f"column.{place + 1}"


def field_name(key: str) -> str:
    """What a column may be, as people choose it."""
    own = {
        "name": tr("Name"),
        "first_name": tr("First name"),
        "last_name": tr("Last name"),
        "organisation": tr("Organisation"),
        "about": tr("What they do"),
        "email": tr("E-mail"),
        "phone": tr("Phone"),
        "site": tr("Site"),
        "note": tr("Note"),
        "tags": tr("Tags"),
        "unsubscribed": tr("Unsubscribed, when it says yes"),
        "source_id": tr("Customer number"),
        SKIP: tr("Leave out"),
        "youtube": "YouTube",
        "tiktok": "TikTok",
        "linkedin": "LinkedIn",
    }
    return own.get(key, key.capitalize())


def columns_of(table: Table) -> Columns:
    """The head: the first full row without an address or a number in it; else columns by number."""
    widest = max((len(row.cells) for row in table.rows[:LOOKED_AT]), default=0)
    for place, row in enumerate(table.rows[:HEAD_ROWS]):
        full = [cell for cell in row.cells if cell]
        if len(full) * 2 < widest or (widest > 1 and len(full) == 1):
            continue
        if any(_EMAIL.fullmatch(cell) or _PHONE.fullmatch(cell) for cell in full):
            break
        return Columns(row.cells, place)
    return Columns(tuple(tr("Column {n}", n=n) for n in range(1, widest + 1)), None)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every line as a contact. Raises UserError when no column says who it is."""
    rows: list[ContactRow] = []
    problems: list[Problem] = []
    for table in parts_of(path):
        if not table.rows:
            continue
        problems.extend(table.problems)
        fields = [question.answer(answers) for question in questions(table)]
        if not set(fields) & {"name", "first_name", "last_name", "organisation", "email", "phone"}:
            raise UserError(
                tr("Choose the column with the names, or one with addresses."), field="columns"
            )
        for row in _body(table, columns_of(table)):
            made = made_of(table, fields, row, _row)
            if isinstance(made, ContactRow):
                rows.append(made)
            elif made:
                problems.append(Problem(table.file, row.line, made))
            if len(rows) == CHUNK:
                yield Chunk(rows, problems)
                rows, problems = [], []
    yield Chunk(rows, problems)


def _row(table: Table, cells: Cells) -> ContactRow | str:
    own = cells.get("name") or cells.joined("first_name", "last_name")
    company = cells.get("organisation")
    emails = _all(cells, "email")
    phones = _all(cells, "phone")
    name = own or company or next(iter((*emails, *phones)), "")
    if not name:
        return nobody()
    blocked = yes(cells.get("unsubscribed"))
    return ContactRow(
        file=table.file,
        line=cells.line,
        name=name,
        organisation=bool(company) and not own,
        about=", ".join(part for part in (cells.get("about"), company if own else "") if part),
        note="\n".join(_all(cells, "note")),
        emails=emails,
        phones=phones,
        sites=_all(cells, "site"),
        handles=tuple((net, cells.get(net)) for net in NETWORKS if cells.get(net)),
        tags=tuple(
            tag for cell in _all(cells, "tags") for tag in quoted_list(cell.replace(";", ","))
        ),
        source_id=cells.get("source_id"),
        unsubscribed=blocked,
        why=tr("Unsubscribed") if blocked else "",
    )


def _all(cells: Cells, field: str) -> tuple[str, ...]:
    return cells.under(lambda head: head == field)


def _body(table: Table, columns: Columns) -> Sequence[Row]:
    return table.rows if columns.place is None else table.rows[columns.place + 1 :]


def _likely(name: str, cells: Sequence[str]) -> str:
    bare = re.sub(r"[\s_]+", " ", name.casefold()).strip(" *:#.")
    for field, pattern in _NAMES.items():
        if re.fullmatch(pattern, bare):
            return field
    for field, form in (("email", _EMAIL), ("site", _SITE), ("phone", _PHONE)):
        if cells and sum(bool(form.fullmatch(cell)) for cell in cells) * 2 > len(cells):
            return field
    return SKIP
