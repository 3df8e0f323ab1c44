"""What a business may be, and what follows from its country."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from babel.core import get_global
from babel.localtime import LOCALTZ
from babel.numbers import get_territory_currencies

from core import text
from core.errors import UserError
from core.text import tr
from core.typed import checked_length, clean

NAME_LIMIT = 120
SELLS_LIMIT = 500
SITE_LIMIT = 500
HOURS_IN_A_WEEK = 168
HOURS_TO_START_WITH = 5.0

_MAIN_ZONES = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "US": "America/New_York",
}
"""Where most people of a country with several time zones live."""
_FRIDAY = "MV"
_SATURDAY = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
_SUNDAY = """
AG AO AS BD BR BS BT BW BZ CA CO DM DO ET GT GU GW HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX
MZ NI NP PA PE PH PK PR PT PY SA SG ST SV TH TL TT TW UM US VE VI WS YE ZA ZW
"""
_FIRST_WEEKDAYS = {
    country: day
    for day, there in ((4, _FRIDAY), (5, _SATURDAY), (6, _SUNDAY))
    for country in there.split()
}
"""Where the week does not start on Monday (CLDR by way of Babel, to which a test holds it). Babel
keeps this in the data of every language there is, which the bundle leaves out."""


@dataclass(frozen=True)
class BusinessFacts:
    """What a new file asks of a business; the rest follows from the country unless given."""

    name: str
    sells: str = ""
    hours_a_week: float = HOURS_TO_START_WITH
    country: str = "GB"
    currency: str = ""
    site: str = ""


def check_name(name: str) -> str:
    """The name without surrounding spaces. Raises UserError when blank or too long."""
    name = " ".join(name.split())
    if not name:
        raise UserError(tr("Type the name of your business."), field="name")
    return checked_length(name, "name", NAME_LIMIT)


def check_sells(sells: str) -> str:
    """What the business sells, in a few words. Raises UserError when too long."""
    return clean(sells, "sells", SELLS_LIMIT)


def check_site(site: str) -> str:
    """A web address with its scheme added; empty is fine. Raises UserError when it is none."""
    site = site.strip()
    if not site:
        return ""
    full = site if "://" in site else f"https://{site}"
    try:
        parts = urlsplit(full)
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        good = False
    if not good or any(c.isspace() for c in full):
        raise UserError(
            tr(
                "“{site}” is not a web address. Type one like juniperstreet.example.",
                site=site[:60],
            ),
            field="site",
        )
    return checked_length(full, "site", SITE_LIMIT)


def check_hours(hours: float) -> float:
    """Hours a week for social media, 0 to 168. Raises UserError outside."""
    if not 0 <= hours <= HOURS_IN_A_WEEK:
        raise UserError(
            tr("A week has 168 hours. Type how many of them go to social media, for example 5."),
            field="hours_a_week",
        )
    return float(hours)


def check_country(country: str) -> str:
    """An ISO 3166 country code in capitals. Raises UserError when there is no such country."""
    code = country.strip().upper()
    if code not in countries():
        raise UserError(
            tr(
                "There is no country “{country}”. Use its two letters: GB, US, DE.", country=country
            ),
            field="country",
        )
    return code


def check_currency(currency: str) -> str:
    """An ISO 4217 currency code in capitals. Raises UserError when there is no such currency."""
    code = currency.strip().upper()
    if code not in _currencies():
        raise UserError(
            tr(
                "There is no currency “{currency}”. Use its three letters: GBP, USD, EUR.",
                currency=currency,
            ),
            field="currency",
        )
    return code


def check_weekday(weekday: int) -> int:
    """0 (Monday) to 6 (Sunday). Raises UserError outside."""
    if weekday not in range(7):
        raise UserError(tr("Choose the day that your week starts on."), field="first_weekday")
    return weekday


def check_time_zone(zone: str) -> str:
    """An IANA time zone. Raises UserError when unknown."""
    if zone not in _known_zones():
        raise UserError(
            tr("There is no time zone “{zone}”. Use a name like Europe/London.", zone=zone),
            field="time_zone",
        )
    return zone


def countries() -> dict[str, str]:
    """Country codes and their names in the owner's language, sorted by name."""
    names = text.locale().territories
    found = {code: str(names.get(code, code)) for code in _countries_with_currency()}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def currencies() -> dict[str, str]:
    """Currency codes in use today and their names in the owner's language."""
    names = text.locale().currencies
    found = {code: str(names.get(code, code)) for code in _currencies()}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def currency_of(country: str, on: dt.date) -> str:
    """The currency that `country` paid with on the day; pounds where none is known."""
    found = get_territory_currencies(country, start_date=on)
    return str(found[0]) if found else "GBP"


def first_weekday_of(country: str) -> int:
    """The day a week starts on in `country`, 0 for Monday (source: Unicode CLDR week data)."""
    return _FIRST_WEEKDAYS.get(country, 0)


def time_zone_of(country: str) -> str:
    """This computer's time zone when it lies in `country`, else the country's main one."""
    zones = get_global("zone_territories")
    here = getattr(LOCALTZ, "key", "")
    if zones.get(here) == country:
        return str(here)
    inside = sorted(z for z, where in zones.items() if where == country)
    known = [z for z in inside if z in _known_zones()]
    return _MAIN_ZONES.get(country) or (known[0] if known else "UTC")


@cache
def _known_zones() -> frozenset[str]:
    """Looked for in the system's folders, which takes longer than everything else here."""
    return frozenset(available_timezones())


@cache
def _countries_with_currency() -> frozenset[str]:
    return frozenset(
        code
        for code in get_global("territory_currencies")
        if len(code) == 2 and code.isalpha() and get_territory_currencies(code)
    )


@cache
def _currencies() -> frozenset[str]:
    return frozenset(
        str(code)
        for country in _countries_with_currency()
        for code in get_territory_currencies(country)
    )
