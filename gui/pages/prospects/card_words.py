"""What a prospect's card says: its lines and its chips, as plain values."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from core.people import addresses
from core.prospects import words
from core.prospects.limits import ASKED, READY
from core.prospects.rules import Pace, has_linked_before
from core.prospects.summaries import Summary
from core.text import tr

SOON = 3
"""Days within which a follow-up is soon."""
NEAR = 7
"""Days within which a card says when its follow-up is."""
MOST_DOTS = 5


class Step(NamedTuple):
    """What is to be done next, and when; the hue says how urgent the words say it is."""

    text: str
    hue: str
    when: str


class CardWords(NamedTuple):
    """All that stands on a card."""

    name: str
    site: str
    given: int
    dots: int
    ledger: str
    since: str
    step: Step | None

    @property
    def spoken(self) -> str:
        """The card in a sentence, for the ear."""
        step = f"{self.step.text} {self.step.when}".strip() if self.step else ""
        return ", ".join(part for part in (self.name, self.ledger, self.since, step) if part)


def card_words(one: Summary, pace: Pace, today: dt.date) -> CardWords:
    """What the card of a prospect says today."""
    gives = one.story.gives
    return CardWords(
        name=one.name,
        site=plain_site(one.site) or one.about,
        given=min(gives, MOST_DOTS),
        dots=min(max(gives, pace.gives), MOST_DOTS),
        ledger=words.given(gives, one.story.asks),
        since=words.since(one.story, one.stage, today),
        step=step(one, today),
    )


def step(one: Summary, today: dt.date) -> Step | None:
    """The chip of the next step, None while nothing is near and nothing was planned."""
    if one.due is None:
        return None
    days = (one.due - today).days
    planned = bool(one.next_step) or one.story.next_on is not None
    text = one.next_step or _usual_step(one)
    if not text or (days > NEAR and not planned and not one.owed_reply):
        return None
    when = words.due_words(one.due, today)
    if days <= 0:
        return Step(text, "tomato", when)
    if days <= SOON:
        return Step(text, "mustard", when)
    return Step(text, "stamp" if one.stage in (READY, ASKED) else "", when)


def _usual_step(one: Summary) -> str:
    if one.owed_reply:
        return tr("Reply", of="step")
    return tr("Has linked before") if has_linked_before(one.story) else words.step_for(one.stage)


@lru_cache(maxsize=4096)
def plain_site(site: str) -> str:
    """An address for reading, look-alike letters spelt out."""
    return addresses.plain(site) if site else ""
