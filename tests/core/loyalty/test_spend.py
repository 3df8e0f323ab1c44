"""The spend model against the literature and lifetimes, on the CDNOW sample."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from core.loyalty import spend
from core.loyalty.frames import Purchases

AS_OF = dt.date(1997, 9, 30)


@pytest.fixture(scope="module")
def spent(cdnow: Purchases) -> spend.Spending:
    return spend.spending(cdnow, AS_OF)


@pytest.fixture(scope="module")
def fitted(spent: spend.Spending) -> spend.SpendFit:
    return spend.fit(spent)


def test_the_fit_is_that_of_the_note(fitted: spend.SpendFit) -> None:
    assert (fitted.customers, round(fitted.p, 2), round(fitted.q, 2)) == (946, 6.25, 3.74)
    assert fitted.v == pytest.approx(15.44, abs=0.01)
    assert fitted.log_likelihood == pytest.approx(-4055.918, abs=1e-3)


def test_the_first_ten_customers_spend_as_published(
    fitted: spend.SpendFit, spent: spend.Spending
) -> None:
    published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    assert spend.mean_purchase(fitted, spent)[:10] == pytest.approx(published, abs=0.05)


def test_the_parameters_of_lifetimes_give_its_values(
    spent: spend.Spending, lifetimes: dict[str, Any]
) -> None:
    theirs = lifetimes["gammagamma"]
    found = spend.SpendFit(**theirs["params"], log_likelihood=0, customers=946, correlation=0)
    assert spend.mean_purchase(found, spent)[:10] == pytest.approx(theirs["first10"], abs=0.01)


def test_spending_and_frequency_are_hardly_related_here(fitted: spend.SpendFit) -> None:
    assert fitted.correlation == pytest.approx(0.11, abs=0.01)


def test_somebody_unknown_spends_what_everybody_does(fitted: spend.SpendFit) -> None:
    unknown = spend.Spending(np.zeros(1), np.zeros(1))
    assert spend.mean_purchase(fitted, unknown)[0] == pytest.approx(fitted.of_anybody)


def test_the_gradient_is_the_slope_of_the_likelihood(spent: spend.Spending) -> None:
    usable = spent.x > 0
    likelihood = spend.Likelihood(spent.x[usable], spent.mean[usable])
    at = np.array([5.0, 3.0, 12.0])
    _, slope = likelihood.at(at)
    for place in range(3):
        step = np.eye(3)[place] * 1e-5
        up, _ = likelihood.at(at + step)
        down, _ = likelihood.at(at - step)
        assert slope[place] == pytest.approx((up - down) / 2e-5, rel=1e-5, abs=1e-4)


def test_repeat_purchases_that_came_to_nothing_teach_nothing() -> None:
    spent = spend.Spending(np.array([0.0, 3, 2]), np.array([0.0, 0, 12.5]))
    assert spent.usable == 1
