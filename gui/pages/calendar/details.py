"""Everything that the side panel shows of one activity. Plain values, no widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.calendar.facts import Repeat

Options = tuple[tuple[object, str], ...]
"""What can be chosen: keys and words."""


@dataclass(frozen=True)
class Details:
    """One activity. `key` is as in the grid; `tagged` is its link as it goes out.

    `networks`, `campaigns` and `ideas` are what may be chosen; `reminder` says something that
    the owner should know: the network is not chosen in the plan of that day, the person is not
    to be contacted.
    """

    key: str
    kind: str
    title: str
    text: str = ""
    link: str = ""
    tagged: str = ""
    network: str = ""
    day: dt.date | None = None
    time: str | None = None
    minutes: int = 0
    doer: str = ""
    done_on: dt.date | None = None
    campaign_id: int | None = None
    idea_id: int | None = None
    person_id: int | None = None
    person: str = ""
    repeats: str = ""
    series_id: int | None = None
    rule: Repeat | None = None
    starts_on: dt.date | None = None
    post_limit: int | None = None
    counts: Mapping[str, int | None] = field(default_factory=dict)
    networks: Options = ()
    campaigns: Options = ()
    ideas: Options = ()
    reminder: str = ""
