"""The size worksheet: people to start from, then shares of them, multiplied as ranges."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.audience.limits import LARGEST, STEP_LIMIT
from core.audience.rules import Size
from core.errors import UserError
from core.text import locale, number, tr
from core.typed import clean

_RANGE = re.compile(r"\s*(?:–|—|-|…|\bto\b)\s*", re.IGNORECASE)
_THOUSANDS = {"k": 1_000, "m": 1_000_000}


@dataclass(frozen=True)
class Step:
    """A line of the worksheet. `unit` says what `low` and `high` are.

    "people": the number to start from (the first line, and only that one); "percent": a share
    of the line above, 0 to 100; "times": so many for each of the line above, as in four to six
    bridesmaids for each wedding.
    """

    words: str
    unit: str
    low: float
    high: float


def checked_steps(steps: Sequence[Step]) -> list[Step]:
    """The worksheet, tidied. Raises UserError whose field is "low:2": what, and which line."""
    return [_checked(step, index) for index, step in enumerate(steps)]


def running(steps: Sequence[Step]) -> list[tuple[float, float]]:
    """The range after each line, not rounded; each line works on the one above."""
    low = high = 1.0
    after = []
    for step in steps:
        scale = 100 if step.unit == "percent" else 1
        low, high = low * step.low / scale, high * step.high / scale
        after.append((low, high))
    return after


def result(steps: Sequence[Step]) -> Size | None:
    """What the worksheet comes to, rounded sensibly; None while it has no lines.

    A count alone was not guessed into being, so it stands as it was typed.
    """
    after = running(steps)
    if len(after) == 1:
        return round(after[0][0]), round(after[0][1])
    return sensible(*after[-1]) if after else None


def sensible(low: float, high: float) -> Size:
    """A range in two significant digits, three where the first one is a 1 or both ends would
    read the same.

    More digits would claim to know more than a product of guesses does.
    """
    low, high = min(low, LARGEST), min(high, LARGEST)
    rough = _rounded(low, 2), _rounded(high, 2)
    return rough if rough[0] != rough[1] else (_rounded(low, 3), _rounded(high, 3))


def read_range(typed: str, field: str = "size") -> tuple[float, float] | None:
    """A range as people type it: "650-1100", "4,200 – 6,800", "5 to 8%", "1.5k"; None if blank.

    One number stands for both ends. Raises UserError for `field` when it is no number; the
    order of the ends is checked by whoever keeps the range.
    """
    bare = typed.replace("%", "").strip()
    if not bare:
        return None
    parts = _RANGE.split(bare)
    if len(parts) > 2 or not all(parts):
        raise UserError(_not_a_range(typed), field=field)
    low, *rest = (_number(part, typed, field) for part in parts)
    return low, rest[0] if rest else low


def _checked(step: Step, index: int) -> Step:
    if (index == 0) != (step.unit == "people"):
        raise UserError(tr("The first line says how many people to start from."), field="unit:0")
    most = 100 if step.unit == "percent" else LARGEST
    for field, value in (("low", step.low), ("high", step.high)):
        if not 0 <= value <= most or math.isnan(value):
            sentence = (
                tr("A share is between 0% and 100%.")
                if step.unit == "percent"
                else tr("Type a number between 0 and {most}.", most=number(most))
            )
            raise UserError(sentence, field=f"{field}:{index}")
    if step.low > step.high:
        raise UserError(
            tr("The range is upside down: write the lower number first."), field=f"high:{index}"
        )
    words = clean(step.words, f"words:{index}", STEP_LIMIT)
    return Step(words, step.unit, step.low, step.high)


def _rounded(value: float, digits: int) -> int:
    if value < 10**digits:
        return round(value)
    places = math.floor(math.log10(value))
    leads_with_one = value < 2 * 10**places
    step = 10 ** max(places + 1 - (digits + leads_with_one), 0)
    return int(math.floor(value / step + 0.5) * step)


def _number(part: str, typed: str, field: str) -> float:
    """One end of a range, with the separators of the locale in force."""
    group = str(locale().number_symbols["latn"].get("group", ","))
    point = str(locale().number_symbols["latn"].get("decimal", "."))
    bare = re.sub(r"[\s\u00a0\u202f'’]", "", part).casefold()
    scale = _THOUSANDS.get(bare[-1:], 1)
    bare = bare[:-1] if scale > 1 else bare
    if not re.fullmatch(rf"\d+(?:{re.escape(group)}\d{{3}})*(?:{re.escape(point)}\d+)?", bare):
        raise UserError(_not_a_range(typed), field=field)
    return float(bare.replace(group, "").replace(point, ".")) * scale


def _not_a_range(typed: str) -> str:
    example = f"{number(650)} – {number(1100)}"
    return tr("“{typed}” is no range. Write it like {example}.", typed=typed[:40], example=example)
