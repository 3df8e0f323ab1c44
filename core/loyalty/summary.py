"""All numbers of a shop at once, as the page, the command line and paper show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from core.loyalty import btyd, customer_groups, repeat, shares, spend, trade
from core.loyalty import cohorts as by_month
from core.loyalty import regulars as of_regulars
from core.loyalty import rfm as in_fifths
from core.loyalty.estimate import Estimate
from core.loyalty.frames import Ints, Orders, Purchases, dot
from core.loyalty.rules import AS_USUAL, Rules

AHEAD_DAYS = 90
"""Days ahead for which the model says how many orders to expect."""


@dataclass(frozen=True, eq=False)
class Future:
    """What the model foresees; None in its place below its floors.

    `expected`: purchases of all customers together in the next 90 days.
    """

    fit: btyd.Fit
    expected: float


@dataclass(frozen=True, eq=False)
class Worth:
    """What the spend model says; `year`: of all customers over 12 months, in major units.

    None without the model of purchases, and where the spend model has no mean (q ≤ 1).
    """

    fit: spend.SpendFit
    year: float | None


@dataclass(frozen=True, eq=False)
class Numbers:
    """Everything that purchases and orders alone can tell; money in minor units unless said."""

    customers: int
    orders: int
    revenue: int
    without_customer: int
    share_without_customer: Estimate
    came_back: Estimate
    how_soon: Estimate
    repeat_customers: Estimate
    regulars: Estimate
    revenue_of_regulars: Estimate
    average_order: trade.Trade
    orders_per_week: trade.Trade
    new_customers: trade.Trade
    cohorts: list[by_month.Cohort]
    rfm: list[in_fifths.GroupSize]
    scores: in_fifths.Scores
    future: Future | None
    worth: Worth | None
    groups: Ints
    slipping_away: list[customer_groups.Slipping]

    @property
    def by_group(self) -> dict[str, int]:
        """How many customers each of the five groups has."""
        keys = customer_groups.KEYS
        sizes = np.bincount(self.groups, minlength=len(keys)).tolist()
        return dict(zip(keys, sizes, strict=True))


def numbers(
    purchases: Purchases,
    orders: Orders,
    as_of: dt.date,
    *,
    data_from: dt.date | None = None,
    digits: int = 2,
    rules: Rules = AS_USUAL,
) -> Numbers:
    """All numbers as known at the end of `as_of`; `digits` are those of the currency."""
    known, sold = purchases.until(as_of), orders.until(as_of)
    chance, found = customer_groups.chances(known, as_of)
    slipping = customer_groups.slipping_away(known, as_of, chance, rules.regular)
    scored = in_fifths.scores(known, as_of, digits=digits)
    count, without = int(sold.count.sum()), int(sold.without_customer.sum())
    return Numbers(
        customers=len(known.customers),
        orders=count,
        revenue=int(sold.net.sum()),
        without_customer=without,
        share_without_customer=shares.without_customer(count, without),
        came_back=repeat.came_back(known, as_of, days=rules.days, data_from=data_from),
        how_soon=repeat.how_soon(known, as_of, days=rules.days, data_from=data_from),
        repeat_customers=repeat.repeat_customers(known, as_of),
        regulars=of_regulars.regulars(known, as_of, rules.regular),
        revenue_of_regulars=of_regulars.revenue_share(known, sold, as_of, rules.regular),
        average_order=trade.average_order(sold, as_of),
        orders_per_week=trade.orders_per_week(sold, as_of),
        new_customers=trade.new_customers(known, as_of),
        cohorts=by_month.cohorts(known, as_of),
        rfm=in_fifths.group_sizes(known, scored, as_of),
        scores=scored,
        future=_future(known, as_of, found),
        worth=_worth(known, as_of, found, digits),
        groups=customer_groups.groups(known, as_of, slipping, rules.regular),
        slipping_away=customer_groups.call_list(known, as_of, slipping, chance),
    )


def _future(known: Purchases, as_of: dt.date, found: btyd.Fit | None) -> Future | None:
    if found is None:
        return None
    counted = btyd.histories(known, as_of)
    weeks = AHEAD_DAYS / btyd.WEEK
    each = btyd.expected(found, counted.x, counted.t_x, counted.age, weeks)
    return Future(found, dot(each, counted.weight))


def _worth(known: Purchases, as_of: dt.date, found: btyd.Fit | None, digits: int) -> Worth | None:
    spent = spend.spending(known, as_of, digits=digits)
    if spent.usable < spend.LEAST_REPEATERS:
        return None
    fitted = spend.fit(spent)
    if found is None or fitted.q <= 1:
        return Worth(fitted, None)
    counted = btyd.histories(known, as_of)
    each = btyd.expected(found, counted.x, counted.t_x, counted.age, spend.YEAR_WEEKS)
    return Worth(fitted, dot(each[counted.row_of], spend.mean_purchase(fitted, spent)))
