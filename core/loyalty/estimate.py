"""A number with what it is worth: its interval, what it rests on, and a sentence for the owner."""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.text import tr

LEAST = 30
"""Customers or answers under which a share is not said."""
Z = 1.959963984540054
"""The normal quantile of 95 % intervals."""


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval.

    `value` None: too little to say, and the sentence says so. `low` and `high` None: counted and
    not estimated. `count`: how many customers, answers or cards it rests on.
    """

    value: float | None
    low: float | None
    high: float | None
    count: int
    sentence: str


def too_few_customers(count: int, least: int = LEAST) -> Estimate:
    """What is said below the floor of a measure of customers."""
    return unknown(
        count,
        tr("Too few customers to say: {count} of at least {least}.", count=count, least=least),
    )


def unknown(count: int, sentence: str) -> Estimate:
    """No figure, and why not."""
    return Estimate(None, None, None, count, sentence)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share: E. B. Wilson (1927), JASA 22(158), 209-212.

    By hand, since loading SciPy's statistics for it takes longer than all numbers of a shop; a
    test holds it to `scipy.stats.binomtest`.
    """
    share, square = hits / count, Z * Z / count
    middle = (share + square / 2) / (1 + square)
    half = math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)
