"""Prospects in one order, in which words are found quickly.

All that can be searched stands in one text, one prospect after another, so that a word is found
by one pass through memory. Typing on looks only among those that the letters before have left,
and taking letters away shows again what stood there before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any

from core.prospects.summaries import Summary

END = "\0"
"""Between two prospects: no text has it."""
REMEMBERED = 24
"""Answers that are kept for letters that are taken away again."""

Words = tuple[str, ...]


class Shelf:
    """Prospects in an order of their own."""

    def __init__(self, rows: Iterable[Summary]) -> None:
        self.rows = list(rows)
        self._version = 0
        self._warm: tuple[int, str, list[str]] | None = None
        """All that can be searched as one text, and cut up; good for its version alone."""
        self._known: dict[Words, list[Summary]] = {}
        self._last: Words = ()

    def warm(self) -> None:
        """Make ready what the first letter would have to wait for; may be done beside the window.

        What changes in the meantime is left to the next time.
        """
        if self._warmed is None:
            version, rows = self._version, list(self.rows)
            text = END.join([one.hay for one in rows])
            # Cut out of the whole they lie in memory as they are gone through.
            self._warm = (version, text, text.split(END))

    @property
    def _warmed(self) -> tuple[str, list[str]] | None:
        if self._warm is None or self._warm[0] != self._version:
            return None
        return self._warm[1:]

    def put(self, one: Summary, key: Callable[[Summary], Any]) -> None:
        """Put a prospect in its place; `key` is what the rows are ordered by."""
        self._forget()
        self.rows.insert(bisect_right(self.rows, key(one), key=key), one)

    def take(self, one: Summary, key: Callable[[Summary], Any]) -> None:
        """Take a prospect out."""
        self._forget()
        del self.rows[bisect_left(self.rows, key(one), key=key)]

    def having(self, words: Sequence[str]) -> list[Summary]:
        """Who has all of the words, in order; they are folded already."""
        wanted = tuple(words)
        if not wanted:
            return self.rows
        found = self._known.get(wanted)
        if found is None:
            found = self._find(wanted)
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[wanted] = found
        self._last = wanted
        return found

    def _find(self, wanted: Words) -> list[Summary]:
        before = self._known.get(self._last)
        rest = sorted(wanted, key=len)
        if before is not None and _goes_on(self._last, wanted):
            found = before
        else:
            found = self._having(rest.pop())
        for word in rest:
            found = [one for one in found if word in one.hay]
        return found

    def _having(self, word: str) -> list[Summary]:
        warmed = self._warmed
        if warmed is None:
            return [one for one in self.rows if word in one.hay]
        text, hays = warmed
        if text.count(word) * 4 > len(self.rows):
            # Where it stands all over the place, looking into each is quicker.
            return [one for one, hay in zip(self.rows, hays, strict=False) if word in hay]
        # Each piece ends where the word stands, so the ends counted so far are its prospect.
        pieces = text.split(word)
        del pieces[-1]
        places = accumulate([piece.count(END) for piece in pieces])
        return [self.rows[place] for place in dict.fromkeys(places)]

    def _forget(self) -> None:
        self._version += 1
        self._warm, self._last = None, ()
        self._known.clear()


def _goes_on(before: Words, words: Words) -> bool:
    """Whether whoever has `words` has what was looked for before, too."""
    return bool(before) and all(any(old in new for new in words) for old in before)
