"""Did the campaign pay: the shop's orders in its time against those before, and its cost beside."""

from __future__ import annotations

import datetime as dt

from core.attribution.brought import Brought, CampaignBrought
from core.loyalty import queries as loyalty
from core.loyalty.estimate import Estimate, unknown
from core.store.database import Reader
from core.text import day, money, tr, trn

YEAR_BEFORE = dt.timedelta(weeks=52)
"""A year back by whole weeks, so that weekdays stay."""


def held_against(
    reader: Reader,
    brought: Brought,
    begins: dt.date,
    ends: dt.date,
    cost: int | None,
    today: dt.date,
) -> CampaignBrought:
    """A campaign from its event to the end of its follow-up, against the same length before."""
    from core.loyalty.campaign import came_back_change, orders_a_week

    shop = loyalty.shop(reader, today)
    if shop.as_of is None:
        return _too_early(brought, cost, tr("No orders yet."))
    if shop.as_of < ends:
        when = tr("Whether it paid can be told from {day} on.", day=day(ends, year=True))
        return _too_early(brought, cost, when)
    change = orders_a_week(shop.orders, begins, ends)
    earlier = orders_a_week(shop.orders, begins, ends, begins - YEAR_BEFORE)
    back = came_back_change(
        shop.purchases,
        begins,
        ends,
        shop.as_of,
        days=loyalty.rules(reader).days,
        data_from=shop.data_from,
    )
    year = earlier if earlier.value is not None else None
    said = [change.sentence, *([year.sentence] if year else []), back.sentence]
    if change.value is None and back.value is None:
        said = [change.sentence]
    return CampaignBrought(brought, cost, change, year, back, (*_own(brought, cost), *said))


def _too_early(brought: Brought, cost: int | None, said: str) -> CampaignBrought:
    nothing: Estimate = unknown(0, said)
    return CampaignBrought(brought, cost, nothing, None, nothing, (*_own(brought, cost), said))


def _own(brought: Brought, cost: int | None) -> list[str]:
    """What carried its code or its links, beside what it cost."""
    said = []
    if brought.orders:
        said.append(
            trn(
                "{n} order came by its code or its links, {money} in all.",
                "{n} orders came by its code or its links, {money} in all.",
                brought.orders,
                money=money(brought.net, brought.currency),
            )
        )
    if cost is not None:
        said.append(tr("It cost {money}.", money=money(cost, brought.currency)))
    return said
