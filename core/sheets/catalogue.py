"""Which sheets there are, in the order of the paper, and what they are for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from core.errors import UserError
from core.text import and_list, tr

Use = Literal["wall", "folder", "counter"]


class Sheet(NamedTuple):
    """A sheet by its key; what hangs on a wall is set in 13 pt or more."""

    key: str
    use: Use


SHEETS = (
    Sheet("one-page", "wall"),
    Sheet("month", "wall"),
    Sheet("week", "wall"),
    Sheet("goals", "folder"),
    Sheet("focus", "folder"),
    Sheet("prospects", "folder"),
    Sheet("ideas", "folder"),
    Sheet("minutes", "folder"),
    Sheet("ballot", "counter"),
    Sheet("calls", "counter"),
    Sheet("cards", "counter"),
)
KEYS = tuple(sheet.key for sheet in SHEETS)
NAMING = frozenset({"one-page", "week", "prospects", "ideas", "minutes", "calls"})
"""The sheets that name people."""
USUAL = KEYS[:7]
"""What is printed until somebody chose."""


def sheet_name(key: str) -> str:
    """What a sheet is called."""
    return {
        "one-page": tr("One-page plan"),
        "month": tr("Month calendar"),
        "week": tr("Week checklist"),
        "goals": tr("Goals and loyalty"),
        "focus": tr("Audience and networks"),
        "prospects": tr("Prospects and asks"),
        "ideas": tr("Ideas, most wanted first"),
        "minutes": tr("Planning session minutes"),
        "ballot": tr("Idea ballot"),
        "calls": tr("Customer call sheet"),
        "cards": tr("Numbered stamp cards"),
    }[key]


def use_name(use: Use) -> str:
    """What a group of sheets is for, as a heading."""
    return {
        "wall": tr("For the wall"),
        "folder": tr("For the folder"),
        "counter": tr("For the counter and the phone"),
    }[use]


def chosen(words: str) -> tuple[str, ...]:
    """The sheets that `words` name ("one-page,week", or "all"), in the order of the paper.

    Raises UserError for a word that is no sheet.
    """
    asked = [word.strip() for word in words.split(",") if word.strip()]
    if asked == ["all"]:
        return KEYS
    unknown = next((word for word in asked if word not in KEYS), None)
    if unknown is not None or not asked:
        raise UserError(
            tr(
                "There is no sheet “{word}”. Choose among {words}, or all.",
                word=(unknown or words)[:40],
                words=and_list(KEYS),
            ),
            field="sheets",
        )
    return tuple(key for key in KEYS if key in asked)
