from __future__ import annotations

import datetime as dt
import math

import pytest

from core.errors import UserError
from core.loyalty.nps import recommendation_score
from core.loyalty.shares import (
    CardWeek,
    recommended,
    stamp_cards,
    without_customer,
)

MONDAY = dt.date(2027, 3, 8)


def cards(*weeks: tuple[int, int, int]) -> list[CardWeek]:
    """Each as weeks ago, handed out and redeemed."""
    return [CardWeek(MONDAY - dt.timedelta(weeks=ago), out, back) for ago, out, back in weeks]


def test_the_recommendation_score_is_promoters_less_detractors() -> None:
    found = recommendation_score([10] * 10 + [9] * 10 + [8] * 10 + [7] * 5 + [6] * 4 + [0])
    assert found.value == pytest.approx(37.5)
    # Variance of the multinomial difference: (0.5 + 0.125 - 0.375²) / 40.
    half = 1.959963984540054 * math.sqrt((0.5 + 0.125 - 0.375**2) / 40) * 100
    assert found.low == pytest.approx(37.5 - half)
    assert found.high == pytest.approx(37.5 + half)


def test_the_score_needs_thirty_answers_between_0_and_10() -> None:
    few = recommendation_score([10] * 29)
    assert (few.value, few.sentence) == (None, "Too few answers to say: 29 of at least 30.")
    assert recommendation_score([]).value is None
    assert recommendation_score([10] * 30).high == 100
    with pytest.raises(UserError, match="between 0 and 10"):
        recommendation_score([11])


def test_recommended_is_a_share_with_its_wilson_interval() -> None:
    found = recommended(15, 60)
    assert (found.value, found.count) == (0.25, 60)
    assert (found.low, found.high) == (
        pytest.approx(0.158, abs=1e-3),
        pytest.approx(0.372, abs=1e-3),
    )
    assert recommended(29, 29).value is None


def test_cards_are_held_against_those_handed_out_eight_weeks_before() -> None:
    found = stamp_cards(cards((0, 5, 10), (1, 5, 8), (8, 40, 0), (9, 50, 99)), MONDAY)
    assert found.value == pytest.approx(18 / 90)
    assert found.sentence.startswith("18 of 90 cards came back full")


def test_a_week_that_was_not_counted_has_no_pair() -> None:
    found = stamp_cards(cards((0, 5, 10), (1, 5, 8), (8, 40, 0)), MONDAY)
    assert found.value == pytest.approx(10 / 40)


def test_cards_say_nothing_when_few_or_miscounted() -> None:
    assert stamp_cards([], MONDAY).value is None
    assert stamp_cards(cards((0, 0, 1), (8, 29, 0)), MONDAY).value is None
    wrong = stamp_cards(cards((0, 0, 31), (8, 30, 0)), MONDAY)
    assert (wrong.value, "check the count" in wrong.sentence) == (None, True)


def test_orders_without_a_customer_are_a_share_of_all() -> None:
    assert without_customer(8, 2).value == 0.25
    assert without_customer(0, 0).value is None
