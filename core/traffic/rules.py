"""How figures of days and periods add up: never one day twice, never two tools at once.

Pure functions of plain values.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.traffic.limits import BY_NETWORK, FOLLOWERS, TOTAL

NetworkOf = Callable[[str, str], str]
"""Says of a breakdown and its words which network it is, "" for none."""

_HOSTS = (
    ("instagram", r"instagram|igshopping|\big\b|linktr\.ee|linkin\.bio"),
    ("facebook", r"facebook|\bfb\b|fb\.me|messenger"),
    ("tiktok", r"tiktok"),
    ("youtube", r"youtube|youtu\.be"),
    ("linkedin", r"linkedin|lnkd\.in"),
    ("pinterest", r"pinterest|pin\.it"),
    ("x", r"twitter|\bt\.co\b|\bx\.com\b|^x$|^x\s*/"),
    ("threads", r"threads"),
    ("bluesky", r"bluesky|bsky"),
    ("reddit", r"reddit"),
    ("whatsapp", r"whatsapp|\bwa\.me\b"),
    ("snapchat", r"snapchat"),
    ("nextdoor", r"nextdoor"),
    ("mastodon", r"mastodon"),
)
_KNOWN = tuple((network, re.compile(pattern, re.IGNORECASE)) for network, pattern in _HOSTS)


@dataclass(frozen=True)
class Counted:
    """One figure that counts, of a day or a period (both ends inclusive)."""

    starts_on: dt.date
    ends_on: dt.date
    source: str
    network: str
    breakdown: str
    words: str
    value: float

    @property
    def days(self) -> int:
        """How many days it is of."""
        return (self.ends_on - self.starts_on).days + 1


def network_of_words(breakdown: str, words: str) -> str:
    """The network that a referrer or a UTM source names in plain sight, "" for none."""
    if breakdown not in BY_NETWORK:
        return ""
    return next((network for network, known in _KNOWN if known.search(words)), "")


def never_twice(figures: Iterable[Counted]) -> list[Counted]:
    """Figures of one series of which no two speak of the same day, the finest first.

    A month beside its own days would count them twice, so it is left out; a month of whose days
    none is known stays.
    """
    taken: set[int] = set()
    kept = []
    for one in sorted(figures, key=lambda figure: (figure.days, figure.starts_on)):
        days = range(one.starts_on.toordinal(), one.ends_on.toordinal() + 1)
        if taken.isdisjoint(days):
            taken.update(days)
            kept.append(one)
    return sorted(kept, key=lambda figure: figure.starts_on)


def total(figures: Sequence[Counted], first: dt.date, last: dt.date, measure: str) -> float | None:
    """What came between two days, both inclusive, by the tool that knows most of the days.

    A period that reaches out of them counts nothing. Of a level the newest value counts. None
    where nothing is known.
    """
    inside = [one for one in figures if first <= one.starts_on and one.ends_on <= last]
    if not inside:
        return None
    by_tool: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in inside:
        by_tool[one.source, one.breakdown].append(one)
    best = max(by_tool, key=lambda tool: _rank(tool, by_tool[tool]))
    if measure == FOLLOWERS:
        return max(by_tool[best], key=lambda one: one.ends_on).value
    series: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in by_tool[best]:
        series[one.network, one.words].append(one)
    return sum(one.value for lines in series.values() for one in never_twice(lines))


def _rank(tool: tuple[str, str], figures: Sequence[Counted]) -> tuple[int, int, dt.date, str]:
    """Most days known, then the finest table, then the newest, then the name."""
    source, breakdown = tool
    known: set[int] = set()
    for one in figures:
        known.update(range(one.starts_on.toordinal(), one.ends_on.toordinal() + 1))
    order = (TOTAL, *BY_NETWORK)
    fine = -order.index(breakdown) if breakdown in order else -len(order)
    return len(known), fine, max(one.ends_on for one in figures), source


def click_through(clicks: float | None, views: float | None) -> float | None:
    """Clicks for each view, as a share; None where either is unknown or nothing was viewed."""
    if clicks is None or views is None or views <= 0:
        return None
    return clicks / views
