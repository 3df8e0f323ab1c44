"""What exports that count are read into, whoever counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.traffic.limits import TOTAL


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a day or period as its file has it; `line` counts from 1, both ends count."""

    line: int
    first: dt.date
    last: dt.date
    measure: str
    value: float
    network: str = ""
    breakdown: str = TOTAL
    words: str = ""


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post: what it brought since it was published, or on the day `counted_on`."""

    line: int
    network: str
    id: str
    day: dt.date | None
    words: str
    link: str
    kind: str = ""
    counted_on: dt.date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer to "would you recommend us"; `id` is empty where the source gives none."""

    line: int
    survey: str
    id: str
    when: dt.date
    score: int
    words: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about the whole export: what of it was not taken, and why."""

    sentence: str


CountedRow = Figure | PostRow | AnswerRow | Remark
