"""Plausible Analytics: the zip of all reports, or one of its files.

Only visitors.csv has days; the others count the whole period, which is that of visitors.csv in
the same zip, else it is asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from core.errors import UserError
from core.importing.counting import Reading
from core.importing.packed import parts_of
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified, Question, days_of
from core.importing.sections import Section, sections_of
from core.importing.traffic_rows import CountedRow, Figure, Remark
from core.text import tr
from core.traffic.limits import TOTAL, WORDS_LIMIT

KEY = "plausible"
PERIOD = "period"
_DAYS = {"visitors": "visitors", "visits": "visits", "pageviews": "page_views"}
_PARTS = {
    **_DAYS,
    "total_visitors": "visitors",
    "entrances": "visits",
    "total_entrances": "visits",
}
_FILES = (
    ("channel", r"channels?"),
    ("referrer", r"referrers?|referral_sources"),
    ("source", r"sources?|utm_sources?"),
    ("medium", r"utm_mediums?"),
    ("campaign", r"utm_campaigns?"),
    ("landing", r"entry_pages?"),
    ("page", r"pages?"),
)


def words() -> str:
    """What the export is called."""
    return tr("Plausible export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the heads; asks for the period where no table of days gives it."""
    sections = sections_of(heads)
    if any(_is_days(section) for section in sections):
        return Identified(0.95)
    if any(_is_part(section) for section in sections):
        sentence = tr("Which days does this export count, both included? The file does not say.")
        return Identified(0.85, (Question(PERIOD, sentence, (), form="period"),))
    return Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days, and what the period is broken down by. Raises UserError when neither is there."""
    tables = parts_of(path)
    sections = sections_of(tables)
    problems = [problem for table in tables for problem in table.problems]
    rows: list[CountedRow] = []
    reading = Reading.of([], answers, path.name)
    for section in filter(_is_days, sections):
        rows.extend(_days(section, reading))
    days = [row.first for row in rows if isinstance(row, Figure)]
    asked = days_of(answers.get(PERIOD, ""), 2)
    period = (min(days), max(days)) if days else asked
    left = []
    for section in filter(_is_part, sections):
        if breakdown := _breakdown(section):
            if period is not None:
                rows.extend(_part(section, breakdown, (period[0], period[1]), reading))
        else:
            left.append(section.file)
    problems.extend(reading.problems)
    if not rows and not problems:
        raise UserError(
            tr(
                "{name} counts nothing by day, source, referrer, campaign or page. On Plausible "
                "choose Export stats for the whole.",
                name=path.name,
            )
        )
    if left:
        rows.append(Remark(tr("Left out, since nothing here is made of it: {tables}.",
                              tables=", ".join(left))))  # fmt: skip
    yield Chunk(rows, problems)


def _is_days(section: Section) -> bool:
    return {"date", "visitors"} <= set(section.names) and "bounce_rate" in section.names


def _is_part(section: Section) -> bool:
    names = set(section.names)
    return "name" in names and bool(names & _PARTS.keys()) and bool(
        names & {"bounce_rate", "visit_duration", "time_on_page", "scroll_depth"}
    )  # fmt: skip


def _breakdown(section: Section) -> str:
    """What a file is broken down by: its name says so, with whatever before it."""
    stem = re.sub(r"[\s(]*\d*\)?$", "", PurePath(section.file).stem.casefold())
    return next((key for key, pattern in _FILES if re.search(rf"(^|[^a-z])({pattern})$", stem)), "")


def _days(section: Section, reading: Reading) -> Iterator[Figure]:
    day_at = section.column("date")
    assert day_at is not None
    for row in reading.rows(section):
        try:
            day = reading.day(row.cells[day_at])
        except ValueError:
            said = tr("“{cell}” is no day, so the line was left out.", cell=row.cells[day_at][:40])
            reading.tell(section, row.line, said)
            continue
        for name, measure in _DAYS.items():
            place = section.column(name)
            value = None if place is None else reading.count(section, row, place)
            if value is not None:
                yield Figure(row.line, day, day, measure, value, "", TOTAL)


def _part(
    section: Section, breakdown: str, period: tuple[dt.date, dt.date], reading: Reading
) -> Iterator[Figure]:
    name_at = section.column("name")
    assert name_at is not None
    places = {measure: section.column(name) for name, measure in reversed(_PARTS.items())}
    places |= {_PARTS[name]: at for name in _PARTS if (at := section.column(name)) is not None}
    for row in reading.rows(section):
        for measure, place in places.items():
            value = None if place is None else reading.count(section, row, place)
            if value is not None:
                text = row.cells[name_at][:WORDS_LIMIT]
                yield Figure(row.line, *period, measure, value, "", breakdown, text)
