"""The owner's rules of prospects, as they are kept with the file's settings."""

from __future__ import annotations

from collections.abc import Mapping

from core.prospects.rules import INTERVALS, Pace

PREFIX = "prospects."
BOUNDS = {
    "gives": (1, 20),
    "days": (1, 365),
    "fresh": (1, 730),
    "rest": (1, 730),
    **{f"interval.{stage}": (1, 730) for stage in INTERVALS},
}
"""What can be set, and from what to what."""


def pace_of(settings: Mapping[str, str]) -> Pace:
    """The rules from settings by name (without the prefix); what is missing or spoilt is usual."""
    usual = Pace()
    return Pace(
        gives=_read(settings, "gives", usual.gives),
        days=_read(settings, "days", usual.days),
        fresh=_read(settings, "fresh", usual.fresh),
        rest=_read(settings, "rest", usual.rest),
        intervals={
            stage: _read(settings, f"interval.{stage}", days) for stage, days in INTERVALS.items()
        },
    )


def usual(name: str) -> int:
    """What a rule is to start with."""
    stage = name.removeprefix("interval.")
    return INTERVALS[stage] if stage in INTERVALS else int(getattr(Pace(), name))


def _read(settings: Mapping[str, str], name: str, otherwise: int) -> int:
    text = settings.get(name, "")
    if not text.isdecimal():
        return otherwise
    low, high = BOUNDS[name]
    return min(max(int(text), low), high)
