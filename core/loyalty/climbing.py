"""Finding the parameters that make the data likeliest, quickly also for large shops."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from core.loyalty.frames import Floats

WIDEST = 12.0
"""Logarithms of parameters stay within so much of where they begin, else data without variation
would run to infinity."""
STEPS = 12
FLAT = 1e-9
"""The slope, for a customer, that counts as the top."""


class Likelihood(Protocol):
    """What is climbed: `at` gives the log-likelihood of parameters (all > 0) and its gradient."""

    customers: float

    def at(self, parameters: Floats) -> tuple[float, Floats]:
        """The log-likelihood, a sum over customers, and its gradient."""


def climb(likelihood: Likelihood, begin: Floats) -> tuple[Floats, float]:
    """The logarithms of the best parameters, and the log-likelihood there."""
    from scipy.optimize import minimize

    bounds = [(start - WIDEST, start + WIDEST) for start in begin]
    options = {"maxiter": 1000, "ftol": 1e-15, "gtol": FLAT, "maxcor": 20}
    found = minimize(
        lambda logs: _loss(likelihood, logs),
        begin,
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options=options,
    )
    return found.x, float(-found.fun * likelihood.customers)


def climb_on(fine: Likelihood, rough: Likelihood, begin: Floats) -> tuple[Floats, float]:
    """The same on `fine`, having climbed `rough` first, which has the same shape and fewer rows.

    From its top some steps of Newton with its curvature lead to the top of `fine`; where they do
    not, `fine` is climbed like any other.
    """
    near, _ = climb(rough, begin)
    step, ways = 1e-4, np.eye(len(near))
    slopes = [_loss(rough, near + step * w)[1] - _loss(rough, near - step * w)[1] for w in ways]
    curved = np.array(slopes) / (2 * step)
    logs = near
    for _ in range(STEPS):
        value, slope = _loss(fine, logs)
        if np.abs(slope).max() < FLAT:
            return logs, float(-value * fine.customers)
        move = np.linalg.lstsq(curved, slope, rcond=None)[0]
        logs = np.clip(logs - move, near - WIDEST, near + WIDEST)
    return climb(fine, near)


def _loss(likelihood: Likelihood, logs: Floats) -> tuple[float, Floats]:
    """What a search makes small: the mean of -ln L, and its slope along the logarithms."""
    parameters = np.exp(logs)
    value, slope = likelihood.at(parameters)
    return -value / likelihood.customers, -slope * parameters / likelihood.customers
