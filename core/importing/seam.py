"""What every format offers: how sure it is about a file, what it must ask, what it reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from core.importing.reading import Problem, Table

Answers = Mapping[str, str]
"""What was answered, by the question's key; what is not answered takes the first option."""


@dataclass(frozen=True)
class Option:
    """One answer: the value that is kept, and the words that people choose."""

    value: str
    words: str


@dataclass(frozen=True)
class Question:
    """Something that a file leaves open, with the answers there are, the likeliest first.

    Without options the answer is written: `form` says as what, "day" (2027-03-09), "period" (two
    days with two points between: 2027-01-01..2027-03-31) or "year" (2027).
    """

    key: str
    sentence: str
    options: tuple[Option, ...]
    form: str = ""

    def answer(self, answers: Answers) -> str:
        """The value answered, or that of the first option."""
        given = answers.get(self.key)
        known = [option.value for option in self.options]
        return given if given in known else known[0]

    def accepts(self, given: str | None) -> bool:
        """Whether this is an answer: one of the options, or written as it is asked for."""
        if not self.form:
            return given in {option.value for option in self.options}
        if self.form == "year":
            return bool(given) and str(given).isdecimal() and 1990 <= int(str(given)) <= 2100
        return days_of(given or "", 2 if self.form == "period" else 1) is not None


def days_of(given: str, count: int) -> tuple[dt.date, ...] | None:
    """The days of an answer that is one day or two in their order; None when it is no such."""
    try:
        days = tuple(dt.date.fromisoformat(part.strip()) for part in given.split(".."))
    except ValueError:
        return None
    return days if len(days) == count and list(days) == sorted(days) else None


def unanswered(questions: Iterable[Question], answers: Answers) -> tuple[Question, ...]:
    """What must be asked still."""
    return tuple(one for one in questions if not one.accepts(answers.get(one.key)))


@dataclass(frozen=True)
class Identified:
    """What a format makes of a file: how sure it is, from 0 to 1, and what it must ask."""

    confidence: float
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Chunk:
    """Rows that were read, and what was wrong on the way."""

    rows: Sequence[Any]
    problems: Sequence[Problem] = field(default=())


class Format(Protocol):
    """A module of `core.importing.formats`."""

    KEY: str

    def words(self) -> str:
        """What the export is called, as people know it."""

    def identify(self, names: Sequence[str], heads: Sequence[Table]) -> Identified:
        """How much `names` (of the file and its parts) and `heads` look like this export."""

    def read(self, path: Path, answers: Answers) -> Iterable[Chunk]:
        """The rows of the file and the problems in it. Raises UserError if nothing is readable."""
