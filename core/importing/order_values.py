"""Amounts and days as exports of orders write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.importing.figures import NO_VALUE

DMY, MDY = "dmy", "mdy"
"""Whether 3/4 is in April or in March."""

_PLAIN = re.compile(r"-?\d+(?:\.\d{1,2})?")
_SIGN = r"[^\d\s.,()=+\-@'’]{1,4}\.?"
_AMOUNT = re.compile(
    rf"(?P<minus>[(\-−]?)\s*(?:{_SIGN})?\s*(?P<inner>[-−]?)(?P<digits>\d[\d.,'’\s]*)\s*"
    rf"(?:{_SIGN})?\s*(?P<end>[)\-−]?)"
)
_GROUPS = {
    ".": re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?"),
    ",": re.compile(r"\d+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.*))?$")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}")
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,]+(.*))?$")
_WORDS = re.compile(
    r"(?:[a-z]{3,9},?\s+)??(?:([a-z]{3,9})\.?\s+(\d{1,2})|(\d{1,2})\s+([a-z]{3,9})\.?),?"
    r"\s+(\d{4})(?:[T ,]+(.*))?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "atlantic time (canada)": "America/Halifax",
    "london": "Europe/London",
    "edinburgh": "Europe/London",
    "dublin": "Europe/Dublin",
    "paris": "Europe/Paris",
    "madrid": "Europe/Madrid",
    "tokyo": "Asia/Tokyo",
    "sydney": "Australia/Sydney",
    "melbourne": "Australia/Melbourne",
    "brisbane": "Australia/Brisbane",
    "perth": "Australia/Perth",
    "adelaide": "Australia/Adelaide",
}
_HOURS = {
    "utc": 0,
    "gmt": 0,
    "bst": 1,
    "wet": 0,
    "west": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "aest": 10,
    "aedt": 11,
    "jst": 9,
    "nzst": 12,
    "nzdt": 13,
}


def decimal_mark(texts: Iterable[str]) -> str:
    """The decimal mark that amounts of one file use: "," only where that alone makes sense."""
    votes = {".": 0, ",": 0}
    for text in texts:
        if found := re.search(r"([.,])(\d{1,2}|\d{4,})\D*$", text):
            votes[found[1]] += 1
        elif re.search(r"\.\d{3},|,\d{3}\.", text):
            votes["," if text.rfind(",") > text.rfind(".") else "."] += 1
    return "," if votes[","] > votes["."] else "."


@lru_cache(maxsize=100_000)
def minor_units(text: str, digits: int, mark: str = ".") -> int | None:
    """An amount in minor units of which `digits` make a major one; None for no value.

    Negative with a minus or in brackets. Raises ValueError for what is no amount.
    """
    bare = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if mark == "." and _PLAIN.fullmatch(bare):
        return _scaled(bare, digits)
    if bare.casefold() in NO_VALUE:
        return None
    found = _AMOUNT.fullmatch(bare)
    number = re.sub(r"[\s'’]", "", found["digits"]) if found else ""
    if not found or not _GROUPS[mark].fullmatch(number):
        raise ValueError(text)
    plain = number.replace("," if mark == "." else ".", "").replace(",", ".")
    negative = any(found[part] in ("-", "−", "(") for part in ("minus", "inner"))
    if found["end"] in ("-", "−"):
        negative = True
    return -_scaled(plain, digits) if negative else _scaled(plain, digits)


def _scaled(plain: str, digits: int) -> int:
    return int(Decimal(plain).scaleb(digits).to_integral_value())


def day_order(texts: Iterable[str]) -> str | None:
    """DMY or MDY where days written as 3/4/2027 say so; "" where they may be either, None where
    there are none. Raises ValueError when some can only be the one, and some only the other."""
    seen, found = False, set()
    for text in texts:
        if short := _SHORT.match(text.strip()):
            seen = True
            first, second = int(short[1]), int(short[3])
            if first > 12 or short[2] == ".":
                found.add(DMY)
            elif second > 12:
                found.add(MDY)
    if len(found) > 1:
        raise ValueError
    return next(iter(found), "") if seen else None


@lru_cache(maxsize=100_000)
def when(text: str, order: str = MDY, zone: str = "") -> dt.date:
    """A day, or a moment where a time is given: with its zone where the text or `zone` says one.

    Raises ValueError with the text for what is no day.
    """
    try:
        return _when(text, order, zone)
    except ValueError as error:
        # Python's own words, of months in 1..12, are in English and name no cell.
        raise ValueError(text) from error


def _when(text: str, order: str, zone: str) -> dt.date:
    bare = text.strip()
    if _STAMP.fullmatch(bare):
        return dt.datetime.fromisoformat(bare[:19] + bare[20:])
    if found := _ISO.match(bare):
        year, month, day, rest = int(found[1]), int(found[2]), int(found[3]), found[4]
    elif found := _SHORT.match(bare):
        first, second, year, rest = int(found[1]), int(found[3]), int(found[4]), found[5]
        year += 2000 if year < 100 else 0
        day, month = (first, second) if order == DMY or found[2] == "." else (second, first)
    elif found := _WORDS.match(bare):
        month = _MONTHS.index((found[1] or found[4])[:3].lower()) + 1
        day, year, rest = int(found[2] or found[3]), int(found[5]), found[6]
    elif re.fullmatch(r"(19|20)\d{6}", bare):
        year, month, day, rest = int(bare[:4]), int(bare[4:6]), int(bare[6:]), None
    else:
        raise ValueError(text)
    if not rest:
        return dt.date(year, month, day)
    return _timed(dt.date(year, month, day), rest, zone)


def day_in(text: str) -> dt.date:
    """The day alone, of a day or a moment. Raises ValueError for what is none.

    Months are English whatever the computer speaks, which strptime would follow.
    """
    found = when(text)
    return found.date() if isinstance(found, dt.datetime) else found


def _timed(day: dt.date, rest: str, zone: str) -> dt.datetime:
    found = _TIME.match(rest.strip())
    if not found:
        raise ValueError(rest)
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + (12 if found[4][0] in "pP" else 0)
    said = (found[5] or "").lower()
    if said in ("z", "utc"):
        known: dt.tzinfo | None = dt.UTC
    elif said:
        east = dt.timedelta(hours=int(said[1:3]), minutes=int(said[-2:]))
        known = dt.timezone(-east if said[0] == "-" else east)
    else:
        known = zone_of(zone)
    return dt.datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=known)


@lru_cache(maxsize=100)
def zone_of(name: str) -> dt.tzinfo | None:
    """The zone that a source calls `name`; None where it is not known."""
    bare = name.strip().casefold()
    if bare in _HOURS:
        return dt.timezone(dt.timedelta(hours=_HOURS[bare]))
    try:
        return ZoneInfo(_ZONES.get(bare, name.strip() or "?"))
    except (KeyError, ValueError, OSError):
        return None
