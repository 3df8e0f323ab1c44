"""What somebody typed, as it is kept."""

from __future__ import annotations

from core.errors import UserError
from core.text import number, tr


def whole(text: str) -> str:
    """A text of several lines that a file can hold: without NULs and halves of letters."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").strip()


def checked_length(text: str, field: str, limit: int) -> str:
    """`text` itself. Raises UserError for `field` when it is over `limit` characters."""
    if len(text) > limit:
        raise UserError(
            tr(
                "This has {length} characters; there is room for {limit}. Shorten it.",
                length=number(len(text)),
                limit=number(limit),
            ),
            field=field,
        )
    return text


def clean(text: str, field: str, limit: int) -> str:
    """A text without blanks around it. Raises UserError for `field` when it is too long."""
    return checked_length(whole(text), field, limit)


def clean_line(text: str, field: str, limit: int) -> str:
    """A text on one line. Raises UserError for `field` when it is too long."""
    return clean(" ".join(text.split()), field, limit)


def within(value: int, field: str, bounds: tuple[int, int]) -> int:
    """`value` itself. Raises UserError for `field` when it is below or above its bounds."""
    low, high = bounds
    if not low <= value <= high:
        raise UserError(
            tr("Type a number from {low} to {high}.", low=number(low), high=number(high)),
            field=field,
        )
    return value
