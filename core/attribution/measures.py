"""Whether those who came by a network, a campaign, a link or a person came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.loyalty import queries as loyalty
from core.loyalty.estimate import Estimate
from core.store.database import Reader

if TYPE_CHECKING:
    from core.loyalty.queries import Shop


@dataclass(frozen=True)
class ComingBack:
    """The shop's own rate, and that of each owner's first customers, drawn towards it."""

    shop: Estimate
    by_owner: Mapping[int, Estimate]


def coming_back(
    reader: Reader, found: Shop, firsts: Mapping[int, tuple[int, ...]], names: Mapping[int, str]
) -> ComingBack:
    """Who came back of those whom each owner brought; owners are numbered from 0.

    `firsts` are the customers of each owner, nobody twice. Below the floor of the shop as a whole
    nothing is said of any.
    """
    import numpy as np

    from core.loyalty import repeat
    from core.loyalty.networks import brings_back

    assert found.as_of is not None
    rules = loyalty.rules(reader)
    known = found.purchases.until(found.as_of)
    shop = repeat.came_back(known, found.as_of, days=rules.days, data_from=found.data_from)
    people = known.customers.customer
    source = np.full(len(people), -1, np.int64)
    for owner, ids in firsts.items():
        theirs = np.asarray(ids, np.int64)
        if len(people) and len(theirs):
            at = np.minimum(np.searchsorted(people, theirs), len(people) - 1)
            source[at[people[at] == theirs]] = owner
    brought = brings_back(
        known, found.as_of, source, names, days=rules.days, data_from=found.data_from
    )
    return ComingBack(shop, {owner: one.came_back for owner, one in brought.items()})


def last_day(found: Shop, today: dt.date) -> dt.date:
    """The day up to which the numbers are told."""
    return found.as_of or today
