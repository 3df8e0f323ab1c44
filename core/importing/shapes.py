"""Tables of networks, told by their heads: which columns are days, counts, posts.

A format that is nothing but such tables is a tuple of shapes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from core.errors import UserError
from core.importing.counting import Reading, day_questions
from core.importing.packed import parts_of
from core.importing.reading import Problem, Row, Table
from core.importing.seam import Answers, Chunk, Identified, Question
from core.importing.sections import Section, sections_of
from core.importing.traffic_rows import CountedRow, Figure, PostRow
from core.text import tr
from core.traffic.limits import TOTAL, WORDS_LIMIT

Names = tuple[str, ...]

_TOTALS = frozenset({"total", "totals", "grand total", "gesamt", "summe", "totale", "totaal"})
_PLAIN_LINK = re.compile(r"/(video|status|p|reel|reels|shorts|pin|posts)/")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Shape:
    """One table that a network writes; names in small letters, the likelier ones first.

    `needed` are the names that tell it; `measures` the columns that are counted. With `post` it
    is a table of posts: the columns with their number. `by` is the column that a table of days is
    broken down by, `adds` says that its lines add up to the day. `usual` is the order of day and
    month where the days do not say.
    """

    network: str
    needed: Names
    measures: Mapping[str, Names]
    day: Names = ("date",)
    post: Names = ()
    link: Names = ()
    words: Names = ()
    kind: Names = ()
    counted_on: Names = ()
    by: Names = ()
    breakdown: str = TOTAL
    usual: str = ""
    sure: float = 0.9

    def fits(self, section: Section) -> bool:
        """Whether the table has every name that is needed."""
        names = set(section.names)
        return all(any(one in names for one in wanted.split("|")) for wanted in self.needed)


def identify(shapes: Sequence[Shape], heads: Sequence[Table]) -> Identified:
    """As sure as the surest table of the file; asks about days that can be read both ways."""
    found = list(_matched(shapes, heads))
    if not found:
        return Identified(0.0)
    asked: dict[str, Question] = {}
    for section, shape in found:
        texts = section.cells(section.column(*shape.day))
        for question in day_questions([text for text in texts if text], shape.usual):
            asked.setdefault(question.key, question)
    return Identified(max(shape.sure for _, shape in found), tuple(asked.values()))


def read(shapes: Sequence[Shape], path: Path, answers: Answers, hint: str) -> Iterator[Chunk]:
    """The figures and posts of every table that is known. Raises UserError with `hint` added
    when there is none."""
    tables = parts_of(path)
    problems: list[Problem] = [problem for table in tables for problem in table.problems]
    rows: list[CountedRow] = []
    found = False
    for section, shape in _matched(shapes, tables):
        found = True
        texts = [text for text in section.cells(section.column(*shape.day)) if text]
        reading = Reading.of(texts, answers, section.file, shape.usual)
        rows.extend(take(section, shape, reading))
        problems.extend(reading.problems)
    if not found:
        raise UserError(
            tr("{name} has no table that Regulars knows. {hint}", name=path.name, hint=hint)
        )
    yield Chunk(rows, problems)


def take(section: Section, shape: Shape, reading: Reading) -> Iterator[CountedRow]:
    """The rows of one table."""
    columns = _Columns.of(section, shape, reading)
    return columns.posts() if shape.post or shape.link else columns.days()


def _matched(shapes: Sequence[Shape], tables: Sequence[Table]) -> Iterator[tuple[Section, Shape]]:
    for section in sections_of(tables):
        fitting = [shape for shape in shapes if shape.fits(section)]
        if fitting:
            yield section, max(fitting, key=lambda shape: len(shape.needed))


@dataclass
class _Columns:
    """One table being read: where its columns are."""

    section: Section
    shape: Shape
    reading: Reading
    measures: dict[str, int]
    day: int | None
    _seen: dict[tuple[object, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, section: Section, shape: Shape, reading: Reading) -> _Columns:
        places = {
            measure: place
            for measure, names in shape.measures.items()
            if (place := section.column(*names)) is not None
        }
        sound = set(reading.sound(section, list(places.values())))
        kept = {measure: place for measure, place in places.items() if place in sound}
        return cls(section, shape, reading, kept, section.column(*shape.day))

    def days(self) -> Iterator[CountedRow]:
        """A line a day, or a line a day and part."""
        by = self.section.column(*self.shape.by)
        for row in self.reading.rows(self.section):
            if self._is_total(row) or not any(row.cells):
                continue
            day = self._day(row, self.day)
            if day is None:
                continue
            words = row.cells[by][:WORDS_LIMIT] if by is not None else ""
            if self._twice(row, day, words):
                continue
            for measure, place in self.measures.items():
                value = self.reading.count(self.section, row, place)
                if value is not None:
                    yield Figure(row.line, day, day, measure, value, self.shape.network,
                                 self.shape.breakdown, words)  # fmt: skip

    def posts(self) -> Iterator[CountedRow]:
        """A line a post, or a line a post and day."""
        section, shape = self.section, self.shape
        number, link = section.column(*shape.post), section.column(*shape.link)
        words, kind = section.column(*shape.words), section.column(*shape.kind)
        counted = section.column(*shape.counted_on)
        for row in self.reading.rows(section):
            if self._is_total(row) or not any(row.cells):
                continue
            published = self._day(row, self.day) if self._text(row, self.day) else None
            if published is None and self._text(row, self.day):
                continue
            address, said = self._text(row, link), self._text(row, words)
            key = _post_key(self._text(row, number), address, published, said)
            if not key:
                said = tr("This line names no post, so it was left out.")
                self.reading.tell(section, row.line, said)
                continue
            on = self._counted_on(row, counted)
            if self._twice(row, key, on):
                continue
            yield PostRow(row.line, shape.network, key, published, said[:WORDS_LIMIT],
                          address[:WORDS_LIMIT], self._text(row, kind)[:60], on,
                          self._counts(row))  # fmt: skip

    def _counts(self, row: Row) -> dict[str, int]:
        counts = {}
        for measure, place in self.measures.items():
            value = self.reading.count(self.section, row, place)
            if value is not None and value >= 0:
                counts[measure] = round(value)
        return counts

    def _day(self, row: Row, place: int | None) -> dt.date | None:
        if place is None:
            return None
        try:
            return self.reading.day(row.cells[place])
        except ValueError:
            said = tr("“{cell}” is no day, so the line was left out.", cell=row.cells[place][:40])
            self.reading.tell(self.section, row.line, said)
            return None

    def _counted_on(self, row: Row, place: int | None) -> dt.date | None:
        """The day that a post's figures are of; a word such as Lifetime means all days."""
        text = self._text(row, place)
        try:
            return self.reading.day(text) if text else None
        except ValueError:
            return None

    def _twice(self, row: Row, *key: object) -> bool:
        first = self._seen.setdefault(key, row.line)
        if first == row.line:
            return False
        said = tr("This line says the same as line {line}; the first one counts.", line=first)
        self.reading.tell(self.section, row.line, said)
        return True

    def _is_total(self, row: Row) -> bool:
        return row.cells[0].strip().casefold() in _TOTALS

    @staticmethod
    def _text(row: Row, place: int | None) -> str:
        return row.cells[place].strip() if place is not None else ""


def _post_key(number: str, link: str, day: dt.date | None, words: str) -> str:
    """What a post is found by again: its number, else its address, else its day and words.

    A number that a spreadsheet rounded (1.8E+16) is another post's as well, so it is none.
    """
    bare = number.lstrip("'’").strip()
    if bare and not _SCIENTIFIC.fullmatch(bare):
        return bare[:300]
    if link:
        parts = urlsplit(link)
        query = "" if _PLAIN_LINK.search(parts.path) else parts.query
        return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{query}".rstrip("?")[:300]
    if day is None and not words:
        return ""
    return hashlib.blake2b(f"{day} {words}".encode(), digest_size=16).hexdigest()
