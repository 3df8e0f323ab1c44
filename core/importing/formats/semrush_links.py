"""Semrush: backlinks and the backlink audit, with lines of nothing but commas."""

from __future__ import annotations

from core.importing.link_rows import LinkTable
from core.text import tr

KEY = "semrush_links"
_TABLE = LinkTable(
    {
        "theirs": ("source url",),
        "ours": ("target url",),
        "words": ("anchor",),
        "nofollow": ("nofollow",),
        "sponsored": ("sponsored",),
        "ugc": ("ugc",),
        "seen": ("first seen",),
    }
)
identify, read = _TABLE.identify, _TABLE.read


def words() -> str:
    """What the export is called."""
    return tr("Backlinks from Semrush")
