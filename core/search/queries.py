"""Search words as screens and sheets read them: of each the newest import that counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from core.business.queries import business
from core.search.rules import is_brand
from core.store.database import Reader

_NEWEST = """
    SELECT text, clicks, impressions, position, covers_from, covers_to, max(batch_id) AS batch
    FROM customer_search JOIN import_batch ON import_batch.id = batch_id AND active = 1
    GROUP BY text ORDER BY clicks DESC, impressions DESC, text
"""


@dataclass(frozen=True)
class SearchWord:
    """What somebody typed, how often it led here, how often the site was shown, and its mean
    place from 1 (None: not known); the days counted, where the export says."""

    text: str
    clicks: int
    impressions: int
    position: float | None
    covers_from: dt.date | None
    covers_to: dt.date | None
    is_brand: bool


@dataclass(frozen=True)
class SearchOverview:
    """The first words of both kinds, how many there are in all, and the days of the newest
    export; `older` says that some words are known from an older export alone."""

    words: tuple[SearchWord, ...] = ()
    brand: tuple[SearchWord, ...] = ()
    count: int = 0
    covers_from: dt.date | None = None
    covers_to: dt.date | None = None
    older: bool = False


def search_words(reader: Reader, limit: int | None = None) -> tuple[SearchWord, ...]:
    """The words with most clicks first; () where no export was read."""
    return tuple(islice(_words(reader, reader.rows(_NEWEST)), limit))


def search_overview(reader: Reader, most: int, most_brand: int) -> SearchOverview:
    """What a panel shows: the `most` and `most_brand` first words of their kind."""
    rows = reader.rows(_NEWEST)
    if not rows:
        return SearchOverview()
    words = list(_words(reader, rows))
    batches = {row.batch for row in rows}
    newest = next(row for row in rows if row.batch == max(batches))
    return SearchOverview(
        tuple(islice((word for word in words if not word.is_brand), most)),
        tuple(islice((word for word in words if word.is_brand), most_brand)),
        len(words),
        _day(newest.covers_from),
        _day(newest.covers_to),
        len(batches) > 1,
    )


def known_numbers(reader: Reader) -> dict[str, tuple[int, int, float | None]]:
    """Clicks, impressions and position of every word, for comparing."""
    return {row.text: (row.clicks, row.impressions, row.position) for row in reader.rows(_NEWEST)}


def _words(reader: Reader, rows: Iterable[Any]) -> Iterator[SearchWord]:
    card = business(reader)
    for row in rows:
        yield SearchWord(
            row.text,
            row.clicks,
            row.impressions,
            row.position,
            _day(row.covers_from),
            _day(row.covers_to),
            is_brand(row.text, card.name, card.site),
        )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
