"""The five customer groups, the first that fits, and the call list of who is slipping away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from core.loyalty import btyd, rhythm
from core.loyalty.frames import Flags, Floats, Ints, Purchases, as_date, day_number
from core.loyalty.limits import GROUPS
from core.loyalty.rules import USUAL, Regular
from core.text import percent, tr

KEYS = GROUPS
HALF = 0.5
"""Under this chance of still being a customer somebody is slipping away."""


def group_words() -> dict[str, str]:
    """The groups' names in the order in which they are tried."""
    names = (
        tr("slipping away"),
        tr("regular"),
        tr("promising"),
        tr("one-off"),
        tr("other"),
    )
    return dict(zip(KEYS, names, strict=True))


@dataclass(frozen=True)
class Slipping:
    """Somebody slipping away; `chance` is None where there are too few customers for the model."""

    customer: int
    last: dt.date
    purchases: int
    net: int
    chance: float | None
    sentence: str


def slipping_away(
    purchases: Purchases, as_of: dt.date, chance: Floats | None, rule: Regular = USUAL
) -> Flags:
    """Regulars and former regulars who seem to leave, a flag for each customer.

    Their chance of still being a customer (`core.loyalty.btyd`) is under one half; where `chance`
    is None, they are overdue by their own rhythm. Whoever ever made the purchases of a regular was
    one on that day.
    """
    people = purchases.until(as_of).customers
    were = people.count >= rule.purchases
    if chance is None:
        return were & rhythm.overdue(purchases, as_of)
    return were & (np.nan_to_num(chance, nan=1.0) < HALF)


def groups(purchases: Purchases, as_of: dt.date, slipping: Flags, rule: Regular = USUAL) -> Ints:
    """For each customer the place of their group in `KEYS`: the first that fits.

    Slipping away; regular; promising (two purchases, the last within the days of a regular);
    one-off (one purchase); other.
    """
    people = purchases.until(as_of).customers
    recent = day_number(as_of) - people.last <= rule.days
    fits = [
        slipping,
        (people.count >= rule.purchases) & recent,
        (people.count == 2) & recent,
        people.count == 1,
    ]
    return np.asarray(np.select(fits, range(len(fits)), default=len(fits)), np.int64)


def call_list(
    purchases: Purchases, as_of: dt.date, slipping: Flags, chance: Floats | None
) -> list[Slipping]:
    """Who is slipping away, those who spent most first."""
    people = purchases.until(as_of).customers
    rows = np.flatnonzero(slipping)
    rows = rows[np.lexsort((people.customer[rows], -people.net[rows]))]
    return [
        Slipping(
            int(people.customer[row]),
            as_date(people.last[row]),
            int(people.count[row]),
            int(people.net[row]),
            None if chance is None else float(chance[row]),
            _why(None if chance is None else float(chance[row])),
        )
        for row in rows
    ]


def chances(purchases: Purchases, as_of: dt.date) -> tuple[Floats | None, btyd.Fit | None]:
    """Each customer's chance of still being one, and the model.

    None and None below its floors, and where the data do not say what its parameters are.
    """
    counted = btyd.histories(purchases, as_of)
    if not counted.enough:
        return None, None
    found = btyd.fit(counted)
    if not found.settled:
        return None, None
    return btyd.still_with_you(found, counted.x, counted.t_x, counted.age)[counted.row_of], found


def _why(chance: float | None) -> str:
    if chance is None:
        return tr("Away for more than twice their own usual gap.")
    if chance < 0.01:
        return tr(
            "The chance that they still are a customer is under {chance}.", chance=percent(0.01)
        )
    return tr("The chance that they still are a customer is {chance}.", chance=percent(chance))
