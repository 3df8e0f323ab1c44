"""Texts as QR codes, to take them to the phone without internet."""

from __future__ import annotations

from functools import lru_cache

from core.calendar.texts import parts


def text_codes(text: str) -> tuple[str, ...]:
    """`text` as codes that every camera reads, each an SVG text; a long one takes several."""
    return tuple(_code(part) for part in parts(text))


@lru_cache(maxsize=256)
def _code(text: str) -> str:
    import segno

    return str(segno.make(text, error="m", micro=False).svg_inline(border=0))
