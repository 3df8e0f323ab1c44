"""What is logged of a contact, as plain values, and what may be logged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from core.errors import UserError
from core.prospects.limits import ASK, NETWORK_LIMIT, NOTE, OPEN, WHATS, WORDS_LIMIT
from core.text import tr
from core.typed import clean


@dataclass(frozen=True)
class TouchFacts:
    """One contact to log. `what` goes with the `kind`; `network` is a network's key or empty."""

    kind: str
    what: str
    day: dt.date
    network: str = ""
    words: str = ""
    sooner_because: str = ""

    @property
    def outcome(self) -> str | None:
        """An ask begins open; nothing else has an outcome."""
        return OPEN if self.kind == ASK else None


def checked(facts: TouchFacts, today: dt.date) -> TouchFacts:
    """The same with its texts trimmed.

    Raises UserError for "what", "day" (in days to come), "network", "words" or "sooner_because".
    """
    if facts.kind not in WHATS or facts.what not in WHATS[facts.kind]:
        raise UserError(tr("Choose what it was."), field="what")
    if facts.day > today:
        raise UserError(
            tr("This day is still to come. Log what has happened, or set a next step."),
            field="day",
        )
    words = clean(facts.words, "words", WORDS_LIMIT)
    if facts.kind == NOTE and not words:
        raise UserError(tr("Type the note."), field="words")
    return replace(
        facts,
        words=words,
        network=clean(facts.network, "network", NETWORK_LIMIT),
        sooner_because=clean(facts.sooner_because, "sooner_because", WORDS_LIMIT),
    )
