"""What somebody wants on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.sheets.catalogue import USUAL


@dataclass(frozen=True)
class Options:
    """Which sheets, on which paper, in which ink, as known on which day.

    `doer` narrows the week checklist to one of the team, "" makes one for everybody. `ballot` is
    the pile of ballots to print, None the newest that is not counted yet. `card_sheets` are pages
    of stamp cards.
    """

    today: dt.date
    sheets: tuple[str, ...] = USUAL
    paper: str = "a4"
    ink: str = "colour"
    doer: str = ""
    ballot: int | None = None
    card_sheets: int = 1
