"""Everything that the page Loyalty shows of the orders, as plain values kept with the file.

Worked out by `core.loyalty.reckoning`; read here without NumPy, so that coming back to the page
takes a moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.loyalty import keeping
from core.loyalty.queries import rules
from core.loyalty.rules import Rules
from core.store.database import Reader
from core.text import locale_name

FORM = 1
"""Raised when what is kept changes its form or its meaning."""


@dataclass(frozen=True)
class Then:
    """A figure as it was at the end of `day`; None where nothing can be said."""

    day: dt.date
    value: float | None
    low: float | None = None
    high: float | None = None
    count: int = 0


@dataclass(frozen=True)
class Figure:
    """A figure now, its sentence, and how it went: the oldest first, the last is now.

    Shares are 0 to 1, money is in minor units. `low` and `high`: 95 % interval where there is one.
    """

    value: float | None
    low: float | None
    high: float | None
    count: int
    sentence: str
    course: tuple[Then, ...]

    def since(self, begin: dt.date) -> tuple[Then, ...]:
        """The course from `begin` on."""
        return tuple(one for one in self.course if one.day >= begin)

    def before(self, begin: dt.date) -> Then | None:
        """What it was when the time from `begin` on started; None where nobody knows."""
        known = [one for one in self.since(begin)[:-1] if one.value is not None]
        return known[0] if known else None


@dataclass(frozen=True)
class Month:
    """Revenue of a month in minor units: from those who were regulars at its end, and the rest.

    The last month may not be over: `until` is the last day counted.
    """

    first: dt.date
    until: dt.date
    regulars: int
    others: int


@dataclass(frozen=True)
class CohortRow:
    """Who bought first in a month, and how many of them in the months after; see `cohorts`."""

    month: dt.date
    buyers: tuple[int, ...]


@dataclass(frozen=True)
class RfmPart:
    """A named RFM group with its rule, customers and what they spent (minor units)."""

    key: str
    name: str
    rule: str
    customers: int
    net: int


@dataclass(frozen=True)
class GroupPart:
    """A customer group: how many, and their net in the trailing 180 days (minor units)."""

    key: str
    customers: int
    net: int


@dataclass(frozen=True)
class Leaving:
    """Somebody slipping away, see `customer_groups.Slipping`."""

    person_id: int
    last: dt.date
    purchases: int
    net: int
    chance: float | None
    sentence: str


@dataclass(frozen=True)
class PageNumbers:
    """All of it. `as_of` None: there are no orders, and everything else is empty."""

    as_of: dt.date | None
    data_from: dt.date | None
    currency: str
    days: int
    customers: int
    orders: int
    revenue: int
    notes: tuple[str, ...]
    figures: Mapping[str, Figure]
    curve: tuple[tuple[int, float], ...]
    curve_days: int
    months: tuple[Month, ...]
    cohorts: tuple[CohortRow, ...]
    rfm_cells: tuple[tuple[int, ...], ...]
    """Customers by recency (row 0 is score 1) and frequency (column 0 is score 1)."""
    rfm: tuple[RfmPart, ...]
    groups: tuple[GroupPart, ...]
    revenue_lately: int
    """All revenue of the trailing 180 days, minor units."""
    leaving: tuple[Leaving, ...]
    leaving_count: int
    foreseen: tuple[str, ...]


@dataclass(frozen=True)
class KeptNumbers:
    """What is kept; `fresh` False when the orders have changed since, or the day."""

    numbers: PageNumbers | None
    fresh: bool
    rules: Rules


def kept_numbers(reader: Reader, today: dt.date) -> KeptNumbers:
    """The kept numbers by the owner's rules, in the language in force; None when there are none."""
    set_by_owner = rules(reader)
    if not reader.value("SELECT EXISTS (SELECT 1 FROM import_batch)"):
        return KeptNumbers(None, True, set_by_owner)
    found = keeping.kept(reader, measure_of(set_by_owner), today)
    if found is None:
        return KeptNumbers(None, False, set_by_owner)
    return KeptNumbers(of_json(found.value), found.fresh, set_by_owner)


def measure_of(by: Rules) -> str:
    """Under which name they are kept: rules and words are a part of them."""
    owner = f"{by.days}/{by.regular.purchases}/{by.regular.days}"
    return f"loyalty_page.{FORM} {owner} {locale_name()}"


def to_json(numbers: PageNumbers) -> dict[str, Any]:
    """As JSON takes it; days as ISO text."""
    return {key: _dated(value) for key, value in asdict(numbers).items()}


def of_json(told: Mapping[str, Any]) -> PageNumbers:
    """What `to_json` gave."""
    return PageNumbers(
        as_of=_day(told["as_of"]),
        data_from=_day(told["data_from"]),
        **{
            key: told[key]
            for key in ("currency", "days", "customers", "orders", "revenue", "curve_days")
        },
        revenue_lately=told["revenue_lately"],
        leaving_count=told["leaving_count"],
        notes=tuple(told["notes"]),
        foreseen=tuple(told["foreseen"]),
        figures={key: _figure(one) for key, one in told["figures"].items()},
        curve=tuple((day, share) for day, share in told["curve"]),
        months=tuple(
            Month(_known(one.pop("first")), _known(one.pop("until")), **one)
            for one in map(dict, told["months"])
        ),
        cohorts=tuple(
            CohortRow(_known(one["month"]), tuple(one["buyers"])) for one in told["cohorts"]
        ),
        rfm_cells=tuple(map(tuple, told["rfm_cells"])),
        rfm=tuple(RfmPart(**one) for one in told["rfm"]),
        groups=tuple(GroupPart(**one) for one in told["groups"]),
        leaving=tuple(Leaving(**{**one, "last": _known(one["last"])}) for one in told["leaving"]),
    )


def _figure(told: Mapping[str, Any]) -> Figure:
    course = tuple(Then(**{**one, "day": _known(one["day"])}) for one in told["course"])
    return Figure(**{**told, "course": course})


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _known(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _dated(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _dated(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_dated(one) for one in value]
    return value
