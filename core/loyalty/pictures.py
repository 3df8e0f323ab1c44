"""The charts of loyalty over time: who came back, how soon, and whose the revenue is.

Made of the kept numbers (`core.loyalty.page_numbers`), so screen and paper draw the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from core.charts import axes
from core.charts.shapes import Axis, Band, Level, Pattern, Plot, Point, Series, Table, Tick
from core.loyalty.page_numbers import Month, PageNumbers, Then
from core.text import currency_digits, currency_symbol, day, money, number, percent, share_words, tr
from core.text import month as month_heading

FEW_POINTS = 8
"""A line of so few points shows each of them."""


@dataclass(frozen=True)
class CampaignDays:
    """A campaign as a chart needs it, from the first day of its warm-up to its event's last."""

    name: str
    begin: dt.date
    end: dt.date


def came_back(
    numbers: PageNumbers,
    since: dt.date,
    *,
    campaigns: Sequence[CampaignDays] = (),
    aim: float | None = None,
) -> Plot:
    """The headline by week with its interval; campaigns as bands, the aim (0 to 1) dashed."""
    course = numbers.figures["came_back"].since(since) if numbers.figures else ()
    known = [one for one in course if one.value is not None]
    values = [
        *(value for one in known for value in (one.value, one.low, one.high) if value is not None),
        *([] if aim is None else [aim]),
    ]
    title = tr("Share of customers who came back")
    points = tuple(
        Point(axes.day_place(one.day), one.value, _said(one), one.low, one.high) for one in course
    )
    x = axes.along_days(course[0].day, course[-1].day) if course else Axis(0, 1)
    bands = _bands(campaigns, x) if known else ()
    return Plot(
        "came-back",
        title,
        note=tr("within {n} days, by week", n=number(numbers.days)),
        spoken=_course_spoken(title, numbers.days, known, aim, bands),
        empty="" if known else _nothing(numbers, "came_back"),
        table=Table(
            (tr("Day"), tr("Came back"), tr("Low"), tr("High"), tr("Customers")),
            tuple((one.day.isoformat(), one.value, one.low, one.high, one.count) for one in course),
        ),
        x=x,
        y=axes.shares(values),
        series=(Series(title, points, mark="disc" if len(known) <= FEW_POINTS else "none"),),
        bands=bands,
        levels=() if aim is None else (Level(tr("Aim {share}", share=percent(aim)), aim),),
    )


def second_purchase(numbers: PageNumbers) -> Plot:
    """The share that had bought again by each day after the first purchase."""
    title = tr("How soon they buy again")
    whole = numbers.curve_days
    points = tuple(
        Point(
            float(at),
            share,
            tr(
                "By day {day}: {share} had bought again",
                day=number(at),
                share=share_words(share, 1),
            ),
        )
        for at, share in ((0, 0.0), *(one for one in numbers.curve if one[0] > 0))
    )
    last = points[-1].y or 0.0
    ending = (*points, Point(float(whole), last, points[-1].said))
    how_soon = numbers.figures["how_soon"].sentence if numbers.figures else ""
    return Plot(
        "second-purchase",
        title,
        note=tr("days after the first purchase"),
        spoken=" ".join(
            [title + ".", how_soon, *(point.said + "." for point in points[-1:])]
        ).strip(),
        empty="" if numbers.curve else _nothing(numbers, "how_soon"),
        table=Table((tr("Day"), tr("Bought again by then")), tuple(numbers.curve)),
        x=Axis(0, whole, tuple(Tick(at, number(at)) for at in range(0, whole + 1, _gap(whole)))),
        y=axes.shares([0.0, last], from_zero=True),
        series=(Series(title, ending, hue="sea", draws="steps"),),
        levels=(Level(tr("{n} days", n=number(numbers.days)), float(numbers.days), True, "ink3"),),
    )


def revenue(numbers: PageNumbers, since: dt.date) -> Plot:
    """Revenue by month: regulars' below, everybody else's on it."""
    months = [one for one in numbers.months if one.until >= since]
    digits = currency_digits(numbers.currency)
    title, regulars, others = tr("Revenue by month"), tr("Regulars"), tr("Everyone else")
    parts: tuple[tuple[str, str, Pattern, list[int]], ...] = (
        (regulars, "stamp", "plain", [one.regulars for one in months]),
        (others, "mustard", "slant", [one.others for one in months]),
    )
    series = tuple(
        Series(
            name,
            tuple(
                Point(float(i), value / 10**digits, _month_said(month, numbers.currency))
                for i, (value, month) in enumerate(zip(values, months, strict=True))
            ),
            hue=hue,
            draws="columns",
            pattern=pattern,
        )
        for name, hue, pattern, values in parts
    )
    ends = [0.0, *((one.regulars + one.others) / 10**digits for one in months)]
    ends += [min(one.others, one.regulars, 0) / 10**digits for one in months]
    return Plot(
        "revenue",
        title,
        note=tr("regulars at the end of each month"),
        spoken=" ".join([title + ".", *(_month_said(one, numbers.currency) for one in months)]),
        empty="" if any(ends) else tr("No revenue in these months."),
        table=Table(
            (tr("Month"), regulars, others),
            tuple(
                (f"{one.first:%Y-%m}", one.regulars / 10**digits, one.others / 10**digits)
                for one in months
            ),
        ),
        x=Axis(
            -0.5,
            max(len(months), 1) - 0.5,
            tuple(Tick(float(i), axes.short_month(one.first)) for i, one in enumerate(months)),
        ),
        y=axes.up(ends, number, from_zero=True, words=currency_symbol(numbers.currency)),
        series=series,
    )


def _said(one: Then) -> str:
    when = day(one.day, year=True)
    if one.value is None:
        return tr("{day}: too few customers to say", day=when)
    if one.low is None or one.high is None:
        return tr("{day}: {share}", day=when, share=share_words(one.value, 1))
    return tr(
        "{day}: {share}; between {low} and {high} is likely, from {count} customers",
        day=when,
        share=share_words(one.value, 1),
        low=percent(one.low, 1),
        high=percent(one.high, 1),
        count=number(one.count),
    )


def _course_spoken(
    title: str, days: int, known: Sequence[Then], aim: float | None, bands: Sequence[Band]
) -> str:
    said = [tr("{title} within {n} days.", title=title, n=number(days))]
    if known:
        said.append(f"{_said(known[-1])}.")
    if len(known) > 1:
        said.append(f"{_said(known[0])}.")
    if aim is not None:
        said.append(tr("The aim is {share}.", share=percent(aim)))
    said += [
        tr(
            "{name}: {begin} to {end}.",
            name=band.name,
            begin=day(axes.place_day(band.begin)),
            end=day(axes.place_day(band.end)),
        )
        for band in bands
    ]
    return " ".join(said)


def _bands(campaigns: Sequence[CampaignDays], x: Axis) -> tuple[Band, ...]:
    """Those that the axis shows, cut to it; neighbours differ in colour and pattern."""
    looks: tuple[tuple[str, Pattern], ...] = (
        ("mustard", "dots"),
        ("sea", "slant"),
        ("plum", "cross"),
    )
    seen = [
        one
        for one in sorted(campaigns, key=lambda one: one.begin)
        if axes.day_place(one.end) > x.low and axes.day_place(one.begin) < x.high
    ]
    found = []
    for i, one in enumerate(seen):
        hue, pattern = looks[i % len(looks)]
        begin = max(axes.day_place(one.begin), x.low)
        end = min(axes.day_place(one.end) + 1, x.high)
        found.append(Band(one.name, begin, end, hue, pattern))
    return tuple(found)


def _nothing(numbers: PageNumbers, key: str) -> str:
    return numbers.figures[key].sentence if key in numbers.figures else tr("No orders yet.")


def _month_said(one: Month, currency: str) -> str:
    return tr(
        "{month}: {regulars} from regulars, {others} from everyone else.",
        month=month_heading(one.first),
        regulars=money(one.regulars, currency),
        others=money(one.others, currency),
    )


def _gap(whole: int) -> int:
    return next(gap for gap in (30, 60, 90, 180) if whole / gap <= 8)
