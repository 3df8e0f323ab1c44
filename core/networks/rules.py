"""What is decided about networks: the cap on places, and what a field may hold.

Pure functions of plain values. The database holds the cap as well (see `tables.py`); here it
is said in a sentence that the owner can act upon.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from core.errors import UserError
from core.text import and_list, hours, tr
from core.typed import clean_line

CAPS = (2, 3)
"""Places that a plan may have; the owner's choice."""
SLOTS = (1, 2, 3)
"""The places, first to last."""
ENOUGH = 2
"""Networks from which on a plan counts as decided."""
WEEK_HOURS = 168.0
"""No network takes more hours than a week has."""

PARTS = ("reach", "content", "time", "search", "results")
"""The five parts of the fit, in the order of the table."""
DEFAULT_WEIGHTS: Mapping[str, int] = dict(zip(PARTS, (30, 20, 20, 15, 15), strict=True))
"""What each part counts until the owner sets it otherwise."""

CONTENT_KINDS = (
    "photo",
    "short_video",
    "long_video",
    "text",
    "link",
    "event",
    "local",
    "review",
    "chat",
    "poll",
)
"""Kinds of content that a business can make and a network can carry."""

POINTS = (1, 2, 3, 4, 5, 6, 7, 8)
"""The points of a profile check, by number."""
SEARCH_WORDS = 3
"""The point that asks for the words that customers search for."""

SURVEY_KINDS = ("education", "income", "community")
"""Kinds of survey row that a group may be pointed at by hand, beside its ages and sexes."""

OWN_PREFIX = "own-"
"""How the key of a network that the owner added begins."""
NETWORK_NAME_LIMIT = 60
"""Characters of a network's name."""
ROLE_LIMIT = 300
"""Characters of a role: one sentence."""
REASON_LIMIT = 500
"""Characters of a reason."""
HANDLE_LIMIT = 120
"""Characters of a handle."""
LINK_LIMIT = 2000
"""Characters of a link."""


class Fate(NamedTuple):
    """What becomes of work on a network that is taken out: one of `core.calendar.limits.FATES`.

    `to` is the network that it moves to.
    """

    what: str
    today: dt.date
    to: str = ""


def no_room_sentence(chosen: Sequence[str], wanted: str) -> str:
    """The refusal when every place is taken; `chosen` are the names in the places, in order."""
    names = and_list(chosen)
    if len(chosen) == ENOUGH:
        return tr(
            "{names} fill both places. Take one out to choose {wanted}.", names=names, wanted=wanted
        )
    return tr(
        "{names} fill all three places. Take one out to choose {wanted}.",
        names=names,
        wanted=wanted,
    )


def free_slot(taken: Collection[int], cap: int) -> int | None:
    """The first open place under `cap`, or None when every one is taken."""
    return next((slot for slot in SLOTS[:cap] if slot not in taken), None)


def is_decided(chosen: int) -> bool:
    """Whether the plan has enough networks; below that it says "not decided yet"."""
    return chosen >= ENOUGH


def check_cap(cap: int, chosen: Sequence[str]) -> None:
    """Raise UserError when `cap` is no cap, or when more networks are `chosen` than it allows."""
    if cap not in CAPS:
        raise UserError(tr("A plan has two places or three. Choose one of them."), field="cap")
    if len(chosen) > cap:
        raise UserError(
            tr(
                "{names} are chosen. Take one out before the plan goes down to two places.",
                names=and_list(chosen),
            ),
            field="cap",
        )


def checked_name(value: str, taken: Collection[str]) -> str:
    """A network's name, tidied. Raises UserError if blank, too long, or one of `taken`."""
    name = clean_line(value, "name", NETWORK_NAME_LIMIT)
    if not name:
        raise UserError(tr("Give the network a name."), field="name")
    if name.casefold() in {other.casefold() for other in taken}:
        raise UserError(tr("{name} is in the list already.", name=name), field="name")
    return name


def checked_hours(value: float | None) -> float | None:
    """Hours a week between 0 and 168, or None for not set. Raises UserError otherwise."""
    if value is not None and not 0 <= value <= WEEK_HOURS:
        raise UserError(
            tr("A week has {week}. Type the hours that you give to it.", week=hours(WEEK_HOURS)),
            field="hours",
        )
    return value


def checked_percent(value: float, field: str = "percent") -> float:
    """A percentage between 0 and 100. Raises UserError otherwise."""
    if not 0 <= value <= 100:
        raise UserError(tr("Type a figure between 0 and 100."), field=field)
    return value


def checked_figures(
    hours: float | None, content_fit: int | None, search_value: int | None
) -> dict[str, float | int | None]:
    """The figures of an own network, by column. Raises UserError for the field out of range."""
    for field, value in (("content_fit", content_fit), ("search_value", search_value)):
        if value is not None:
            checked_percent(value, field)
    return {
        "hours": checked_hours(hours),
        "content_fit": content_fit,
        "search_value": search_value,
    }


def checked_weights(weights: Mapping[str, int]) -> dict[str, int]:
    """Five weights of 0 to 100, one of them above zero. Raises UserError otherwise."""
    whole = {part: weights.get(part, DEFAULT_WEIGHTS[part]) for part in PARTS}
    for part, weight in whole.items():
        if not 0 <= weight <= 100:
            raise UserError(tr("A weight is between 0 and 100."), field=part)
    if not any(whole.values()):
        raise UserError(tr("Let one of the five count, or nothing can be compared."), field="reach")
    return whole


def own_key(name: str, taken: Collection[str]) -> str:
    """The lasting key of a network that the owner adds: its name in small letters and dashes.

    The same name added again gets the same key, so that what was noted under it fits again.
    """
    slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:40] or "network"
    key, count = f"{OWN_PREFIX}{slug}", 2
    while key in taken:
        key, count = f"{OWN_PREFIX}{slug}-{count}", count + 1
    return key
