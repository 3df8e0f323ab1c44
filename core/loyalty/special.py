"""The special functions of the models: those of SciPy, to which a test holds them.

SciPy has them too, and 75 MB more that nothing here asks for.
"""

from __future__ import annotations

import math

import numpy as np

from core.loyalty.frames import Floats

SHIFTED = 10
"""From here on the first terms of a series in 1 / x say all that a float can hold."""
NEGLIGIBLE = 1e-300
TURNS = 100_000
HALVINGS = 200


def log_gamma(x: Floats) -> Floats:
    """ln Γ of each x > 0."""
    return np.array([math.lgamma(one) for one in x])


def digamma(x: Floats) -> Floats:
    """The slope of ln Γ at each x > 0 (DLMF 5.5.2 up to x ≥ 10, from there 5.11.2)."""
    above = x + SHIFTED
    below = sum(1 / (x + step) for step in range(SHIFTED))
    y = above**-2.0
    series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132)))))
    return np.asarray(np.log(above) - 0.5 / above - series - below)


def log_rising(start: float, steps: Floats) -> Floats:
    """ln of start · (start + 1) · …, as many factors as each of `steps` says: Γ by Γ, exactly."""
    sums = np.cumsum(np.log(start + np.arange(int(steps.max(initial=0)))))
    return np.concatenate(([0.0], sums))[steps.astype(np.int64)]


def slope_of_rising(start: float, steps: Floats) -> Floats:
    """The slope of `log_rising` along `start`."""
    sums = np.cumsum(1 / (start + np.arange(int(steps.max(initial=0)))))
    return np.concatenate(([0.0], sums))[steps.astype(np.int64)]


def beta_quantile(a: float, b: float, share: float) -> float:
    """Where the distribution Beta(a, b) reaches `share`, by Newton’s steps kept between bounds."""
    low, high, x = 0.0, 1.0, a / (a + b)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    for _ in range(HALVINGS):
        missing = beta_share(a, b, x) - share
        low, high = (low, x) if missing > 0 else (x, high)
        log_density = (a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - log_beta
        step = missing / math.exp(log_density) if log_density > -600 else math.inf
        nearer = x - step if low < x - step < high else (low + high) / 2
        if abs(nearer - x) <= 1e-15 * x:
            return nearer
        x = nearer
    return x


def beta_share(a: float, b: float, x: float) -> float:
    """The share of the distribution Beta(a, b) below 0 < x < 1.

    The continued fraction DLMF 8.17.22 by Lentz's method; beyond the mean that of the other side,
    which ends sooner.
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(b, a, 1 - x)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    fraction = above = 1.0
    below = 0.0
    for turn in range(TURNS):
        m = turn // 2
        if turn == 0:
            term = 1.0
        elif turn % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        below = 1 / _not_zero(1 + term * below)
        above = _not_zero(1 + term / above)
        fraction *= above * below
        if turn and abs(above * below - 1) < 1e-15:
            break
    whole = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta)
    return whole * (fraction - 1) / a


def _not_zero(value: float) -> float:
    return value if abs(value) > NEGLIGIBLE else NEGLIGIBLE
