"""What a business may be, and what follows from where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import pytest
from babel.core import Locale, UnknownLocaleError, get_global

from core.business import rules
from core.business.operations import CHANGEABLE, change_business, start_business
from core.business.queries import BusinessCard, business
from core.business.rules import BusinessFacts
from core.errors import UserError
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "shop.regulars") as store:
        start_business(store, BusinessFacts(name="Juniper Street Bakery"), TODAY)
        yield store


def test_a_british_business_starts_with_pounds_london_time_and_monday(started: Store) -> None:
    card = business(started.reader)

    assert (card.currency, card.time_zone, card.first_weekday) == ("GBP", "Europe/London", 0)
    assert card.hours_a_week == 5


def test_an_american_week_starts_on_sunday_and_is_paid_in_dollars(tmp_path: Path) -> None:
    with Store.create(tmp_path / "shop.regulars") as store:
        start_business(store, BusinessFacts(name="Ever After", country="us"), TODAY)
        card = business(store.reader)

    assert (card.country, card.currency, card.first_weekday) == ("US", "USD", 6)


def test_the_week_of_every_country_starts_on_the_day_that_its_languages_say() -> None:
    def said_by_babel(country: str) -> int:
        spoken = get_global("territory_languages").get(country, {})
        for name in sorted(spoken, key=lambda one: -float(spoken[one]["population_percent"])):
            with suppress(UnknownLocaleError, ValueError):
                return int(Locale.parse(f"{name}_{country}").first_week_day)
        return 0

    countries = rules.countries()

    assert {code: rules.first_weekday_of(code) for code in countries} == {
        code: said_by_babel(code) for code in countries
    }


def test_croatia_pays_in_euro_since_2023_and_paid_in_kuna_before() -> None:
    assert rules.currency_of("HR", TODAY) == "EUR"
    assert rules.currency_of("HR", dt.date(2022, 6, 1)) == "HRK"


def test_starting_leaves_nothing_to_undo(started: Store) -> None:
    assert started.steps() == []
    assert started.undo() is None


def test_a_change_is_one_step_and_comes_back(started: Store) -> None:
    change_business(started, "hours_a_week", 7.5)

    assert [step.label for step in started.steps()] == ["Change the hours a week of the business"]
    assert business(started.reader).hours_a_week == 7.5
    started.undo()
    assert business(started.reader).hours_a_week == 5


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "   ", "Type the name"),
        ("name", "x" * 10_000, "10,000 characters"),
        ("site", "javascript:alert(1)", "not a web address"),
        ("site", "two words", "not a web address"),
        ("hours_a_week", 169, "168 hours"),
        ("hours_a_week", -1, "168 hours"),
        ("country", "XX", "no country"),
        ("currency", "ABC", "no currency"),
        ("first_weekday", 7, "day that your week starts on"),
        ("time_zone", "Mars/Olympus", "no time zone"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(
    started: Store, field: str, value: object, words: str
) -> None:
    before = business(started.reader)

    with pytest.raises(UserError, match=words) as refused:
        change_business(started, field, value)

    assert refused.value.field == field
    assert business(started.reader) == before
    assert started.steps() == []


def test_a_site_gets_its_scheme() -> None:
    assert rules.check_site("juniperstreet.example") == "https://juniperstreet.example"
    assert rules.check_site("") == ""


def test_emoji_and_right_to_left_names_are_kept_as_typed(started: Store) -> None:
    change_business(started, "name", "مخبز جونيبر 🥐")

    assert business(started.reader).name == "مخبز جونيبر 🥐"


def test_every_field_of_the_card_but_the_files_own_name_can_be_changed() -> None:
    assert {*CHANGEABLE, "file_id"} == {field.name for field in fields(BusinessCard)}


def test_the_database_holds_one_business_only(started: Store) -> None:
    with pytest.raises(Exception, match="one_row"):
        started.connection.execute(
            "INSERT INTO business SELECT 2, file_id, name, sells, site, hours_a_week, currency, "
            "country, first_weekday, time_zone FROM business"
        )


def test_countries_and_currencies_are_named_in_the_owners_language() -> None:
    assert rules.countries()["DE"] == "Germany"
    assert rules.currencies()["GBP"] == "British Pound"
