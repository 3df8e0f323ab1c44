from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from core.loyalty import repeat
from core.loyalty.campaign import orders_a_week
from core.loyalty.frames import Orders, day_number
from core.loyalty.networks import brings_back
from tests.core.loyalty.shops import TODAY, shop

BEGIN = dt.date(2027, 2, 1)


def weekly(before: list[int], during: list[int]) -> Orders:
    first = day_number(BEGIN) - 7 * len(before)
    counts = [*before, *during]
    days = [first + 7 * week + 2 for week in range(len(counts))]
    return Orders.of(days, counts, [0] * len(counts), [100] * len(counts))


def test_a_network_with_few_customers_says_what_the_shop_says() -> None:
    # 100 came by network 1 and half came back; 2 came by network 2 and both did.
    bought = shop([600], *[[100, 80]] * 50, *[[100]] * 50, *[[100, 80]] * 2)
    source = np.array([-1] + [1] * 100 + [2] * 2)
    found = brings_back(bought, TODAY, source, {1: "Instagram", 2: "Facebook"})
    shop_rate = repeat.came_back(bought, TODAY).value
    assert shop_rate == pytest.approx(52 / 102)
    assert found[1].came_back.value == pytest.approx((50 + 30 * 52 / 102) / 130)
    assert found[2].came_back.value == pytest.approx((2 + 30 * 52 / 102) / 32)
    assert found[2].first_orders == 2
    widths = [one.came_back.high - one.came_back.low for one in found.values()]
    assert widths[0] < widths[1]
    assert "Of 100 who came by Instagram, 50% came back" in found[1].came_back.sentence


def test_a_network_nobody_came_by_has_the_shops_own_rate() -> None:
    bought = shop([600], *[[100, 80]] * 40)
    found = brings_back(bought, TODAY, np.full(41, 1), {2: "Pinterest"})
    assert found[2].came_back.value == pytest.approx(1)


def test_below_the_floor_of_the_shop_no_network_is_told() -> None:
    assert brings_back(shop([600], [100]), TODAY, np.array([1, 1]), {1: "Instagram"}) == {}


def test_a_campaign_that_brought_orders_says_how_many() -> None:
    found = orders_a_week(weekly([10, 12, 9, 11], [20, 22, 19, 21]), BEGIN, dt.date(2027, 2, 28))
    assert found.value == pytest.approx(10)
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < 10 < found.high
    assert found.sentence.startswith("10 more orders a week than before; between 8 and")


def test_fewer_orders_are_said_as_such() -> None:
    found = orders_a_week(weekly([20, 22, 19, 21], [10, 12, 9, 11]), BEGIN, dt.date(2027, 2, 28))
    assert found.sentence.startswith("10 fewer orders a week than before")


def test_a_change_that_may_be_none_is_no_clear_change() -> None:
    found = orders_a_week(weekly([10, 20, 5, 25], [12, 18, 9, 22]), BEGIN, dt.date(2027, 2, 28))
    assert found.sentence.startswith("No clear change")
    again = orders_a_week(weekly([10, 20, 5, 25], [12, 18, 9, 22]), BEGIN, dt.date(2027, 2, 28))
    assert again == found


def test_under_four_weeks_is_too_short_to_say() -> None:
    found = orders_a_week(weekly([10] * 3, [20] * 3), BEGIN, dt.date(2027, 2, 27))
    assert (found.value, found.sentence) == (None, "Too short to say: it takes at least 4 weeks.")


def test_without_orders_from_before_there_is_nothing_to_compare() -> None:
    found = orders_a_week(weekly([], [20] * 4), BEGIN, dt.date(2027, 2, 28))
    assert found.value is None
    assert "from before" in found.sentence


def test_weeks_that_are_all_alike_leave_no_doubt() -> None:
    found = orders_a_week(weekly([10] * 4, [12] * 4), BEGIN, dt.date(2027, 2, 28))
    assert (found.value, found.low, found.high) == (2, 2, 2)
