"""Moz Link Explorer: inbound links, under some lines of title."""

from __future__ import annotations

from core.importing.link_rows import LinkTable
from core.text import tr

KEY = "moz_links"
_TABLE = LinkTable(
    {
        "theirs": ("url",),
        "ours": ("target url",),
        "words": ("anchor text",),
        "moz": ("spam score", "page authority", "domain authority"),
        "seen": ("first seen", "date first seen"),
    },
    needed=("theirs", "ours", "words", "moz"),
)
identify, read = _TABLE.identify, _TABLE.read


def words() -> str:
    """What the export is called."""
    return tr("Inbound links from Moz")
