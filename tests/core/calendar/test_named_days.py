"""Public holidays of the country, and the days that shops work towards."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.easter import easter as easter_of_dateutil

from core.business.rules import BusinessFacts
from core.calendar.named_days import easter, holidays_of, named_days, trade_days
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def trade(country: str, year: int) -> dict[str, dt.date]:
    return {one.name: one.day for one in trade_days(country, year)}


def test_easter_is_that_of_the_western_churches():
    years = range(1900, 2200)
    assert [easter(year) for year in years] == [easter_of_dateutil(year) for year in years]


@pytest.mark.parametrize(
    ("country", "year", "name", "day"),
    [
        ("GB", 2027, "Mothering Sunday", dt.date(2027, 3, 7)),
        ("GB", 2027, "Small Business Saturday", dt.date(2027, 12, 4)),
        ("GB", 2027, "Pancake Day", dt.date(2027, 2, 9)),
        ("US", 2027, "Mother’s Day", dt.date(2027, 5, 9)),
        ("US", 2027, "Small Business Saturday", dt.date(2027, 11, 27)),
        ("US", 2029, "Black Friday", dt.date(2029, 11, 23)),
        ("US", 2029, "Cyber Monday", dt.date(2029, 11, 26)),
        # Whit Sunday is the last Sunday of May in 2026 and not in 2027.
        ("FR", 2026, "Mother’s Day", dt.date(2026, 5, 31)),
        ("FR", 2023, "Mother’s Day", dt.date(2023, 6, 4)),
        ("DE", 2027, "Father’s Day", dt.date(2027, 5, 6)),
    ],
)
def test_a_trade_day_falls_where_the_country_keeps_it(country, year, name, day):
    assert trade(country, year)[name] == day


def test_no_country_has_two_mothers_days_in_a_year():
    for country in ("GB", "US", "FR", "DE", "ES", "NO", "PL", "AR", "MX", "SE", "AU", "JP"):
        names = [one.name for one in trade_days(country, 2027)]
        assert len(names) == len(set(names)), country


def test_march_of_the_business_has_its_holidays_and_mothering_sunday(tmp_path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB"), TODAY)
    with Store.open(path) as store:
        found = named_days(store.reader, dt.date(2027, 3, 1), dt.date(2027, 4, 4))
    assert [(one.day.isoformat(), one.name, one.kind) for one in found] == [
        ("2027-03-07", "Mothering Sunday", "trade"),
        ("2027-03-08", "Women’s Day", "trade"),
        ("2027-03-17", "St Patrick’s Day", "trade"),
        ("2027-03-26", "Good Friday", "holiday"),
        ("2027-03-29", "Easter Monday", "holiday"),
    ]


def test_holidays_are_named_in_the_language_of_the_owner_and_unknown_countries_have_none():
    names = {one.name for one in holidays_of("DE", 2027, "en_GB")}
    assert "Easter Monday" in names
    assert "Ostermontag" in {one.name for one in holidays_of("DE", 2027, "de_DE")}
    assert holidays_of("ZZ", 2027, "en_GB") == ()
