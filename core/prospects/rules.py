"""What is decided about prospects: their stage, when an ask is due to be made, when to follow up.

Everything follows from what was logged and from today, which is a parameter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from core.prospects.limits import (
    ASKED,
    DECLINED,
    DO_NOT_CONTACT,
    FOLLOWING,
    FOUND,
    LINKED,
    ON_THE_WAY,
    READY,
    TALKING,
)

INTERVALS = {FOUND: 14, FOLLOWING: 7, TALKING: 7, READY: 3, ASKED: 10, LINKED: 60}
"""Days from the last touch to the follow-up, by stage, to start with."""


@dataclass(frozen=True)
class Pace:
    """The owner's rules: when somebody is ready to be asked, and how soon to follow up.

    `gives`, over at least `days` days, the last touch within `fresh` days; a decline rests for
    `rest` days. `intervals` are days from the last touch to the follow-up, by stage. All are at
    least 1.
    """

    gives: int = 3
    days: int = 14
    fresh: int = 60
    rest: int = 90
    intervals: Mapping[str, int] = field(default_factory=lambda: dict(INTERVALS))

    @property
    def cold_after(self) -> int:
        """Days without a touch after which somebody is going cold: past the longest interval."""
        return max(self.intervals.values())


class Story(NamedTuple):
    """All that the rules need to know of one prospect; days are None where nothing happened.

    `talked` says that more than following was given, or that somebody replied. `yes_on` is the
    day of the newest yes to an ask, `linked_on` since when a link of theirs stands, `lost_on` since
    when the last one is lost, and `had_link` that there is or was one.
    """

    found_on: dt.date
    gives: int = 0
    asks: int = 0
    talked: bool = False
    first_give: dt.date | None = None
    last_touch: dt.date | None = None
    open_ask: dt.date | None = None
    declined_on: dt.date | None = None
    yes_on: dt.date | None = None
    linked_on: dt.date | None = None
    had_link: bool = False
    lost_on: dt.date | None = None
    follows_us: bool = False
    do_not_contact: bool = False
    stage_by_hand: str | None = None
    next_on: dt.date | None = None


@dataclass(frozen=True)
class Waiting:
    """What is missing before an ask, each 0 or None when it is not.

    `gives` more gives, `days` more days since the first, `cold_days` days since the last touch
    when those are too many, `rests_until` the day that ends the rest after a decline. An `asked_on`
    or `do_not_contact` bars any ask, sooner or not.
    """

    gives: int = 0
    days: int = 0
    cold_days: int = 0
    rests_until: dt.date | None = None
    asked_on: dt.date | None = None
    do_not_contact: bool = False

    @property
    def ready(self) -> bool:
        """Whether nothing speaks against asking now."""
        return self == _NOTHING

    @property
    def barred(self) -> bool:
        """Whether no reason can bring an ask forward."""
        return self.do_not_contact or self.asked_on is not None


_NOTHING = Waiting()


def counted_gives(story: Story) -> int:
    """Gives as they count towards being ready: following the business back counts as one."""
    return story.gives + story.follows_us


def waiting(story: Story, pace: Pace, today: dt.date) -> Waiting:
    """What is missing before somebody may be asked."""
    if story.do_not_contact:
        return Waiting(do_not_contact=True)
    if story.open_ask is not None:
        return Waiting(asked_on=story.open_ask)
    given_for = (today - story.first_give).days if story.first_give else 0
    quiet = (today - story.last_touch).days if story.last_touch else 0
    return Waiting(
        gives=max(pace.gives - counted_gives(story), 0),
        days=max(pace.days - given_for, 0),
        cold_days=quiet if quiet > pace.fresh else 0,
        rests_until=rests_until(story, pace, today),
    )


def rests_until(story: Story, pace: Pace, today: dt.date) -> dt.date | None:
    """The first day after the rest that a decline asks for; None when none is on."""
    if story.declined_on is None:
        return None
    end = story.declined_on + dt.timedelta(pace.rest)
    return end if today < end else None


def is_linked(story: Story) -> bool:
    """Whether a link of theirs stands, or, where none was ever noted, an ask got a yes.

    A yes that a later decline took back is none.
    """
    if story.had_link:
        return story.linked_on is not None
    if story.yes_on is None:
        return False
    return story.declined_on is None or story.yes_on >= story.declined_on


def stage(story: Story, pace: Pace, today: dt.date) -> str:
    """The stage that somebody is in today; one set by hand holds."""
    if story.do_not_contact:
        return DO_NOT_CONTACT
    if story.stage_by_hand is not None:
        return story.stage_by_hand
    return derived_stage(story, pace, today)


def derived_stage(story: Story, pace: Pace, today: dt.date) -> str:
    """The stage that follows from what was logged, whatever was set by hand."""
    if story.do_not_contact:
        return DO_NOT_CONTACT
    if story.open_ask is not None:
        return ASKED
    if is_linked(story):
        return LINKED
    if story.last_touch is None:
        return FOUND
    if rests_until(story, pace, today) is not None:
        return DECLINED
    if _is_ready(story, pace, today):
        return READY
    if story.talked or story.asks:
        return TALKING
    return FOLLOWING if story.gives else FOUND


def _is_ready(story: Story, pace: Pace, today: dt.date) -> bool:
    # The same as waiting(...).ready, without making anything: it is asked of 100,000 prospects.
    if story.gives + story.follows_us < pace.gives:
        return False
    if story.last_touch is None or (today - story.last_touch).days > pace.fresh:
        return False
    return story.first_give is not None and (today - story.first_give).days >= pace.days


def follow_up(story: Story, at: str, pace: Pace, today: dt.date) -> dt.date | None:
    """The day to get back to somebody who is in the stage `at`; None when there is none.

    A day set by hand wins until it has passed; then a link that was lost since the last touch, or
    else that touch and the stage's interval say.
    """
    if story.do_not_contact or at == DO_NOT_CONTACT:
        return None
    if story.next_on is not None and story.next_on >= today:
        return story.next_on
    if has_linked_before(story) and at != DECLINED:
        return story.lost_on
    interval = pace.intervals.get(at)
    if interval is None:
        return None
    return (story.last_touch or story.found_on) + dt.timedelta(interval)


def has_linked_before(story: Story) -> bool:
    """Whether all their links were lost and nobody has spoken to them since."""
    if story.lost_on is None:
        return False
    return story.last_touch is None or story.last_touch < story.lost_on


def goes_cold(story: Story, at: str, pace: Pace, today: dt.date) -> bool:
    """Whether nothing happened for longer than the longest interval, and nothing is planned."""
    if at not in ON_THE_WAY or (story.next_on is not None and story.next_on >= today):
        return False
    return (today - (story.last_touch or story.found_on)).days > pace.cold_after


def is_due(due: dt.date | None, until: dt.date) -> bool:
    """Whether a follow-up falls on or before `until`."""
    return due is not None and due <= until


def week_end(today: dt.date, first_weekday: int) -> dt.date:
    """The last day of the week that `today` is in; weeks begin on `first_weekday` (0 Monday)."""
    return today + dt.timedelta(6 - (today.weekday() - first_weekday) % 7)
