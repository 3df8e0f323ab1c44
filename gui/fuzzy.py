"""Finding a name by some of its letters, for Ctrl+K. Plain functions, no Qt."""

from __future__ import annotations

import unicodedata

WORD_START = 80
"""The score from which on a typed word begins a word."""
INSIDE = 50
"""The score of a typed word that stands inside another; below it are letters in order."""


def score(typed: str, words: str) -> int:
    """How well `typed` fits `words`; 0 when it does not. Higher is better.

    Every typed word must be found: best at the start of a word, else inside one, else as letters
    in order. Case and accents do not count.
    """
    hay = plain(words)
    parts = plain(typed).split()
    scores = [_one(part, hay) for part in parts]
    return sum(scores) if all(scores) else 0


def plain(text: str) -> str:
    """Small letters without accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def plain_places(text: str) -> tuple[str, list[int]]:
    """`text` as `plain` has it, and for each of its letters where it stands in `text`.

    A letter may become two ("ß") or none (a lone accent).
    """
    parts = [plain(letter) for letter in text]
    return "".join(parts), [at for at, part in enumerate(parts) for _letter in part]


def _one(part: str, hay: str) -> int:
    if hay.startswith(part):
        return 100
    if any(word.startswith(part) for word in hay.split()):
        return WORD_START
    if part in hay:
        return INSIDE
    return 20 if len(part) > 2 and _in_order(part, hay) else 0


def _in_order(part: str, hay: str) -> bool:
    letters = iter(hay)
    return all(letter in letters for letter in part)
