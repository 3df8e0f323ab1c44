"""The age and sex mix of a group: shares that add to 100 per cent.

Exports and surveys cut ages into bands of their own. They are folded into ours year by year,
as if the people of a band were spread evenly over its years: 25 to 34 is five years of our
18 to 29 and five of our 30 to 49, so half counts for each. Each split is said in a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.audience.limits import AGE_BANDS, SEXES
from core.errors import UserError
from core.text import and_list, percent, tr

Cell = tuple[str, str]
"""An age band and a sex."""
Mix = Mapping[Cell, float]
"""Per cent of a group in each cell; a cell that is not there is nobody."""

CELLS: tuple[Cell, ...] = tuple((band, sex) for band in AGE_BANDS for sex in SEXES)
"""Every cell, in the order of the grid."""
WHOLE = 100.0
SLACK = 0.05
"""How far the sum may be off, for shares kept to one decimal."""
OLDEST = 84
"""Where a band without an upper end is taken to end, when it begins before 65."""

_YEARS = {"<18": (0, 17), "18-29": (18, 29), "30-49": (30, 49), "50-64": (50, 64), "65+": (65, 200)}
_CLOSED = re.compile(r"(\d{1,3})\s*(?:-|–|—|to)\s*(\d{1,3})", re.IGNORECASE)
_OPEN = re.compile(r"(\d{1,3})\s*(?:\+|and over|or older|or more)", re.IGNORECASE)
_UNDER = re.compile(r"(?:<|under)\s*(\d{1,3})", re.IGNORECASE)


@dataclass(frozen=True)
class Folded:
    """A mix in our bands, and what was assumed to get there, one sentence each."""

    mix: dict[Cell, float]
    assumptions: tuple[str, ...]


def band_name(band: str) -> str:
    """An age band as people read it."""
    return tr("Under 18") if band == "<18" else band.replace("-", "–")


def sex_name(sex: str) -> str:
    """A column of the grid as people read it."""
    return {"women": tr("Women"), "men": tr("Men")}.get(sex, tr("Other or unknown"))


def total(mix: Mix) -> float:
    """What the shares add to, in per cent to one decimal."""
    return round(sum(mix.values()), 1)


def adds_up(mix: Mix) -> bool:
    """Whether the shares add to 100 per cent."""
    return abs(sum(mix.values()) - WHOLE) <= SLACK


def off_by(mix: Mix) -> str:
    """By how much the shares miss 100 per cent, as a sentence; empty when they do not."""
    if adds_up(mix):
        return ""
    gap, said = total(mix) - WHOLE, _points(total(mix))
    if gap < 0:
        return tr("The shares add to {total}: {gap} are missing.", total=said, gap=_points(-gap))
    return tr("The shares add to {total}: take {gap} away.", total=said, gap=_points(gap))


def checked_mix(mix: Mix) -> dict[Cell, float]:
    """A whole mix without its empty cells; an empty mix says that nothing is known.

    Raises UserError for "mix" when a cell is unknown, a share is no share, or they do not add up.
    """
    for cell, share in mix.items():
        if cell not in CELLS:
            raise UserError(tr("There is no such age band."), field="mix")
        if not 0 <= share <= WHOLE:
            raise UserError(tr("A share is between 0% and 100%."), field="mix")
    kept = {cell: float(mix[cell]) for cell in CELLS if mix.get(cell)}
    if kept and not adds_up(kept):
        raise UserError(off_by(kept), field="mix")
    return kept


def normalised(mix: Mix) -> dict[Cell, float]:
    """The same proportions, adding to exactly 100 per cent in tenths; empty when all are zero.

    Tenths that rounding leaves over go where the most was cut off.
    """
    whole = sum(mix.values())
    if whole <= 0:
        return {}
    tenths = {cell: mix.get(cell, 0.0) / whole * 1000 for cell in CELLS}
    floors = {cell: int(value + 1e-9) for cell, value in tenths.items()}
    left = 1000 - sum(floors.values())
    by_rest = sorted(CELLS, key=lambda cell: (floors[cell] - tenths[cell], CELLS.index(cell)))
    for cell in by_rest[:left]:
        floors[cell] += 1
    return {cell: value / 10 for cell, value in floors.items() if value}


def folded(shares: Iterable[tuple[str, str, float]]) -> Folded:
    """Shares by a foreign age band and one of our sexes, in our bands and adding to 100.

    Raises UserError when a band is no range of ages.
    """
    mix: dict[Cell, float] = defaultdict(float)
    splits: dict[str, str] = {}
    for band, sex, share in shares:
        parts = parts_of(band)
        if len(parts) > 1:
            splits[band] = _split_sentence(band, parts)
        for ours, part in parts.items():
            mix[ours, sex] += share * part
    said = list(splits.values())
    if mix and not adds_up(mix):
        said.append(
            tr(
                "The file’s shares add to {total}; they were scaled to 100%.",
                total=_points(total(mix)),
            )
        )
    return Folded(normalised(mix), tuple(said))


def parts_of(band: str) -> dict[str, float]:
    """Which parts of a foreign band fall into our bands: "25-34" is half 18-29, half 30-49.

    Raises UserError when `band` is no range of ages.
    """
    first, last = _years(band)
    if first >= 65:
        return {"65+": 1.0}
    if last < 18:
        return {"<18": 1.0}
    last = min(last, max(OLDEST, first))
    years = last - first + 1
    inside = {
        ours: max(0, min(last, end) - max(first, start) + 1) / years
        for ours, (start, end) in _YEARS.items()
    }
    return {ours: part for ours, part in inside.items() if part}


def _years(band: str) -> tuple[int, int]:
    text = band.strip()
    if found := _CLOSED.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        if first <= last:
            return first, last
    elif found := _OPEN.fullmatch(text):
        return int(found[1]), 200
    elif found := _UNDER.fullmatch(text):
        return 0, max(int(found[1]) - 1, 0)
    raise UserError(tr("“{band}” is no range of ages.", band=band[:40]), field="mix")


def _split_sentence(band: str, parts: Mapping[str, float]) -> str:
    named = [
        tr("{percent} as {band}", percent=percent(part), band=band_name(ours))
        for ours, part in parts.items()
    ]
    return tr(
        "{band} was spread evenly over its years: {parts}.",
        band=band_name(band),
        parts=and_list(named),
    )


def _points(value: float) -> str:
    return percent(value / 100, 0 if round(value, 1) == round(value) else 1)
