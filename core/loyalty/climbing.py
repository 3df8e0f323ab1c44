"""Finding the parameters that make the data likeliest, quickly also for large shops."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from core.loyalty.frames import Floats

WIDEST = 12.0
"""Logarithms of parameters stay within so much of where they begin, else data without variation
would run to infinity."""
STRIDE = 2.0
"""No logarithm moves further in a step: what is known here says little of what is far away."""
TURNS = 200
SHORTEST, GIVEN_UP = 1e-9, 1e9
"""What is added to the curvature, at first and at last; the more, the shorter the step."""
ROUNDING = 1e-13
STEPS = 12
FLAT = 1e-9
"""The slope, for a customer, that counts as the top."""


class Likelihood(Protocol):
    """What is climbed: `at` gives the log-likelihood of parameters (all > 0) and its gradient."""

    customers: float

    def at(self, parameters: Floats) -> tuple[float, Floats]:
        """The log-likelihood, a sum over customers, and its gradient."""


def climb(likelihood: Likelihood, begin: Floats) -> tuple[Floats, float]:
    """The logarithms of the best parameters, and the log-likelihood there.

    Newton's steps, shortened where they lead down and kept to where the search may go; where the
    likelihood curves the wrong way, the step goes along its slope all the same.
    """
    low, high = begin - WIDEST, begin + WIDEST
    logs, short = begin, SHORTEST
    value, slope = _loss(likelihood, logs)
    for _ in range(TURNS):
        free = ~(((logs <= low) & (slope > 0)) | ((logs >= high) & (slope < 0)))
        if not free.any() or np.abs(slope[free]).max() < FLAT:
            break
        curved, ways = np.linalg.eigh(_curvature(likelihood, logs, slope)[np.ix_(free, free)])
        along = ways.T @ slope[free]
        while short < GIVEN_UP:
            move = np.zeros_like(logs)
            move[free] = ways @ (along / (np.abs(curved) + short))
            there = np.clip(logs - np.clip(move, -STRIDE, STRIDE), low, high)
            found, its_slope = _loss(likelihood, there)
            if _is_better(found, its_slope, value, slope):
                break
            short *= 10
        else:
            break
        logs, value, slope, short = there, found, its_slope, max(short / 10, SHORTEST)
    return logs, float(-value * likelihood.customers)


def _is_better(found: float, its_slope: Floats, value: float, slope: Floats) -> bool:
    """Whether a step leads on: lower, or as low as a float can tell and flatter."""
    if found < value - ROUNDING * abs(value):
        return True
    return found < value + ROUNDING * abs(value) and bool(
        np.abs(its_slope).max() < np.abs(slope).max()
    )


def _curvature(likelihood: Likelihood, logs: Floats, slope: Floats) -> Floats:
    step = 1e-5
    ahead = [_loss(likelihood, logs + step * way)[1] for way in np.eye(len(logs))]
    curved = (np.array(ahead) - slope) / step
    return np.asarray((curved + curved.T) / 2)


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
