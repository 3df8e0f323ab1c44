"""Sentences for what has no room: how many more there are, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.sheets.catalogue import sheet_name
from core.text import tr

PAGE = "{page}"
"""Stands for the page until the pages are counted."""


@dataclass(frozen=True)
class More:
    """`on_page` and `elsewhere` hold a sentence for 1, 2 … left out; the first names {page}."""

    sheet: str
    on_page: tuple[str, ...]
    elsewhere: tuple[str, ...]


def more(sheet: str, total: int, words: Callable[[int], str]) -> More:
    """What is said when some of `total` are left out; `words` says "9 more goals"."""
    counted = [words(n) for n in range(1, total + 1)]
    return More(
        sheet,
        tuple(tr("and {more}, page {page}", more=said, page=PAGE) for said in counted),
        tuple(
            tr("and {more}, on the sheet “{sheet}”", more=said, sheet=sheet_name(sheet))
            for said in counted
        ),
    )


def whole(sheet: str, what: str) -> More:
    """What is said where a longer text has no room: "In full on page 5"."""
    return More(
        sheet,
        (tr("{what}: page {page}", what=what, page=PAGE),),
        (tr("{what}: on the sheet “{sheet}”", what=what, sheet=sheet_name(sheet)),),
    )
