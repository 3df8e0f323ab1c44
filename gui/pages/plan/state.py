"""What the Plan page has been asked to print. A plain class, without widgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from core.sheets.catalogue import KEYS, USUAL
from core.sheets.limits import INKS, PAPERS
from core.sheets.options import Options

MOST_CARD_SHEETS = 20
"""Pages of stamp cards in one go: a hundred cards and more."""


@dataclass
class State:
    """The sheets that are ticked, the paper and the ink; remembered from start to start."""

    sheets: tuple[str, ...] = USUAL
    paper: str = PAPERS[0]
    ink: str = INKS[0]
    doer: str = ""
    card_sheets: int = 1

    def tick(self, key: str, on: bool) -> None:
        """Take a sheet in or leave it out; the order is that of the paper."""
        wanted = {*self.sheets, key} if on else {*self.sheets} - {key}
        self.sheets = tuple(one for one in KEYS if one in wanted)

    def options(self, today: dt.date) -> Options:
        """The same for the typesetter."""
        return Options(
            today=today,
            sheets=self.sheets,
            paper=self.paper,
            ink=self.ink,
            doer=self.doer,
            card_sheets=self.card_sheets,
        )

    def saved(self) -> dict[str, Any]:
        """What to remember."""
        return {
            "sheets": list(self.sheets),
            "paper": self.paper,
            "ink": self.ink,
            "doer": self.doer,
            "card_sheets": self.card_sheets,
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Take up what was remembered; what makes no sense is passed over."""
        sheets, cards = kept.get("sheets"), kept.get("card_sheets")
        if isinstance(sheets, list):
            self.sheets = tuple(key for key in KEYS if key in sheets)
        if kept.get("paper") in PAPERS:
            self.paper = str(kept["paper"])
        if kept.get("ink") in INKS:
            self.ink = str(kept["ink"])
        if isinstance(kept.get("doer"), str):
            self.doer = kept["doer"]
        if isinstance(cards, int) and 1 <= cards <= MOST_CARD_SHEETS:
            self.card_sheets = cards


def row_of_sheet(key: str) -> int:
    """What the page's `go_to` is told for a sheet."""
    return KEYS.index(key) + 1
