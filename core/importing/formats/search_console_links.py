"""Google Search Console, the page Links: latest or sample links, and top linking sites.

The heads are in the language of whoever exported, so a table is known by the shape of its rows:
an address and a day are links, a site and two counts are linking sites. The other two tables of
that page (target pages, linking text) count links without saying whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.importing.link_rows import Head, date_questions, plain, rows_of
from core.importing.reading import Row, Table, tables_of
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "search_console_links"

_HEADS = {
    ("linking page", "last crawled"): "pages",
    ("site", "linking pages", "target pages"): "sites",
    ("target page", "incoming links", "linking sites"): "targets",
    ("target page", "internal links"): "targets",
    ("rank", "link text"): "texts",
}
_NAMES = re.compile(
    r"top (linking sites|target pages|linking text)|(latest|sample|more sample) links"
    r"|(internal|external) links",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d+|\d{1,3}(?:[.,\s'’]\d{3})+")
_SITE = re.compile(r"[^\s/:@]+\.[^\s/:@.]{2,}")


def words() -> str:
    """What the export is called."""
    return tr("Links from Search Console")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of the English heads; fairly sure of the shape under heads in another language."""
    table = heads[0]
    kind, known = _kind(table)
    if not kind:
        return Identified(0.0)
    sure = 0.95 if known else 0.6
    if any(_NAMES.search(name) for name in names):
        sure = 0.97
    return Identified(sure, date_questions(table, _head(kind)) if kind == "pages" else ())


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The links, or the linking sites. Raises UserError for a table that only counts."""
    table = tables_of(path)[0]
    kind, _ = _kind(table)
    if kind not in ("pages", "sites"):
        raise UserError(
            tr(
                "{name} counts links without saying on which pages they are. In Search Console "
                "choose Links, Export external links, Latest links.",
                name=path.name,
            )
        )
    yield from rows_of(table, _head(kind), answers, whole_site=kind == "sites")


def _head(kind: str) -> Head:
    return Head(0, {"theirs": 0, "seen": 1} if kind == "pages" else {"theirs": 0})


def _kind(table: Table) -> tuple[str, bool]:
    """What a table holds, and whether its head was known; empty for what is none of it."""
    if not table.rows:
        return "", False
    known = _HEADS.get(tuple(plain(cell) for cell in table.rows[0].cells))
    if known:
        return known, True
    rows = [row for row in table.rows[1:50] if not row.is_blank]
    shapes = {_shape(row) for row in rows}
    return (shapes.pop() if len(shapes) == 1 else ""), False


def _shape(row: Row) -> str:
    first, *others = row.cells
    counts = [_COUNT.fullmatch(cell) is not None for cell in others]
    if len(others) == 1 and "://" in first and not counts[0] and any(map(str.isdigit, others[0])):
        return "pages"
    if len(others) == 2 and all(counts):
        return "targets" if "://" in first else "sites" if _SITE.fullmatch(first) else ""
    return ""
