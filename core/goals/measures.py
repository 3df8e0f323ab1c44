"""What can be measured: business results for goals, and the numbers on the way to them.

A measure is named by its key everywhere (goals, stepping stones, Today, sheets). Its figures
are defined where they are computed (`core/loyalty`, `core/traffic`); here stand its words and
the unit that values are kept in:

- percent: 34.1 for 34.1 %, between 0 and 100
- score: a recommendation score, between -100 and 100
- money: minor units (pence, cents) of the business's currency
- per_week: how many in a week
- count: how many
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.text import tr

Unit = Literal["percent", "score", "money", "per_week", "count"]
Kind = Literal["result", "stone", "vanity"]

VANITY = ("followers", "likes", "views", "comments", "shares")
"""Measures that are stepping stones at best: no goal may be built on one."""
OWN = "own"
"""The key of a stepping stone in the owner's own words."""
COUNTER = "counter"
"""The key of a result that the owner counts by hand: bookings, tastings."""
ORDERS_OF = "orders_of"
"""The key of orders narrowed by a product, a tag or a source."""
LEVELS = frozenset({"followers", "regulars"})
"""Measures of how many there are, not of how many came in a time: they convert into nothing."""


@dataclass(frozen=True)
class Measure:
    """A measure's words: `name` heads a goal, `words` follow a number ("212 site visits").

    `hint` is one plain sentence; `narrowing` is what to ask for beside it, "" when nothing.
    """

    key: str
    kind: Kind
    unit: Unit
    name: str
    words: str
    hint: str = ""
    narrowing: str = ""

    @property
    def is_level(self) -> bool:
        """Whether it says how many there are, rather than how many came in a time."""
        return self.key in LEVELS


def results() -> tuple[Measure, ...]:
    """The business results that a goal can be built on, in the order in which they are offered."""
    return (*_of_regulars(), *_of_the_shop())


def _of_regulars() -> tuple[Measure, ...]:
    return (
        Measure(
            "came_back",
            "result",
            "percent",
            tr("Came back within 60 days"),
            tr("came back"),
            tr("Of those who bought for the first time, how many bought again within 60 days."),
        ),
        Measure(
            "regulars",
            "result",
            "count",
            tr("Regulars"),
            tr("regulars"),
            tr("Customers with at least 3 purchases, the last within 90 days."),
        ),
        Measure(
            "revenue_from_regulars",
            "result",
            "percent",
            tr("Revenue from regulars"),
            tr("of revenue from regulars"),
            tr("The share of revenue that regulars brought over the last 180 days."),
        ),
        Measure(
            ORDERS_OF,
            "result",
            "per_week",
            tr("Orders of a product, tag or source"),
            tr("orders a week"),
            tr("Orders of the last 7 days with this product, tag or source, such as pre-orders."),
            tr("Product, tag or source"),
        ),
    )


def _of_the_shop() -> tuple[Measure, ...]:
    return (
        Measure(
            "orders_per_week",
            "result",
            "per_week",
            tr("Orders a week"),
            tr("orders a week"),
            tr("The middle one of the last 4 weeks."),
        ),
        Measure(
            "average_order",
            "result",
            "money",
            tr("Average order"),
            tr("an order"),
            tr("What an order came to on average over the last 28 days."),
        ),
        Measure(
            "new_customers",
            "result",
            "count",
            tr("New customers"),
            tr("new customers"),
            tr("Customers whose first purchase was in the last 28 days."),
        ),
        Measure(
            "recommendation_score",
            "result",
            "score",
            tr("Recommendation score"),
            tr("recommendation score"),
            tr("Those who would recommend you (9 or 10) minus those who would not (0 to 6)."),
        ),
        Measure(
            "recommended",
            "result",
            "percent",
            tr("Came by recommendation"),
            tr("came by recommendation"),
            tr("The share of customers who came because somebody recommended you."),
        ),
        Measure(
            "stamp_cards_redeemed",
            "result",
            "percent",
            tr("Stamp cards redeemed"),
            tr("of stamp cards redeemed"),
            tr("Cards redeemed, of those handed out 8 weeks before."),
        ),
        Measure(
            COUNTER,
            "result",
            "count",
            tr("A count kept by hand"),
            tr("counted"),
            tr("Anything that you count yourself, such as bookings or tastings."),
            tr("What you count"),
        ),
    )


def stones() -> tuple[Measure, ...]:
    """Numbers on the way, from the first glance to the second purchase."""
    return (
        Measure("followers", "vanity", "count", tr("Followers"), tr("followers")),
        Measure("views", "vanity", "count", tr("Views"), tr("people saw it")),
        Measure("likes", "vanity", "count", tr("Likes"), tr("likes")),
        Measure("comments", "vanity", "count", tr("Comments"), tr("comments")),
        Measure("shares", "vanity", "count", tr("Shares"), tr("shares")),
        Measure("clicks", "stone", "count", tr("Link clicks"), tr("link clicks")),
        Measure("visits", "stone", "count", tr("Site visits"), tr("visited the site")),
        Measure("messages", "stone", "count", tr("Messages"), tr("messages")),
        Measure("sign_ups", "stone", "count", tr("Sign-ups"), tr("signed up")),
        Measure("first_orders", "stone", "count", tr("First orders"), tr("bought once")),
        Measure("bought_twice", "stone", "count", tr("Second orders"), tr("bought twice")),
    )


def own_words() -> Measure:
    """A stepping stone that is in no list."""
    return Measure(OWN, "stone", "count", tr("In your own words"), tr("counted"))


def every() -> Mapping[str, Measure]:
    """All measures by key."""
    return {m.key: m for m in (*results(), *stones(), own_words())}


def measure(key: str) -> Measure:
    """The measure `key`; one that this version does not know counts in the owner's own words."""
    return every().get(key) or own_words()


def is_vanity(key: str) -> bool:
    """Whether no goal may be built on this measure."""
    return key in VANITY
