"""What the Audience page shows, read in one go, and the words and colours that it shows it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.audience.queries import AudiencePage, Group, audience_page
from core.audience.trade import GroupTrade, by_group
from core.networks.queries import network_names
from core.plans.queries import PlanCard, current_plan
from core.store.database import Reader
from core.text import number_range, share_words, tr, trn

CARRIED = "group"
"""The kind of what is carried by drag and drop: a group's id."""
SLOT_HUES = {1: "stamp", 2: "tomato", 3: "mustard"}
"""The edge of each slot's card; the words say the same."""
NETWORK_HUES = {
    "instagram": "plum",
    "tiktok": "plum",
    "threads": "plum",
    "pinterest": "tomato",
    "youtube": "tomato",
    "reddit": "tomato",
    "snapchat": "mustard",
    "nextdoor": "leaf",
    "whatsapp": "leaf",
    "google_business": "leaf",
}
"""Chips of networks; every other one is sea."""


@dataclass(frozen=True)
class AudienceData:
    """The current plan (None between plans), its groups, the networks' names by key, and what
    each group bought."""

    plan: PlanCard | None
    page: AudiencePage
    networks: Mapping[str, str]
    trade: Mapping[int, GroupTrade] = field(default_factory=dict)


def read_audience(reader: Reader, today: dt.date) -> AudienceData:
    """Everything on the page."""
    plan = current_plan(reader, today)
    page = audience_page(reader, plan.id if plan else None)
    return AudienceData(plan, page, network_names(reader), by_group(reader, today))


def size_words(group: Group) -> str:
    """A group's size as a range, empty while nobody sized it."""
    return number_range(*group.size) if group.size else ""


def network_hue(key: str) -> str:
    """The colour of a network's chip."""
    return NETWORK_HUES.get(key, "sea")


def size_hint(group: Group) -> str:
    """What stands under the number."""
    return tr("people within reach, likely range") if group.size else tr("not sized yet")


def trade_words(group: Group, data: AudienceData) -> str:
    """How much of the orders is the group's, empty while nobody in it has bought."""
    found = data.trade.get(group.id)
    if found is None:
        return ""
    return trn(
        "{share} of your orders, from {n} customer in it",
        "{share} of your orders, from {n} customers in it",
        found.customers,
        share=share_words(found.share),
    )
