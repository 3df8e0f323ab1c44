"""What a campaign brought, in sentences."""

from __future__ import annotations

from core.attribution.brought import Brought, CampaignBrought
from core.text import tr, trn


def brought_words(found: CampaignBrought) -> tuple[str, ...]:
    """What came with its code and its links, then whether it paid."""
    if found.brought.is_empty:
        return (tr("No order or visit is known to have come from it yet."), *found.pays)
    # The orders and their worth are what `pays` begins with.
    orders = 1 if found.brought.orders else 0
    beside = _beside(found.brought)
    return (*found.pays[:orders], *([beside] if beside else []), *found.pays[orders:])


def _beside(brought: Brought) -> str:
    parts = []
    if brought.first_orders:
        parts.append(trn("{n} new customer", "{n} new customers", brought.first_orders))
    if brought.visits:
        parts.append(trn("{n} visit", "{n} visits", round(brought.visits)))
    return ", ".join(parts) + "." if parts else ""
