"""Words, numbers, dates and money for people.

Every sentence that people read passes through `tr` or `trn`, so that one catalogue serves
the window, the command line and paper. Formatting follows the locale set by `use_locale`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from core.formats import Formats, formats_of

if TYPE_CHECKING:
    from babel import Locale

EN_DASH = "–"
NO_LANGUAGE = ("", "C", "POSIX", "en_US_POSIX")
"""What computers without a language of their own call it, and what Babel makes of that."""
BRITISH = "en_GB"
"""The locale that the words of the source are written in."""

_SAID_I = re.compile(r"h?[ií](?![aeou])", re.IGNORECASE)
"""What begins with the sound of i in Spanish; "hielo" and "Iowa" do not."""
_ONE_MARK = re.compile(r"-?\d+[.,]\d{1,2}", re.ASCII)
"""A number with one mark that parts no thousands."""


class Words(Protocol):
    """Where the words of a language are found (`core.translations`)."""

    language: str
    """The locale that they are written in: "de_DE"."""

    def one(self, text: str, of: str = "") -> str:
        """What `text`, as the source has it, is in this language, in its sense `of`."""

    def counted(self, one: str, many: str, n: int, of: str = "") -> str:
        """The form for the count `n` of what the source has in two."""


_words: Words | None = None
_name = BRITISH


def use_words(words: Words | None) -> None:
    """Take all words from there; None takes them as the source has them."""
    global _words
    _words = words


def words_language() -> str:
    """The locale of the words: British English as long as they are the source's."""
    return BRITISH if _words is None else _words.language


def use_locale(name: str) -> None:
    """Format by the locale `name` ("en_GB", "de-DE"); an unknown one means British English."""
    global _name
    asked = name.replace("-", "_").split(".")[0]
    _name = asked if asked not in NO_LANGUAGE and _kept(asked) else BRITISH


def locale_name() -> str:
    """The locale in force: "en_GB"."""
    return _name


def locale() -> Locale:
    """The locale in force, with all that Babel knows of it; loading it takes some 20 ms."""
    from babel import Locale

    return Locale.parse(_name)


def _formats() -> Formats:
    found = _kept(_name)
    assert found is not None
    return found


@lru_cache(maxsize=8)
def _kept(name: str) -> Formats | None:
    return formats_of(name)


def tr(text: str, /, *, of: str = "", **values: object) -> str:
    """`text` in the owner's language, its {placeholders} filled from `values`.

    A word that other languages have several for says of what it is: `tr("New", of="group")`.
    """
    found = text if _words is None else _words.one(text, of)
    return found.format(**values) if values else found


def trn(one: str, many: str, n: int, /, *, of: str = "", **values: object) -> str:
    """`one` or `many` by the count `n`, in the owner's language; {n} is the formatted count."""
    chosen = (one if n == 1 else many) if _words is None else _words.counted(one, many, n, of)
    return chosen.format(n=number(n), **values)


def inside(words: str) -> str:
    """The name of something as it stands inside a sentence: small letters, but not in German."""
    return words if words_language().startswith("de") else words.lower()


def quoted(words: str) -> str:
    """Words in the quotation marks of the language."""
    return tr("“{words}”", words=words)


def opening(words: str) -> str:
    """Words as a heading, a line or a sentence begins with them, with a capital."""
    return words[:1].upper() + words[1:]


def later(text: str) -> str:
    """`text` as it is. It marks for the catalogue what is given to `tr` when it is shown."""
    return text


def later_counted(one: str, many: str) -> tuple[str, str]:
    """Both as they are. It marks for the catalogue what is given to `trn` when it is shown."""
    return one, many


def number(value: float | Decimal, digits: int = 0) -> str:
    """`value` with the locale's separators and exactly `digits` decimals, rounded half to even."""
    return _formats().number(value, digits)


def short_number(value: float | Decimal, digits: int = 1) -> str:
    """`value` with at most `digits` decimals, none shown when they are zero: 2.5, 3."""
    return _formats().number(value, digits, padded=False)


def read_number(typed: str) -> Decimal | None:
    """The number that somebody typed, None when it is none; group marks may be missing.

    The mark of another country counts where it can only be a decimal one: "2.5" in German.
    """
    from babel import numbers

    bare = "".join(typed.split()).replace("\u2212", "-")
    try:
        # Not strict, a German "2.5" would be 25.
        return numbers.parse_decimal(bare, locale=_name, strict=True)
    except numbers.NumberFormatError:
        return Decimal(bare.replace(",", ".")) if _ONE_MARK.fullmatch(bare) else None


def percent(value: float, digits: int = 0) -> str:
    """A share between 0 and 1 as per cent: 0.341 with one digit is "34.1%"."""
    return _formats().share(value, digits)


def share_words(value: float, digits: int = 0) -> str:
    """A share between 0 and 1 as people say it: "34%", with one digit "34.1%".

    One above zero never reads as none: it is "under 1%" (with one digit "under 0.1%").
    """
    smallest = 10.0 ** -(digits + 2)
    if not 0 < value < smallest:
        return percent(value, digits)
    return tr("under {share}", share=percent(smallest, digits))


def number_range(low: float, high: float, digits: int = 0) -> str:
    """A range with an en dash, "4,200 – 6,800"; one number when both ends read the same."""
    first, last = number(low, digits), number(high, digits)
    return first if first == last else f"{first} {EN_DASH} {last}"


def money(minor_units: int, currency: str) -> str:
    """An amount kept in minor units (pence, cents) of an ISO 4217 `currency`: £12.50."""
    from babel import numbers

    amount = Decimal(minor_units).scaleb(-currency_digits(currency))
    return numbers.format_currency(amount, currency, locale=_name)


def about_money(minor_units: int, currency: str) -> str:
    """An amount to its first three figures and whole, as an estimate is said: £38,400."""
    from babel import Locale, numbers

    amount = Decimal(minor_units).scaleb(-currency_digits(currency))
    rounded = Decimal(f"{amount:.2e}").quantize(Decimal(1))
    pattern = Locale.parse(_name).currency_formats["standard"].pattern
    whole = pattern.replace("0.00", "0")
    return numbers.format_currency(rounded, currency, whole, locale=_name, currency_digits=False)


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
    return _formats().date(value, "day_year" if year else "day")


def short_day(value: dt.date, *, year: bool = False) -> str:
    """A day in little room: "9 Mar", with `year` "9 Mar 2027"."""
    return _formats().date(value, "short_year" if year else "short")


def month(value: dt.date) -> str:
    """The month of a day with its year, as a heading: "March 2027", "Marzo de 2027"."""
    return opening(_formats().date(value, "month_year"))


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """A weekday, 0 for Monday, in a heading: "Monday", `short` "Mon"."""
    formats = _formats()
    return (formats.short_weekdays if short else formats.weekdays)[weekday]


def weekday_and_day(value: dt.date) -> str:
    """A day with its weekday: "Tuesday, 9 March"."""
    return _formats().date(value, "weekday")


def moment(value: dt.datetime, zone: dt.tzinfo | None = None) -> str:
    """A moment in `zone` (the machine's when None), day and time: "9 Mar 2027, 08:02"."""
    local = value.astimezone(zone)
    return f"{short_day(local.date(), year=True)}, {time_of_day(local)}"


def time_of_day(value: dt.datetime | dt.time) -> str:
    """Hours and minutes as the locale writes them: "08:02" or "8:02 AM"."""
    return _formats().time(value)


def and_list(items: Sequence[str]) -> str:
    """Items as a sentence has them: "Instagram, Facebook and Pinterest"."""
    from babel import lists

    said = lists.format_list(list(items), locale=_name) if items else ""
    if len(items) > 1 and _name.startswith("es") and _SAID_I.match(items[-1]):
        # Babel leaves out what Spanish does before the sound of i: "Facebook e Instagram".
        said = f"{said.removesuffix(f' y {items[-1]}')} e {items[-1]}"
    return said


def currency_symbol(currency: str) -> str:
    """The sign of an ISO 4217 currency in the locale in force: £."""
    from babel import numbers

    return numbers.get_currency_symbol(currency, locale=_name)


def currency_goes_before() -> bool:
    """Whether the locale in force writes the sign of a currency first, £3, and not after, 3 €."""
    pattern: str = locale().currency_formats["standard"].pattern
    return pattern.index("¤") < pattern.index("0")


def currency_digits(currency: str) -> int:
    """How many digits the minor unit of an ISO 4217 currency takes: 2 for pence, 0 for yen."""
    from babel import numbers

    return numbers.get_currency_precision(currency)
