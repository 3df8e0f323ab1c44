"""What the owner may set about loyalty, and how it is kept with the file's settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from core.errors import UserError
from core.loyalty.limits import MOST_CARDS, REWARD_LIMIT
from core.text import number, tr

WITHIN = 60
"""Days within which somebody who comes back has "come back", unless the owner says otherwise."""
PREFIX = "loyalty."
BOUNDS = {"came_back_days": (7, 365), "regular_purchases": (2, 50), "regular_days": (7, 730)}
"""What can be set, and from what to what."""


@dataclass(frozen=True)
class Regular:
    """What makes a regular: so many purchases, the last within so many days of the day asked."""

    purchases: int = 3
    days: int = 90


USUAL = Regular()
"""As long as the owner says nothing else."""


@dataclass(frozen=True)
class Rules:
    """What the owner may set: days for coming back, and what makes a regular."""

    days: int = WITHIN
    regular: Regular = USUAL


AS_USUAL = Rules()


def rules_of(settings: Mapping[str, str]) -> Rules:
    """The rules from settings by name (without the prefix); what is missing or spoilt is usual."""
    return Rules(
        _read(settings, "came_back_days", WITHIN),
        Regular(
            _read(settings, "regular_purchases", USUAL.purchases),
            _read(settings, "regular_days", USUAL.days),
        ),
    )


def value_of(rules: Rules, name: str) -> int:
    """What the rule `name` (a key of BOUNDS) is in `rules`."""
    return {
        "came_back_days": rules.days,
        "regular_purchases": rules.regular.purchases,
        "regular_days": rules.regular.days,
    }[name]


def checked_card(value: int) -> bool:
    """Whether a number on a stamp card makes sense."""
    return 1 <= value <= MOST_CARDS


def checked_cards(field: str, count: int | None) -> int | None:
    """A count of cards in a week. Raises UserError for `field`."""
    if count is not None and not 0 <= count <= MOST_CARDS:
        raise UserError(tr("Type a number from 0 to {most}.", most=number(MOST_CARDS)), field=field)
    return count


def checked_week(week: dt.date, today: dt.date) -> dt.date:
    """The Monday of a week that has begun. Raises UserError for "week"."""
    begin = week - dt.timedelta(week.weekday())
    if begin > today:
        raise UserError(tr("That week has not begun yet."), field="week")
    return begin


def card_text(field: str, text: str) -> str:
    """What a stamp card says, as it is kept. Raises UserError for `field`."""
    bare = " ".join(text.split())
    if field == "reward":
        if not bare or len(bare) > REWARD_LIMIT:
            raise UserError(
                tr("Say in up to {n} letters what a full card brings.", n=number(REWARD_LIMIT)),
                field=field,
            )
        return bare
    low, high = (3, 20) if field == "stamps" else (1, MOST_CARDS)
    if not bare.isdecimal() or not low <= int(bare) <= high:
        raise UserError(
            tr("Type a number from {low} to {high}.", low=number(low), high=number(high)),
            field=field,
        )
    return str(int(bare))


def _read(settings: Mapping[str, str], name: str, otherwise: int) -> int:
    text = settings.get(name, "")
    if not text.isdecimal():
        return otherwise
    low, high = BOUNDS[name]
    return min(max(int(text), low), high)
