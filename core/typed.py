"""What somebody typed, as it is kept."""

from __future__ import annotations

from core.errors import UserError
from core.text import number, tr


def clean(text: str, field: str, limit: int) -> str:
    """A text without blanks around it. Raises UserError for `field` when it is too long."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").strip()
    if len(whole) > limit:
        raise UserError(
            tr(
                "This has {length} characters; there is room for {limit}. Shorten it.",
                length=number(len(whole)),
                limit=number(limit),
            ),
            field=field,
        )
    return whole


def clean_line(text: str, field: str, limit: int) -> str:
    """A text on one line. Raises UserError for `field` when it is too long."""
    return clean(" ".join(text.split()), field, limit)
