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
from math import lgamma

import numpy as np

from core.loyalty.climbing import climb, climb_on
from core.loyalty.frames import Floats, Purchases, dot
from core.loyalty.special import digamma, log_gamma

LEAST_REPEATERS = 100
YEAR_WEEKS = 52
LARGE = 10_000
"""With more customers than this some are fitted first, and all from there."""


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
    usable = (spent.x > 0) & (spent.mean > 0)
    x, mean = spent.x[usable], spent.mean[usable]

    begin = np.log([2.0, 3.0, max(float(mean.mean()), 1e-6)])
    likelihood = Likelihood(x, mean)
    if len(x) <= LARGE:
        logs, value = climb(likelihood, begin)
    else:
        few = slice(None, None, len(x) // LARGE)
        logs, value = climb_on(likelihood, Likelihood(x[few], mean[few]), begin)
    p, q, v = map(float, np.exp(logs))
    varied = len(x) > 1 and x.std() > 0 and mean.std() > 0
    correlation = float(np.corrcoef(x, mean)[0, 1]) if varied else float("nan")
    return SpendFit(p, q, v, value, len(x), correlation)


class Likelihood:
    """The log-likelihood on repeat purchases (`x` of them, their `mean`), to be asked again."""

    def __init__(self, x: Floats, mean: Floats) -> None:
        self.each_x, self.total = x, x * mean
        self.customers, self.logs = float(len(x)), float(np.log(mean).sum())
        self.x, count = np.unique(x, return_counts=True)
        self.of_x = count.astype(float)
        self.log_totals = dot(x, np.log(self.total))

    def at(self, parameters: Floats) -> tuple[float, Floats]:
        """The log-likelihood of (p, q, v) and its gradient; note 025, equation 1a."""
        p, q, v = parameters
        shape, whole = p * self.x, v + self.total
        log_whole, shares = np.log(whole), 1 / whole
        by_x = log_gamma(shape + q) - log_gamma(shape) - lgamma(q) + q * np.log(v)
        logs, x_logs = float(log_whole.sum()), dot(self.each_x, log_whole)
        value = dot(self.of_x, by_x) + p * self.log_totals - self.logs - p * x_logs - q * logs
        both = digamma(shape + q)
        slope = (
            dot(self.of_x, self.x * (both - digamma(shape))) + self.log_totals - x_logs,
            dot(self.of_x, both - digamma(q)) + self.customers * np.log(v) - logs,
            self.customers * q / v - p * dot(self.each_x, shares) - q * float(shares.sum()),
        )
        return float(value), np.array(slope)


def mean_purchase(found: SpendFit, spent: Spending) -> Floats:
    """What each customer is expected to spend at a purchase, in major units; note 025, equation 5.

    A mean of their own purchases and everybody's, the more their own the more they bought.
    """
    known = np.where(spent.mean > 0, spent.x, 0.0)
    below = found.p * known + found.q - 1
    return found.p * (found.v + known * spent.mean) / np.where(below > 0, below, np.nan)
