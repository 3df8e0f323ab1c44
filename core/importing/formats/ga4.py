"""Google Analytics 4: standard reports, the overview with many tables, explorations.

The period stands in lines that begin with #. A column of days makes a figure a day; what a table
is broken down by is kept as it stands, so that it is told later which network it was.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing.counting import Reading
from core.importing.packed import parts_of
from core.importing.reading import Row, Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.sections import Section, sections_of
from core.importing.traffic_rows import CountedRow, Figure, Remark
from core.text import tr
from core.traffic.limits import TOTAL, WORDS_LIMIT

KEY = "ga4"
_MEASURES: Mapping[str, tuple[str, ...]] = {
    "visits": ("sessions", "sitzungen", "sesiones", "sessioni", "sessies", "sessões"),
    "page_views": ("views", "screen page views", "aufrufe", "vues", "vistas", "visualizzazioni"),
    "visitors": ("total users", "users", "active users", "nutzer insgesamt", "aktive nutzer",
                 "nutzer", "utilisateurs", "usuarios", "utenti"),
    "new_visitors": ("new users", "neue nutzer", "nouveaux utilisateurs", "usuarios nuevos"),
    "key_events": ("key events", "conversions", "schlüsselereignisse"),
}  # fmt: skip
_ADDS = ("visits", "page_views", "key_events")
"""What may be added up over parts that are not kept; people would be counted twice."""
_BREAKDOWNS = (
    ("first_source_medium", r"first user source ?/ ?medium"),
    ("first_source", r"first user (manual )?source( platform)?"),
    ("first_channel", r"first user .*channel group.*"),
    ("source_medium", r"(session )?(manual )?source ?/ ?medium|sitzung – quelle/medium"),
    ("source", r"(session )?(manual )?source|sitzung – quelle"),
    ("medium", r"(session )?(manual )?medium"),
    ("channel", r"(session )?(primary )?(default )?channel group.*"),
    ("campaign", r"(session )?(manual )?campaign( name)?"),
    ("referrer", r"page referrer"),
    ("landing", r"landing page.*|zielseite.*"),
    ("page", r"page path.*|seitenpfad.*"),
)
_KNOWN = tuple((key, re.compile(pattern)) for key, pattern in _BREAKDOWNS)
_DATE = ("date", "datum", "fecha", "data")
_NTH = {"nth day": 1, "nth week": 7, "n-ter tag": 1}
_START = re.compile(r"(?:start date|startdatum|date de début|fecha de inicio)\D*(\d{8})", re.I)
_END = re.compile(r"(?:end date|enddatum|date de fin|fecha de finalización)\D*(\d{8})", re.I)
_SPAN = re.compile(r"(?<!\d)(\d{8})-(\d{8})(?!\d)")


@dataclass(frozen=True)
class _Columns:
    """Where a table has its days, what it is broken down by, and what it counts."""

    day: int | None
    nth: int
    """How many days a step of an `Nth` column is; 0 where the column has days."""
    by: int | None
    breakdown: str
    measures: dict[str, int]
    more: bool
    """Whether it is broken down further, by what is not kept."""
    ranges: int | None


def words() -> str:
    """What the export is called."""
    return tr("Google Analytics export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the lines that begin with #."""
    for section in sections_of(heads):
        said = "\n".join(section.notes)
        if _period(section.notes) and ("roperty" in said or "ccount" in said or len(said) > 20):
            return Identified(0.95 if _columns(section).measures else 0.6)
    for section in sections_of(heads):
        columns = _columns(section)
        if "visits" in columns.measures and columns.breakdown != TOTAL:
            return Identified(0.6)
    return Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every table that counts visits, people or views. Raises UserError when none does."""
    tables = parts_of(path)
    rows: list[CountedRow] = []
    problems = [problem for table in tables for problem in table.problems]
    period: tuple[dt.date, dt.date] | None = None
    left: list[str] = []
    sections = sections_of(tables)
    for section in sections:
        period = _period(section.notes) or period
        columns = _columns(section)
        kept = _kept(columns)
        if not kept:
            left.append(section.head.cells[0])
            continue
        if period is None and (columns.day is None or columns.nth):
            raise UserError(
                tr(
                    "{name} does not say which days it is of: the lines with # at its top are "
                    "missing. Export it again and leave them in.",
                    name=path.name,
                )
            )
        reading = Reading.of([], answers, path.name)
        rows.extend(_Adding(section, columns, kept, reading, period).rows())
        problems.extend(reading.problems)
    if len(left) == len(sections):
        raise UserError(
            tr(
                "{name} counts neither visits nor people nor views by a day, a channel, a source, "
                "a campaign or a page. In Google Analytics choose Traffic acquisition.",
                name=path.name,
            )
        )
    if left:
        said = ", ".join(dict.fromkeys(left))
        rows.append(
            Remark(tr("Left out, since nothing here is made of it: {tables}.", tables=said))
        )
    yield Chunk(rows, problems)


def _kept(columns: _Columns) -> dict[str, int]:
    """The counts that a table can give."""
    if columns.by is None and columns.day is None:
        return {}
    adds = columns.more or columns.ranges is not None
    return {m: place for m, place in columns.measures.items() if not columns.more or m in _ADDS} \
        if adds else columns.measures  # fmt: skip


@dataclass
class _Adding:
    """The rows of one table; lines that differ in what is not kept are added up."""

    section: Section
    columns: _Columns
    kept: dict[str, int]
    reading: Reading
    period: tuple[dt.date, dt.date] | None

    def rows(self) -> Iterator[CountedRow]:
        """A figure for each day, part and measure."""
        sums: dict[tuple[dt.date, dt.date, str, str], tuple[int, float]] = {}
        range_kept = ""
        for row in self.reading.rows(self.section):
            if "grand total" in (cell.casefold() for cell in row.cells[-1:]):
                continue
            if self.columns.ranges is not None:
                said = row.cells[self.columns.ranges]
                range_kept = range_kept or said
                if said != range_kept:
                    continue
            days = self._days(row)
            if days is None:
                continue
            by = self.columns.by
            text = row.cells[by][:WORDS_LIMIT] if by is not None else ""
            for measure, place in self.kept.items():
                value = self.reading.count(self.section, row, place)
                if value is not None:
                    line, before = sums.get((*days, measure, text), (row.line, 0.0))
                    sums[(*days, measure, text)] = line, before + value
        if range_kept:
            yield Remark(tr("The export compares periods. “{first}” is read.", first=range_kept))
        for (first, last, measure, text), (line, value) in sums.items():
            yield Figure(line, first, last, measure, value, "", self.columns.breakdown, text)

    def _days(self, row: Row) -> tuple[dt.date, dt.date] | None:
        columns = self.columns
        if columns.day is None:
            return self.period
        cell = row.cells[columns.day]
        try:
            if not columns.nth:
                day = self.reading.day(cell[:8] if re.fullmatch(r"\d{10}", cell) else cell)
                return day, day
            assert self.period is not None
            first = self.period[0] + dt.timedelta(days=int(cell) * columns.nth)
            last = min(first + dt.timedelta(days=columns.nth - 1), self.period[1])
            return (first, last) if first <= last else None
        except (ValueError, OverflowError):
            said = tr("“{cell}” is no day, so the line was left out.", cell=cell[:40])
            self.reading.tell(self.section, row.line, said)
            return None


def _columns(section: Section) -> _Columns:
    names = section.names
    measures = {}
    for measure, wanted in _MEASURES.items():
        place = section.column(*wanted)
        if place is not None:
            measures[measure] = place
    day, nth = section.column(*_DATE), 0
    if day is None:
        day = section.column(*_NTH)
        nth = _NTH[names[day]] if day is not None else 0
    by, breakdown = None, TOTAL
    for key, known in _KNOWN:
        by = next((place for place, name in enumerate(names) if known.fullmatch(name)), None)
        if by is not None:
            breakdown = key
            break
    first_count = min(measures.values(), default=len(names))
    ranges = section.column("date range")
    others = [
        name
        for place, name in enumerate(names[:first_count])
        if place not in (day, by, ranges) and name and not _is_figure(section, place)
    ]
    return _Columns(day, nth, by, breakdown, measures, bool(others), ranges)


def _is_figure(section: Section, place: int) -> bool:
    """Whether a column before the known counts is another count, and no part."""
    cells = [cell for cell in section.cells(place)[:50] if cell]
    return bool(cells) and all(re.fullmatch(r"-?\d+(\.\d+)?", cell) for cell in cells)


def _period(notes: Sequence[str]) -> tuple[dt.date, dt.date] | None:
    said = "\n".join(notes)
    start, end, span = _START.search(said), _END.search(said), _SPAN.search(said)
    found = (start[1], end[1]) if start and end else (span[1], span[2]) if span else None
    if found is None:
        return None
    try:
        first, last = (dt.datetime.strptime(text, "%Y%m%d").date() for text in found)
    except ValueError:
        return None
    return (first, last) if first <= last else None
