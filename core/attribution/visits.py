"""Visits by where they came from: words of web statistics, taken for what orders are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache

from core.attribution.book import read_book
from core.attribution.rules import Book, Origin
from core.attribution.traces import Trace, page_of
from core.store.database import Reader
from core.traffic import rules as adding
from core.traffic.limits import BY_NETWORK, VISITS
from core.traffic.queries import counted, networks_with, total
from core.traffic.rules import NetworkOf

_WORDS = """
SELECT DISTINCT breakdown, words FROM traffic
JOIN import_batch ON import_batch.id = batch_id AND active = 1
WHERE breakdown IN ('source_medium', 'source', 'referrer', 'campaign')
"""


class Visits:
    """Visits of a file by way, campaign, person or link; None is not known, never nothing."""

    def __init__(self, reader: Reader) -> None:
        words = reader.rows(_WORDS)
        traces = [trace_of_words(row.breakdown, row.words) for row in words]
        self._reader = reader
        self._book = read_book(reader, {trace.host for trace in traces})
        self.known = bool(words)
        """Whether any visits are told apart by where they came from."""
        self.network_of = network_of(self._book)

    def ways(self) -> list[str]:
        """The ways that any visits are known of."""
        return networks_with(self._reader, self.network_of) if self.known else []

    def by_way(self, way: str, first: dt.date, last: dt.date) -> float | None:
        """The visits by a way between two days, both inclusive."""
        if not self.known or not way:
            return None
        return total(self._reader, VISITS, way, first, last, self.network_of)

    def of(self, owner: Callable[[Origin], bool], first: dt.date, last: dt.date) -> float | None:
        """The visits whose origin fits `owner` between two days."""
        if not self.known:
            return None
        found = [
            one
            for one in counted(self._reader, VISITS, first, last)
            if one.breakdown in BY_NETWORK
            and owner(self._book.origin((), trace_of_words(one.breakdown, one.words)))
        ]
        return adding.total(found, first, last, VISITS)


def network_of(book: Book) -> NetworkOf:
    """What traffic is told apart by: the owner's rules first, as for orders."""

    @lru_cache(maxsize=4096)
    def way(breakdown: str, words: str) -> str:
        return book.way_of(trace_of_words(breakdown, words)) if breakdown in BY_NETWORK else ""

    return way


def trace_of_words(breakdown: str, words: str) -> Trace:
    """The trace in a line of a table of visits, by what the table is of."""
    said = " ".join(words.lower().split())
    if breakdown == "campaign":
        return Trace(campaign=said)
    source, _, medium = said.partition(" / ") if breakdown == "source_medium" else (said, "", "")
    page = page_of(source)
    host = page.partition("/")[0]
    if "." in host:
        return Trace(host=host, page=page, medium=medium)
    return Trace(source=source, medium=medium)


def stones(
    reader: Reader, names: Mapping[str, str], measures: tuple[str, ...], until: dt.date, weeks: int
) -> dict[str, dict[str, list[tuple[dt.date, float | None]]]]:
    """Each measure by network and week, the oldest week first; what nobody knows is left out."""
    from core.traffic.queries import weeks as by_week

    way = Visits(reader).network_of
    found: dict[str, dict[str, list[tuple[dt.date, float | None]]]] = {}
    for network in networks_with(reader, way):
        for measure in measures:
            read = by_week(reader, measure, network, until, weeks, network_of=way)
            if any(one.value is not None for one in read) and network in names:
                rows = [(one.starts_on, one.value) for one in read]
                found.setdefault(measure, {})[network] = rows
    return found
