"""What the campaign's panel shows. Plain values, no widgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """An activity of the campaign as a line: its key in the calendar, day, kind and words."""

    key: str
    when: str
    kind_key: str
    kind: str
    hue: str
    words: str
    done: bool
    network: str = ""


@dataclass(frozen=True)
class CampaignView:
    """One campaign. `state` says in a word or two where it stands, `hue` is that chip's colour.

    `brought` are the sentences of what it brought, `overlaps` those about others at the same
    time; `left` is how much of its follow-up is not done yet.
    """

    id: int
    kind: str
    name: str
    event_on: dt.date
    event_until: dt.date
    warm_up_from: dt.date
    follow_up_to: dt.date
    state: str
    hue: str
    hashtag: str = ""
    code: str = ""
    cost: int | None = None
    currency: str = "GBP"
    bet_low: float | None = None
    bet_high: float | None = None
    outcome: float | None = None
    bet_words: str = ""
    counts: str = ""
    note: str = ""
    closed: bool = False
    skipped_because: str = ""
    left: int = 0
    can_close: bool = False
    overlaps: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
