"""LinkedIn: what followers or visitors of a page, or of a person, do for a living, and where.

A page's export has a sheet each for job function, seniority, industry, company size and
location; a person's export has one sheet DEMOGRAPHICS. Neither knows ages or sexes, so they
inform a group's words and note, never its mix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.importing.audience_rows import AudienceTrait
from core.importing.figures import share_of
from core.importing.reading import Problem, Row, Table, tables_of
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "linkedin_demographics"
PERSON_SHEET = "demographics"

KINDS = {
    "job function": "job_function",
    "job functions": "job_function",
    "job titles": "job_title",
    "seniority": "seniority",
    "industry": "industry",
    "industries": "industry",
    "company size": "company_size",
    "location": "location",
    "locations": "location",
    "companies": "company",
}
"""Sheets of a page's export and first cells of a person's, by what they are about."""


def words() -> str:
    """What the export is called."""
    return tr("LinkedIn demographics export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of a workbook with the demographics sheets."""
    sheets = [table.sheet.casefold().strip() for table in heads]
    if PERSON_SHEET in sheets:
        return Identified(0.95)
    known = sum(sheet in KINDS for sheet in sheets)
    return Identified(min(0.95, known * 0.3))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every trait with its share in per cent. Raises UserError when the workbook has none."""
    rows: list[AudienceTrait] = []
    problems: list[Problem] = []
    for table in tables_of(path):
        problems.extend(table.problems)
        sheet = table.sheet.casefold().strip()
        if sheet == PERSON_SHEET:
            rows.extend(_of_person(table, problems))
        elif sheet in KINDS:
            rows.extend(_of_page(table, KINDS[sheet], problems))
    if not rows:
        raise UserError(
            tr(
                "{name} has no demographics. On LinkedIn export the followers or visitors of "
                "your page.",
                name=path.name,
            )
        )
    yield Chunk(rows, problems)


def _of_page(table: Table, kind: str, problems: list[Problem]) -> Iterator[AudienceTrait]:
    """Counts become shares of the sheet's total; the last cell of a row is its total."""
    counted = []
    for row in _below_head(table, kind):
        count = _figure(row, table, problems)
        if count is not None:
            counted.append((row, count))
    total = sum(count for _, count in counted)
    for row, count in counted:
        share = count / total * 100 if total else None
        yield AudienceTrait(table.sheet, kind, row.cells[0], share, row.line)


def _of_person(table: Table, problems: list[Problem]) -> Iterator[AudienceTrait]:
    for row in table.rows:
        kind = KINDS.get(row.cells[0].casefold() if row.cells else "")
        if kind is None or len(row.cells) < 3:
            continue
        share = None if row.cells[2].startswith("<") else _figure(row, table, problems, cell=2)
        percent = share * 100 if share is not None and "%" not in row.cells[2] else share
        yield AudienceTrait(row.cells[0], kind, row.cells[1], percent, row.line)


def _below_head(table: Table, kind: str) -> Iterator[Row]:
    """The rows under the head, which may stand below a line of description."""
    begun = False
    for row in table.rows:
        if begun and len(row.cells) > 1 and row.cells[0]:
            yield row
        elif row.cells and KINDS.get(row.cells[0].casefold()) == kind:
            begun = True


def _figure(row: Row, table: Table, problems: list[Problem], cell: int = -1) -> float | None:
    try:
        return share_of(row.cells[cell])
    except ValueError:
        said = tr(
            "“{cell}” in sheet {sheet} is no number.", cell=row.cells[cell][:40], sheet=table.sheet
        )
        problems.append(Problem(table.file, row.line, said))
        return None
