"""What a customer spends at a purchase, and is worth over 12 months: the Gamma-Gamma model.

Source: P. S. Fader and B. G. S. Hardie (2013), The Gamma-Gamma model of monetary value, note 025,
brucehardie.com/notes/025. A purchase of one customer comes to z ~ Gamma(p, ν) with
ν ~ Gamma(q, v); fitted on the mean of the repeat purchases of those who have any, the first
purchase left out. Amounts are in major units. The model takes spending and how often somebody
buys as unrelated, so their correlation is shown beside it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from core.loyalty.frames import Floats, Purchases

LEAST_REPEATERS = 100
YEAR_WEEKS = 52
WIDEST = 12.0


@dataclass(frozen=True)
class SpendFit:
    """The fitted model. `correlation`: between number and mean of repeat purchases, NaN if none."""

    p: float
    q: float
    v: float
    log_likelihood: float
    customers: int
    correlation: float

    @property
    def of_anybody(self) -> float:
        """The mean purchase of somebody of whom nothing is known; infinite for q ≤ 1."""
        return self.p * self.v / (self.q - 1) if self.q > 1 else float("inf")


@dataclass(frozen=True, eq=False)
class Spending:
    """Each customer's number of repeat purchases and their mean in major units (0 for none)."""

    x: Floats
    mean: Floats

    @property
    def usable(self) -> int:
        """How many customers the model can learn from: repeat purchases that come to something."""
        return int(((self.x > 0) & (self.mean > 0)).sum())


def spending(purchases: Purchases, as_of: dt.date, *, digits: int = 2) -> Spending:
    """What is known on `as_of`; `digits` are those of the currency's minor unit."""
    people = purchases.until(as_of).customers
    x = (people.count - 1).astype(float)
    mean = people.repeat_net / 10**digits / np.maximum(x, 1)
    return Spending(x, mean)


def fit(spent: Spending) -> SpendFit:
    """The most likely p, q and v. Needs some customers whose repeat purchases come to something."""
    from scipy.optimize import minimize

    usable = (spent.x > 0) & (spent.mean > 0)
    x, mean = spent.x[usable], spent.mean[usable]

    def loss(logs: Floats) -> tuple[float, Floats]:
        value, slope = log_likelihood(np.exp(logs), x, mean)
        return -value / len(x), -slope * np.exp(logs) / len(x)

    begin = np.log([2.0, 3.0, max(float(mean.mean()), 1e-6)])
    options = {"maxiter": 1000, "ftol": 1e-15, "gtol": 1e-9}
    bounds = [(-WIDEST, WIDEST)] * 2 + [(-WIDEST, 3 * WIDEST)]
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    p, q, v = map(float, np.exp(found.x))
    varied = len(x) > 1 and x.std() > 0 and mean.std() > 0
    correlation = float(np.corrcoef(x, mean)[0, 1]) if varied else float("nan")
    return SpendFit(p, q, v, float(-found.fun * len(x)), len(x), correlation)


def log_likelihood(parameters: Floats, x: Floats, mean: Floats) -> tuple[float, Floats]:
    """The log-likelihood of (p, q, v) and its gradient; note 025, equation 1a."""
    from scipy.special import gammaln, psi

    p, q, v = parameters
    often, at = np.unique(x, return_inverse=True)
    shape, whole = p * often, v + x * mean
    by_x = gammaln(shape + q) - gammaln(shape) + shape * np.log(often)
    each = by_x[at] - gammaln(q) + q * np.log(v) + (p * x - 1) * np.log(mean)
    each = each - (p * x + q) * np.log(whole)
    per_p = often * (psi(shape + q) - psi(shape) + np.log(often))
    slope = (
        (per_p[at] + x * (np.log(mean) - np.log(whole))).sum(),
        (psi(shape + q)[at] - psi(q) + np.log(v) - np.log(whole)).sum(),
        (q / v - (p * x + q) / whole).sum(),
    )
    return float(each.sum()), np.array(slope)


def mean_purchase(found: SpendFit, spent: Spending) -> Floats:
    """What each customer is expected to spend at a purchase, in major units; note 025, equation 5.

    A mean of their own purchases and everybody's, the more their own the more they bought.
    """
    known = np.where(spent.mean > 0, spent.x, 0.0)
    below = found.p * known + found.q - 1
    return found.p * (found.v + known * spent.mean) / np.where(below > 0, below, np.nan)
