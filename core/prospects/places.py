"""What the Prospects page is told to show by one number: a person, a touch of theirs, or a link."""

from __future__ import annotations

PERSON, TOUCH, LINK = "person", "touch", "link"


def row_of(kind: str, row: int) -> int:
    """The number for a person (their own id), a touch or a link."""
    if kind == TOUCH:
        return -2 * row
    return -2 * row - 1 if kind == LINK else row


def kind_of(number: int) -> tuple[str, int]:
    """What a number stands for, and its id."""
    if number >= 0:
        return PERSON, number
    return (LINK, (-number - 1) // 2) if number % 2 else (TOUCH, -number // 2)
