"""Figures, posts and answers on their way in: what is new, what is known, what is wrong."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from core.errors import UserError
from core.importing.reading import Problem
from core.importing.traffic_files import TrafficFile, TrafficRead
from core.importing.traffic_rows import AnswerRow, CountedRow, Figure, PostRow
from core.people.keys import key_of
from core.people.limits import EMAIL
from core.store.database import Reader
from core.text import day, tr

OLDEST = dt.date(2000, 1, 1)
"""No network or site counts from earlier; a day before is a mistake."""

POST_COUNTS = ("views", "likes", "comments", "shares", "clicks", "saves", "reach")
TRAFFIC, POST, ANSWER = "traffic", "post", "survey_answer"
_KEYS = {
    TRAFFIC: ("source", "network", "breakdown", "words", "measure", "starts_on", "ends_on"),
    POST: ("network", "external_id", "counted_on"),
    ANSWER: ("survey", "external_id", "nth"),
}
_VALUES = {TRAFFIC: ("value",), POST: POST_COUNTS, ANSWER: ("score", "words")}

Values = dict[str, object]


@dataclass
class TrafficPreview:
    """One file, ready to be shown and taken: `rows` are the rows by their tables."""

    file_name: str
    format: str
    digest: str
    rows: dict[str, list[Values]]
    problems: list[Problem]
    remarks: list[str]
    new: int = 0
    changed: int = 0
    known: int = 0

    @property
    def brings(self) -> bool:
        """Whether taking it would change anything."""
        return bool(self.new or self.changed)

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(map(len, self.rows.values()))

    @property
    def covers(self) -> tuple[dt.date, dt.date] | None:
        """First and last day that it speaks of; None of nothing."""
        days = [
            str(row[name])
            for rows in self.rows.values()
            for row in rows
            for name in ("starts_on", "ends_on", "day", "counted_on")
            if row.get(name)
        ]
        return (
            (dt.date.fromisoformat(min(days)), dt.date.fromisoformat(max(days))) if days else None
        )


def preview(
    reader: Reader,
    file: TrafficFile,
    read: TrafficRead,
    today: dt.date,
    told: Callable[[int], None] | None = None,
) -> TrafficPreview:
    """What the rows of a file would bring. Nothing is stored."""
    made = TrafficPreview(
        file.path.name, file.format, read.digest, {}, list(read.problems), list(read.remarks)
    )
    country = str(reader.value("SELECT country FROM business") or "")
    alike: Counter[tuple[object, ...]] = Counter()
    for done, row in enumerate(read.rows):
        if said := _wrong(row, today):
            made.problems.append(Problem(file.path.name, row.line, said))  # type: ignore[union-attr]
        else:
            table, values = _stored(row, file.format, alike, country)
            made.rows.setdefault(table, []).append(values)
        if told is not None and done % 10_000 == 0:
            told(done)
    made.problems.sort(key=lambda one: (one.file, one.line or 0))
    for table in made.rows:
        _compare(reader, made, table)
    return made


def _wrong(row: CountedRow, today: dt.date) -> str:
    """Why a row cannot be right; "" where nothing speaks against it."""
    if isinstance(row, Figure):
        first, last = row.first, row.last
    elif isinstance(row, PostRow):
        first = last = row.counted_on or row.day or today
    elif isinstance(row, AnswerRow):
        first = last = row.when
    else:
        return ""
    if first > today:
        return tr(
            "Its day, {day}, is in the future, so it was left out.", day=day(first, year=True)
        )
    if last > today:
        return tr("It counts up to {day}, which is in the future, so it was left out.",
                  day=day(last, year=True))  # fmt: skip
    if first < OLDEST:
        return tr("Its day, {day}, cannot be right, so it was left out.", day=day(first, year=True))
    return ""


def _stored(
    row: CountedRow, source: str, alike: Counter[tuple[object, ...]], country: str
) -> tuple[str, Values]:
    if isinstance(row, Figure):
        return TRAFFIC, {
            "starts_on": row.first.isoformat(),
            "ends_on": row.last.isoformat(),
            "source": source,
            "network": row.network,
            "breakdown": row.breakdown,
            "words": row.words,
            "measure": row.measure,
            "value": float(row.value),
        }
    if isinstance(row, PostRow):
        return POST, {
            "source": source,
            "network": row.network,
            "external_id": row.id,
            "counted_on": row.counted_on.isoformat() if row.counted_on else None,
            "day": row.day.isoformat() if row.day else None,
            "words": row.words,
            "link": row.link,
            "kind": row.kind,
            **{name: row.counts.get(name) for name in POST_COUNTS},
        }
    assert isinstance(row, AnswerRow)
    number = row.id or _content(row)
    alike[row.survey, number] += 1
    return ANSWER, {
        "survey": row.survey,
        "external_id": number,
        "nth": 1 if row.id else alike[row.survey, number],
        "day": row.when.isoformat(),
        "score": row.score,
        "words": row.words,
        "email": _email(row.email, country),
    }


def _content(row: AnswerRow) -> str:
    """A number for what has none: by its content, so that the same answer is found again."""
    parts = repr((row.when.isoformat(), row.score, row.words, row.email.casefold()))
    return hashlib.blake2b(parts.encode(), digest_size=16).hexdigest()


def _email(text: str, country: str) -> str:
    """The address as keys are compared, "" for none."""
    try:
        return key_of(EMAIL, text, country=country).value if text else ""
    except UserError:
        return ""


def _compare(reader: Reader, made: TrafficPreview, table: str) -> None:
    """Leave out what stands in the file twice, and count what is new, changed and known."""
    keys, values = _KEYS[table], _VALUES[table]
    now = _now(reader, table, keys, values)
    kept: dict[tuple[object, ...], Values] = {}
    for row in made.rows[table]:
        key = tuple(row[name] for name in keys)
        if key in kept:
            # One account writes a key once; the first one stands.
            continue
        kept[key] = row
        known = now.get(key)
        if known is None:
            made.new += 1
        elif known == tuple(row[name] for name in values):
            made.known += 1
        else:
            made.changed += 1
    made.rows[table] = list(kept.values())


def _now(
    reader: Reader, table: str, keys: Iterable[str], values: Iterable[str]
) -> dict[tuple[object, ...], tuple[object, ...]]:
    keys, values = tuple(keys), tuple(values)
    columns = ", ".join(f"{table}.{name}" for name in chain(keys, values))
    grouped = ", ".join(f"{table}.{name}" for name in keys)
    rows = reader.each(
        lambda *cells: cells,
        f"SELECT {columns}, max(batch_id) FROM {table} "
        "JOIN import_batch ON import_batch.id = batch_id AND active = 1 "
        f"GROUP BY {grouped}",
    )
    wide = len(keys)
    return {row[:wide]: row[wide:-1] for row in rows}
