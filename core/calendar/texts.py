"""A text on its way out: how long it may be, what to copy, and the QR codes that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.networks.catalogue import Network

PART = 600
"""Characters that one QR code carries: more of them makes squares too fine for a phone."""


def to_copy(text: str, link: str) -> str:
    """What goes to the clipboard or the phone: the text, and its link on a line of its own."""
    return "\n\n".join(part for part in (text.strip(), link) if part)


def parts(text: str, most: int = PART) -> tuple[str, ...]:
    """A text in pieces of at most `most` characters, broken at a blank where there is one."""
    pieces, rest = [], text.strip()
    while len(rest) > most:
        cut = max(rest.rfind("\n", 0, most + 1), rest.rfind(" ", 0, most + 1))
        cut = cut if cut > most // 2 else most
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple([*pieces, rest] if rest else pieces)


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """A QR code as rows of dark (True) and light squares, without a border."""
    import segno

    code = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix)


def post_limit(network: Network | None) -> int | None:
    """Characters that a text may have on a network, None where nothing is known."""
    if network is None:
        return None
    limits = {limit.what: limit.characters for limit in network.limits}
    return limits.get("post") or limits.get("description")
