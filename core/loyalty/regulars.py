"""Regulars, and how much of the revenue is theirs."""

from __future__ import annotations

import datetime as dt

from core.loyalty.estimate import Estimate, unknown
from core.loyalty.frames import Flags, Orders, Purchases, day_number
from core.loyalty.rules import USUAL, Regular
from core.text import share_words, tr, trn

REVENUE_DAYS = 180


def are_regulars(purchases: Purchases, as_of: dt.date, rule: Regular = USUAL) -> Flags:
    """A flag for each of the customers of `purchases.until(as_of)`."""
    people = purchases.until(as_of).customers
    recent = day_number(as_of) - people.last <= rule.days
    return (people.count >= rule.purchases) & recent


def regulars(purchases: Purchases, as_of: dt.date, rule: Regular = USUAL) -> Estimate:
    """How many customers are regulars; counted, so without an interval and without a floor."""
    flags = are_regulars(purchases, as_of, rule)
    count = int(flags.sum())
    sentence = trn(
        "{n} customer has at least {purchases} purchases, the last within {days} days.",
        "{n} customers have at least {purchases} purchases, the last within {days} days.",
        count,
        purchases=rule.purchases,
        days=rule.days,
    )
    return Estimate(float(count), None, None, len(flags), sentence)


def revenue_share(
    purchases: Purchases, orders: Orders, as_of: dt.date, rule: Regular = USUAL
) -> Estimate:
    """The share of all revenue of the trailing 180 days that today's regulars brought, 0 to 1.

    Cash sales without a customer are in the whole; refunds are taken off on both sides. Nothing is
    said for a time without revenue.
    """
    known, today = purchases.until(as_of), day_number(as_of)
    begin = today - REVENUE_DAYS + 1
    whole = int(orders.between(begin, today).net.sum())
    flags = are_regulars(known, as_of, rule)
    if whole <= 0:
        return unknown(0, tr("No revenue in the last {days} days.", days=REVENUE_DAYS))
    theirs = flags[known.row_of] & (known.day >= begin)
    share = int(known.net[theirs].sum()) / whole
    sentence = tr(
        "Regulars brought {share} of the revenue of the last {days} days.",
        share=share_words(share),
        days=REVENUE_DAYS,
    )
    return Estimate(share, None, None, int(flags.sum()), sentence)
