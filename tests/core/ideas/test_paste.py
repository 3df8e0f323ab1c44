"""A pasted block of comments: ideas, names, buttons, and what is there already."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from core.ideas import operations as ops
from core.ideas import queries
from core.ideas.alike import likeness, told
from core.ideas.facts import IdeaFacts, Taken
from core.ideas.paste import LARGEST, MOST, read_block

TODAY = dt.date(2027, 3, 9)
BLOCK = """sara.bakes
2w Please sell sourdough starter kits
Reply
12 likes
Priya R.: cardamom knots on Fridays!!
Tom Bell - Cardamom knots every friday
🔥🔥🔥
@aisha_k  we want a stamp card for coffee
1. Open earlier
View 3 more replies
"""


def test_lines_become_candidates_with_the_names_that_were_found():
    found = [(one.who, one.text) for one in read_block(BLOCK).candidates if not one.why_not]
    assert found == [
        ("@sara.bakes", "Please sell sourdough starter kits"),
        ("Priya R.", "cardamom knots on Fridays!!"),
        ("Tom Bell", "Cardamom knots every friday"),
        ("@aisha_k", "we want a stamp card for coffee"),
        ("", "Open earlier"),
    ]


def test_buttons_counts_and_pictures_are_not_ticked_and_say_why():
    why = {one.text: one.why_not for one in read_block(BLOCK).candidates if one.why_not}
    assert why == {
        "Reply": "Looks like a button",
        "12 likes": "Looks like a button",
        "🔥🔥🔥": "No words",
        "View 3 more replies": "Looks like a button",
    }


def test_what_is_alike_is_one_idea_and_a_vote(new_store):
    store = new_store()
    card = ops.capture(store, IdeaFacts("Stamp card for coffee"), TODAY)
    pasted = read_block(BLOCK, queries.texts(store.reader)).candidates
    ticked = [one for one in pasted if not one.why_not]
    assert [one.idea_id for one in ticked] == [None, None, None, card, None]
    assert ticked[2].same_as == ticked[1].place
    taken = ops.take_candidates(store, ticked, TODAY, network="instagram")
    assert taken == Taken(ideas=3, votes=2)
    assert ops.take_candidates(
        store, [one for one in read_block(BLOCK, queries.texts(store.reader)).candidates
                if not one.why_not], TODAY, network="instagram",
    ).ideas == 0  # fmt: skip


def test_of_alike_candidates_the_first_that_is_ticked_stands_for_the_others(new_store):
    store = new_store()
    block = "Ana Lopes: rye bread\nBen Hill: Rye bread\nCal Moor: rye bread please"
    later = read_block(block).candidates[1:]
    assert ops.take_candidates(store, later, TODAY) == Taken(ideas=1, votes=1)


def test_two_megabytes_are_read_in_seconds_and_what_is_left_out_is_said():
    block = "\n".join(f"user{n}: word{n % 977} bread{n % 101} for n{n}" for n in range(60_000))
    started = time.perf_counter()
    found = read_block(block[: LARGEST + 5_000])
    assert len(found.candidates) == MOST
    assert found.left_out > 10_000
    assert time.perf_counter() - started < 15


def test_a_line_without_end_and_odd_letters_are_no_trouble(new_store):
    found = read_block("a\x00b " * 300_000 + "\n\ud800 half a letter").candidates
    assert found[0].why_not == "Longer than a line"
    store = new_store()
    assert ops.take_candidates(store, found, TODAY).ideas == 2


ALIKE = [
    ("Gingerbread decorating for kids", "Kids’ gingerbread afternoon", True),
    ("Cardamom knots on Fridays", "Cardamon knots friday", True),
    ("Stamp card for coffee", "A coffee stamp card please", True),
    ("Vegan croissants", "Vegan cake", False),
    ("Open at 6 am", "Open on Sundays", False),
    ("Tasting box for couples", "Breakfast trays for meetings", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ALIKE)
def test_ideas_that_are_the_same_are_found_and_others_are_not(one, other, alike):
    assert bool(likeness(told(one), told(other))) is alike


def test_pairs_said_to_be_two_are_not_offered_again(new_store):
    store = new_store()
    one = ops.capture(store, IdeaFacts("Kids’ gingerbread afternoon"), TODAY)
    other = ops.capture(store, IdeaFacts("Gingerbread decorating for kids"), TODAY)
    assert [(p.first, p.second) for p in queries.offered_pairs(store.reader)] == [(one, other)]
    ops.keep_ideas_apart(store, other, one)
    assert queries.offered_pairs(store.reader) == []
