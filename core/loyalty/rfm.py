"""RFM: how recently, how often and for how much, in fifths of this shop's own customers.

The scores follow the package rfm 0.3.0 for R (`rfm_table_order`), rule for rule: cuts are the
quantiles at 20, 40, 60 and 80 per cent (type 7: R. J. Hyndman and Y. Fan (1996), The American
Statistician 50(4), 361-365) plus one (a day, an order, a major unit of money), and a customer
scores one more for each cut that they reach. Often is counted in orders, as there, and not in
purchases (days). Recency counts the other way round. Customers with
equal values share a score, so the fifths may be of unequal size.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from core.loyalty.frames import Floats, Ints, Purchases, day_number
from core.text import tr

FIFTHS = (0.2, 0.4, 0.6, 0.8)
Range = tuple[int, int]
ANY: Range = (1, 5)


@dataclass(frozen=True)
class RfmGroup:
    """A named part of the 125 cells: the scores it takes, both ends included."""

    key: str
    name: str
    recency: Range
    frequency: Range
    money: Range

    @property
    def rule(self) -> str:
        """The rule as it is shown beside the name: "R 4 to 5, F 4 to 5"."""
        parts = (("R", self.recency), ("F", self.frequency), ("M", self.money))
        said = [_scores(letter, span) for letter, span in parts if span != ANY]
        return ", ".join(said) or tr("everybody else")

    def takes(self, recency: int, frequency: int, money: int) -> bool:
        """Whether a cell fits the rule; the first group that takes it has it."""
        spans = (self.recency, self.frequency, self.money)
        return all(
            low <= score <= high
            for score, (low, high) in zip((recency, frequency, money), spans, strict=True)
        )


def groups() -> tuple[RfmGroup, ...]:
    """The named groups in the order in which they are tried; the last takes what is left."""
    return (
        RfmGroup("best", tr("Best customers"), (4, 5), (4, 5), (4, 5)),
        RfmGroup("loyal", tr("Loyal"), (3, 5), (4, 5), ANY),
        RfmGroup("missed", tr("Dearly missed"), (1, 2), (4, 5), (4, 5)),
        RfmGroup("fading", tr("Fading"), (1, 2), (3, 5), ANY),
        RfmGroup("big_baskets", tr("Big baskets"), (3, 5), (1, 3), (5, 5)),
        RfmGroup("growing", tr("Growing"), (4, 5), (2, 3), ANY),
        RfmGroup("new", tr("New faces"), (4, 5), (1, 1), ANY),
        RfmGroup("quiet", tr("Gone quiet"), (1, 2), (1, 2), ANY),
        RfmGroup("other", tr("Everyone else"), ANY, ANY, ANY),
    )


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores from 1 to 5 of each customer, with the cuts that they were given by."""

    customer: Ints
    recency: Ints
    frequency: Ints
    money: Ints
    recency_cuts: Floats
    frequency_cuts: Floats
    money_cuts: Floats

    @property
    def together(self) -> Ints:
        """The three as one number: 543."""
        return self.recency * 100 + self.frequency * 10 + self.money


@dataclass(frozen=True)
class GroupSize:
    """A named group with its customers, their orders and what they spent (minor units)."""

    group: RfmGroup
    customers: int
    orders: int
    net: int


def scores(purchases: Purchases, as_of: dt.date, *, digits: int = 2) -> Scores:
    """Everybody's scores on `as_of`; `digits` are those of the currency's minor unit."""
    people = purchases.until(as_of).customers
    away = (day_number(as_of) - people.last).astype(float)
    often, money = people.orders.astype(float), people.net / 10**digits
    cuts = [_cuts(column) for column in (away, often, money)]
    return Scores(
        people.customer,
        6 - _score(away, cuts[0]),
        _score(often, cuts[1]),
        _score(money, cuts[2]),
        *cuts,
    )


def group_sizes(purchases: Purchases, scored: Scores, as_of: dt.date) -> list[GroupSize]:
    """Every named group with what is in it, the empty ones too; together they are everybody."""
    people, which = purchases.until(as_of).customers, group_of(scored)
    return [
        GroupSize(
            group,
            int((which == place).sum()),
            int(people.orders[which == place].sum()),
            int(people.net[which == place].sum()),
        )
        for place, group in enumerate(groups())
    ]


def group_of(scored: Scores) -> Ints:
    """For each customer the place of their group in `groups()`."""
    cells = np.array(
        [
            next(place for place, group in enumerate(groups()) if group.takes(r, f, m))
            for r in range(1, 6)
            for f in range(1, 6)
            for m in range(1, 6)
        ]
    )
    found = (scored.recency - 1) * 25 + (scored.frequency - 1) * 5 + scored.money - 1
    return np.asarray(cells[found], np.int64)


def _cuts(values: Floats) -> Floats:
    if not len(values):
        return np.zeros(len(FIFTHS))
    return np.asarray(np.quantile(values, FIFTHS, method="linear") + 1, float)


def _score(values: Floats, cuts: Floats) -> Ints:
    return np.searchsorted(cuts, values, side="right") + 1


def _scores(letter: str, span: Range) -> str:
    low, high = span
    if low == high:
        return f"{letter} {low}"
    return tr("{letter} {low} to {high}", letter=letter, low=low, high=high)
