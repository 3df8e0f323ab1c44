"""What is typed of a campaign, and the pieces of work that it is made of, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.calendar.facts import ActivityFacts


@dataclass(frozen=True)
class CampaignFacts:
    """A campaign's own facts. `event_until` is its last day, None for a single one.

    `cost` is in minor units of the business's currency; `counts` is what the bet counts, in
    words; `code` the discount code whose orders are counted to it.
    """

    kind: str
    name: str
    event_on: dt.date
    warm_up_from: dt.date
    follow_up_to: dt.date
    event_until: dt.date | None = None
    hashtag: str = ""
    code: str = ""
    cost: int | None = None
    counts: str = ""
    note: str = ""
    idea_id: int | None = None

    @property
    def last_day(self) -> dt.date:
        """The event's last day."""
        return self.event_until or self.event_on


@dataclass(frozen=True)
class Piece:
    """A piece of work of a campaign: the activity, and where in the template it comes from.

    `rank` says what goes first when a week is full: 1 stays longest. `offset` is in days from
    the event's first day (before it, or on it) or from its last day (after it).
    """

    activity: ActivityFacts
    step: str
    offset: int
    rank: int


@dataclass(frozen=True)
class LeftOut:
    """A piece that the proposal leaves out, and why."""

    piece: Piece
    because: str


@dataclass(frozen=True)
class WeekPlan:
    """A week in minutes: what is there already, what the campaign adds, what the business has."""

    starts_on: dt.date
    there: int
    added: int
    hours: int


@dataclass(frozen=True)
class Proposal:
    """What a campaign would put on the calendar, before anything is written."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    weeks: tuple[WeekPlan, ...]
