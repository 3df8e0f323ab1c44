"""Stamp cards: counted by the week, held against what was handed out eight weeks before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from scipy.stats import binomtest

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.errors import UserError
from core.loyalty import operations as ops
from core.loyalty import stamp_cards
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


@pytest.fixture
def store(tmp_path: Path):
    with Store.create(tmp_path / "cards.regulars") as made:
        start_business(made, BusinessFacts("Juniper", country="GB"), TODAY)
        yield made


def count(store: Store, week: str, field: str, cards: int | None) -> None:
    ops.set_stamp_cards(store, dt.date.fromisoformat(week), field, cards, TODAY)


def test_redeemed_cards_are_held_against_those_handed_out_eight_weeks_before(store: Store):
    count(store, "2026-12-28", "handed_out", 60)
    count(store, "2027-01-04", "handed_out", 40)
    count(store, "2027-02-22", "redeemed", 15)
    count(store, "2027-03-01", "redeemed", 12)
    count(store, "2027-03-08", "redeemed", 9)

    found = stamp_cards.redeemed(store.reader, TODAY)

    assert (found.redeemed, found.handed_out, found.weeks) == (27, 100, 2)
    wilson = binomtest(27, 100).proportion_ci(method="wilson")
    assert found.estimate.low == pytest.approx(wilson.low)
    assert found.estimate.high == pytest.approx(wilson.high)
    assert stamp_cards.report(store.reader, TODAY)["value"] == 0.27


def test_the_last_day_of_a_week_has_it_whole(store: Store):
    count(store, "2026-12-28", "handed_out", 60)
    count(store, "2027-02-22", "redeemed", 15)

    sunday = dt.date(2027, 2, 28)
    assert stamp_cards.redeemed(store.reader, sunday).weeks == 1
    assert stamp_cards.redeemed(store.reader, sunday - dt.timedelta(1)).weeks == 0


def test_few_cards_say_nothing_and_old_cards_never_make_more_than_all(store: Store):
    count(store, "2027-01-04", "handed_out", 29)
    count(store, "2027-03-01", "redeemed", 33)
    assert stamp_cards.redeemed(store.reader, TODAY).estimate.value is None

    count(store, "2027-01-04", "handed_out", 30)
    assert stamp_cards.redeemed(store.reader, TODAY).estimate.value == 1.0


def test_a_week_counted_by_any_of_its_days_is_one_week_and_emptied_it_is_gone(store: Store):
    count(store, "2027-03-03", "handed_out", 5)
    count(store, "2027-03-07", "full", 2)
    assert stamp_cards.weeks(store.reader) == [
        stamp_cards.CardWeek(dt.date(2027, 3, 1), 5, 2, None)
    ]

    count(store, "2027-03-03", "handed_out", None)
    count(store, "2027-03-03", "full", None)
    assert stamp_cards.weeks(store.reader) == []


@pytest.mark.parametrize(
    ("week", "cards", "field"),
    [("2027-03-15", 5, "week"), ("2027-03-01", -1, "full"), ("2027-03-01", 2_000_000, "full")],
)
def test_weeks_to_come_and_impossible_counts_are_refused(store: Store, week, cards, field):
    with pytest.raises(UserError) as refused:
        count(store, week, "full", cards)
    assert refused.value.field == field


def test_printed_cards_go_on_from_the_last_number(store: Store):
    first = stamp_cards.cards_to_print(store.reader, sheets=2)
    assert (first.numbers[0], first.numbers[-1]) == (1, 20)

    ops.note_cards_printed(store, first.numbers[-1])
    ops.set_card(store, "reward", " A bun  on the house ")

    again = stamp_cards.cards_to_print(store.reader)
    assert (again.business, again.numbers[0], again.reward) == ("Juniper", 21, "A bun on the house")
