"""Working out what goals stand at, week by week, from the orders and what else was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.goals.from_data import (
    FORM,
    KEPT_AS,
    MOST_WEEKS,
    narrowings,
    series_key,
    starts,
    told_by,
)
from core.goals.measures import ORDERS_OF
from core.goals.rules import STONE_DAYS
from core.loyalty import keeping
from core.loyalty import queries as loyalty
from core.loyalty.rules import Rules
from core.orders import keeping as orders_keeping
from core.orders.sales import COUNTING
from core.store.database import Reader
from core.store.operation import Store

if TYPE_CHECKING:
    from core.loyalty.frames import Ints
    from core.loyalty.queries import Shop

WEEK = 7
_CARRYING = f"""
WITH {COUNTING}
SELECT this.day, count(*) AS orders FROM purchase_order AS this
JOIN counting ON counting.id = this.batch_id
WHERE (this.batch_id = (SELECT max(id) FROM counting) OR NOT EXISTS (
    SELECT 1 FROM purchase_order AS newer JOIN counting ON counting.id = newer.batch_id
    WHERE newer.source = this.source AND newer.external_id = this.external_id
      AND newer.nth = this.nth AND newer.batch_id > this.batch_id))
  AND this.status <> 'cancelled' AND (this.refunded = 0 OR this.refunded < this.total)
  AND (instr(',' || replace(replace(lower(this.tags), ', ', ','), char(10), ',') || ',',
             ',' || :one || ',') > 0
    OR instr(',' || replace(replace(lower(this.tags), ', ', ','), char(10), ',') || ',',
             ',' || :many || ',') > 0
    OR instr(lower(this.items), :one) > 0
    OR lower(this.source) = :many OR lower(this.code) = :many OR lower(this.referrer) = :many)
GROUP BY this.day ORDER BY this.day
"""


@dataclass(frozen=True, eq=False)
class Read:
    """What the courses are made of, read on the store's worker."""

    shop: Shop
    rules: Rules
    today: dt.date
    revision: int
    told: list[Any]
    days: tuple[dt.date, ...]
    wanted: frozenset[str]
    carrying: dict[str, list[tuple[str, int]]]
    answers: tuple[tuple[dt.date, int], ...]
    recommended: dict[int, bool]
    cards: dict[dt.date, float]


def read(store: Store, today: dt.date) -> Read:
    """Everything that is needed, `purchase` brought up to date."""
    from core.loyalty import stamp_cards
    from core.traffic.queries import survey_answers

    orders_keeping.refresh(store)
    reader = store.reader
    shop = loyalty.shop(reader, today)
    days = _days(shop.as_of or today, shop.data_from, starts(reader))
    asked = reader.rows("SELECT person_id, how = 'recommended' AS came FROM found_us")
    return Read(
        shop,
        loyalty.rules(reader),
        today,
        orders_keeping.revision(reader) or 0,
        told_by(reader),
        days,
        _wanted(reader),
        {series_key(ORDERS_OF, what): carrying(reader, what) for what in narrowings(reader)},
        tuple((one.day, one.score) for one in survey_answers(reader, today)),
        {row.person_id: bool(row.came) for row in asked},
        {
            day: found.estimate.value * 100
            for day in days
            if (found := stamp_cards.redeemed(reader, day)).estimate.value is not None
        },
    )


def _wanted(reader: Reader) -> frozenset[str]:
    """The series of all goals and stepping stones."""
    goals = reader.rows("SELECT DISTINCT measure, narrowing FROM goal")
    stones = reader.rows("SELECT DISTINCT measure FROM stepping_stone")
    return frozenset(
        {series_key(row.measure, row.narrowing) for row in goals} | {row.measure for row in stones}
    )


def carrying(reader: Reader, what: str) -> list[tuple[str, int]]:
    """Days with orders that carry a product, a tag or a source, and how many.

    A tag is the whole word, in the singular or not ("pre-orders"); of a product a part of its name
    will do; a source is the shop system, a code or a referrer.
    """
    many = " ".join(what.lower().split())
    one = many.removesuffix("s") if len(many) > 3 else many
    return [(row.day, row.orders) for row in reader.rows(_CARRYING, one=one, many=many)]


def _days(as_of: dt.date, begin: dt.date | None, more: Iterable[dt.date]) -> tuple[dt.date, ...]:
    """The ends of the weeks up to `as_of`, and the days on which goals begin."""
    weeks = (as_of - dt.timedelta(weeks=back) for back in range(MOST_WEEKS))
    first = begin or as_of
    return tuple(sorted({day for day in (*weeks, *more) if first <= day <= as_of}))


def work_out(found: Read) -> dict[str, Any]:
    """The course of every measure as JSON takes it; days of which nothing can be said are left
    out. Shares are in per cent, money in minor units."""
    made: dict[str, list[tuple[str, float]]] = {}
    values = _of_orders(found) if found.shop.as_of else {}
    values["recommendation_score"] = lambda day: _score(found, day)
    values["stamp_cards_redeemed"] = lambda day: found.cards.get(day)
    for key, value in values.items():
        # Of what no goal is built on yet, the present alone is wanted: a form may propose it.
        days = found.days if key in found.wanted else found.days[-1:]
        told = [(day.isoformat(), value(day)) for day in days]
        known = [(day, figure) for day, figure in told if figure is not None]
        if known:
            made[key] = known
    return {"form": FORM, "told": found.told, "courses": made}


def keep(store: Store, found: Read, courses: dict[str, Any]) -> None:
    """Keep them until the orders change. No step of undo."""
    keeping.keep(store, KEPT_AS, found.today, found.revision, courses)


def _of_orders(found: Read) -> dict[str, Callable[[dt.date], float | None]]:
    from core.loyalty import regulars, repeat, trade
    from core.loyalty.frames import day_number

    shop, rules = found.shop, found.rules
    bought, sold = shop.purchases, shop.orders
    begin = shop.data_from

    def percent(value: float | None) -> float | None:
        return None if value is None else value * 100

    def young(day: dt.date, days: int) -> bool:
        """Whether the data are too young on a day to count so many back."""
        return begin is None or (day - begin).days < days - 1

    people = bought.customers
    values: dict[str, Callable[[dt.date], float | None]] = {
        "came_back": lambda day: percent(
            repeat.came_back(bought, day, days=rules.days, data_from=begin).value
        ),
        "regulars": lambda day: regulars.regulars(bought, day, rules.regular).value,
        "revenue_from_regulars": lambda day: percent(
            regulars.revenue_share(bought, sold, day, rules.regular).value
        ),
        "orders_per_week": lambda day: (
            None if young(day, 28) else trade.orders_per_week(sold, day).now
        ),
        "average_order": lambda day: trade.average_order(sold, day).now,
        "new_customers": lambda day: (
            None if young(day, 28) else trade.new_customers(bought, day).now
        ),
        "first_orders": lambda day: (
            None if young(day, STONE_DAYS) else _within(people.first, day_number(day))
        ),
        "bought_twice": lambda day: (
            None if young(day, STONE_DAYS) else _within(people.second, day_number(day))
        ),
        "recommended": lambda day: percent(_recommended(found, day)),
    }
    for key, days in found.carrying.items():
        values[key] = _weekly(days, begin)
    return values


def _within(days: Ints, end: int) -> float:
    """How many of the days lie in the 90 up to `end`."""
    return float(((days > end - STONE_DAYS) & (days <= end)).sum())


def _weekly(
    days: list[tuple[str, int]], begin: dt.date | None
) -> Callable[[dt.date], float | None]:
    """Orders in the week that ends with a day."""
    counted = {dt.date.fromisoformat(day): orders for day, orders in days}

    def value(end: dt.date) -> float | None:
        if begin is None or (end - begin).days < WEEK - 1 or not counted:
            return None
        week = (end - dt.timedelta(back) for back in range(WEEK))
        return float(sum(counted.get(day, 0) for day in week))

    return value


def _recommended(found: Read, day: dt.date) -> float | None:
    """The share of customers up to a day who came by recommendation, 0 to 1."""
    import numpy as np

    from core.loyalty import shares
    from core.loyalty.frames import day_number

    if not found.recommended:
        return None
    people = found.shop.purchases.customers
    here = people.customer[people.first <= day_number(day)]
    came = [person for person, by in found.recommended.items() if by]
    return shares.recommended(int(np.isin(here, came).sum()), len(here)).value


def _score(found: Read, day: dt.date) -> float | None:
    """The recommendation score of the answers of the year up to a day."""
    from core.loyalty.nps import recommendation_score

    since = day - dt.timedelta(364)
    given = [score for when, score in found.answers if since <= when <= day]
    return recommendation_score(given).value if given else None
