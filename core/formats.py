"""How a locale writes numbers and days: Babel's data, boiled down and kept.

Loading Babel and its data takes longer than opening a file, so what the first page needs of a
locale is worked out by Babel once and kept in a small file. The file is only a cache: it may be
missing, broken or unwritable, and is made anew when Babel changes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.store.places import data_folder

if TYPE_CHECKING:
    from babel import Locale

BABEL = "2.18.0"
"""The version whose data is kept; another one makes the files anew (held to the lock by a test)."""
NARROW_NO_BREAK = "\u202f"
_PIECES = re.compile(r"'[^']*'|[a-zA-Z]+|[^a-zA-Z']+")
_YEAR_AT_END = re.compile(r"(,?\s*|\s*'[^']*'\s*)y+\s*$")
_SKELETONS = {"day": "MMMMd", "short": "MMMd", "short_year": "yMMMd", "month_year": "yMMMM"}


@dataclass(frozen=True)
class Formats:
    """What is needed to write numbers and days in one locale.

    `grouping` is the size of the last group of digits and of those before it; `percent` is the
    pattern's text before and after the number; `patterns` are CLDR date patterns by use;
    `months`, `short_months` and `weekdays` (Monday first) are the names inside a date,
    `lone_months` and `short_weekdays` those that stand alone, `halves` those of morning and
    afternoon.
    """

    decimal: str
    group: str
    minus: str
    grouping: tuple[int, int]
    percent: tuple[str, str]
    months: tuple[str, ...]
    lone_months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    halves: tuple[str, str]
    patterns: dict[str, str]

    def number(self, value: float | Decimal, digits: int, *, padded: bool = True) -> str:
        """`value` with `digits` decimals, half to even; not `padded`: no zeros at their end."""
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
        whole, _, rest = f"{abs(rounded):f}".partition(".")
        if not padded:
            rest = rest.rstrip("0")
        sign = self.minus if rounded < 0 else ""
        return sign + self._grouped(whole) + (self.decimal + rest if rest else "")

    def share(self, value: float | Decimal, digits: int) -> str:
        """A share between 0 and 1 as per cent."""
        before, after = self.percent
        written = self.number(Decimal(str(value)) * 100, digits)
        if before and written.startswith(self.minus):
            return self.minus + before + written[len(self.minus) :] + after
        return before + written + after

    def date(self, value: dt.date, use: str) -> str:
        """`value` by one of the patterns: day, day_year, short, short_year, month_year, weekday."""
        return "".join(self._piece(p, value) for p in _PIECES.findall(self.patterns[use]))

    def time(self, value: dt.datetime | dt.time) -> str:
        """Hours and minutes."""
        hour = value.hour % 12 or 12
        told = {
            "H": str(value.hour),
            "HH": f"{value.hour:02d}",
            "h": str(hour),
            "hh": f"{hour:02d}",
            "mm": f"{value.minute:02d}",
            "a": self.halves[value.hour >= 12],
        }
        pieces = _PIECES.findall(self.patterns["time"])
        return "".join(told.get(piece, piece.strip("'")) for piece in pieces)

    def _grouped(self, digits: str) -> str:
        last, before = self.grouping
        if len(digits) <= last:
            return digits
        head, tail = digits[:-last], digits[-last:]
        groups = [head[max(i - before, 0) : i] for i in range(len(head), 0, -before)]
        return self.group.join([*reversed(groups), tail])

    def _piece(self, piece: str, value: dt.date) -> str:
        first, size = piece[0], len(piece)
        if first == "'":
            return piece[1:-1]
        if first == "d":
            return f"{value.day:0{size}d}"
        if first == "y":
            return f"{value.year % 100:02d}" if size == 2 else str(value.year)
        if first in "ML" and size < 3:
            return f"{value.month:0{size}d}"
        if first == "L" and size == 4:
            return self.lone_months[value.month - 1]
        if first in "ML":
            return (self.months if size == 4 else self.short_months)[value.month - 1]
        return self.weekdays[value.weekday()] if first == "E" else piece


def formats_of(name: str) -> Formats | None:
    """The formats of the locale `name` ("en_GB"), None for one that Babel does not know."""
    if not name.replace("_", "").isalnum():
        return None
    kept = data_folder() / "locales" / f"{name}-{BABEL}.json"
    with suppress(OSError, ValueError, TypeError, AttributeError):
        return _read(kept)
    made = _from_babel(name)
    if made is not None:
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(asdict(made)), encoding="utf-8")
    return made


def _read(path: Path) -> Formats:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    values: Any = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    return Formats(**values)


def _from_babel(name: str) -> Formats | None:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None
    symbols = locale.number_symbols["latn"]
    percent = locale.percent_formats[None]
    # The form inside a date ("März" with a day), not the one that stands alone.
    months, days = locale.months["format"], locale.days["format"]
    return Formats(
        decimal=symbols["decimal"],
        group=symbols["group"],
        minus=symbols["minusSign"],
        grouping=tuple(locale.decimal_formats[None].grouping),
        percent=(percent.prefix[0], percent.suffix[0].replace("%", symbols["percentSign"])),
        months=tuple(months["wide"][n] for n in range(1, 13)),
        lone_months=tuple(locale.months["stand-alone"]["wide"][n] for n in range(1, 13)),
        short_months=tuple(months["abbreviated"][n] for n in range(1, 13)),
        weekdays=tuple(days["wide"][n] for n in range(7)),
        short_weekdays=tuple(locale.days["stand-alone"]["abbreviated"][n] for n in range(7)),
        halves=_halves(name),
        patterns=_patterns(locale),
    )


def _halves(name: str) -> tuple[str, str]:
    from babel.dates import format_time

    morning, afternoon = (str(format_time(dt.time(h), "a", locale=name)) for h in (1, 13))
    return morning, afternoon


def _patterns(locale: Locale) -> dict[str, str]:
    from babel.dates import match_skeleton

    known = locale.datetime_skeletons
    patterns = {
        use: str(known[match_skeleton(skeleton, known)].pattern)
        for use, skeleton in _SKELETONS.items()
    }
    return {
        **patterns,
        # Few locales have a pattern for a whole month with a year; all have a long date.
        "day_year": str(locale.date_formats["long"].pattern),
        "weekday": _YEAR_AT_END.sub("", locale.date_formats["full"].pattern),
        "time": locale.time_formats["short"].pattern.replace(NARROW_NO_BREAK, " "),
    }
