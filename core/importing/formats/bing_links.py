"""Bing Webmaster Tools, Backlinks: pages, domains, or anchors (which only count)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.importing.link_rows import Head, head_of, rows_of
from core.importing.reading import Table, tables_of
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "bing_links"
PAGES = {"theirs": ("source url",), "words": ("anchor text",), "ours": ("target url",)}
DOMAINS = {"theirs": ("domain",), "count": ("backlinks count",)}
ANCHORS = {"words": ("anchor",), "count": ("backlinks count",)}


def words() -> str:
    """What the export is called."""
    return tr("Backlinks from Bing Webmaster Tools")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of any of its three heads."""
    found = _pages(heads[0]) or _domains(heads[0]) or head_of(heads[0], ANCHORS, tuple(ANCHORS))
    return Identified(0.95 if found else 0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The links, or the linking sites. Raises UserError for the export of anchors."""
    table = tables_of(path)[0]
    if head := _pages(table):
        yield from rows_of(table, head, answers)
    elif head := _domains(table):
        yield from rows_of(table, head, answers, whole_site=True)
    else:
        raise UserError(
            tr(
                "{name} counts words without saying on which pages they are. In Bing Webmaster "
                "Tools choose Backlinks, Pages, Download.",
                name=path.name,
            )
        )


def _pages(table: Table) -> Head | None:
    return head_of(table, PAGES, tuple(PAGES))


def _domains(table: Table) -> Head | None:
    return head_of(table, DOMAINS, tuple(DOMAINS))
