"""Words, numbers, dates and money for people.

Every sentence that people read passes through `tr` or `trn`, so that one catalogue serves
the window, the command line and paper. Formatting follows the locale set by `use_locale`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal

from babel import Locale, UnknownLocaleError, dates, default_locale, lists, numbers

Translate = Callable[[str, int | None], str]

NARROW_NO_BREAK = "\u202f"
EN_DASH = "–"
_YEAR_AT_END = re.compile(r"(,?\s*|\s*'[^']*'\s*)y+\s*$")


def _source_words(text: str, n: int | None) -> str:
    return text


_translate: Translate = _source_words
_locale: Locale = Locale.parse("en_GB")


def use_translation(translate: Translate) -> None:
    """Let `translate(source_text, n)` find the words; `n` picks a plural form, None has none."""
    global _translate
    _translate = translate


def use_locale(name: str) -> None:
    """Format by the locale `name` ("en_GB", "de-DE"); an unknown one means British English."""
    global _locale
    try:
        _locale = Locale.parse(name.replace("-", "_").split(".")[0])
    except (UnknownLocaleError, ValueError):
        _locale = Locale.parse("en_GB")


def use_system_locale() -> None:
    """Format as this computer does (LC_ALL, LC_TIME, LANG), where that names a known locale."""
    with suppress(UnknownLocaleError, ValueError):
        use_locale(default_locale("LC_TIME") or "en_GB")


def locale() -> Locale:
    """The locale in force."""
    return _locale


def tr(text: str, /, **values: object) -> str:
    """`text` in the owner's language, its {placeholders} filled from `values`."""
    found = _translate(text, None)
    return found.format(**values) if values else found


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """`one` or `many` by the count `n`, in the owner's language; {n} is the formatted count."""
    chosen = _translate(one if n == 1 else many, n)
    return chosen.format(n=number(n), **values)


def number(value: float | Decimal, digits: int = 0) -> str:
    """`value` with the locale's separators and exactly `digits` decimals, rounded half to even."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return numbers.format_decimal(value, format=pattern, locale=_locale)


def short_number(value: float | Decimal, digits: int = 1) -> str:
    """`value` with at most `digits` decimals, none shown when they are zero: 2.5, 3."""
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return numbers.format_decimal(value, format=pattern, locale=_locale)


def percent(value: float, digits: int = 0) -> str:
    """A share between 0 and 1 as per cent: 0.341 with one digit is "34.1%"."""
    pattern = numbers.parse_pattern(_locale.percent_formats[None].pattern)
    pattern.frac_prec = (digits, digits)
    return str(pattern.apply(value, _locale))


def number_range(low: float, high: float, digits: int = 0) -> str:
    """A range with an en dash, "4,200 – 6,800"; one number when both ends read the same."""
    first, last = number(low, digits), number(high, digits)
    return first if first == last else f"{first} {EN_DASH} {last}"


def money(minor_units: int, currency: str) -> str:
    """An amount kept in minor units (pence, cents) of an ISO 4217 `currency`: £12.50."""
    digits = numbers.get_currency_precision(currency)
    return numbers.format_currency(Decimal(minor_units).scaleb(-digits), currency, locale=_locale)


def hours(value: float) -> str:
    """Hours as people say them: 2.5 is "2.5 h"."""
    return tr("{hours} h", hours=short_number(value))


def minutes(value: int) -> str:
    """Minutes as people say them: "45 min", "3 h 20"."""
    if value < 60:
        return tr("{minutes} min", minutes=number(value))
    whole, rest = divmod(value, 60)
    return (
        tr("{hours} h {minutes}", hours=number(whole), minutes=f"{rest:02d}")
        if rest
        else hours(whole)
    )


def day(value: dt.date, *, year: bool = False) -> str:
    """A day without its weekday: "9 March", with `year` "9 March 2027"."""
    if year:
        # Few locales have a pattern for a whole month with a year; all have a long date.
        return str(dates.format_date(value, "long", locale=_locale))
    return _day(value, "MMMMd")


def short_day(value: dt.date, *, year: bool = False) -> str:
    """A day in little room: "9 Mar", with `year` "9 Mar 2027"."""
    return _day(value, "yMMMd" if year else "MMMd")


def weekday_and_day(value: dt.date) -> str:
    """A day with its weekday: "Tuesday 9 March"."""
    pattern = _YEAR_AT_END.sub("", _locale.date_formats["full"].pattern)
    return dates.format_date(value, pattern, locale=_locale)


def _day(value: dt.date, skeleton: str) -> str:
    return dates.format_skeleton(skeleton, value, locale=_locale)


def moment(value: dt.datetime, zone: dt.tzinfo | None = None) -> str:
    """A moment in `zone` (the machine's when None), day and time: "9 Mar 2027, 08:02"."""
    local = value.astimezone(zone)
    return f"{short_day(local.date(), year=True)}, {time_of_day(local)}"


def time_of_day(value: dt.datetime | dt.time) -> str:
    """Hours and minutes as the locale writes them: "08:02" or "8:02 AM"."""
    return dates.format_time(value, "short", locale=_locale).replace(NARROW_NO_BREAK, " ")


def and_list(items: Sequence[str]) -> str:
    """Items as a sentence has them: "Instagram, Facebook and Pinterest"."""
    return lists.format_list(list(items), locale=_locale) if items else ""


def currency_symbol(currency: str) -> str:
    """The sign of an ISO 4217 currency in the locale in force: £."""
    return numbers.get_currency_symbol(currency, locale=_locale)
