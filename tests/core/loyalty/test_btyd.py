"""The model against the literature and two peers, on the CDNOW sample."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from scipy.special import hyp2f1

from core.loyalty import btyd
from core.loyalty.frames import Purchases, day_number

AS_OF = dt.date(1997, 9, 30)


@pytest.fixture(scope="module")
def counted(cdnow: Purchases) -> btyd.Histories:
    return btyd.histories(cdnow, AS_OF)


@pytest.fixture(scope="module")
def fitted(counted: btyd.Histories) -> btyd.Fit:
    return btyd.fit(counted)


def one(value: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([value], float)


def test_the_fit_is_that_of_fader_hardie_and_lee(fitted: btyd.Fit) -> None:
    found = [round(value, 3) for value in (fitted.r, fitted.alpha, fitted.a, fitted.b)]
    assert found == [0.243, 4.414, 0.793, 2.426]
    assert round(fitted.log_likelihood, 1) == -9582.4
    assert (fitted.customers, fitted.unit, fitted.settled) == (2357, "week", True)


def test_the_fit_has_the_digits_of_clvtools(fitted: btyd.Fit) -> None:
    parameters = (fitted.r, fitted.alpha, fitted.a, fitted.b)
    # CLVTools prints seven digits of where its own search stopped; it stopped 2e-9 lower.
    assert parameters == pytest.approx((0.2425945, 4.4136019, 0.7929199, 2.4258881), rel=1e-5)
    assert fitted.log_likelihood == pytest.approx(-9582.429, abs=5e-4)


def test_the_fit_is_at_least_as_likely_as_that_of_clvkit(
    fitted: btyd.Fit, clvkit: dict[str, Any]
) -> None:
    assert fitted.log_likelihood >= clvkit["bgnbd"]["LL"] - 1e-6
    for name, value in clvkit["bgnbd"]["params"].items():
        assert getattr(fitted, name) == pytest.approx(value, rel=1e-6)


def test_chances_and_expectations_are_those_of_clvkit(
    fitted: btyd.Fit, clvkit: dict[str, Any]
) -> None:
    for customer in clvkit["bgnbd"]["customers"]:
        history = one(customer["x"]), one(customer["t_x"]), one(customer["T"])
        ahead = btyd.expected(fitted, *history, 39)[0]
        assert ahead == pytest.approx(customer["cet39"], rel=1e-5)
        chance = btyd.still_with_you(fitted, *history)[0]
        if customer["x"]:
            assert chance == pytest.approx(customer["p_alive"], rel=1e-5)
        else:
            assert np.isnan(chance)


def test_all_of_them_together_are_expected_to_buy_as_often_as_clvkit_says(
    fitted: btyd.Fit, counted: btyd.Histories, clvkit: dict[str, Any]
) -> None:
    each = btyd.expected(fitted, counted.x, counted.t_x, counted.age, 39)
    total = each[counted.row_of].sum()
    assert total == pytest.approx(clvkit["bgnbd"]["sum_cet39"], abs=0.01)


@pytest.mark.parametrize(
    ("history", "chance", "in_39", "in_52"),
    [
        ((2, 30.43, 38.86), 0.7266, 1.2259, 1.5586),
        ((1, 1.71, 38.86), 0.2122, 0.2033, 0.2599),
        ((7, 29.43, 38.86), 0.6418, 3.3372, 4.1991),
        ((26, 30.86, 31.0), 0.9689, 20.7506, 25.7595),
    ],
)
def test_the_values_of_lifetimes_to_the_digits_printed(
    lifetimes: dict[str, Any],
    history: tuple[float, float, float],
    chance: float,
    in_39: float,
    in_52: float,
) -> None:
    theirs = btyd.Fit("BG/NBD", **lifetimes["bgnbd"]["params"], log_likelihood=0, customers=2357)
    columns = [one(value) for value in history]
    assert round(btyd.still_with_you(theirs, *columns)[0], 4) == chance
    assert round(btyd.expected(theirs, *columns, 39)[0], 4) == in_39
    assert round(btyd.expected(theirs, *columns, 52)[0], 4) == in_52


def test_the_worked_example_of_the_note_on_excel(fitted: btyd.Fit) -> None:
    assert round(btyd.expected(fitted, one(2), one(30.43), one(38.86), 39)[0], 3) == 1.226


@pytest.mark.parametrize(
    ("weeks", "purchases"),
    [
        (0.1429, 0.0078),
        (1, 0.0532),
        (3, 0.1506),
        (31.8571, 1.0405),
        (32, 1.0437),
        (78, 1.8580),
    ],
)
def test_a_new_customer_is_expected_to_buy_as_published(
    fitted: btyd.Fit, weeks: float, purchases: float
) -> None:
    # At 78 weeks 1.8576 is printed from the rounded parameters 0.243, 4.414, 0.793, 2.426.
    assert btyd.expected_of_new(fitted, weeks) == pytest.approx(purchases, abs=5e-5)


def test_the_printed_value_at_78_weeks_comes_from_the_rounded_parameters() -> None:
    rounded = btyd.Fit("BG/NBD", 0.243, 4.414, 0.793, 2.426, 0, 2357)
    assert btyd.expected_of_new(rounded, 78) == pytest.approx(1.8576, abs=5e-3)


def test_the_sister_model_is_that_of_clvkit(
    counted: btyd.Histories, clvkit: dict[str, Any], lifetimes: dict[str, Any]
) -> None:
    found = btyd.fit(counted, "MBG/NBD")
    parameters = [round(value, 3) for value in (found.r, found.alpha, found.a, found.b)]
    assert parameters == [0.525, 6.183, 0.891, 1.614]
    assert round(found.log_likelihood, 3) == -9582.136
    assert found.log_likelihood >= clvkit["mbgnbd"]["LL"] - 1e-6
    theirs = btyd.Fit("MBG/NBD", **lifetimes["mbgnbd"]["params"], log_likelihood=0, customers=1)
    values = {customer["id"]: customer for customer in lifetimes["mbgnbd"]["customers"]}
    for customer in lifetimes["bgnbd"]["customers"]:
        history = one(customer["x"]), one(customer["t_x"]), one(customer["T"])
        peer = values[customer["id"]]
        assert btyd.still_with_you(theirs, *history)[0] == pytest.approx(peer["p_alive"])
        assert btyd.expected(theirs, *history, 39)[0] == pytest.approx(peer["cet39"], rel=1e-6)


def test_bgnbd_foretells_the_months_after_better_than_its_sister(
    cdnow: Purchases, counted: btyd.Histories, clvkit: dict[str, Any]
) -> None:
    later = (cdnow.day > day_number(AS_OF)).sum()
    assert later == clvkit["holdout_39w"]["purchases_days"]
    missed = []
    for model in ("BG/NBD", "MBG/NBD"):
        found = btyd.fit(counted, model)
        each = btyd.expected(found, counted.x, counted.t_x, counted.age, 39)
        missed.append(abs(each[counted.row_of].sum() - later))
    assert missed[0] < missed[1]


def test_merging_by_week_moves_the_fit(cdnow: Purchases, counted: btyd.Histories) -> None:
    weekly = Purchases.of(cdnow.customer, cdnow.day // 7 * 7, cdnow.net)
    assert btyd.fit(btyd.histories(weekly, AS_OF)).r != pytest.approx(btyd.fit(counted).r, abs=0.02)


def test_somebody_who_bought_once_gets_no_chance(fitted: btyd.Fit) -> None:
    assert np.isnan(btyd.still_with_you(fitted, one(0), one(0), one(38)))[0]


def test_hundreds_of_purchases_stay_finite_and_do_not_jump(fitted: btyd.Fit) -> None:
    x = np.arange(1.0, 1001)
    t_x, age = np.full(1000, 300.0), np.full(1000, 301.0)
    for found in (btyd.still_with_you(fitted, x, t_x, age), btyd.expected(fitted, x, t_x, age, 52)):
        assert np.isfinite(found).all()
        steps = np.diff(found)
        assert np.abs(np.diff(steps[100:])).max() < 1e-3
    often = btyd.of_days(np.arange(1001), np.full(1001, 2100), np.full(1001, 2107))
    at = np.array([fitted.r, fitted.alpha, fitted.a, fitted.b])
    value, slope = btyd.Likelihood(often, 0).at(at)
    assert np.isfinite(value)
    assert np.isfinite(slope).all()


@pytest.mark.parametrize("shift", [0, 1])
def test_the_gradient_is_the_slope_of_the_likelihood(counted: btyd.Histories, shift: int) -> None:
    at = np.array([0.4, 5.0, 1.2, 3.0])
    _, slope = btyd.Likelihood(counted, shift).at(at)
    for place in range(4):
        step = np.eye(4)[place] * 1e-5
        up, _ = btyd.Likelihood(counted, shift).at(at + step)
        down, _ = btyd.Likelihood(counted, shift).at(at - step)
        assert slope[place] == pytest.approx((up - down) / 2e-5, rel=1e-5, abs=1e-4)


def test_histories_are_counted_and_not_listed(counted: btyd.Histories) -> None:
    assert len(counted.x) == 1016
    assert counted.weight.sum() == counted.customers == 2357
    assert counted.enough


def test_below_the_floors_the_model_is_not_asked() -> None:
    days = np.full(200, 100)
    repeating = np.arange(200) < 29
    assert not btyd.of_days(repeating.astype(int), repeating * 50, days).enough
    assert not btyd.of_days(np.ones(99, int), np.full(99, 50), days[:99]).enough


def test_data_without_variation_are_said_not_to_settle() -> None:
    often = btyd.of_days(np.full(200, 10), np.full(200, 100), np.full(200, 100))
    assert not btyd.fit(often).settled


def test_a_large_shop_is_fitted_as_exactly_in_two_steps(
    counted: btyd.Histories, fitted: btyd.Fit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(btyd, "LARGE", 100)
    found = btyd.fit(counted)
    assert found.log_likelihood == pytest.approx(fitted.log_likelihood, abs=1e-8)
    assert found.alpha == pytest.approx(fitted.alpha, rel=1e-6)


@pytest.mark.parametrize("x", [0.0, 2, 29, 132, 133, 300])
def test_the_quadrature_is_the_published_formula(fitted: btyd.Fit, x: float) -> None:
    r, alpha, a, b = fitted.r, fitted.alpha, fitted.a, fitted.b
    age, weeks = 43.0, 52.0
    share = (alpha + age) / (alpha + age + weeks)
    series = hyp2f1(r + x, b + x, a + b + x - 1, weeks / (alpha + age + weeks))
    published = (a + b + x - 1) / (a - 1) * (1 - share ** (r + x) * series)
    published /= 1 + (x > 0) * a / (b + x - 1)
    found = btyd.expected(fitted, one(x), one(age if x else 0), one(age), weeks)[0]
    assert found == pytest.approx(published, rel=1e-9)


def test_a_parameter_of_exactly_one_is_no_hole() -> None:
    at = [btyd.Fit("BG/NBD", 0.3, 4.0, a, 2.0, 0, 1) for a in (0.999999, 1.0, 1.000001)]
    below, found, above = (btyd.expected(fit, one(5), one(20), one(30), 52)[0] for fit in at)
    assert above < found < below
