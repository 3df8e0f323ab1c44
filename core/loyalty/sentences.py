"""What each number says, in a plain sentence for the owner."""

from __future__ import annotations

import math

from core.loyalty.summary import Future, Numbers
from core.loyalty.trade import Trade
from core.text import about_money, money, number, short_number, tr, trn


def sentences(found: Numbers, currency: str) -> dict[str, str]:
    """A sentence for each number, by its key; a number that cannot be said says why."""
    return {
        "came_back": found.came_back.sentence,
        "days_to_second_purchase": found.how_soon.sentence,
        "repeat_customers": found.repeat_customers.sentence,
        "regulars": found.regulars.sentence,
        "revenue_share_of_regulars": found.revenue_of_regulars.sentence,
        "average_order": _average(found.average_order, currency),
        "orders_per_week": _weekly(found.orders_per_week),
        "new_customers": _new(found.new_customers),
        "orders_without_customer": found.share_without_customer.sentence,
        **({"model": _foreseen(found.future)} if found.future else {}),
    }


def foreseen_words(found: Numbers, currency: str, digits: int) -> tuple[str, ...]:
    """What the models foresee, a sentence each; nothing below their floors."""
    said = [_foreseen(found.future)] if found.future else []
    if found.worth and found.worth.year is not None and math.isfinite(found.worth.year):
        said.append(
            tr(
                "Over the next 12 months they can be expected to spend about {amount}.",
                amount=about_money(round(found.worth.year * 10**digits), currency),
            )
        )
    return tuple(said)


def _average(one: Trade, currency: str) -> str:
    if one.now is None:
        return tr("No orders in the last 28 days.")
    now = money(round(one.now), currency)
    if one.before is None:
        return tr("An order came to {now} on average over the last 28 days.", now=now)
    return tr(
        "An order came to {now} on average over the last 28 days, {before} in the 28 before.",
        now=now,
        before=money(round(one.before), currency),
    )


def _weekly(one: Trade) -> str:
    if one.now is None or one.before is None:
        return tr("No orders yet.")
    return tr(
        "{now} orders in the middle one of the last four weeks, {before} in the four before.",
        now=short_number(one.now),
        before=short_number(one.before),
    )


def _new(one: Trade) -> str:
    return trn(
        "{n} customer bought for the first time in the last 28 days, {before} in the 28 before.",
        "{n} customers bought for the first time in the last 28 days, {before} in the 28 before.",
        round(one.now or 0),
        before=number(one.before or 0),
    )


def _foreseen(one: Future) -> str:
    return tr(
        "About {n} purchases of the customers there are can be expected in the next 90 days.",
        n=number(one.expected),
    )
