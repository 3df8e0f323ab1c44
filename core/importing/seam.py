"""What every format offers: how sure it is about a file, what it must ask, what it reads."""

from __future__ import annotations

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
    """Something that a file leaves open, with the answers there are, the likeliest first."""

    key: str
    sentence: str
    options: tuple[Option, ...]

    def answer(self, answers: Answers) -> str:
        """The value answered, or that of the first option."""
        given = answers.get(self.key)
        known = [option.value for option in self.options]
        return given if given in known else known[0]


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
