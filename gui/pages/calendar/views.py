"""What the grid draws: days, and what stands on them. Plain values, no widgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Chip:
    """One activity as the calendar draws it.

    `key` names it and survives reading anew; `spoken` is what a screen reader says of it.
    """

    key: str
    words: str
    hue: str
    icon: str
    done: bool = False
    second: str = ""
    spoken: str = ""


class Phase(NamedTuple):
    """A campaign on one day: the colour's token of what it is then."""

    campaign_id: int
    hue: str


@dataclass(frozen=True)
class DayView:
    """A cell: its day, what is on it, its name where it is a holiday or an event.

    `inside` is False for days of the months around; `event` says that the name is a campaign's.
    """

    day: dt.date
    chips: tuple[Chip, ...] = ()
    name: str = ""
    event: bool = False
    inside: bool = True
    phases: tuple[Phase, ...] = ()
    spoken: str = ""

    def place_of(self, key: str | None) -> int:
        """Where an activity stands on this day, -1 for nowhere."""
        return next((i for i, chip in enumerate(self.chips) if chip.key == key), -1)
