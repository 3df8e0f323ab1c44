"""What the page Loyalty reads, in one go on the worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from core.loyalty.page_numbers import KeptNumbers, kept_numbers
from core.loyalty.surroundings import Surroundings, names_of, surroundings
from core.store.database import Reader

LEAVING_SHOWN = 5
"""How many of those slipping away the page names; the list of customers has them all."""


@dataclass(frozen=True)
class LoyaltyData:
    """The kept numbers with what stands around them; `names` are those of people slipping away."""

    kept: KeptNumbers
    around: Surroundings
    names: Mapping[int, str]


def read_page(reader: Reader, today: dt.date) -> LoyaltyData:
    """Everything that the numbers' tab shows."""
    kept = kept_numbers(reader, today)
    leaving = kept.numbers.leaving[:LEAVING_SHOWN] if kept.numbers else ()
    return LoyaltyData(
        kept, surroundings(reader, today), names_of(reader, (one.person_id for one in leaving))
    )
