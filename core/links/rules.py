"""What is decided about links: which stand, which are lost, and when to look again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.errors import UserError
from core.links.limits import (
    COULD_NOT_CHECK,
    FOLLOW,
    GONE_STATUSES,
    HOWS,
    LIVE,
    NOT_FOUND,
    NOW_NOFOLLOW,
    PAGE_ERROR,
    REL_WORDS,
    RELS,
    WORDS_LIMIT,
)
from core.text import tr

CADENCE = ((7, 1), (31, 7), (183, 30))
"""A link younger than so many days is looked at every so many days: a week daily, a month weekly,
half a year monthly."""
LATER = 91
"""Days between two looks at an older link: a quarter."""
TRIES = 3
"""Days in a row on which a page that could not be checked is tried again."""


@dataclass(frozen=True)
class Seen:
    """One look at a link: the day, in the business's time zone, and what was seen."""

    day: dt.date
    state: str
    http_status: int | None = None


def every_days(age: int) -> int:
    """How many days lie between two looks at a link that is `age` days old."""
    return next((days for younger, days in CADENCE if age < younger), LATER)


def next_look(
    found_on: dt.date, seen: Sequence[Seen], *, whole_site: bool = False
) -> dt.date | None:
    """The day from which on a link should be looked at again; `seen` is oldest first.

    One that nobody looked at yet is due since it was found. One that could not be checked is
    tried again the next day, a few times. None for a whole site: there is no page to look at.
    """
    if whole_site:
        return None
    if not seen:
        return found_on
    last = seen[-1]
    if last.state == COULD_NOT_CHECK and _tries(seen) < TRIES:
        return last.day + dt.timedelta(1)
    return last.day + dt.timedelta(every_days((last.day - found_on).days))


def is_due(next_on: dt.date | None, today: dt.date) -> bool:
    """Whether a link is to be looked at today."""
    return next_on is not None and next_on <= today


def known(seen: Sequence[Seen]) -> Seen | None:
    """The newest look that told something: "could not check" tells nothing about a link."""
    return next((look for look in reversed(seen) if look.state != COULD_NOT_CHECK), None)


def is_gone(look: Seen | None) -> bool:
    """Whether a look says that the link is lost: not on the page, or the page itself is gone.

    A server that is down or does not answer says nothing of the kind.
    """
    if look is None:
        return False
    return look.state == NOT_FOUND or (
        look.state == PAGE_ERROR and look.http_status in GONE_STATUSES
    )


def is_lost(seen: Sequence[Seen]) -> bool:
    """Whether a link is lost, as far as anybody knows."""
    return is_gone(known(seen))


def since(found_on: dt.date, seen: Sequence[Seen]) -> dt.date:
    """Since when a link is in the state that it was last known in.

    A live link stands since it was found, or since it came back.
    """
    look = known(seen)
    if look is None:
        return found_on
    start = look.day
    for earlier in reversed(seen):
        if earlier.state == COULD_NOT_CHECK:
            continue
        if earlier.state != look.state or is_gone(earlier) != is_gone(look):
            return start
        start = earlier.day
    return min(found_on, start) if look.state == LIVE else start


def rel_of(words: Iterable[str]) -> str:
    """The rel that is kept of the words of a rel attribute; "follow" when none of them counts."""
    given = {word.casefold() for word in words}
    return " ".join(word for word in REL_WORDS if word in given) or FOLLOW


def state_of_rel(before: str, now: str) -> str:
    """The state of a link that is on its page: live, or nofollow when it once was followed."""
    return NOW_NOFOLLOW if before == FOLLOW and now not in ("", FOLLOW) else LIVE


def checked_how(how: str) -> str:
    """`how` itself. Raises UserError for "how"."""
    if how not in HOWS:
        raise UserError(tr("Choose how the link was gained."), field="how")
    return how


def checked_rel(rel: str) -> str:
    """`rel` itself. Raises UserError for "rel"."""
    if rel not in RELS:
        raise UserError(tr("Choose what kind of link it is."), field="rel")
    return rel


def checked_words(words: str) -> str:
    """The words linked, on one line. Raises UserError for "words"."""
    line = one_line(words)
    if len(line) > WORDS_LIMIT:
        raise UserError(tr("These are more words than a link has. Shorten them."), field="words")
    return line


def checked_day(day: dt.date, today: dt.date) -> dt.date:
    """`day` itself. Raises UserError for "found_on": a day to come."""
    if day > today:
        raise UserError(tr("This day is still to come."), field="found_on")
    return day


def one_line(text: str) -> str:
    """A text on one line, without what cannot be stored."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return " ".join(whole.split())


def shortened(text: str, limit: int) -> str:
    """A text on one line of at most `limit` characters, cut with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _tries(seen: Sequence[Seen]) -> int:
    tries = 0
    for look in reversed(seen):
        if look.state != COULD_NOT_CHECK:
            break
        tries += 1
    return tries
