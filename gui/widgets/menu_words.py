"""Names in menus."""

from __future__ import annotations


def as_written(name: str) -> str:
    """`name` for a menu or a button, where a lone & would be taken for the mark of a key."""
    return name.replace("&", "&&")
