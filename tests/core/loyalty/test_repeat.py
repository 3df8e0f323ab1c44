from __future__ import annotations

import datetime as dt

import pytest
from scipy import stats

from core.loyalty import repeat
from core.loyalty.estimate import wilson
from core.loyalty.frames import Purchases
from tests.core.loyalty.shops import TODAY, day, shop

OLD = [600]
"""A purchase long ago, so that the newer customers are surely new."""


def test_cdnow_customers_come_back_as_scipy_says_of_the_same_waits(cdnow: Purchases) -> None:
    as_of = dt.date(1997, 9, 30)
    begin = dt.date(1996, 1, 1)
    found = repeat.came_back(cdnow, as_of, data_from=begin)
    awaited = repeat.waits(cdnow, as_of, data_from=begin)
    whole = stats.ecdf(stats.CensoredData.right_censored(awaited.days, ~awaited.returned))
    kept = awaited.days >= awaited.days[awaited.returned].min()
    band = stats.ecdf(
        stats.CensoredData.right_censored(awaited.days[kept], ~awaited.returned[kept])
    ).sf.confidence_interval(method="log-log")

    assert found.count == 2357
    assert found.value == pytest.approx(1 - whole.sf.evaluate(60), abs=1e-12)
    assert found.low == pytest.approx(1 - band.high.evaluate(60), abs=1e-12)
    assert found.high == pytest.approx(1 - band.low.evaluate(60), abs=1e-12)


def test_where_everybody_was_watched_for_long_it_is_the_plain_share(cdnow: Purchases) -> None:
    people = cdnow.customers
    plain = ((people.second >= 0) & (people.second - people.first <= 60)).mean()
    found = repeat.came_back(cdnow, dt.date(1997, 12, 31), data_from=dt.date(1996, 1, 1))
    assert found.value == pytest.approx(plain, abs=1e-12)


def test_a_small_shop_by_hand() -> None:
    # 30 were watched for 100 days: 10 came back after 20 days, 5 after 80.
    new = [[100, 80]] * 10 + [[100, 20]] * 5 + [[100]] * 15
    found = repeat.came_back(shop(OLD, *new), TODAY)
    assert found.value == pytest.approx(1 / 3)
    assert found.count == 30
    assert found.low is not None
    assert found.high is not None
    assert 0.19 < found.low < 1 / 3 < found.high < 0.54
    assert "33% of new customers bought again within 60 days" in found.sentence


def test_who_was_lost_early_counts_as_long_as_watched() -> None:
    # 30 watched for 100 days, of whom 10 came back on day 50; 30 more watched for 10 days only.
    new = [[100, 50]] * 10 + [[100]] * 20 + [[10]] * 30
    assert repeat.came_back(shop(OLD, *new), TODAY).value == pytest.approx(1 / 3)


def test_below_thirty_watched_customers_nothing_is_said() -> None:
    new = [[100, 80]] * 29 + [[10]] * 500
    found = repeat.came_back(shop(OLD, *new), TODAY)
    assert found.value is None
    assert found.sentence == "Too few customers to say: 29 of at least 30."


def test_customers_of_the_first_ninety_days_may_be_older_and_are_left_out() -> None:
    first = [[300, 290]] * 40
    later = [[209, 150]] * 40 + [[210]] * 40
    found = repeat.came_back(shop([299], *first, *later), TODAY)
    assert found.count == 80
    assert found.value == pytest.approx(0.5)


def test_who_came_more_than_a_year_ago_is_not_counted() -> None:
    new = [[365, 360]] * 30 + [[366]] * 30
    found = repeat.came_back(shop(OLD, *new), TODAY)
    assert (found.count, found.value) == (30, pytest.approx(1.0))


@pytest.mark.parametrize("buys", [[100], [100, 90]])
def test_nobody_or_everybody_still_has_an_interval(buys: list[int]) -> None:
    found = repeat.came_back(shop(OLD, *[buys] * 40), TODAY)
    assert found.value == len(buys) - 1
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    assert found.high - found.low == pytest.approx(0.0876, abs=1e-3)


def test_each_week_of_the_curve_knows_only_what_was_known_then() -> None:
    bought = shop(OLD, *[[100, 80]] * 30, *[[90, 3]] * 30)
    curve = repeat.came_back_by_week(bought, TODAY, weeks=3, days=30)
    assert [end for end, _ in curve] == [day(14), day(7), day(0)]
    assert [one.value for _, one in curve] == [
        repeat.came_back(bought, end, days=30).value for end, _ in curve
    ]
    assert repeat.came_back(bought, TODAY, days=100).value == pytest.approx(1)


def test_how_soon_is_the_day_by_which_half_of_those_came() -> None:
    new = [[200, 190]] * 4 + [[200, 180]] * 4 + [[200, 145]] * 4 + [[200, 100]] * 9 + [[200]] * 20
    found = repeat.how_soon(shop(OLD, *new), TODAY)
    assert found.value == 20
    assert found.sentence == "Half of those who come back within 60 days do so by day 20."


def test_how_soon_has_nothing_to_say_where_nobody_came_back() -> None:
    found = repeat.how_soon(shop(OLD, *[[100]] * 40), TODAY)
    assert (found.value, found.sentence) == (None, "Nobody came back within 60 days.")


def test_repeat_customers_have_their_wilson_interval(cdnow: Purchases) -> None:
    found = repeat.repeat_customers(cdnow, dt.date(1997, 9, 30))
    assert found.value == pytest.approx(946 / 2357)
    assert (found.low, found.high) == pytest.approx(binomtest_interval(946, 2357))
    assert repeat.repeat_customers(shop(*[[1]] * 29), TODAY).value is None


def binomtest_interval(hits: int, count: int) -> tuple[float, float]:
    found = stats.binomtest(hits, count).proportion_ci(method="wilson")
    return found.low, found.high


@pytest.mark.parametrize(("hits", "count"), [(0, 40), (40, 40), (1, 31), (500, 1000)])
def test_the_interval_of_a_share_is_that_of_scipy(hits: int, count: int) -> None:
    assert wilson(hits, count) == pytest.approx(binomtest_interval(hits, count), abs=1e-12)


@pytest.mark.parametrize("days", [7, 30, 60, 180])
def test_every_day_of_the_curve_is_that_of_scipy(cdnow: Purchases, days: int) -> None:
    awaited = repeat.waits(cdnow, dt.date(1997, 6, 15), data_from=dt.date(1996, 1, 1))
    whole = stats.ecdf(stats.CensoredData.right_censored(awaited.days, ~awaited.returned))
    at, share = repeat.curve(awaited, days)
    assert len(at) > 0
    assert share == pytest.approx(1 - whole.sf.evaluate(at), abs=1e-12)


def test_an_empty_shop_has_too_few_customers() -> None:
    assert repeat.came_back(shop(), TODAY).value is None
    assert repeat.how_soon(shop(), TODAY).value is None
    assert repeat.repeat_customers(shop(), TODAY).value is None
