"""What a campaign brought, in sentences."""

from __future__ import annotations

from core.attribution.brought import Brought, CampaignBrought
from core.text import money, number, tr, trn


def brought_words(found: CampaignBrought) -> tuple[str, ...]:
    """What came with its code and its links, then whether it paid."""
    return (_counted(found.brought), *found.pays)


def _counted(brought: Brought) -> str:
    if brought.is_empty:
        return tr("No order or visit is known to have come from it yet.")
    parts = []
    if brought.orders:
        orders = trn("{n} order", "{n} orders", brought.orders)
        worth = money(brought.net, brought.currency)
        parts.append(tr("{orders} worth {money}", orders=orders, money=worth))
    if brought.first_orders:
        parts.append(trn("{n} new customer", "{n} new customers", brought.first_orders))
    if brought.visits:
        parts.append(tr("{n} visits", n=number(brought.visits)))
    return ", ".join(parts) + "."
