"""Counting a pile of ballots: what is ticked on the one in hand, and what was counted so far.

A plain class without a screen. The view hands it keys; what it gives back is written to the file
ballot by ballot, so that a count can be stopped and gone on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.ideas.limits import PICK_ONE
from core.ideas.rules import REPEATED


@dataclass(frozen=True)
class Read:
    """One ballot as it was read off: a bit for each number, its own words, who, where to answer."""

    marks: int = 0
    text: str = ""
    name: str = ""
    contact: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that are ticked, from 1."""
        return tuple(nth + 1 for nth in range(9) if self.marks >> nth & 1)


class Count:
    """The ballot in hand and those before it. `options` is how many numbers a ballot has."""

    def __init__(self, options: int, kind: str, done: Sequence[Read] = ()) -> None:
        self.options = options
        self.kind = kind
        self.done = list(done)
        self.hand = Read()
        self._warned = 0

    @property
    def counted(self) -> int:
        """How many ballots were counted."""
        return len(self.done)

    def votes(self) -> list[int]:
        """How many ballots have each number."""
        return [sum(one.marks >> nth & 1 for one in self.done) for nth in range(self.options)]

    def toggle(self, number: int) -> bool:
        """Tick a number on the ballot in hand, or take the tick back; False for no such number.

        Where one is to be picked, another tick takes the place of the first.
        """
        if not 1 <= number <= self.options:
            return False
        bit = 1 << (number - 1)
        marks = self.hand.marks ^ bit
        if self.kind == PICK_ONE and marks & bit:
            marks = bit
        self.hand = Read(marks, self.hand.text, self.hand.name, self.hand.contact)
        return True

    def write(self, text: str) -> None:
        """Note the free text of the ballot in hand."""
        self.hand = Read(self.hand.marks, text.strip(), self.hand.name, self.hand.contact)

    def sign(self, name: str, contact: str) -> None:
        """Note who filled the ballot in hand in, and where they can be told."""
        self.hand = Read(self.hand.marks, self.hand.text, name.strip(), contact.strip())

    def next(self) -> Read:
        """Lay the ballot in hand on the pile of those that are counted, and return it."""
        read, self.hand = self.hand, Read()
        self.done.append(read)
        return read

    def back(self) -> Read | None:
        """Empty the ballot in hand; when it is empty, take the last one up again and return it."""
        if self.hand != Read():
            self.hand = Read()
            return None
        if not self.done:
            return None
        self.hand = self.done.pop()
        self._warned = min(self._warned, self.counted)
        return self.hand

    def repeats(self) -> int | None:
        """The ballot at which the last six began before, in the same order; None if they did not.

        Told once for a pile: after a warning, six others must come first.
        """
        if self.counted - self._warned < REPEATED:
            return None
        start = repeated([one.marks for one in self.done])
        if start is not None:
            self._warned = self.counted
        return start


def repeated(marks: Sequence[int]) -> int | None:
    """The number of the ballot where the last six have been before, None when they have not.

    Six that are all ticked alike are no sign of anything.
    """
    last = list(marks[-REPEATED:])
    if len(last) < REPEATED or len(set(last)) < 2:
        return None
    for start in range(len(marks) - 2 * REPEATED + 1):
        if list(marks[start : start + REPEATED]) == last:
            return start + 1
    return None
