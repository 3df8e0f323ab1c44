"""What the grid draws: days, and what stands on them. Plain values, no widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from core.calendar.items import Item
from gui.pages.calendar.spoken import second_line, spoken_day, spoken_item


class Chip(NamedTuple):
    """One activity as the calendar draws it.

    `key` names it and survives reading anew. What is said of it is `said`, or follows from `about`
    when somebody asks: the activity and the networks' names. Most of a busy month lies folded
    away, and nobody ever asks.
    """

    key: str
    words: str
    hue: str
    icon: str
    done: bool = False
    about: tuple[Item, Mapping[str, str]] | None = None
    said: str = ""

    @property
    def second(self) -> str:
        """The line below where there is room: when, where and how long."""
        return "" if self.about is None else second_line(*self.about)

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return self.said if self.about is None else spoken_item(*self.about)


class Phase(NamedTuple):
    """A campaign on one day: the colour's token of what it is then."""

    campaign_id: int
    hue: str


@dataclass(frozen=True)
class DayView:
    """A cell: its day, what is on it, its name where it is a holiday or an event.

    `inside` is False for days of the months around; `event` says that the name is a campaign's,
    `now` that it is today.
    """

    day: dt.date
    chips: tuple[Chip, ...] = ()
    name: str = ""
    event: bool = False
    inside: bool = True
    phases: tuple[Phase, ...] = ()
    now: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return spoken_day(self.day, self.name, [chip.spoken for chip in self.chips], now=self.now)

    def place_of(self, key: str | None) -> int:
        """Where an activity stands on this day, -1 for nowhere."""
        return next((i for i, chip in enumerate(self.chips) if chip.key == key), -1)
