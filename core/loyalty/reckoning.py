"""Working out everything that the page Loyalty shows, from purchases and orders in memory."""

from __future__ import annotations

import calendar
import datetime as dt

import numpy as np

from core.loyalty import customer_groups, repeat, summary, trade
from core.loyalty.estimate import LEAST, Estimate
from core.loyalty.frames import Flags, Ints, Orders, Purchases, day_number
from core.loyalty.page_numbers import (
    CohortRow,
    Figure,
    GroupPart,
    Leaving,
    Month,
    PageNumbers,
    RfmPart,
    Then,
)
from core.loyalty.queries import Shop
from core.loyalty.regulars import REVENUE_DAYS
from core.loyalty.rules import Regular, Rules
from core.loyalty.sentences import foreseen_words, sentences

WEEKS = 53
STEP_DAYS, STEPS = 28, 14
"""How far back the course of a figure goes, the headline's by weeks, the others' by four weeks."""
MONTHS = 13
LEAVING = 20
"""How many of those slipping away are kept; the list of customers has them all."""
CURVE_DAYS = 180


def page_numbers(found: Shop, rules: Rules) -> PageNumbers:
    """All numbers of `found` by the owner's rules."""
    as_of = found.as_of
    if as_of is None:
        return _nothing(found, rules)
    known, sold = found.purchases.until(as_of), found.orders.until(as_of)
    all_numbers = summary.numbers(
        known, sold, as_of, data_from=found.data_from, digits=found.digits, rules=rules
    )
    groups, lately = _groups(known, all_numbers.groups, as_of)
    awaited = repeat.waits(known, as_of, data_from=found.data_from)
    days = max(CURVE_DAYS, 2 * rules.days)
    at, share = repeat.curve(awaited, days)
    said = all_numbers.came_back.value is not None
    notes = (found.lagging, found.left_out, _guests(all_numbers))
    scores = all_numbers.scores
    cells = np.bincount((scores.recency - 1) * 5 + scores.frequency - 1, minlength=25)
    return PageNumbers(
        as_of=as_of,
        data_from=found.data_from,
        currency=found.currency,
        days=rules.days,
        customers=all_numbers.customers,
        orders=all_numbers.orders,
        revenue=all_numbers.revenue,
        notes=tuple(note for note in notes if note),
        figures=_figures(found, known, sold, as_of, rules, all_numbers),
        curve=tuple(zip(at.tolist(), share.tolist(), strict=True)) if said else (),
        curve_days=days,
        months=_months(known, sold, as_of, rules.regular),
        cohorts=tuple(CohortRow(one.month, one.buyers) for one in all_numbers.cohorts),
        rfm_cells=tuple(tuple(row) for row in cells.reshape(5, 5).tolist()),
        rfm=tuple(
            RfmPart(size.group.key, size.group.name, size.group.rule, size.customers, size.net)
            for size in all_numbers.rfm
        ),
        groups=groups,
        revenue_lately=lately + _without_name(known, sold, as_of),
        leaving=tuple(_leaving(one) for one in all_numbers.slipping_away[:LEAVING]),
        leaving_count=len(all_numbers.slipping_away),
        foreseen=foreseen_words(all_numbers, found.currency, found.digits),
    )


def _guests(found: summary.Numbers) -> str:
    return found.share_without_customer.sentence if found.without_customer else ""


def _nothing(found: Shop, rules: Rules) -> PageNumbers:
    return PageNumbers(
        None, None, found.currency, rules.days, 0, 0, 0, (), {}, (), CURVE_DAYS, (), (), (), (),
        (), 0, (), 0, (),
    )  # fmt: skip


def _figures(
    found: Shop,
    known: Purchases,
    sold: Orders,
    as_of: dt.date,
    rules: Rules,
    numbers: summary.Numbers,
) -> dict[str, Figure]:
    by_week = repeat.came_back_by_week(
        known, as_of, weeks=WEEKS, days=rules.days, data_from=found.data_from
    )
    before = [as_of - dt.timedelta(days=STEP_DAYS * back) for back in reversed(range(STEPS))]
    said = sentences(numbers, found.currency)
    begin = day_number(found.data_from or as_of)
    regular = [_regulars_on(known, day_number(day), rules.regular) for day in before]
    courses: dict[str, list[float | None]] = {
        "regulars": [float(flags.sum()) for flags in regular],
        "revenue_from_regulars": [
            _share_of(known, sold, flags, day) for day, flags in zip(before, regular, strict=True)
        ],
        "how_soon": [
            repeat.how_soon(known, day, days=rules.days, data_from=found.data_from).value
            for day in before
        ],
        "repeat_customers": [_repeated(known, day) for day in before],
        "average_order": [trade.average_order(sold, day).now for day in before],
        "orders_per_week": [trade.orders_per_week(sold, day).now for day in before],
        "new_customers": [_new(known, day) for day in before],
    }
    now = {
        "regulars": numbers.regulars,
        "revenue_from_regulars": numbers.revenue_of_regulars,
        "how_soon": numbers.how_soon,
        "repeat_customers": numbers.repeat_customers,
        "average_order": _counted(numbers.average_order, said["average_order"], numbers.orders),
        "orders_per_week": _counted(
            numbers.orders_per_week, said["orders_per_week"], numbers.orders
        ),
        "new_customers": _counted(numbers.new_customers, said["new_customers"], numbers.customers),
    }
    figures = {
        key: _figure(
            one,
            [
                # A day before the data began is not known, and no zero.
                Then(day, value if day_number(day) >= begin + STEP_DAYS else None)
                for day, value in zip(before, courses[key], strict=True)
            ],
        )
        for key, one in now.items()
    }
    headline = [Then(day, one.value, one.low, one.high, one.count) for day, one in by_week]
    return {"came_back": _figure(numbers.came_back, headline), **figures}


def _figure(now: Estimate, course: list[Then]) -> Figure:
    return Figure(now.value, now.low, now.high, now.count, now.sentence, tuple(course))


def _counted(one: trade.Trade, sentence: str, count: int) -> Estimate:
    return Estimate(one.now, None, None, count, sentence)


def _regulars_on(known: Purchases, day: int, rule: Regular) -> Flags:
    """Who was a regular at the end of `day`: the same as `regulars.are_regulars`, for all."""
    starts = np.flatnonzero(known.is_first)
    if not len(starts):
        return np.zeros(0, bool)
    count = np.add.reduceat(known.day <= day, starts, dtype=np.int64)
    last = known.day[starts + np.maximum(count, 1) - 1]
    return np.asarray((count >= rule.purchases) & (day - last <= rule.days), bool)


def _net_of(known: Purchases, flags: Flags, begin: int, end: int) -> int:
    """What the flagged customers spent from `begin` to `end`."""
    inside = (known.day >= begin) & (known.day <= end)
    rows = np.flatnonzero(inside)
    return int(known.net[rows[flags[known.row_of[rows]]]].sum())


def _share_of(known: Purchases, sold: Orders, flags: Flags, day: dt.date) -> float | None:
    end = day_number(day)
    begin = end - REVENUE_DAYS + 1
    whole = int(sold.between(begin, end).net.sum())
    return _net_of(known, flags, begin, end) / whole if whole > 0 else None


def _repeated(known: Purchases, day: dt.date) -> float | None:
    people, today = known.customers, day_number(day)
    count = int((people.first <= today).sum())
    if count < LEAST:
        return None
    return float(((people.second >= 0) & (people.second <= today)).sum() / count)


def _new(known: Purchases, day: dt.date) -> float:
    first, end = known.customers.first, day_number(day)
    return float(((first > end - trade.DAYS) & (first <= end)).sum())


def _months(known: Purchases, sold: Orders, as_of: dt.date, rule: Regular) -> tuple[Month, ...]:
    begin = sold.day[0] if len(sold.day) else day_number(as_of)
    found: list[Month] = []
    first = as_of.replace(day=1)
    while len(found) < MONTHS:
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        until = min(last, as_of)
        if day_number(until) < begin:
            break
        ends = day_number(first), day_number(until)
        regulars = _net_of(known, _regulars_on(known, ends[1], rule), *ends)
        whole = int(sold.between(*ends).net.sum())
        found.append(Month(first, until, regulars, whole - regulars))
        first = (first - dt.timedelta(days=1)).replace(day=1)
    return tuple(reversed(found))


def _groups(known: Purchases, group: Ints, as_of: dt.date) -> tuple[tuple[GroupPart, ...], int]:
    """Each group's customers and net of the trailing 180 days, and the net of all of them."""
    end, keys = day_number(as_of), customer_groups.KEYS
    lately = np.flatnonzero(known.day > end - REVENUE_DAYS)
    sizes = np.bincount(group, minlength=len(keys)).tolist()
    net = np.bincount(group[known.row_of[lately]], weights=known.net[lately], minlength=len(keys))
    whole = [round(one) for one in net.tolist()]
    parts = tuple(map(GroupPart, keys, sizes, whole))
    return parts, sum(whole)


def _without_name(known: Purchases, sold: Orders, as_of: dt.date) -> int:
    """Revenue of the trailing 180 days that is of no known customer."""
    end = day_number(as_of)
    begin = end - REVENUE_DAYS + 1
    named = int(known.net[(known.day >= begin) & (known.day <= end)].sum())
    return int(sold.between(begin, end).net.sum()) - named


def _leaving(one: customer_groups.Slipping) -> Leaving:
    return Leaving(one.customer, one.last, one.purchases, one.net, one.chance, one.sentence)
