"""Numbers, dates and money as people read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from core import text

TUESDAY = dt.date(2027, 3, 9)
EVENING = dt.datetime(2027, 3, 9, 18, 2, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    text.use_locale("en_GB")
    yield
    text.use_locale("en_GB")


def test_a_range_has_an_en_dash_and_one_number_when_both_ends_read_the_same() -> None:
    assert text.number_range(4200, 6800) == "4,200 – 6,800"
    assert text.number_range(2.1, 2.4) == "2"
    assert text.number_range(-3, 2.5, 1) == "-3.0 – 2.5"


def test_minutes_turn_into_hours_past_sixty() -> None:
    assert [text.minutes(n) for n in (0, 59, 60, 65, 200)] == [
        "0 min",
        "59 min",
        "1 h",
        "1 h 05",
        "3 h 20",
    ]


def test_money_knows_how_many_digits_its_currency_has() -> None:
    assert text.money(1250, "GBP") == "£12.50"
    assert text.money(1250, "JPY") == "JP¥1,250"
    assert text.money(-5, "EUR") == "-€0.05"


def test_an_estimate_is_said_in_whole_money_to_three_figures() -> None:
    assert text.about_money(3838825, "GBP") == "£38,400"
    assert text.about_money(123456, "JPY") == "JP¥123,000"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_GB", "Tuesday, 9 March"),
        ("en_US", "Tuesday, March 9"),
        ("de_DE", "Dienstag, 9. März"),
        ("es_ES", "martes, 9 de marzo"),
    ],
)
def test_a_weekday_and_day_leave_the_year_out_in_every_language(locale: str, said: str) -> None:
    text.use_locale(locale)

    assert text.weekday_and_day(TUESDAY) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en_GB", "March 2027"), ("de_DE", "März 2027"), ("es_ES", "Marzo de 2027")],
)
def test_a_month_as_a_heading_begins_with_a_capital(locale: str, said: str) -> None:
    text.use_locale(locale)

    assert text.month(TUESDAY) == said
    assert text.opening(text.weekday_name(2)) in ("Wednesday", "Mittwoch", "Miércoles")


@pytest.mark.parametrize(
    ("locale", "said", "about"),
    [
        ("en_GB", "€1,234.50", "€1,230"),
        ("en_US", "€1,234.50", "€1,230"),
        ("de_DE", "1.234,50\xa0€", "1.230\xa0€"),
        ("es_ES", "1.234,50\xa0€", "1.230\xa0€"),
    ],
)
def test_money_stands_where_the_owners_country_puts_it(locale: str, said: str, about: str) -> None:
    text.use_locale(locale)

    assert text.money(123450, "EUR") == said
    assert text.about_money(123450, "EUR") == about
    assert text.currency_goes_before() == said.startswith("€")


def test_a_moment_shows_in_the_zone_asked_for() -> None:
    tokyo = dt.timezone(dt.timedelta(hours=9))

    assert text.moment(EVENING, dt.UTC) == "9 Mar 2027, 18:02"
    assert text.moment(EVENING, tokyo) == "10 Mar 2027, 03:02"


def test_per_cent_and_decimals_follow_the_locale() -> None:
    assert text.percent(0.341, 1) == "34.1%"
    text.use_locale("de_DE")
    assert text.percent(0.341, 1) == "34,1\xa0%"
    assert text.hours(2.5) == "2,5 h"


def test_a_share_above_zero_never_reads_as_none() -> None:
    assert [text.share_words(share) for share in (0, 0.004, 0.007, 0.01, 0.34)] == [
        "0%", "under 1%", "under 1%", "1%", "34%",
    ]  # fmt: skip
    assert text.share_words(0.0004, 1) == "under 0.1%"
    assert text.share_words(0.004, 1) == "0.4%"
    assert text.opening(text.share_words(0.004)) == "Under 1%"


@pytest.mark.parametrize("name", ["xx_YY", "C", "C.UTF-8", "en_US_POSIX", ""])
def test_an_unknown_locale_or_none_means_british_english(name: str) -> None:
    text.use_locale(name)

    assert text.day(TUESDAY) == "9 March"
    assert text.money(123456, "GBP") == "£1,234.56"


def test_a_count_picks_its_words_and_formats_itself() -> None:
    assert text.trn("{n} group", "{n} groups", 1) == "1 group"
    assert text.trn("{n} group", "{n} groups", 1234) == "1,234 groups"


def test_a_translation_replaces_words_and_keeps_placeholders() -> None:
    class German:
        language = "de_DE"

        def one(self, source: str, of: str = "") -> str:
            return {"Rename {name}": "{name} umbenennen"}[source]

        def counted(self, one: str, many: str, n: int, of: str = "") -> str:
            return "{n} Gruppe" if n == 1 else "{n} Gruppen"

    text.use_words(German())
    assert text.tr("Rename {name}", name="{x}") == "{x} umbenennen"
    assert text.trn("{n} group", "{n} groups", 2) == "2 Gruppen"
    assert text.words_language() == "de_DE"


def test_a_list_ends_with_and() -> None:
    assert text.and_list([]) == ""
    assert text.and_list(["Instagram"]) == "Instagram"
    assert text.and_list(["Instagram", "Facebook", "Pinterest"]) == (
        "Instagram, Facebook and Pinterest"
    )


def test_a_spanish_list_says_e_before_the_sound_of_i() -> None:
    text.use_locale("es_ES")
    assert text.and_list(["Facebook", "Instagram"]) == "Facebook e Instagram"
    assert text.and_list(["X", "Facebook", "hilo"]) == "X, Facebook e hilo"
    assert text.and_list(["agua", "hielo"]) == "agua y hielo"
    assert text.and_list(["Instagram", "Facebook"]) == "Instagram y Facebook"
