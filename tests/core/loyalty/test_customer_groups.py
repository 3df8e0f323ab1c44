from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from core.loyalty import customer_groups, rhythm
from core.loyalty.frames import Purchases
from tests.core.loyalty.shops import TODAY, day, shop


def test_the_usual_gap_is_the_median_of_ones_own() -> None:
    found = rhythm.usual_gap(shop([100, 90, 60, 20], [50], [30, 20, 5]), TODAY)
    assert found[[0, 2]].tolist() == [30, 12.5]
    assert np.isnan(found[1])


def test_longer_away_than_twice_ones_own_gap_is_overdue() -> None:
    bought = shop([40, 30, 20], [41, 31, 21], [300])
    assert rhythm.overdue(bought, TODAY).tolist() == [False, True, False]


def test_customers_are_in_the_first_group_that_fits() -> None:
    bought = shop(
        [320, 310, 300],  # overdue, and bought three times: slipping away
        [120, 60, 10],  # regular
        [80, 20],  # promising
        [200, 150],  # two purchases, long ago: other
        [1],  # one-off
        [400, 250, 95],  # three purchases, not within 90 days, and not overdue: other
    )
    slipping = customer_groups.slipping_away(bought, TODAY, None)
    found = customer_groups.groups(bought, TODAY, slipping)
    assert [customer_groups.KEYS[one] for one in found] == [
        "slipping_away",
        "regular",
        "promising",
        "other",
        "one_off",
        "other",
    ]


def test_only_who_was_a_regular_can_be_slipping_away() -> None:
    bought = shop([300, 290], [300, 290, 280])
    chance = np.array([0.1, 0.4])
    assert customer_groups.slipping_away(bought, TODAY, chance).tolist() == [False, True]
    assert not customer_groups.slipping_away(bought, TODAY, np.array([0.1, 0.5])).any()


def test_those_who_spent_most_are_called_first() -> None:
    bought = Purchases.of([1, 2, 3], [100, 100, 100], [500, 900, 500])
    every = np.ones(3, bool)
    called = customer_groups.call_list(bought, TODAY, every, np.array([0.2, 0.004, 0.3]))
    assert [one.customer for one in called] == [2, 1, 3]
    assert called[0].sentence == "The chance that they still are a customer is under 1%."
    assert called[1].sentence == "The chance that they still are a customer is 20%."
    assert customer_groups.call_list(bought, TODAY, every, None)[0].chance is None


def test_a_large_enough_shop_has_a_model_and_a_small_one_has_none(cdnow: Purchases) -> None:
    chance, found = customer_groups.chances(cdnow, dt.date(1997, 9, 30))
    assert found is not None
    assert chance is not None
    assert len(chance) == 2357
    assert customer_groups.chances(shop(*[[50, 20]] * 99), TODAY) == (None, None)


def test_customers_who_all_buy_alike_have_no_model() -> None:
    assert customer_groups.chances(shop(*[range(50, 0, -5)] * 200), TODAY) == (None, None)


@pytest.mark.parametrize("ago", [0, 89])
def test_groups_are_as_they_were_on_the_day_asked(ago: int) -> None:
    bought = shop([180, 170, 90, 1])
    slipping = np.zeros(1, bool)
    assert customer_groups.groups(bought, day(ago), slipping).tolist() == [1]


def test_the_words_are_those_of_the_product() -> None:
    words = customer_groups.group_words()
    assert list(words.values()) == ["slipping away", "regular", "promising", "one-off", "other"]
