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

from core.loyalty.frames import Floats, Ints, Purchases, day_number

Model = Literal["BG/NBD", "MBG/NBD"]
WEEK = 7
"""Days in the unit of the model: the fit depends on it, so it is a part of the result."""
LEAST_CUSTOMERS = 100
LEAST_REPEATERS = 30
"""Below these the model is not asked; `core.loyalty.rhythm` says who is overdue instead."""
NODES = 64
WIDEST = 12.0
"""Parameters stay between e^-12 and e^12: beyond it, data without variation run to infinity."""
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
    span = int(age.max(initial=0)) + 1
    key, row_of, weight = np.unique(
        (x * span + t_x) * span + age, return_inverse=True, return_counts=True
    )
    rest, days = np.divmod(key, span)
    often, last = np.divmod(rest, span)
    return Histories(
        often.astype(float), last / WEEK, days / WEEK, weight.astype(float), row_of.ravel()
    )


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
    """The most likely parameters. Needs at least one customer with a second purchase."""
    from scipy.optimize import minimize

    total = counted.weight.sum()
    scale = max(float(counted.age @ counted.weight) / total, 1e-9)
    begin = np.log([0.5, scale / 4, 1.0, 2.5])

    def loss(logs: Floats) -> tuple[float, Floats]:
        value, slope = log_likelihood(np.exp(logs), counted, 0 if model == "BG/NBD" else 1)
        return -value / total, -slope * np.exp(logs) / total

    bounds = [(-WIDEST, WIDEST)] * 4
    options = {"maxiter": 1000, "ftol": 1e-15, "gtol": 1e-9, "maxcor": 20}
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    r, alpha, a, b = map(float, np.exp(found.x))
    settled = bool(np.all(np.abs(found.x) < SETTLED))
    return Fit(model, r, alpha, a, b, float(-found.fun * total), counted.customers, settled)


def log_likelihood(parameters: Floats, counted: Histories, shift: int) -> tuple[float, Floats]:
    """The log-likelihood of (r, α, a, b) and its gradient; sums over customers."""
    from scipy.special import betaln, expit, gammaln, psi

    r, alpha, a, b = parameters
    x, weight = counted.x, counted.weight
    often, at = np.unique(x, return_inverse=True)
    now, then = alpha + counted.age, alpha + counted.t_x
    reach = np.log(now) - np.log(then)
    gone = _gone(often, a, b, shift)[at] + (r + x) * reach
    left = expit(gone)
    by_x = gammaln(r + often) - gammaln(r) + betaln(a, b + often + shift) - betaln(a, b)
    each = by_x[at] + r * np.log(alpha) - (r + x) * np.log(now) + np.logaddexp(0, gone)
    both = psi(a + b) - psi(a + b + often + shift)
    stays = psi(b + often + shift) - psi(b)
    per_b = np.divide(1, b + often + shift - 1, out=np.zeros_like(often), where=often + shift > 0)
    slope = (
        (psi(r + often) - psi(r))[at] + np.log(alpha) - np.log(now) + left * reach,
        r / alpha - (r + x) * (1 / now - left * (1 / now - 1 / then)),
        both[at] + left / a,
        (both + stays)[at] - left * per_b[at],
    )
    return float(weight @ each), np.array([weight @ part for part in slope])


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
    from scipy.special import expit

    reach = np.log(found.alpha + age) - np.log(found.alpha + t_x)
    gone = _gone(x, found.a, found.b, found.shift) + (found.r + x) * reach
    return np.asarray(1 - expit(gone), float)


def expected(found: Fit, x: Floats, t_x: Floats, age: Floats, weeks: float) -> Floats:
    """The purchases to expect of each in the next `weeks`.

    The chance of being active times the mean over the posterior p ~ Beta(a, b + x + shift) of
    (1 - (1 + p · weeks / (α + age))^-(r + x)) / p, by Gauss-Jacobi quadrature. This is the
    published formula before its integral is written as ₂F₁; that function of SciPy is infinite
    for x from about 100 on.
    """
    pairs, at = np.unique(np.column_stack([x, age]), axis=0, return_inverse=True)
    while_active = np.empty(len(pairs))
    for often in np.unique(pairs[:, 0]):
        rows = pairs[:, 0] == often
        p, weight = _beta_nodes(found.a, found.b + often + found.shift)
        share = np.log1p(p * (weeks / (found.alpha + pairs[rows, 1]))[:, None])
        while_active[rows] = (-np.expm1(-(found.r + often) * share) / p) @ weight
    return _active(found, x, t_x, age) * while_active[at.ravel()]


def expected_of_new(found: Fit, weeks: float) -> float:
    """The purchases after the first that a customer who starts today will make in `weeks`."""
    start = np.zeros(1)
    return float(expected(found, start, start, start, weeks)[0])


def _beta_nodes(a: float, b: float) -> tuple[Floats, Floats]:
    """Gauss nodes and weights (adding up to 1) for the mean over a Beta(a, b) distribution.

    G. H. Golub and J. H. Welsch (1969), Calculation of Gauss quadrature rules; the weights come
    from the eigenvectors, so that no gamma function can overflow for large b.
    """
    from scipy.linalg import eigh_tridiagonal

    low, high = b - 1, a - 1
    k = np.arange(NODES)
    total = 2 * k + low + high
    with_zero = np.where(k == 0, 1, total * (total + 2))
    middle = np.where(k == 0, (high - low) / (low + high + 2), (high**2 - low**2) / with_zero)
    k, total = k[1:], total[1:]
    upper = 4 * k * (k + low) * (k + high) * (k + low + high)
    lower = total**2 * (total + 1) * (total - 1)
    lower[0], upper[0] = (a + b) ** 2 * (a + b + 1), 4 * a * b
    places, vectors = eigh_tridiagonal(middle, np.sqrt(upper / lower))
    return np.maximum((1 + places) / 2, 1e-300), vectors[0] ** 2
