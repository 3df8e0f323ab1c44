from __future__ import annotations

import datetime as dt

import pytest

from core.loyalty import regulars, trade
from core.loyalty.frames import Orders, day_number
from core.loyalty.rules import Regular
from tests.core.loyalty.shops import TODAY, day, shop


def orders(*sold: tuple[int, int, int]) -> Orders:
    """Each as days ago, how many and what they came to."""
    return Orders.of(
        [day_number(day(ago)) for ago, _, _ in sold],
        [count for _, count, _ in sold],
        [0] * len(sold),
        [net for _, _, net in sold],
    )


def test_a_regular_has_three_purchases_the_last_within_ninety_days() -> None:
    bought = shop([200, 150, 90], [200, 150, 91], [3, 2], [3, 2, 1])
    assert regulars.are_regulars(bought, TODAY).tolist() == [True, False, False, True]
    found = regulars.regulars(bought, TODAY)
    assert (found.value, found.count) == (2, 4)
    assert found.sentence == ("2 customers have at least 3 purchases, the last within 90 days.")


def test_the_owner_sets_what_makes_a_regular() -> None:
    rule = Regular(purchases=2, days=10)
    assert regulars.are_regulars(shop([20, 10], [20, 11]), TODAY, rule).tolist() == [True, False]


def test_revenue_of_regulars_is_their_part_of_all_revenue_of_180_days() -> None:
    bought = shop([200, 150, 30], [20], net=1000)
    # 1,000 + 1,000 of the regular inside the window, 1,000 of another and 1,000 in cash.
    sold = orders((200, 1, 1000), (150, 1, 1000), (30, 1, 1000), (20, 1, 1000), (10, 1, 1000))
    found = regulars.revenue_share(bought, sold, TODAY)
    assert found.value == pytest.approx(0.5)


def test_without_revenue_there_is_no_share_of_it() -> None:
    found = regulars.revenue_share(shop([300]), orders((300, 1, 1000)), TODAY)
    assert (found.value, found.sentence) == (None, "No revenue in the last 180 days.")


def test_the_average_order_stands_beside_the_28_days_before() -> None:
    sold = orders((0, 2, 3000), (27, 1, 600), (28, 1, 1000), (55, 1, 2000), (56, 9, 9))
    assert trade.average_order(sold, TODAY) == trade.Trade(1200, 1500)
    assert trade.average_order(orders((300, 1, 5)), TODAY) == trade.Trade(None, None)


def test_orders_a_week_are_the_median_of_four_weeks() -> None:
    sold = orders((0, 1, 1), (6, 1, 1), (7, 10, 1), (14, 4, 1), (21, 100, 1), (28, 3, 1))
    assert trade.orders_per_week(sold, TODAY) == trade.Trade(7, 0)
    assert trade.orders_per_week(orders(), TODAY) == trade.Trade(None, None)


def test_new_customers_are_those_who_bought_first_in_28_days() -> None:
    bought = shop([27, 1], [28], [55], [56], [90, 5])
    assert trade.new_customers(bought, TODAY) == trade.Trade(1, 2)
    assert trade.new_customers(bought, TODAY - dt.timedelta(days=28)) == trade.Trade(2, 1)
