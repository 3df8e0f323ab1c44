"""Meta Business Suite, Audience: age and gender, cities and countries of followers.

Layouts: stacked tables (2025: title, `"","Women","Men"`, rows; places as one row of names and
one of shares), the 2023 one (`"Age","Women","Men"`, places one a row, cells that hold a whole
header), the small age_gender.csv, and what spreadsheets and people made of them: other
delimiters and code pages, CRLF, titles marked with asterisks. Columns are known by name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.audience.mix import parts_of
from core.errors import UserError
from core.importing.audience_rows import AudienceRow, AudienceShare, AudienceTrait
from core.importing.figures import is_dated, share_of
from core.importing.reading import Problem, Row, Table, tables_of
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.text import tr

KEY = "meta_audience"
TABLE = "table"
"""The question that asks which of several tables to take."""

SEX_WORDS = {
    "women": "women female frauen weiblich femmes mujeres donne vrouwen mulheres kobiety kvinder "
    "kvinnor kvinner naiset ženy жени женщины kadınlar γυναίκες",
    "men": "men male männer männlich hommes hombres uomini mannen homens mężczyźni mænd män menn "
    "miehet muži мъже мужчины erkekler άνδρες",
    "other": "unknown unspecified undisclosed other others unbekannt inconnu desconocido",
}
"""Column heads by sex, in the languages that Business Suite is used in most."""
_SEX_OF = {word: sex for sex, words in SEX_WORDS.items() for word in words.split()}
_BAND = re.compile(r"(?:\d{1,2}\s*[-–—]\s*\d{1,2}|\d{2}\s*\+)")
_MARKS = re.compile(r"[*#_]+")
_PLACES = {
    "cities": ("cities", "towns", "städte", "villes", "ciudades", "città", "steden", "cidades"),
    "countries": ("countr", "länder", "pays", "países", "paesi", "landen"),
}
_MANY = 64 * 1024
"""Rows past which a file is no Audience export."""


@dataclass
class _Found:
    """What was read so far, and where the reading stands."""

    rows: list[AudienceRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    title: str = ""
    sexes: tuple[str | None, ...] = ()
    """The sex of each column after the band; empty outside an age table."""
    places: tuple[str, ...] = ()
    """Names of places whose shares stand in the next row."""
    titled: bool = False
    """Whether the line above was a title."""
    broken: set[str] = field(default_factory=set)
    """Titles of age tables with a cell that could not be read."""


def words() -> str:
    """What the export is called."""
    return tr("Meta Audience export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of a file with an age table by gender; asks which one when there are several."""
    if len(heads) != 1 or len(heads[0].rows) > _MANY:
        return Identified(0.0)
    found = _read(heads[0])
    tables = age_tables(found.rows)
    if not tables:
        return Identified(0.4 if found.rows else 0.0)
    if len(tables) == 1:
        return Identified(0.95)
    options = tuple(Option(title, title) for title in tables)
    sentence = tr("The file holds several audiences. Which one are these people?")
    return Identified(0.95, (Question(TABLE, sentence, options),))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Shares and places of the file. Raises UserError when it holds neither."""
    (table,) = tables_of(path)
    found = _read(table)
    if not found.rows:
        raise UserError(
            tr(
                "{name} has no ages and places of an audience. In Meta Business Suite choose "
                "Insights, Audience, then Export.",
                name=path.name,
            )
        )
    tables = age_tables(found.rows)
    chosen = answers.get(TABLE) if answers.get(TABLE) in tables else (tables or [""])[0]
    problems = [*table.problems, *found.problems]
    if chosen in found.broken:
        left_out = tr("The ages are left out: without these cells they would not be the whole.")
        problems.append(Problem(path.name, None, left_out))
        chosen = None
    kept = [r for r in found.rows if isinstance(r, AudienceTrait) or r.table == chosen]
    yield Chunk(kept, problems)


def age_tables(rows: Sequence[AudienceRow]) -> list[str]:
    """The titles of the tables with ages, in the order of the file."""
    return list(dict.fromkeys(r.table for r in rows if isinstance(r, AudienceShare)))


def _read(table: Table) -> _Found:
    found = _Found()
    for row in table.rows:
        _take(_opened(row), table.file, found)
    return found


def _opened(row: Row) -> Row:
    """A row whose only cell holds a whole row, as the 2023 export writes some heads."""
    if sum(map(bool, row.cells)) == 1 and row.cells[0].count(",") >= 2:
        inside = next(csv.reader([" ".join(row.cells[0].splitlines())]))
        if any(_sex(cell) for cell in inside[1:]) or _BAND.fullmatch(inside[0].strip()):
            return Row(row.line, tuple(cell.strip() for cell in inside))
    return row


def _take(row: Row, file: str, found: _Found) -> None:
    first, rest = row.cells[0] if row.cells else "", row.cells[1:]
    below_title, found.titled = found.titled, False
    if row.is_blank:
        found.sexes, found.places = (), ()
    elif any(_sex(cell) for cell in rest):
        found.title = _title(first) or found.title
        found.sexes, found.places = tuple(_sex(cell) for cell in rest), ()
    elif found.sexes and _BAND.fullmatch(first):
        _take_shares(row, file, found)
    elif found.places:
        _take_places(row, file, found)
    elif not any(rest) and below_title and _place_kind(found.title):
        # One place alone looks like a title, but stands right below one.
        found.places = row.cells
    elif not any(rest):
        found.title, found.sexes, found.titled = _title(first), (), True
    elif _place_kind(found.title) and len(row.cells) == 2 and _is_share(rest[0]):
        _add_place(found, first, rest[0], row.line, file)
    elif _place_kind(first) and len(row.cells) == 2:
        found.title, found.sexes = _title(first), ()
    elif _place_kind(found.title):
        found.places = row.cells


def _take_shares(row: Row, file: str, found: _Found) -> None:
    before = len(found.problems)
    for sex, cell in zip(found.sexes, row.cells[1:], strict=False):
        share = _figure(cell, row.line, file, found) if sex else None
        if sex and share is not None:
            band = row.cells[0]
            parts_of(band)
            found.rows.append(AudienceShare(found.title, band, sex, share, row.line))
    if len(row.cells) - 1 < len(found.sexes):
        found.problems.append(
            Problem(file, row.line, tr("This line has fewer cells than its head: it is cut off."))
        )
    if len(found.problems) > before:
        found.broken.add(found.title)


def _take_places(row: Row, file: str, found: _Found) -> None:
    for place, cell in zip(found.places, row.cells, strict=False):
        _add_place(found, place, cell, row.line, file)
    found.places = ()


def _add_place(found: _Found, place: str, cell: str, line: int, file: str) -> None:
    share = _figure(cell, line, file, found)
    if place and share is not None:
        kind = _place_kind(found.title)
        found.rows.append(AudienceTrait(found.title, kind, place, share, line))


def _figure(cell: str, line: int, file: str, found: _Found) -> float | None:
    """A cell's figure, or None with a problem where it is none."""
    if is_dated(cell):
        sentence = tr(
            "“{cell}” was a number before a spreadsheet made a day of it. Export the file again "
            "and choose it unopened.",
            cell=cell[:40],
        )
    else:
        try:
            share = share_of(cell)
        except ValueError:
            sentence = tr("“{cell}” is no number.", cell=cell[:40])
        else:
            if share is None or share >= 0:
                return share
            sentence = tr("“{cell}” is less than nobody.", cell=cell[:40])
    found.problems.append(Problem(file, line, sentence))
    return None


def _sex(cell: str) -> str | None:
    return _SEX_OF.get(_MARKS.sub("", cell).strip().casefold())


def _title(cell: str) -> str:
    """A table's title without marks put around it; the last of several run together."""
    pieces = [piece.strip() for piece in _MARKS.split(cell) if piece.strip()]
    if not pieces:
        return ""
    title = re.sub(r"(?<=[a-z])(?:Age|Top cities|Top countries)$", "", pieces[-1])
    return "" if title.casefold() == "age" else title


def _place_kind(title: str) -> str:
    folded = title.casefold()
    return next((kind for kind, stems in _PLACES.items() if any(s in folded for s in stems)), "")


def _is_share(cell: str) -> bool:
    try:
        return share_of(cell) is not None
    except ValueError:
        return is_dated(cell)
