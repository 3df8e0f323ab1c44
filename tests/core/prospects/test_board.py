"""The board in memory: columns, filters, and being brought up to date."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from core.people import operations as people_ops
from core.prospects import operations as ops
from core.prospects.board import Board, Filter, read_board, read_patch
from core.prospects.rules import Pace, Story
from core.prospects.summaries import Summary
from tests.core.prospects.people import TODAY, ago, barn, give


@pytest.fixture
def store(new_store):
    store = new_store()
    barn(store, ago(30))
    for name, days in (("Maren Cole, food writer", 20), ("Café Señal", 2), ("Canal Cycles", 70)):
        ops.add_prospect(store, name, ago(days))
    give(store, 2, 14, what="followed")
    return store


def drawn(board: Board, asked: Filter = Filter()) -> str:  # noqa: B008 - frozen
    """Who stands where, most urgent first."""
    columns = board.columns(asked).items()
    return "; ".join(
        f"{stage}: {', '.join(one.name.split()[0] for one in found)}"
        for stage, found in columns
        if found
    )


def test_a_column_has_the_most_urgent_first(store):
    assert drawn(read_board(store.reader, TODAY)) == (
        "found: Canal, Willow, Café; following: Maren"
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("señal", "found: Café"),
        ("SENAL", "found: Café"),
        ("willowbarn.ex", "found: Willow"),
        ("engaged", "found: Willow"),
        ("cole writ", "following: Maren"),
        ("c", "found: Canal, Willow, Café; following: Maren"),
        ("zebra", ""),
        ("venue", "found: Willow"),
    ],
)
def test_typing_finds_names_sites_handles_tags_and_who_they_are(store, typed, expected):
    assert drawn(read_board(store.reader, TODAY), Filter(typed=typed)) == expected


def test_the_chips_filter_who_is_due_this_week_and_who_is_going_cold(store):
    board = read_board(store.reader, TODAY)
    assert (board.due_count, board.cold_count) == (3, 1)
    assert drawn(board, Filter(due=True)) == "found: Canal, Willow; following: Maren"
    assert drawn(board, Filter(cold=True)) == "found: Canal"
    assert drawn(board, Filter(due=True, typed="mar")) == "following: Maren"


def test_a_change_of_one_person_brings_the_board_up_to_date(store):
    board = read_board(store.reader, TODAY)
    ops.log_give(store, 1, "followed", TODAY)
    assert board.apply(read_patch(store.reader, {1}, TODAY))
    assert drawn(board) == drawn(read_board(store.reader, TODAY))
    assert board.people[1].stage == "following"


def test_somebody_new_and_somebody_gone_are_seen_too(store):
    board = read_board(store.reader, TODAY)
    new = ops.add_prospect(store, "Flour Club", TODAY)
    ops.stop_being_prospects(store, [3])
    assert board.apply(read_patch(store.reader, {new, 3}, TODAY))
    assert drawn(board) == drawn(read_board(store.reader, TODAY))


def test_a_merge_of_two_is_told_from_a_change_of_one(store):
    board = read_board(store.reader, TODAY)
    people_ops.merge_people(store, 1, 3)
    assert not board.apply(read_patch(store.reader, {1}, TODAY))


def test_an_order_of_the_table_is_kept_while_typing(store):
    board = read_board(store.reader, TODAY)
    by_name = board.sorted_by("name", lambda one: one.folded, Filter())
    assert [one.name[:2] for one in by_name] == ["Ca", "Ca", "Ma", "Wi"]
    by_name = board.sorted_by("name", lambda one: one.folded, Filter(typed="c"), descending=True)
    assert [one.name[:2] for one in by_name] == ["Wi", "Ma", "Ca", "Ca"]
    gave = board.sorted_by("given", lambda one: one.story.first_give, Filter())
    assert gave[0].person_id == 2


def test_bulk_filters_of_stage_doer_and_tag_fit_together(store):
    ops.set_doer(store, [1, 2], "Ana")
    board = read_board(store.reader, TODAY)
    assert drawn(board, Filter(doer="Ana", stage="following")) == "following: Maren"
    assert drawn(board, Filter(doer="Ana", tag="Engaged couples")) == "found: Willow"
    assert (board.doers(), board.tags()) == ({"Ana": 2}, {"Engaged couples": 1})


def test_searching_all_at_once_finds_the_same_as_looking_at_each():
    chance = random.Random(3)
    parts = ["oak", "mill", "cafe", "a", "xo", "barn", "loaf"]
    rows = []
    for n in range(800):
        hay = " ".join(chance.choices(parts, k=2)) + f"\nsite{n}.example"
        story = Story(ago(n % 50))
        rows.append(
            Summary(n, hay, hay, "", "", (), (), "found", story, None, False, (0, 0, 0), "", "",
                    False, hay)
        )  # fmt: skip
    board = Board(TODAY, TODAY + dt.timedelta(5), Pace(), rows)
    for typed in ("a", "oak", "oa", "oak mi", "site7", "site77", "zzz", "e5 oak", "x", ""):
        expected = [
            one.person_id
            for one in board.wanted(Filter())
            if all(w in one.hay for w in typed.split())
        ]
        assert [one.person_id for one in board.wanted(Filter(typed=typed))] == expected
