"""How much of a group uses a network: the survey's rows, and the owner's own estimates.

The finest row that fits the group counts. A mix of ages and sexes is the average of its rows,
weighted by its shares. No two percentages are ever multiplied into a third: what the survey
did not cross stays uncrossed, and a group that fits several kinds of row (its ages, a degree,
an income) is read by the kind that the owner chose, the others standing beside it as evidence.

The bands of a mix are the survey's own: 18-29, 30-49, 50-64 and 65+. The survey asks adults,
so the share under 18 has no figure: it is left out of the average, and that is said. The sex
"other" is read from the row of the age band alone.

Margins. A row's margin is the half-width of its 95 % interval. The standard error of a weighted
mean of independent estimates is sqrt(sum(w² · se²)) (any survey-sampling text, for example Kish,
Survey Sampling, 1965), and margins scale alike. Rows of one kind and wave are independent, for
they ask different people; so are waves. Rows of different kinds in one wave share people, which
makes them correlated to an unknown degree: their margins are added up, which is never too small.
An own estimate has no margin.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.resources import resource

SLOT_WEIGHTS: Mapping[int, int] = {1: 2, 2: 1, 3: 1}
"""What the group in each focus slot weighs in the reach: the primary double."""

MINORS = "<18"
"""The band of a mix that no survey of adults can answer for."""

SURVEY = "Pew Research Center"
"""Who asked; the survey is the National Public Opinion Reference Survey."""

_SEX_WORDS = {"women": "Women", "men": "Men"}

Mix = Mapping[tuple[str, str], float]
"""Age band and sex to a share, in per cent."""


@dataclass(frozen=True, slots=True)
class Row:
    """A survey row: of this group, `percent` use the network, give or take `margin` points.

    `n` people of the group were asked in the year `wave`; `basis` is "published" where the
    survey's makers print the figure and "computed" where it comes from their public data.
    """

    wave: int
    kind: str
    group: str
    percent: float
    n: int
    margin: float
    basis: str


Rows = Mapping[tuple[str, str], Row]
"""The rows about one network, by kind and group."""


@dataclass(frozen=True, slots=True)
class Term:
    """A row and its share in an average; the shares of one figure add to 1."""

    row: Row
    share: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A share that uses the network, in per cent, with the rows that it was made of."""

    percent: float
    margin: float
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Pointed:
    """A survey row that the owner pointed a group at; `leads` if it counts before the mix."""

    kind: str
    group: str
    leads: bool


@dataclass(frozen=True, slots=True)
class OwnEstimate:
    """The owner's figure for a group and network, in per cent, and why."""

    percent: float
    why: str


@dataclass(frozen=True)
class Group:
    """A group as the reach needs it; `slot` is its focus slot, None when parked or new."""

    id: int
    name: str
    slot: int | None
    mix: Mix
    pointed: tuple[Pointed, ...] = ()
    gathers: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroupReach:
    """What is known of a group on a network.

    `percent` is None where nothing is known. With an `own` estimate that counts, and the survey's
    `figure` stays beside it. `others` are further figures that fit but do not count. `minors` is
    the share of the group under 18, in per cent, that has no figure.
    """

    group: Group
    percent: float | None
    own: OwnEstimate | None
    figure: Figure | None
    others: tuple[Figure, ...]
    minors: float

    @property
    def terms(self) -> tuple[Term, ...]:
        """The survey rows that count, none under an own estimate."""
        return () if self.own or self.figure is None else self.figure.terms


@dataclass(frozen=True)
class Reach:
    """The reach in all focus groups together: the weighted mean of those that are known."""

    percent: float
    margin: float


@lru_cache(maxsize=1)
def survey() -> Mapping[str, Rows]:
    """The survey's rows by network (its name in small letters), newest wave of each row."""
    found: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    with resource("network_reach.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = Row(
                int(line["wave"]),
                line["group_kind"],
                line["group"],
                float(line["percent_who_use"]),
                int(line["sample_n"]),
                float(line["margin_points"]),
                line["basis"],
            )
            rows = found[line["network"].casefold()]
            known = rows.get((row.kind, row.group))
            if known is None or known.wave < row.wave:
                rows[row.kind, row.group] = row
    return dict(found)


def rows_of(name: str | None) -> Rows:
    """The rows about the network that the survey calls `name`; none where it does not ask."""
    return survey().get(name.casefold(), {}) if name else {}


@lru_cache(maxsize=1)
def survey_groups() -> Mapping[str, tuple[str, ...]]:
    """The groups of each kind of row, in the file's order: education, income, community …"""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for rows in survey().values():
        for kind, group in rows:
            found[kind][group] = None
    return {kind: tuple(groups) for kind, groups in found.items()}


def minors_in(mix: Mix) -> float:
    """The share under 18, in per cent."""
    return sum(share for (band, _), share in mix.items() if band == MINORS)


def mix_figure(rows: Rows, mix: Mix) -> Figure | None:
    """The figure for a mix: its finest rows, averaged by its adult shares.

    A group without a mix is read from the row of all adults; None where there is no adult in the
    mix, or no row.
    """
    if not mix:
        return _single(rows.get(("all", "All adults")))
    shares: dict[Row, float] = defaultdict(float)
    for (band, sex), share in mix.items():
        if band != MINORS and share > 0:
            row = _finest(rows, band, sex)
            if row is None:
                return None
            shares[row] += share
    return figure_of(shares)


def figure_of(shares: Mapping[Row, float]) -> Figure | None:
    """The average of rows weighted by shares, which need not add to anything."""
    total = sum(shares.values())
    if total <= 0:
        return None
    terms = tuple(Term(row, share / total) for row, share in shares.items())
    percent = sum(term.row.percent * term.share for term in terms)
    return Figure(percent, margin_of(terms), terms)


def margin_of(terms: Iterable[Term]) -> float:
    """The margin of a weighted sum of rows, in points (see the module's text)."""
    together: dict[Row, float] = defaultdict(float)
    for term in terms:
        together[term.row] += term.share
    squares: dict[tuple[int, str], float] = defaultdict(float)
    for row, share in together.items():
        squares[row.wave, row.kind] += (share * row.margin) ** 2
    waves: dict[int, float] = defaultdict(float)
    for (wave, _), square in squares.items():
        waves[wave] += math.sqrt(square)
    return math.hypot(*waves.values())


def group_reach(rows: Rows, group: Group, own: OwnEstimate | None) -> GroupReach:
    """What is known of `group` on the network that `rows` are about.

    Counts first: the row that leads, else the mix, else a row pointed at, else all adults.
    """
    pointed = [(p.leads, _single(rows.get((p.kind, p.group)))) for p in group.pointed]
    by_preference = [
        *(figure for leads, figure in pointed if leads),
        *((mix_figure(rows, group.mix),) if group.mix else ()),
        *(figure for leads, figure in pointed if not leads),
    ]
    known = [figure for figure in by_preference if figure is not None]
    if not known and not group.mix and (adults := mix_figure(rows, {})):
        known = [adults]
    figure = known[0] if known else None
    percent = own.percent if own else figure.percent if figure else None
    return GroupReach(group, percent, own, figure, tuple(known[1:]), minors_in(group.mix))


def together(found: Sequence[GroupReach]) -> Reach | None:
    """The reach in the focus groups, 2 : 1 : 1, unknown ones left out; None if none is known."""
    known = [
        (SLOT_WEIGHTS[one.group.slot], one)
        for one in found
        if one.group.slot is not None and one.percent is not None
    ]
    total = sum(weight for weight, _ in known)
    if not total:
        return None
    percent = sum(weight * (one.percent or 0.0) for weight, one in known) / total
    terms = [
        Term(term.row, term.share * weight / total) for weight, one in known for term in one.terms
    ]
    return Reach(percent, margin_of(terms) if terms else 0.0)


def _finest(rows: Rows, band: str, sex: str) -> Row | None:
    crossed = rows.get(("sex_age", f"{_SEX_WORDS[sex]} {band}")) if sex in _SEX_WORDS else None
    return crossed or rows.get(("age", band)) or rows.get(("all", "All adults"))


def _single(row: Row | None) -> Figure | None:
    return None if row is None else Figure(row.percent, row.margin, (Term(row, 1.0),))
