import datetime as dt

import pytest

from core import text
from core.errors import UserError
from core.goals import words
from core.goals.measures import measure
from core.goals.queries import BetCard, BetRecord
from core.goals.rules import Pace


@pytest.fixture(autouse=True)
def _british():
    text.use_locale("en_GB")
    yield
    text.use_locale("en_GB")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (34.1, "percent", "34.1%"),
        (40, "percent", "40%"),
        (1284, "count", "1,284"),
        (61.5, "per_week", "61.5"),
        (1250, "money", "£12.50"),
        (-12, "score", "-12"),
    ],
)
def test_a_figure_is_said_as_its_unit_is_read(value, unit, said):
    assert words.figure(value, unit, "GBP") == said


@pytest.mark.parametrize(
    ("state", "gap", "unit", "said"),
    [
        ("behind", -3, "percent", "Behind by 3 points"),
        ("behind", -1, "percent", "Behind by 1 point"),
        ("ahead", 2.4, "percent", "Ahead by 2.4 points"),
        ("ahead", 4, "per_week", "Ahead by 4"),
        ("missed", -240, "money", "Missed by £2.40"),
        ("on_course", 0.2, "count", "On course"),
        ("reached", 0, "count", "Reached"),
        ("no_reading", 0, "count", "No figure yet"),
    ],
)
def test_pace_in_words(state, gap, unit, said):
    assert words.pace_words(Pace(state, 1.0, gap), unit, "GBP") == said


def test_a_bet_says_what_is_expected_and_how_it_came_out():
    open_bet = BetCard(1, 36, 42, dt.date(2027, 1, 9), None, None)
    assert words.bet_words(open_bet, "percent", "GBP") == "The team expects 36 – 42%."
    held = BetCard(1, 36, 42, dt.date(2027, 1, 9), 38.5, True)
    assert words.bet_words(held, "percent", "GBP") == (
        "The team expected 36 – 42%. It came to 38.5%: held."
    )
    missed = BetCard(1, 4000, 6000, dt.date(2027, 1, 9), 3550, False)
    assert words.bet_words(missed, "money", "GBP") == (
        "The team expected £40.00 – £60.00. It came to £35.50: missed."
    )


def test_the_record_of_bets_counts_those_that_held():
    assert words.record_words(BetRecord(6, 9)) == "your ranges held 6 of 9"
    assert words.record_words(BetRecord(0, 0)) == ""


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("34.1", "percent", 34.1),
        (" 34.1 % ", "percent", 34.1),
        ("1,284", "count", 1284),
        ("£12.50", "money", 1250),
        ("12.5", "money", 1250),
        ("-20", "score", -20),
        ("−20", "score", -20),
    ],
)
def test_figures_are_understood_as_people_type_them(typed, unit, value):
    assert words.parsed(typed, unit, "GBP", "value") == value


@pytest.mark.parametrize("typed", ["", "forty", "12.3.4", "1 or 2", "½"])
def test_what_is_no_figure_gets_an_example(typed):
    with pytest.raises(UserError, match=r"Type a figure, for example 40\.") as caught:
        words.parsed(typed, "percent", "GBP", "target")
    assert caught.value.field == "target"


def test_figures_come_back_out_of_a_field_as_they_went_in():
    text.use_locale("de_DE")
    assert words.typed(1234.5, "count", "EUR") == "1.234,5"
    assert words.parsed("1.234,5", "count", "EUR", "value") == 1234.5
    assert words.parsed(words.typed(1250, "money", "EUR"), "money", "EUR", "value") == 1250


def test_a_narrowed_measure_says_by_what():
    assert words.measured(measure("orders_of"), "pre-orders") == "Orders a week: pre-orders"
    assert words.measured(measure("counter"), "Tastings") == "Tastings"
    assert words.measured(measure("came_back"), "") == "Came back within 60 days"
