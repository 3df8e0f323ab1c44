"""What exports of searches are read into, whichever engine they are from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class SearchedWords:
    """What people typed: clicks to the site, times it was shown, its mean place from 1 (None
    where the file has none)."""

    text: str
    clicks: int
    impressions: int
    position: float | None
    line: int


@dataclass(frozen=True)
class SearchPeriod:
    """The first and last day that the export counts."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class SearchNote:
    """A sentence about the whole export: that it was filtered, that it compares."""

    sentence: str


SearchRow = SearchedWords | SearchPeriod | SearchNote
