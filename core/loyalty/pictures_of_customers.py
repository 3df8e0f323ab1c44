"""The charts of loyalty that are no course over time: months of first purchase, RFM, networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.charts import axes
from core.charts.shapes import Axis, Bar, Bars, Cell, Grid, Level, Part, Parts, Pattern, Table
from core.loyalty.estimate import Estimate
from core.loyalty.page_numbers import CohortRow, PageNumbers
from core.text import month as month_heading
from core.text import number, percent, share_words, short_number, tr, trn


def cohorts(numbers: PageNumbers, months: int) -> Grid:
    """Who bought first in each of the last `months` months that are over, and came back later."""
    rows = numbers.cohorts[-months:]
    title = tr("Who came back, by first month")
    width = min(max((len(one.buyers) for one in rows), default=0), months)
    most = max((share for one in rows for share in _shares(one)[1:width]), default=0.0)
    cells = tuple(
        Cell(row, k, 1.0 if k == 0 else 0.7 * share / (most or 1.0), _figure(share), said)
        for row, one in enumerate(rows)
        for k, (share, said) in enumerate(
            zip(_shares(one)[:width], _cohort_said(one), strict=False)
        )
    )
    return Grid(
        "first-months",
        title,
        note=tr("share who bought again"),
        spoken=" ".join([title + ".", *(cell.said + "." for cell in cells if cell.column < 3)]),
        empty="" if rows else tr("No month with first purchases is over yet."),
        table=Table(
            (tr("First month"), tr("New", of="customers"), *(_later(k) for k in range(width))),
            tuple(
                (f"{one.month:%Y-%m}", one.buyers[0], *map(float, one.buyers[:width]))
                for one in rows
            ),
        ),
        rows=tuple(axes.short_month(one.month) for one in rows),
        columns=tuple(_later(k) for k in range(width)),
        beside=tuple(number(one.buyers[0]) for one in rows),
        beside_head=tr("new", of="customers"),
        cells=cells,
    )


def rfm(numbers: PageNumbers) -> Grid:
    """How many customers bought how recently (rows) and how often (columns), by fifths."""
    title = tr("How lately and how often they buy")
    counts = numbers.rfm_cells
    most = max((count for row in counts for count in row), default=0)
    cells = tuple(
        Cell(
            4 - recency,
            often,
            counts[recency][often] / most,
            number(counts[recency][often]),
            trn(
                "Recency {r} of 5, frequency {f} of 5: {n} customer",
                "Recency {r} of 5, frequency {f} of 5: {n} customers",
                counts[recency][often],
                r=recency + 1,
                f=often + 1,
            ),
        )
        for recency in range(4, -1, -1)
        for often in range(5)
        if most
    )
    # The last one takes whoever is left: it has no rule.
    rules = [*(f" ({part.rule})" for part in numbers.rfm[:-1]), ""]
    groups = [
        f"{part.name}{rule}: {number(part.customers)}."
        for part, rule in zip(numbers.rfm, rules, strict=False)
        if part.customers
    ]
    return Grid(
        "rfm",
        title,
        note=tr("RFM, in fifths of your customers"),
        spoken=" ".join([title + ".", *groups]),
        empty="" if most else tr("No customers yet."),
        table=Table(
            (tr("Recency"), tr("Frequency"), tr("Customers")),
            tuple(
                (recency + 1, often + 1, counts[recency][often])
                for recency in range(len(counts))
                for often in range(len(counts[recency]))
            ),
        ),
        rows=(tr("lately"), "4", "3", "2", tr("long ago")),
        columns=(tr("seldom"), "2", "3", "4", tr("often")),
        cells=cells,
        rows_words=tr("Recency"),
        columns_words=tr("Frequency"),
    )


@dataclass(frozen=True)
class Source:
    """A network, code or link: new customers who came by it, and how many came back (0 to 1)."""

    name: str
    first_orders: int
    came_back: Estimate


def by_network(sources: Sequence[Source], shop: float | None, days: int) -> Bars:
    """Which of them bring people who come back, each with its interval; the shop's rate dashed."""
    title = tr("Brings people who come back")
    bars = tuple(
        Bar(
            one.name,
            one.came_back.value,
            tr("too few to say")
            if one.came_back.value is None
            else share_words(one.came_back.value),
            one.came_back.sentence,
            one.came_back.low,
            one.came_back.high,
            trn("{n} new customer", "{n} new customers", one.first_orders),
        )
        for one in sources
    )
    ends = [value for bar in bars for value in (bar.value, bar.high) if value is not None]
    return Bars(
        "by-network",
        title,
        note=tr("within {n} days", n=number(days)),
        spoken=" ".join([title + ".", *(bar.said for bar in bars)]),
        empty="" if bars else tr("It is not known yet which networks your customers come from."),
        table=Table(
            (tr("Source"), tr("New customers"), tr("Came back"), tr("Low"), tr("High")),
            tuple(
                (
                    one.name,
                    one.first_orders,
                    one.came_back.value,
                    one.came_back.low,
                    one.came_back.high,
                )
                for one in sources
            ),
        ),
        bars=bars,
        axis=axes.shares([*ends, *([shop] if shop is not None else [])], from_zero=True),
        level=None if shop is None else Level(tr("all {share}", share=percent(shop)), shop),
    )


def recommend(score: Estimate, answers: Mapping[int, int]) -> Parts:
    """Would recommend: promoters, those between, detractors; `answers` counts each of 0 to 10."""
    title = tr("Would recommend")
    whole = sum(answers.values())
    kinds: tuple[tuple[str, range, str, Pattern], ...] = (
        (tr("9 or 10"), range(9, 11), "leaf", "plain"),
        (tr("7 or 8"), range(7, 9), "mustard", "dots"),
        (tr("0 to 6"), range(7), "tomato", "slant"),
    )
    parts = []
    for name, scores, hue, pattern in kinds:
        count = sum(answers.get(one, 0) for one in scores)
        share = count / whole if whole else 0.0
        said = trn(
            "{n} answer of {name}: {share}",
            "{n} answers of {name}: {share}",
            count,
            name=name,
            share=share_words(share),
        )
        parts.append(Part(name, share, share_words(share), said, hue, pattern))
    return Parts(
        "recommend",
        title,
        note=trn("{n} answer", "{n} answers", whole),
        spoken=" ".join([title + ".", score.sentence, *(part.said + "." for part in parts)]),
        empty="" if whole else score.sentence,
        table=Table(
            (tr("Score"), tr("Answers")),
            tuple((score, answers.get(score, 0)) for score in range(11)),
        ),
        parts=tuple(parts),
        headline="–" if score.value is None else number(score.value),
        headline_note=_margin(score),
    )


@dataclass(frozen=True)
class FunnelStep:
    """A stepping stone with its number, None where none was noted, and the share of the one
    before that it is (None where that means nothing)."""

    name: str
    value: float | None
    share: float | None = None


def funnel(steps: Sequence[FunnelStep], title: str) -> Bars:
    """Stepping stones in their order, each beside the one before."""
    known = [one.value for one in steps if one.value is not None]
    bars = []
    for one in steps:
        words = "–" if one.value is None else short_number(one.value)
        note = (
            ""
            if one.share is None
            else tr("{share} of those before", share=share_words(one.share, 1))
        )
        said = f"{one.name}: {words}" + (f", {note}" if note else "")
        bars.append(Bar(one.name, one.value, words, said, note=note, hue="sea"))
    return Bars(
        "stepping-stones",
        title,
        spoken=" ".join([title + ".", *(bar.said + "." for bar in bars)]),
        empty="" if known else tr("No numbers were noted for the stepping stones."),
        table=Table(
            (tr("Stepping stone"), tr("Number", of="customers"), tr("Of those before")),
            tuple((one.name, one.value, one.share) for one in steps),
        ),
        bars=tuple(bars),
        axis=Axis(0.0, max([1.0, *known])),
    )


def _shares(one: CohortRow) -> list[float]:
    return [count / one.buyers[0] for count in one.buyers]


def _figure(share: float) -> str:
    # A cell is too narrow for "under 1%".
    return percent(share, 1 if 0 < share < 0.01 else 0)


def _later(k: int) -> str:
    return tr("first") if k == 0 else f"+{k}"


def _cohort_said(one: CohortRow) -> list[str]:
    month = month_heading(one.month)
    first = trn(
        "{month}: {n} customer bought first", "{month}: {n} customers bought first",
        one.buyers[0], month=month,
    )  # fmt: skip
    return [
        first,
        *(
            trn(
                "{month}, {k} later: {share} bought again ({count} of {whole})",
                "{month}, {n} months later: {share} bought again ({count} of {whole})",
                k,
                k=tr("a month"),
                month=month,
                share=share_words(share),
                count=number(one.buyers[k]),
                whole=number(one.buyers[0]),
            )
            for k, share in enumerate(_shares(one))
            if k
        ),
    ]


def _margin(score: Estimate) -> str:
    if score.value is None or score.low is None or score.high is None:
        return ""
    return f"±{number((score.high - score.low) / 2)}"
