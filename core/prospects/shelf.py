"""Prospects in one order, in which words are found quickly.

All that can be searched stands in one text, one prospect after another, so that a word which few
have is found by one search through memory; one that many have is looked for one by one. Typing on
looks only among those that the letters before have left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from core.prospects.summaries import Summary

MANY_SHARE = 4
"""With a hit for every so many prospects, looking one by one is as quick."""


class Shelf:
    """Prospects in an order of their own."""

    def __init__(self, rows: Iterable[Summary]) -> None:
        self.rows = list(rows)
        self._text: str | None = None
        self._starts: list[int] = []
        self._last: tuple[list[str], list[Summary]] = ([], [])

    def warm(self) -> None:
        """Make ready what the first letter would have to wait for."""
        if self._text is None:
            self._text = "\0".join(one.hay for one in self.rows)
            self._starts = list(accumulate((len(one.hay) + 1 for one in self.rows), initial=0))

    def put(self, one: Summary, key: Any) -> None:
        """Put a prospect in its place; `key` is what the rows are ordered by."""
        self.rows.insert(bisect_right(self.rows, key(one), key=key), one)
        self._forget()

    def take(self, one: Summary, key: Any) -> None:
        """Take a prospect out."""
        del self.rows[bisect_left(self.rows, key(one), key=key)]
        self._forget()

    def having(self, words: Sequence[str]) -> list[Summary]:
        """Who has all of the words, in order; they are folded already."""
        if not words:
            return self.rows
        before, left = self._last
        if _goes_on(before, words):
            found = [one for one in left if all(word in one.hay for word in words)]
        else:
            rest = sorted(words, key=len)
            found = self._having(rest.pop())
            found = [one for one in found if all(word in one.hay for word in rest)]
        self._last = (list(words), found)
        return found

    def _having(self, word: str) -> list[Summary]:
        self.warm()
        assert self._text is not None
        if self._text.count(word) * MANY_SHARE > len(self.rows):
            return [one for one in self.rows if word in one.hay]
        found = []
        place = self._text.find(word)
        while place >= 0:
            at = bisect_right(self._starts, place) - 1
            found.append(self.rows[at])
            place = self._text.find(word, self._starts[at + 1])
        return found

    def _forget(self) -> None:
        self._text, self._last = None, ([], [])


def _goes_on(before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether whoever has `words` has what was looked for before, too."""
    return bool(before) and all(any(old in new for new in words) for old in before)
