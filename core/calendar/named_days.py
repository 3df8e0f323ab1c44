"""Days that have a name: public holidays of the business's country, and days that shops work
towards (resources/trade_days.toml).

Loading the holidays of a country takes some hundred milliseconds, so it waits until a calendar is
looked at, and each year is kept.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.business.queries import business
from core.resources import resource
from core.store.database import Reader
from core.text import locale, tr, words_language

HOLIDAY, TRADE = "holiday", "trade"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As the list spells them; calendar.day_name speaks the computer's language once Qt runs."""
MAIN_PARTS = {"GB": "ENG"}
"""Where most of a country's people live, for countries that keep few days together."""


@dataclass(frozen=True)
class NamedDay:
    """A day with a name; `kind` is "holiday" (public) or "trade" (one that shops work towards)."""

    day: dt.date
    name: str
    kind: str

    @property
    def is_holiday(self) -> bool:
        """Whether it is a public holiday."""
        return self.kind == HOLIDAY


def named_days(reader: Reader, first: dt.date, last: dt.date) -> list[NamedDay]:
    """The named days from `first` to `last`, both inclusive, in order, holidays first.

    A country that the library does not know has no public holidays here.
    """
    country = business(reader).country
    spoken = str(locale())
    found = {
        (one.day, one.name.casefold()): one
        for year in range(first.year, last.year + 1)
        for one in (*trade_days(country, year), *holidays_of(country, year, spoken))
        if first <= one.day <= last
    }
    return sorted(found.values(), key=lambda one: (one.day, not one.is_holiday, one.name))


@lru_cache(maxsize=64)
def holidays_of(country: str, year: int, language: str) -> tuple[NamedDay, ...]:
    """The public holidays of a year, named in `language` ("en_GB") as far as the library can."""
    import holidays

    try:
        days = holidays.country_holidays(
            country, subdiv=MAIN_PARTS.get(country), years=year, language=_known(country, language)
        )
    except NotImplementedError:
        return ()
    return tuple(
        NamedDay(day, name, HOLIDAY)
        for day, names in sorted(days.items())
        for name in names.split("; ")
    )


def _known(country: str, language: str) -> str | None:
    """The language as the library spells it; None leaves the names in the country's own."""
    import holidays

    there = holidays.country_holidays(country).supported_languages
    short = language.split("_")[0]
    tongues = (language, short, *(one for one in there if one.split("_")[0] == short))
    return next((one for one in tongues if one in there), None)


def trade_days(country: str, year: int) -> tuple[NamedDay, ...]:
    """The days of a year that shops in a country work towards."""
    return _trade_days(country, year, words_language())


@lru_cache(maxsize=64)
def _trade_days(country: str, year: int, _language: str) -> tuple[NamedDay, ...]:
    return tuple(
        NamedDay(day_of(rule, year), tr(rule["name"]), TRADE)
        for rule in _rules()
        if country in rule.get("countries", (country,))
    )


def day_of(rule: Mapping[str, Any], year: int) -> dt.date:
    """When a rule of the list falls in a year."""
    if "easter" in rule:
        day = easter(year) + dt.timedelta(rule["easter"])
    elif "day" in rule:
        day = dt.date(year, rule["month"], rule["day"])
    else:
        day = nth_weekday(year, rule["month"], WEEKDAYS.index(rule["weekday"]), rule["nth"])
    if "not_easter" in rule and day == easter(year) + dt.timedelta(rule["not_easter"]):
        day += dt.timedelta(7)
    return day + dt.timedelta(rule.get("then", 0))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth of a weekday (0 Monday) in a month; -1 is the last."""
    before, length = monthrange(year, month)
    days = range(1 + (weekday - before) % 7, length + 1, 7)
    return dt.date(year, month, days[nth if nth < 0 else nth - 1])


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (Meeus, Astronomical Algorithms, chapter 8)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    four, left = divmod(in_century, 4)
    sunday = (32 + 2 * rest + 2 * four - epact - left) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@lru_cache(maxsize=1)
def _rules() -> tuple[dict[str, Any], ...]:
    read = tomllib.loads(resource("trade_days.toml").read_text(encoding="utf-8"))
    return tuple(_checked(read["day"]))


def _checked(rules: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for rule in rules:
        if not {"easter", "month"} & rule.keys():
            raise ValueError(f"{rule['name']} has no rule")
        yield rule
