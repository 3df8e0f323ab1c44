"""Who is still a customer, and how often they will buy: the BG/NBD model and its sister MBG/NBD.

Sources: P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), "Counting your customers" the easy
way, Marketing Science 24(2), 275-284, for BG/NBD; E. P. Batislam, M. Denizel and A. Filiztekin
(2007), International Journal of Research in Marketing 24(3), 201-209, for MBG/NBD.

A customer is `x` purchases after the first, the last of them at `t_x` and today at `age`, both in
weeks since the first purchase. While active, a customer buys at a rate λ ~ Gamma(r, α) a week, and
leaves after a purchase with chance p ~ Beta(a, b). In BG/NBD nobody leaves after the very first
purchase, so that whoever bought once is active for ever; MBG/NBD lets them leave there too.

Both are one formula here, `shift` being 0 for BG/NBD and 1 for MBG/NBD. With
    δ = ln(a / (b + x + shift - 1)) + (r + x) ln((α + age) / (α + t_x))
(minus infinity for x = 0 in BG/NBD) the likelihood of a customer is
    Γ(r + x) α^r / Γ(r) · B(a, b + x + shift) / B(a, b) · (α + age)^-(r + x) · (1 + e^δ)
and the chance of being active is 1 / (1 + e^δ). Nothing in it overflows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.loyalty.climbing import climb, climb_on
from core.loyalty.frames import Floats, Ints, Purchases, day_number, dot
from core.loyalty.special import log_rising, slope_of_rising

Model = Literal["BG/NBD", "MBG/NBD"]
WEEK = 7
"""Days in the unit of the model: the fit depends on it, so it is a part of the result."""
LEAST_CUSTOMERS = 100
LEAST_REPEATERS = 30
"""Below these the model is not asked; `core.loyalty.rhythm` says who is overdue instead."""
NODES = 64
LARGE = 10_000
"""More distinct histories than this are fitted in two steps."""
ROUGH = 28
"""Days that the first step of those is rounded to."""
SETTLED = 9.0
"""A parameter beyond e^-9 or e^9 is on its way there: the data do not say what it is."""


@dataclass(frozen=True, eq=False)
class Histories:
    """The distinct histories of a shop's customers, and how many customers have each.

    `x`, `t_x` and `age` as in the module's words, in weeks; `row_of` leads from each customer (in
    the order of `Purchases.customers`) to their history.
    """

    x: Floats
    t_x: Floats
    age: Floats
    weight: Floats
    row_of: Ints

    @property
    def customers(self) -> int:
        """How many customers there are."""
        return len(self.row_of)

    @property
    def enough(self) -> bool:
        """Whether the model may be asked: 100 customers, 30 of them with a second purchase."""
        repeaters = self.weight[self.x > 0].sum()
        return self.customers >= LEAST_CUSTOMERS and bool(repeaters >= LEAST_REPEATERS)


def histories(purchases: Purchases, as_of: dt.date) -> Histories:
    """The histories at the end of the day `as_of`; purchases are merged per day, unit weeks."""
    known = purchases.until(as_of).customers
    x, t_x = known.count - 1, known.last - known.first
    return of_days(x, t_x, day_number(as_of) - known.first)


def of_days(x: Ints, t_x: Ints, age: Ints) -> Histories:
    """Histories of customers given one by one in days."""
    return _count(x, t_x, age, np.ones(len(x)))


def _count(x: Ints, t_x: Ints, age: Ints, weight: Floats) -> Histories:
    span = int(age.max(initial=0)) + 1
    key, row_of = np.unique((x * span + t_x) * span + age, return_inverse=True)
    rest, days = np.divmod(key, span)
    often, last = np.divmod(rest, span)
    counts = np.bincount(row_of, weights=weight, minlength=len(key)).astype(float)
    return Histories(often.astype(float), last / WEEK, days / WEEK, counts, row_of)


@dataclass(frozen=True)
class Fit:
    """The fitted model; `alpha` is in weeks. `settled` False: the data say too little."""

    model: Model
    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float
    customers: int
    settled: bool = True
    unit: str = "week"

    @property
    def shift(self) -> int:
        """0 for BG/NBD, 1 for MBG/NBD."""
        return 0 if self.model == "BG/NBD" else 1


def fit(counted: Histories, model: Model = "BG/NBD") -> Fit:
    """The most likely parameters. Needs at least one customer with a second purchase.

    Large shops are first fitted with days rounded to four weeks, which leaves few distinct
    histories; from there their own days take a handful of steps.
    """
    likelihood = Likelihood(counted, 0 if model == "BG/NBD" else 1)
    mean_age = dot(counted.age, counted.weight) / likelihood.customers
    begin = np.log([0.5, max(mean_age, 1e-9) / 4, 1.0, 2.5])
    if len(counted.x) <= LARGE:
        logs, value = climb(likelihood, begin)
    else:
        logs, value = climb_on(likelihood, Likelihood(_rounded(counted), likelihood.shift), begin)
    settled = bool(np.all(np.abs(logs) < SETTLED))
    r, alpha, a, b = map(float, np.exp(logs))
    return Fit(model, r, alpha, a, b, value, counted.customers, settled)


def _rounded(counted: Histories) -> Histories:
    """The same with days rounded; nobody bought last after today."""
    days = [
        np.rint(weeks * WEEK / ROUGH).astype(np.int64) * ROUGH
        for weeks in (counted.t_x, counted.age)
    ]
    return _count(counted.x.astype(np.int64), days[0], days[1], counted.weight)


class Likelihood:
    """The log-likelihood of a model on counted histories, ready to be asked again and again.

    What depends on x, t_x or age alone is worked out once for each of their distinct values.
    """

    def __init__(self, counted: Histories, shift: int) -> None:
        self.shift = shift
        self.customers = float(counted.weight.sum())
        self.weight, self.each_x = counted.weight, counted.x
        self.x, self.at_x = np.unique(counted.x, return_inverse=True)
        self.t_x, self.at_t_x = np.unique(counted.t_x, return_inverse=True)
        self.age, self.at_age = np.unique(counted.age, return_inverse=True)
        self.of_x = np.bincount(self.at_x, self.weight).astype(float)
        self.of_age = np.bincount(self.at_age, self.weight).astype(float)
        self.x_of_age = np.bincount(self.at_age, self.weight * counted.x).astype(float)

    def at(self, parameters: Floats) -> tuple[float, Floats]:
        """The log-likelihood of (r, α, a, b) and its gradient; sums over customers."""
        r, alpha, a, b = parameters
        x, stayed = self.x, self.x + self.shift
        now, then = np.log(alpha + self.age), np.log(alpha + self.t_x)
        reach = now[self.at_age] - then[self.at_t_x]
        power = r + self.each_x
        gone = _gone(x, a, b, self.shift)[self.at_x] + power * reach
        small = np.exp(-np.abs(gone))
        left = np.where(gone > 0, 1, small) / (1 + small) * self.weight
        either = dot(np.maximum(gone, 0) + np.log1p(small), self.weight)
        by_x = log_rising(r, x) + log_rising(b, stayed) - log_rising(a + b, stayed)
        powers = r * self.of_age + self.x_of_age
        log_alpha = self.customers * np.log(alpha)
        value = dot(self.of_x, by_x) + r * log_alpha - dot(powers, now) + either
        per_age, per_t_x = 1 / (alpha + self.age), 1 / (alpha + self.t_x)
        slower = power * (per_age[self.at_age] - per_t_x[self.at_t_x])
        both = -dot(self.of_x, slope_of_rising(a + b, stayed))
        stays = dot(self.of_x, slope_of_rising(b, stayed))
        per_b = np.divide(1, b + stayed - 1, out=np.zeros_like(x), where=stayed > 0)
        more = dot(self.of_x, slope_of_rising(r, x))
        slope = (
            more + log_alpha - dot(self.of_age, now) + dot(left, reach),
            self.customers * r / alpha - dot(powers, per_age) + dot(left, slower),
            both + left.sum() / a,
            both + stays - dot(left, per_b[self.at_x]),
        )
        return float(value), np.array(slope)


def _gone(x: Floats, a: float, b: float, shift: int) -> Floats:
    """ln(a / (b + x + shift - 1)), minus infinity where nobody can have left."""
    odds = np.full(x.shape, -np.inf)
    possible = x + shift > 0
    odds[possible] = np.log(a) - np.log(b + x[possible] + shift - 1)
    return odds


def still_with_you(found: Fit, x: Floats, t_x: Floats, age: Floats) -> Floats:
    """The chance of each that they are still a customer, between 0 and 1.

    NaN for whoever bought once in BG/NBD: it takes them as customers for ever by construction,
    which says nothing about them.
    """
    if found.shift:
        return _active(found, x, t_x, age)
    return np.where(x > 0, _active(found, x, t_x, age), np.nan)


def _active(found: Fit, x: Floats, t_x: Floats, age: Floats) -> Floats:
    reach = np.log(found.alpha + age) - np.log(found.alpha + t_x)
    gone = _gone(x, found.a, found.b, found.shift) + (found.r + x) * reach
    return np.asarray(np.exp(-np.logaddexp(0, gone)))


def expected(found: Fit, x: Floats, t_x: Floats, age: Floats, weeks: float) -> Floats:
    """The purchases to expect of each in the next `weeks`.

    The chance of being active times the mean over the posterior p ~ Beta(a, b + x + shift) of
    (1 - (1 + p · weeks / (α + age))^-(r + x)) / p, by Gauss-Jacobi quadrature. This is the
    published formula before its integral is written as ₂F₁ / (a - 1): it holds for a = 1 too, and
    is smooth in x.
    """
    counts, at_x = np.unique(x, return_inverse=True)
    ages, at_age = np.unique(age, return_inverse=True)
    pairs, at = np.unique(at_x * len(ages) + at_age, return_inverse=True)
    starts = np.searchsorted(pairs, np.arange(len(counts) + 1) * len(ages))
    while_active = np.empty(len(pairs))
    for often, begin, end in zip(counts, starts[:-1], starts[1:], strict=True):
        reach = weeks / (found.alpha + ages[pairs[begin:end] % len(ages)])
        p, weight = _beta_nodes(found.a, found.b + often + found.shift)
        share = np.log1p(p * reach[:, None])
        while_active[begin:end] = np.einsum(
            "ij,j->i", -np.expm1(-(found.r + often) * share) / p, weight
        )
    return _active(found, x, t_x, age) * while_active[at]


def expected_of_new(found: Fit, weeks: float) -> float:
    """The purchases after the first that a customer who starts today will make in `weeks`."""
    start = np.zeros(1)
    return float(expected(found, start, start, start, weeks)[0])


def _beta_nodes(a: float, b: float) -> tuple[Floats, Floats]:
    """Gauss nodes and weights (adding up to 1) for the mean over a Beta(a, b) distribution.

    G. H. Golub and J. H. Welsch (1969), Calculation of Gauss quadrature rules; the weights come
    from the eigenvectors, so that no gamma function can overflow for large b.
    """
    low, high = b - 1, a - 1
    k = np.arange(NODES)
    total = 2 * k + low + high
    with_zero = np.where(k == 0, 1, total * (total + 2))
    middle = np.where(k == 0, (high - low) / (low + high + 2), (high**2 - low**2) / with_zero)
    k, total = k[1:], total[1:]
    upper = 4 * k * (k + low) * (k + high) * (k + low + high)
    lower = total**2 * (total + 1) * (total - 1)
    lower[0], upper[0] = (a + b) ** 2 * (a + b + 1), 4 * a * b
    # The solver reads what lies on and below the middle.
    places, vectors = np.linalg.eigh(np.diag(middle) + np.diag(np.sqrt(upper / lower), -1))
    return np.maximum((1 + places) / 2, 1e-300), vectors[0] ** 2
