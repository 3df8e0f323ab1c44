"""Matomo: the scheduled report with its stacked tables, or one report exported from the screen.

Neither says which days it counts, unless a table has a column of days; then the days are asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.importing.counting import Reading
from core.importing.packed import parts_of
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified, Question, days_of
from core.importing.sections import Section, sections_of
from core.importing.traffic_rows import CountedRow, Figure, Remark
from core.text import tr
from core.traffic.limits import TOTAL, WORDS_LIMIT

KEY = "matomo"
PERIOD = "period"
_MEASURES = {
    "visits": ("nb_visits", "visits", "besuche", "visites", "visitas", "visite", "bezoeken"),
    "visitors": ("nb_uniq_visitors", "unique visitors", "eindeutige besucher", "visiteurs uniques"),
    "page_views": ("nb_pageviews", "pageviews", "seitenansichten", "pages vues"),
}
_MARKS = ("nb_visits", "nb_uniq_visitors", "nb_actions", "nb_hits")
_TITLES = (
    ("channel", r"referrer type|channel type|verweistyp|kanaltyp"),
    ("campaign", r"campaigns?|kampagnen"),
    ("referrer", r"websites|referring websites|social networks?|verweisende webseiten|soziale.*"),
    ("source", r"all referrers|referrers|all channels|alle verweise|search engines"),
    ("landing", r"entry pages?|einstiegsseiten"),
)
_KNOWN = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, pattern in _TITLES)
_LABELS = ("label", "metadata: url", "website", "bezeichnung", "referrer", "campaign", "name")
_DATES = ("date", "datum", "fecha", "data")


def words() -> str:
    """What the export is called."""
    return tr("Matomo export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by Matomo's own names of figures; asks for the period where no column has days."""
    sections = [section for section in sections_of(heads) if _is_known(section)]
    if not sections:
        return Identified(0.0)
    if all(section.column(*_DATES) is not None for section in sections):
        return Identified(0.9)
    sentence = tr("Which days does this export count, both included? The file does not say.")
    return Identified(0.9, (Question(PERIOD, sentence, (), form="period"),))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every table that counts visits. Raises UserError when none does."""
    tables = parts_of(path)
    problems = [problem for table in tables for problem in table.problems]
    period = days_of(answers.get(PERIOD, ""), 2)
    rows: list[CountedRow] = []
    left = []
    for section in sections_of(tables):
        made: list[Figure] = []
        if _is_known(section) and section.column(*_DATES) is not None:
            texts = [text for text in section.cells(section.column(*_DATES)) if text]
            reading = Reading.of(texts, answers, path.name)
            made = list(_figures(section, reading, None))
            problems.extend(reading.problems)
        elif _is_known(section) and period is not None:
            reading = Reading.of([], answers, path.name)
            made = list(_figures(section, reading, (period[0], period[1])))
            problems.extend(reading.problems)
        rows.extend(made)
        if not made and section.title:
            left.append(section.title)
    if not rows and not problems:
        raise UserError(
            tr("{name} counts no visits. On Matomo export a report on visits or referrers.",
               name=path.name)
        )  # fmt: skip
    if left:
        rows.append(Remark(tr("Left out, since nothing here is made of it: {tables}.",
                              tables=", ".join(dict.fromkeys(left)))))  # fmt: skip
    yield Chunk(rows, problems)


def _is_known(section: Section) -> bool:
    names = set(section.names)
    raw = names & set(_MARKS)
    dated = "visits" in names and bool(names & {"actions", "unique visitors", "bounce rate"})
    return bool(raw) or dated


def _breakdown(section: Section) -> str:
    if section.column(*_LABELS) is None:
        return TOTAL
    title = section.title or section.sheet or section.file
    return next((key for key, known in _KNOWN if known.search(title)), "")


def _figures(
    section: Section, reading: Reading, period: tuple[dt.date, dt.date] | None
) -> Iterator[Figure]:
    breakdown, label = _breakdown(section), section.column(*_LABELS)
    if not breakdown:
        return
    day_at = section.column(*_DATES)
    places = {m: at for m, names in _MEASURES.items() if (at := section.column(*names)) is not None}
    seen: set[tuple[dt.date, str]] = set()
    for row in reading.rows(section):
        days = period
        if days is None:
            assert day_at is not None
            try:
                day = reading.day(row.cells[day_at])
            except ValueError:
                said = tr("“{cell}” is no day, so the line was left out.",
                          cell=row.cells[day_at][:40])  # fmt: skip
                reading.tell(section, row.line, said)
                continue
            days = day, day
        text = row.cells[label][:WORDS_LIMIT] if label is not None else ""
        if (days[0], text) in seen:
            continue
        seen.add((days[0], text))
        for measure, place in places.items():
            value = reading.count(section, row, place)
            if value is not None:
                yield Figure(row.line, *days, measure, value, "", breakdown, text)
