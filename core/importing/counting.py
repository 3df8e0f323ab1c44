"""Days and counts as exports that count write them, and what spreadsheets made of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.errors import UserError
from core.importing.figures import NO_VALUE, is_dated, share_of
from core.importing.order_table import DATES, dates_question
from core.importing.order_values import MDY, day_order, when
from core.importing.reading import Problem, Row
from core.importing.seam import Answers, Question
from core.importing.sections import Section
from core.text import tr
from core.traffic.limits import LARGEST

_SHORT = re.compile(r"(.+?)\s*([KMB])$", re.IGNORECASE)
_TIMES = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_YEARLESS = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})$")


def count_of(text: str) -> float | None:
    """A count: "18,400", "1.2K", "-6"; None where there is none. Raises ValueError."""
    bare = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if bare.casefold() in NO_VALUE:
        return None
    if short := _SHORT.fullmatch(bare):
        number = share_of(short[1].replace(",", "."))
        found = None if number is None else number * _TIMES[short[2].lower()]
    else:
        found = share_of(bare)
    if found is None or "%" in bare or abs(found) > LARGEST:
        raise ValueError(text)
    return found


def is_yearless(text: str) -> bool:
    """Whether a day has a month and no year: "October 1"."""
    return _YEARLESS.fullmatch(text.strip()) is not None


@dataclass
class Reading:
    """One export under way: how it writes days, and what was wrong on the way."""

    answers: Answers
    order: str = MDY
    year: int | None = None
    """Of the file's last day, where its days have none."""
    problems: list[Problem] = field(default_factory=list)
    _later: tuple[int, int] | None = None

    @classmethod
    def of(cls, texts: Sequence[str], answers: Answers, name: str, usual: str = "") -> Reading:
        """The way in which these days are to be read. Raises UserError when they contradict."""
        try:
            order = day_order(texts)
        except ValueError as error:
            raise UserError(
                tr(
                    "Some days in {name} begin with the day and some with the month. A "
                    "spreadsheet may have changed them: export the file again.",
                    name=name,
                )
            ) from error
        reading = cls(answers, order or answers.get(DATES, "") or usual or MDY)
        said = answers.get("year", "")
        yearless = [text for text in texts if is_yearless(text)]
        if yearless and said.isdecimal() and len(said) == 4:
            reading.year = int(said)
            last = when(f"{yearless[-1]} 2000")
            reading._later = last.month, last.day
        return reading

    def day(self, text: str) -> dt.date:
        """The day, of a moment its own. Raises ValueError."""
        if self.year is not None and is_yearless(text):
            found = when(f"{text.strip()} 2000")
            before = self._later is not None and (found.month, found.day) > self._later
            return dt.date(self.year - before, found.month, found.day)
        found = when(text, self.order)
        return found.date() if isinstance(found, dt.datetime) else found

    def tell(self, section: Section, line: int, sentence: str) -> None:
        """Note that a line or a cell was left out."""
        self.problems.append(Problem(section.file, line, sentence))

    def rows(self, section: Section) -> Iterator[Row]:
        """The rows of a table, all as wide as its head; a last one that is cut off is left out."""
        width = len(section.head.cells)
        last = section.rows[-1] if section.rows else None
        before = len(section.rows[-2].cells) if len(section.rows) > 1 else width
        for row in section.rows:
            if row.line == section.torn_line:
                continue
            if len(row.cells) < width:
                if row is last and len(row.cells) < before:
                    said = tr(
                        "The file ends inside this line, so it was left out: it looks cut off."
                    )
                    self.tell(section, row.line, said)
                    continue
                row = Row(row.line, (*row.cells, *("",) * (width - len(row.cells))))
            yield row

    def count(self, section: Section, row: Row, place: int) -> float | None:
        """A cell's count; what is none is noted, and counts as not known."""
        cell = row.cells[place]
        try:
            return count_of(cell)
        except ValueError:
            self.tell(section, row.line, tr("“{cell}” is no number.", cell=cell[:40]))
            return None

    def sound(self, section: Section, places: Sequence[int]) -> list[int]:
        """Those columns of which no spreadsheet turned a figure into a day; the others are told."""
        kept = []
        for place in places:
            spoiled = next(
                (row for row in section.rows
                 if place < len(row.cells) and row.cells[place] and is_dated(row.cells[place])),
                None,
            )  # fmt: skip
            if spoiled is None:
                kept.append(place)
                continue
            said = tr(
                "“{cell}” was a number before a spreadsheet made a day of it, so the column "
                "{column} was left out. Export the file again and choose it unopened.",
                cell=spoiled.cells[place][:40],
                column=section.head.cells[place] or str(place + 1),
            )
            self.tell(section, spoiled.line, said)
        return kept


def day_questions(texts: Sequence[str], usual: str = "") -> tuple[Question, ...]:
    """What must be asked of a file's days: whether the month comes first, and the year."""
    yearless = [text for text in texts if is_yearless(text)]
    if yearless:
        sentence = tr("Which year is {day} in? The file does not say.", day=yearless[-1])
        return (Question("year", sentence, (), form="year"),)
    return dates_question(texts, usual)
