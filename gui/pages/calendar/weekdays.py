"""The weekdays in the order of the owner's week."""

from __future__ import annotations


def ordered_weekdays(first: int) -> list[int]:
    """Monday 0 to Sunday 6, from the first day of the owner's week."""
    return [(first + n) % 7 for n in range(7)]
