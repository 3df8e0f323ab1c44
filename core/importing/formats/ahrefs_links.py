"""Ahrefs: backlinks of a site, as UTF-16 with tabs or as CSV."""

from __future__ import annotations

from core.importing.link_rows import LinkTable
from core.text import tr

KEY = "ahrefs_links"
_TABLE = LinkTable(
    {
        "theirs": ("referring page url",),
        "ours": ("target url", "link url"),
        "words": ("anchor", "link anchor"),
        "nofollow": ("nofollow",),
        "sponsored": ("sponsored",),
        "ugc": ("ugc",),
        "seen": ("first seen",),
    }
)
identify, read = _TABLE.identify, _TABLE.read


def words() -> str:
    """What the export is called."""
    return tr("Backlinks from Ahrefs")
