"""Campaigns in words."""

from __future__ import annotations

from core.campaigns.limits import EVENT, LAUNCH, PRODUCT_VOTE, SALE, SEASON
from core.text import tr

WARM_UP, THE_EVENT, FOLLOW_UP = "warm_up", "event", "follow_up"
PARTS = (WARM_UP, THE_EVENT, FOLLOW_UP)
"""What a day of a campaign is."""


def kind_name(kind: str) -> str:
    """A kind of campaign as people read it."""
    return {
        SALE: tr("Sale"),
        EVENT: tr("Event"),
        LAUNCH: tr("Launch"),
        SEASON: tr("Season"),
        PRODUCT_VOTE: tr("Product vote"),
    }[kind]


def part_name(part: str) -> str:
    """What a day of a campaign is, as people read it."""
    return {
        WARM_UP: tr("Warm-up"),
        THE_EVENT: tr("Event"),
        FOLLOW_UP: tr("Follow-up"),
    }[part]
