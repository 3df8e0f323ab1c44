"""Counting ballots: keys, going back, the same pile twice, and what the file has of it."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from core.errors import UserError
from core.ideas import ballots
from core.ideas import operations as ops
from core.ideas.board import read_board
from core.ideas.counting import Count, Read
from core.ideas.facts import IdeaFacts
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def pile(
    store: Store, kind: str = "pick_any", ideas: int = 3, link: str = ""
) -> tuple[int, list[int]]:
    made = [ops.capture(store, IdeaFacts(f"Idea {nth}"), TODAY) for nth in range(1, ideas + 1)]
    return ops.start_run(store, "What next?", kind, made, TODAY, link=link), made


def count(*piles: int, options: int = 5) -> Count:
    counting = Count(options, "pick_any")
    for marks in piles:
        counting.hand = Read(marks)
        counting.next()
    return counting


def test_a_number_is_ticked_and_unticked_and_others_are_no_numbers():
    counting = Count(3, "pick_any")
    assert [counting.toggle(n) for n in (1, 3, 1, 4, 0)] == [True, True, True, False, False]
    assert counting.hand.numbers == (3,)


def test_where_one_is_to_be_picked_a_second_tick_takes_the_place_of_the_first():
    counting = Count(3, "pick_one")
    counting.toggle(1)
    counting.toggle(2)
    assert counting.hand.numbers == (2,)
    counting.toggle(2)
    assert counting.hand.numbers == ()


def test_going_back_empties_the_ballot_in_hand_then_takes_the_last_up_again():
    counting = count(0b1, 0b10)
    counting.toggle(3)
    assert counting.back() is None
    assert counting.hand == Read()
    assert counting.back() == Read(0b10)
    assert (counting.counted, counting.hand.marks) == (1, 0b10)
    counting = Count(3, "pick_any")
    assert counting.back() is None


def test_six_ballots_in_the_same_order_again_are_probably_the_same_pile():
    pile_of = [1, 2, 5, 3, 8, 1, 4]
    counting = count(*pile_of, *pile_of[:5])
    assert counting.repeats() is None
    counting.hand = Read(pile_of[5])
    counting.next()
    assert counting.repeats() == 1
    assert counting.repeats() is None


def test_ballots_that_are_all_alike_are_no_warning():
    assert count(*[1] * 20).repeats() is None


def test_honest_piles_hardly_ever_warn():
    warned = 0
    for seed in range(50):
        chance = random.Random(seed)
        counting = Count(5, "pick_any")
        for _ in range(100):
            counting.hand = Read(sum((chance.random() < 0.4) << bit for bit in range(5)))
            counting.next()
            warned += counting.repeats() is not None
    assert warned == 0


def test_every_ballot_is_kept_and_its_own_words_become_an_idea(new_store):
    store = new_store()
    run, ideas = pile(store)
    ops.count_ballot(store, run, Read(0b101, "Rye on Mondays", "Sam", "sam@example.com"), TODAY)
    ops.count_ballot(store, run, Read(0b001), TODAY)
    ops.count_ballot(store, run, Read(0b000, "rye on mondays"), TODAY)
    rows = read_board(store.reader, TODAY).by_id
    assert [rows[one].standing[:2] for one in ideas] == [(2, 3), (0, 3), (1, 3)]
    own = next(one for one in rows.values() if one.text == "Rye on Mondays")
    assert (own.giver, own.source) == ("Sam", "ballot")
    assert len(rows) == 4
    found = ballots.run(store.reader, run)
    assert (found.counted, found.own_ideas) == (3, 2)
    assert ballots.read_so_far(store.reader, run)[0] == Read(0b101, "Rye on Mondays", "Sam")


def test_a_ballot_taken_back_leaves_nothing_behind(new_store):
    store = new_store()
    run, ideas = pile(store)
    ops.count_ballot(store, run, Read(0b001), TODAY)
    before = store.reader.rows("SELECT * FROM tally"), store.reader.rows("SELECT * FROM idea")
    ops.count_ballot(store, run, Read(0b111, "Rye on Mondays", "Sam"), TODAY)
    assert ops.take_back_ballot(store, run) == Read(0b111, "Rye on Mondays")
    assert before == (
        store.reader.rows("SELECT * FROM tally"),
        store.reader.rows("SELECT * FROM idea"),
    )
    assert store.reader.value("SELECT count(*) FROM person") == 0
    assert ops.take_back_ballot(store, run).marks == 0b001
    assert store.reader.value("SELECT count(*) FROM tally") == 0
    assert read_board(store.reader, TODAY).by_id[ideas[0]].votes == 0


def test_a_quick_count_is_one_step_of_undo(new_store):
    store = new_store()
    run, _ = pile(store)
    for marks in (1, 2, 3):
        ops.count_ballot(store, run, Read(marks), TODAY)
    store.undo()
    assert ballots.run(store.reader, run).counted == 0


@pytest.mark.parametrize(("kind", "marks"), [("pick_any", 0b1000), ("pick_one", 0b11)])
def test_marks_that_the_ballot_does_not_have_are_refused(new_store, kind, marks):
    store = new_store()
    run, _ = pile(store, kind)
    with pytest.raises(UserError, match="not on this ballot"):
        ops.count_ballot(store, run, Read(marks), TODAY)


def test_a_ballot_has_room_for_nine_ideas_and_needs_one(new_store):
    store = new_store()
    with pytest.raises(UserError, match="room for 9 ideas; 10 are chosen"):
        pile(store, ideas=10)
    with pytest.raises(UserError, match="Choose the ideas"):
        pile(store, ideas=0)


def test_a_printed_ballot_says_how_to_fill_it_in_and_where_the_code_leads(new_store):
    store = new_store()
    from core.business.operations import start_business
    from core.business.rules import BusinessFacts

    start_business(store, BusinessFacts("Juniper", "Bread", 5.0, "GB", "GBP", ""), TODAY)
    run, ideas = pile(store, link="instagram.com/juniperstreet")
    ops.change_idea(store, ideas[0], "note", "Saturday, 2 pm\nand more")
    found = ballots.printed(store.reader, run, TODAY)
    assert found.lead == "Tick as many as you like, then fold it and drop it in the jar."
    assert next((one.number, one.text, one.note) for one in found.lines) == (
        1, "Idea 1", "Saturday, 2 pm",
    )  # fmt: skip
    assert found.link_words == "instagram.com/juniperstreet"
    assert found.qr.startswith("<svg")
    assert found.number == 1
    assert ballots.qr_code("https://a.example/" + "x" * 700) == ""
