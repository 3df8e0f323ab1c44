"""Examples of the search words' operations for the undo law."""

from __future__ import annotations

import datetime as dt

from core.importing.search_rows import SearchedWords
from core.search import operations as ops
from core.search.export import SearchExport
from core.store.operation import Store

WORDS = (
    SearchedWords("sourdough near me", 41, 1204, 4.2, 2),
    SearchedWords("croissants", 0, 310, None, 3),
)
SPRING = SearchExport("juniper.zip", "ab" * 32, WORDS, dt.date(2027, 1, 1), dt.date(2027, 3, 31))
LATER = SearchExport(
    "later.zip", "cd" * 32, (SearchedWords("sourdough near me", 50, 1300, 3.9, 2),)
)


def taken(store: Store) -> None:
    if not store.reader.value("SELECT count(*) FROM import_batch WHERE format = 'search_console'"):
        ops.import_search_words(store, SPRING)


EXAMPLES = {
    "import_search_words": (taken, lambda s, r: ops.import_search_words(s, LATER)),
}
