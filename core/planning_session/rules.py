"""What is decided about planning sessions: who sits there, what is noted, a week to begin with.

Pure functions of plain values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.calendar.facts import SlotFacts
from core.calendar.limits import OWN_OFFER, OWN_STORY, QUESTION, REPLY, SHARE_THEIRS
from core.errors import UserError
from core.planning_session.limits import MOST_MINUTES, STEPS, WHO_LIMIT, WORDS_LIMIT
from core.text import number, tr

REPLY_MINUTES = 10
"""The ten minutes a day that everything begins with."""
WEEK = (
    (1, QUESTION, 15, "17:00"),
    (3, SHARE_THEIRS, 15, "12:00"),
    (4, OWN_STORY, 30, "17:00"),
    (2, QUESTION, 15, "17:00"),
    (5, OWN_OFFER, 20, "10:00"),
    (0, OWN_STORY, 30, "17:00"),
)
"""Weekday, kind, minutes and time of what comes after the replies, the most useful first."""
WORKDAYS = range(5)

_BETWEEN = re.compile(r"[,;]|\s+(?:and|&|\+)\s+")
_DEED = re.compile(r"\s*[:(–].*$")


def checked_who(who: str) -> str:
    """Who was there, on one line. Raises UserError for "who"."""
    tidy = " ".join(who.split())
    if len(tidy) > WHO_LIMIT:
        raise UserError(
            tr("At most {n} characters for who is there.", n=number(WHO_LIMIT)), field="who"
        )
    return tidy


def team(who: str) -> tuple[str, ...]:
    """The names in who was there: "Ana: Instagram, Joe (calls)" are Ana and Joe."""
    names = (_DEED.sub("", part).strip() for part in _BETWEEN.split(who))
    return tuple(dict.fromkeys(name for name in names if name))


def note_lines(text: str) -> tuple[str, ...]:
    """What was noted, a line each. Raises UserError for "notes"."""
    lines = tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
    if any(len(line) > WORDS_LIMIT for line in lines):
        raise UserError(
            tr("At most {n} characters a line. Press Enter in between.", n=number(WORDS_LIMIT)),
            field="notes",
        )
    return lines


def counted(minutes: int) -> int:
    """Minutes as they are kept: a session is at most a day long."""
    return min(max(minutes, 0), MOST_MINUTES)


def after(step: int) -> int | None:
    """The next question; None after the last one."""
    return step + 1 if step < STEPS[-1] else None


def before(step: int) -> int | None:
    """The question before; None before the first one."""
    return step - 1 if step > STEPS[0] else None


def usual_week(networks: Sequence[str], minutes: int, doer: str = "") -> tuple[SlotFacts, ...]:
    """A rhythm to begin with, inside the minutes of a week: replies first, one's own last.

    Networks take turns, so that each of them has both replies and something new.
    """
    wanted = [(day, REPLY, REPLY_MINUTES, "09:00") for day in WORKDAYS]
    found: list[SlotFacts] = []
    for place, (weekday, kind, takes, time) in enumerate((*wanted, *WEEK)):
        if sum(slot.minutes for slot in found) + takes > minutes:
            continue
        network = networks[place % len(networks)] if networks else ""
        found.append(SlotFacts(weekday, kind, time, network, takes, doer))
    return tuple(found)
