"""Which characters a font can show, read from the font itself.

A character that no font has would stop an accessible PDF, so texts are looked at before they are
set. Format: OpenType 1.9, "cmap", subtables 4 and 12, which every font in use has.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
"""Platform and encoding of the subtables that speak Unicode."""


@lru_cache(maxsize=512)
def characters(path: Path, index: int = 0) -> frozenset[int]:
    """The code points that a font shows; `index` is the face in a collection.

    Empty for a file that cannot be read as a font.
    """
    try:
        found = frozenset[int]().union(*_ranges(path.read_bytes(), index))
    except (OSError, struct.error, ValueError):
        return frozenset()
    return found


def missing(text: Iterable[str], fonts: Iterable[tuple[Path, int]]) -> set[str]:
    """The characters of `text` that none of `fonts` shows; fonts are read while any is missing."""
    left = {sign for sign in set(text) if not is_silent(sign)}
    for path, index in fonts:
        if not left:
            break
        known = characters(path, index)
        left = {sign for sign in left if ord(sign) not in known}
    return left


def is_silent(sign: str) -> bool:
    """Whether a character shows nothing by itself: spaces, joiners, variation selectors."""
    code = ord(sign)
    return (
        sign.isspace()
        or 0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
        or code in (0xAD, 0x34F, 0x61C, 0xFEFF)
    )


def _ranges(data: bytes, index: int) -> Iterator[Iterable[int]]:
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    tables = (struct.unpack_from(">4sIII", data, start + 12 + 16 * n) for n in range(count))
    cmap = next((offset for tag, _, offset, _ in tables if tag == b"cmap"), None)
    if cmap is None:
        return
    (subtables,) = struct.unpack_from(">H", data, cmap + 2)
    for n in range(subtables):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * n)
        if (platform, encoding) in _UNICODE:
            yield from _subtable(data, cmap + offset)


def _subtable(data: bytes, at: int) -> Iterator[Iterable[int]]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        for n in range(groups):
            first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * n)
            # A glyph 0 is the box itself.
            yield range(first + (glyph == 0), min(last, sys.maxunicode) + 1)
    elif form == 4:
        yield from _segments(data, at)


def _segments(data: bytes, at: int) -> Iterator[Iterable[int]]:
    (double,) = struct.unpack_from(">H", data, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * double)
    where = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", data, where)
    for n, (first, last) in enumerate(zip(starts, ends, strict=True)):
        if first == 0xFFFF or first > last:
            continue
        if not offsets[n]:
            yield (code for code in range(first, last + 1) if (code + deltas[n]) & 0xFFFF)
            continue
        glyphs = struct.unpack_from(f">{last - first + 1}H", data, where + 2 * n + offsets[n])
        yield (first + step for step, glyph in enumerate(glyphs) if glyph)
