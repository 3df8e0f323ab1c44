"""The special functions and the climb against SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special as theirs
from scipy.optimize import minimize

from core.loyalty import btyd
from core.loyalty import special as ours
from core.loyalty.climbing import climb
from core.loyalty.frames import Floats

ANY = np.exp(np.random.default_rng(1).uniform(-14, 14, 5_000))


def test_log_gamma_and_its_slope_are_those_of_scipy() -> None:
    for found, known in (
        (ours.log_gamma(ANY), theirs.gammaln(ANY)),
        (ours.digamma(ANY), theirs.psi(ANY)),
    ):
        assert np.abs(found - known).max() <= 1e-13 * np.abs(known).max()
        assert found == pytest.approx(known, rel=1e-11, abs=1e-13)


@pytest.mark.parametrize("start", [1e-5, 0.24, 3.0, 5_000.0])
def test_a_rising_product_is_a_difference_of_log_gammas(start: float) -> None:
    steps = np.array([0.0, 1, 2, 17, 400])
    product = theirs.gammaln(start + steps) - theirs.gammaln(start)
    assert ours.log_rising(start, steps) == pytest.approx(product, rel=1e-10, abs=1e-10)
    slope = theirs.psi(start + steps) - theirs.psi(start)
    assert ours.slope_of_rising(start, steps) == pytest.approx(slope, rel=1e-10, abs=1e-13)


def test_quantiles_of_a_beta_are_those_of_scipy() -> None:
    chance = np.random.default_rng(2)
    for a, b in np.exp(chance.uniform(math.log(0.5), 12, (300, 2))):
        for share in (0.025, 0.5, 0.975):
            found = ours.beta_quantile(a, b, share)
            assert found == pytest.approx(theirs.betaincinv(a, b, share), rel=1e-8)


@pytest.mark.parametrize("seed", range(6))
def test_the_climb_comes_as_high_as_scipys_search(seed: int) -> None:
    chance = np.random.default_rng(seed)
    age = chance.integers(0, 700, 3_000)
    x = np.minimum(chance.negative_binomial(0.5 + seed / 4, 0.3, 3_000), age)
    counted = btyd.of_days(x, np.where(x > 0, chance.integers(0, age + 1), 0), age)
    likelihood = btyd.Likelihood(counted, seed % 2)
    begin = np.log([0.5, 20.0, 1.0, 2.5])

    def loss(logs: Floats) -> tuple[float, Floats]:
        value, slope = likelihood.at(np.exp(logs))
        return -value, -slope * np.exp(logs)

    bounds = [(start - 12, start + 12) for start in begin]
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds)
    _, height = climb(likelihood, begin)
    assert height >= -found.fun - 1e-6 * abs(found.fun)
    if np.abs(found.x).max() < btyd.SETTLED:
        assert height == pytest.approx(-found.fun, rel=1e-7)
