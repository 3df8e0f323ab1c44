"""What formats of ideas read: answers in somebody's own words, and counted choices."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class FormIdea:
    """One answer in somebody's own words. `day` None: the file does not say."""

    line: int
    text: str
    name: str = ""
    email: str = ""
    day: dt.date | None = None


@dataclass(frozen=True)
class FormPoll:
    """A question with choices, counted over the whole file: `asked` people chose something."""

    question: str
    kind: str
    options: tuple[tuple[str, int], ...]
    asked: int
    day: dt.date | None = None
