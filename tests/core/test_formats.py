"""Numbers and days are written as Babel writes them, from what was kept of its data."""

from __future__ import annotations

import datetime as dt
import os
from decimal import Decimal
from pathlib import Path

import babel
import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from core.formats import BABEL, formats_of

LOCALES = (
    "en_GB", "en_US", "de_DE", "de_CH", "es_ES", "es_MX", "fr_FR", "it_IT", "nl_NL", "pl_PL",
    "pt_BR", "sv_SE", "da_DK", "cs_CZ", "el_GR", "tr_TR", "ja_JP", "ko_KR", "zh_Hans_CN", "uk_UA",
)  # fmt: skip
SKELETONS = {"day": "MMMMd", "short": "MMMd", "short_year": "yMMMd"}

locales = st.sampled_from(LOCALES)
days = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


def formats(name):
    found = formats_of(name)
    assert found is not None
    return found


@given(locales, st.decimals(-10_000_000, 10_000_000, places=4), st.integers(0, 3))
def test_numbers_are_babels_with_the_locales_own_minus_and_no_minus_nought(name, value, digits):
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    babels = numbers.format_decimal(abs(value), format=pattern, locale=name)

    ours = formats(name).number(value, digits)

    minus = numbers.get_minus_sign_symbol(name)
    negative = value < 0 and any(digit in babels for digit in "123456789")
    assert ours == (minus if negative else "") + babels


@given(locales, days)
def test_days_are_babels(name, day):
    ours = formats(name)

    for use, skeleton in SKELETONS.items():
        assert ours.date(day, use) == dates.format_skeleton(skeleton, day, locale=name)
    month = dates.format_skeleton("yMMMM", day, locale=name)
    assert ours.date(day, "month_year") == month
    assert ours.date(day, "day_year") == dates.format_date(day, "long", locale=name)


@given(locales, st.times())
def test_times_are_babels(name, time):
    babels = dates.format_time(time, "short", locale=name).replace("\u202f", " ")

    assert formats(name).time(time) == babels


def test_groups_of_digits_are_the_countrys_own():
    assert formats("en_IN").number(1234567, 0) == "12,34,567"
    assert formats("de_CH").number(1234567, 0) == "1’234’567"


def test_a_share_keeps_its_sign_before_the_per_cent_sign():
    assert formats("en_GB").share(Decimal("-0.052"), 1) == "-5.2%"
    assert formats("eu_ES").share(-0.5, 0) == "−%\xa050"


def test_what_was_kept_is_read_again_and_a_broken_file_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("REGULARS_HOME", str(tmp_path))
    made = formats_of("de_DE")
    (kept,) = (tmp_path / "locales").iterdir()

    assert formats_of("de_DE") == made
    for broken in ("", "{}", "[1]", '{"decimal": 1, "no": 2}'):
        kept.write_text(broken, encoding="utf-8")
        assert formats_of("de_DE") == made


def test_a_home_that_cannot_be_written_costs_time_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("REGULARS_HOME", os.fspath(tmp_path / "file"))

    assert formats("en_GB").number(1234, 0) == "1,234"


def test_an_unknown_locale_has_no_formats():
    assert formats_of("xx_YY") is None
    assert formats_of("not a locale") is None
    assert formats_of("../en_GB") is None


def test_the_kept_files_are_named_by_the_babel_in_use():
    assert babel.__version__ == BABEL
