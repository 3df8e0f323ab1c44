"""Polls: options, results that cannot be, and results that come again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from core.errors import UserError
from core.ideas import operations as ops
from core.ideas import polls
from core.ideas.board import read_board
from core.ideas.facts import IdeaFacts, OptionFacts, PollFacts
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
TWO = (OptionFacts("Knots"), OptionFacts("Buns"))


def votes(*counts: int) -> tuple[OptionFacts, ...]:
    return tuple(replace(one, votes=n) for one, n in zip(TWO, counts, strict=True))


REFUSED = [
    (PollFacts("Which?", ()), "options", "A poll needs options. Type what people can choose."),
    (PollFacts("Which?", TWO[:1]), "options", "Give them at least two options, or ask yes or no."),
    (PollFacts("Which?", (TWO[0], OptionFacts("knots"))), "options", "“Knots” is there twice."),
    (PollFacts("", TWO), "question", "Say what it is in a line."),
    (
        PollFacts("Which?", votes(30, 2), "pick_any", asked=20),
        "votes",
        "30 votes are more than the 20 people who answered. Correct one of them.",
    ),
    (
        PollFacts("Which?", votes(12, 10), "pick_one", asked=20),
        "votes",
        "Everybody picks one, but 22 votes are more than the 20 people who answered. "
        "Correct a number, or say that they could pick any.",
    ),
    (PollFacts("Which?", votes(3, 2), "pick_any"), "asked", "Type how many people answered."),
    (
        PollFacts("Which?", TWO, starts_on=TODAY, ends_on=TODAY - dt.timedelta(1)),
        "days",
        "It ends before it begins. Swap the days.",
    ),
]


@pytest.mark.parametrize(("facts", "field", "said"), REFUSED)
def test_a_poll_that_cannot_be_is_refused_at_its_field(new_store, facts, field, said):
    with pytest.raises(UserError) as refused:
        ops.add_poll(new_store(), facts, TODAY)
    assert (refused.value.field, refused.value.sentence) == (field, said)


def test_in_a_pick_one_poll_the_votes_say_how_many_answered(new_store):
    store = new_store()
    ops.add_poll(store, PollFacts("Which?", votes(12, 8), "pick_one"), TODAY)
    assert polls.polls(store.reader, TODAY)[0].asked == 20


def test_an_idea_in_a_poll_is_being_asked_about(new_store):
    store = new_store()
    knots = ops.capture(store, IdeaFacts("Knots"), TODAY)
    ops.add_poll(store, PollFacts("Which?", (OptionFacts("Knots", knots), TWO[1])), TODAY)
    assert read_board(store.reader, TODAY).by_id[knots].status == "asking"


def test_results_entered_again_take_the_place_of_the_first(new_store):
    store = new_store()
    poll = ops.add_poll(store, PollFacts("Which?", votes(12, 8), "pick_any", asked=20), TODAY)
    options = polls.polls(store.reader, TODAY)[0].options
    again = (
        OptionFacts("Buns", None, 9, options[1].id),
        OptionFacts("Knots", None, 14, options[0].id),
        OptionFacts("Rye", None, 3),
    )
    ops.change_poll(store, poll, PollFacts("Which?", again, "pick_any", asked=24), TODAY)
    found = polls.polls(store.reader, TODAY)[0]
    assert [(one.words, one.votes) for one in found.options] == [
        ("Buns", 9), ("Knots", 14), ("Rye", 3),
    ]  # fmt: skip
    assert store.reader.value("SELECT count(*) FROM tally") == 3


def test_a_file_of_results_imported_twice_adds_nothing_twice(new_store):
    store = new_store()
    facts = PollFacts("Which?", votes(12, 8), "pick_any", asked=20)
    for _ in range(2):
        ops.take_candidates(store, [], TODAY, polls=[facts])
    assert store.reader.value("SELECT count(*) FROM poll") == 1
    assert store.reader.value("SELECT sum(votes_for) FROM tally") == 20


def test_the_bank_has_questions_for_the_trade_then_for_everybody(new_store):
    store: Store = new_store()
    ops.add_question(store, "Which oven?")
    trade = polls.trade_of("Sourdough, pastries and celebration cakes")
    found = polls.questions(store.reader, trade)
    assert trade == "bakery"
    assert found[0].words == "Which oven?"
    assert {one.trade for one in found} == {"", "bakery", "general"}
    assert polls.trade_of("Something else entirely") == "general"
    with pytest.raises(UserError, match="there already"):
        ops.add_question(store, "which oven?")


def test_every_trade_has_enough_questions_and_none_twice():
    everything = [words for table in polls._bank().values() for words in table["questions"]]
    assert len(everything) == len(set(everything))
    assert all(len(table["questions"]) >= 8 for table in polls._bank().values())
    assert all(words.endswith("?") and len(words) <= 200 for words in everything)


@pytest.mark.parametrize(
    ("sells", "trade"),
    [
        ("Brot, Gebäck und Hochzeitstorten", "bakery"),
        ("Pan de masa madre y pastelería", "bakery"),
        ("Wedding cakes", "bakery"),
        ("Hochzeiten im Grünen", "wedding"),
        ("Bodas y celebraciones", "wedding"),
        ("Spargel vom Feld", "general"),
        ("Fahrräder und ihre Reparatur", "bike"),
        ("Unternehmensberatung", "agency"),
        ("Ein Bioladen", "shop"),
        ("Una tienda de libros", "shop"),
        ("Brunch and lunch", "general"),
    ],
)
def test_a_trade_is_known_in_every_language_by_how_words_begin(sells: str, trade: str) -> None:
    assert polls.trade_of(sells) == trade
