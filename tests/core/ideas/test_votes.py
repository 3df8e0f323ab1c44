"""One vote a person and idea; counted votes are not counted again; a merge counts nobody twice."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from core.errors import UserError
from core.ideas import operations as ops
from core.ideas import queries
from core.ideas.board import IdeaRow, read_board
from core.ideas.counting import Read
from core.ideas.facts import IdeaFacts, OptionFacts, PollFacts
from core.ideas.tables import Idea, Vote
from core.people import operations as people
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def idea(store: Store, text: str, **facts: object) -> int:
    return ops.capture(store, IdeaFacts(text, **facts), TODAY)


def row(store: Store, idea_id: int) -> IdeaRow:
    return read_board(store.reader, TODAY).by_id[idea_id]


def test_whoever_gives_an_idea_has_voted_for_it_once(new_store):
    store = new_store()
    knots = idea(store, "Knots", who="Priya Rao", contact="priya@example.com")
    assert ops.add_vote(store, knots, TODAY, who="Priya", contact="priya@example.com") is False
    assert (row(store, knots).votes, row(store, knots).backers) == (1, 1)


def test_the_database_itself_refuses_a_second_vote(new_store):
    store = new_store()
    priya = people.add_person(store, "Priya Rao")
    knots = idea(store, "Knots", person_id=priya)
    with pytest.raises(IntegrityError), store.operation("Twice") as session:
        session.add(Vote(idea_id=knots, person_id=priya, day=TODAY, source="comment"))


def test_a_named_vote_inside_a_counted_pile_is_not_counted_again(new_store):
    store = new_store()
    knots = idea(store, "Knots", who="Priya Rao", contact="priya@example.com")
    run = ops.start_run(store, "What next?", "pick_any", [knots], TODAY)
    ops.count_ballot(store, run, Read(1, name="Priya Rao", contact="priya@example.com"), TODAY)
    ops.count_ballot(store, run, Read(0), TODAY)
    assert (row(store, knots).votes, row(store, knots).backers) == (1, 1)
    assert row(store, knots).standing[:2] == (1, 2)
    ops.delete_run(store, run)
    assert (row(store, knots).votes, row(store, knots).standing.asked) == (1, 0)


def test_a_merge_keeps_every_vote_and_counts_nobody_twice(new_store):
    store = new_store()
    both = people.add_person(store, "Votes Twice")
    keep = idea(store, "Gingerbread afternoon", person_id=both)
    twin = idea(store, "Gingerbread for kids", who="Tom Bell")
    ops.add_vote(store, twin, TODAY, person_id=both)
    ops.count_by_hand(store, twin, 5, 10, TODAY)
    run = ops.start_run(store, "Which?", "pick_any", [keep, twin], TODAY)
    for marks in (0b11, 0b01, 0b10, 0b00):
        ops.count_ballot(store, run, Read(marks), TODAY)
    before = store.reader.value("SELECT count(*) FROM vote")
    ops.merge_ideas(store, keep, twin, TODAY)
    one = row(store, keep)
    assert one.backers == 2
    assert one.votes == 2 + 5 + 3
    assert one.standing[:2] == (5 + 3, 10 + 4)
    assert store.reader.value("SELECT count(*) FROM vote") == before
    ops.split_idea(store, twin, TODAY)
    assert (row(store, keep).votes, row(store, twin).votes) == (1 + 2, 2 + 5 + 2)


def test_in_one_pick_one_poll_the_votes_of_merged_options_add_up(new_store):
    store = new_store()
    keep, twin = idea(store, "Gingerbread afternoon"), idea(store, "Gingerbread for kids")
    options = (OptionFacts("A", keep, 3), OptionFacts("B", twin, 4), OptionFacts("C", None, 5))
    ops.add_poll(store, PollFacts("Which?", options, "pick_one", asked=12), TODAY)
    ops.merge_ideas(store, keep, twin, TODAY)
    assert row(store, keep).votes == 7


def test_a_split_gives_back_the_status_and_undo_takes_a_merge_back(new_store):
    store = new_store()
    keep, twin = idea(store, "Rye"), idea(store, "Rye bread")
    ops.set_status(store, [twin], "planned", TODAY)
    ops.merge_ideas(store, keep, twin, TODAY)
    assert queries.idea(store.reader, twin, TODAY).status == "merged"
    store.undo()
    assert queries.idea(store.reader, twin, TODAY).status == "planned"
    store.redo()
    ops.split_idea(store, twin, TODAY)
    assert queries.idea(store.reader, twin, TODAY).status == "planned"


def test_what_is_merged_into_a_merged_idea_moves_along(new_store):
    store = new_store()
    one, two, three = (idea(store, text) for text in ("One", "Two", "Three"))
    ops.merge_ideas(store, two, three, TODAY)
    ops.merge_ideas(store, one, two, TODAY)
    assert [id_ for id_, _ in queries.idea(store.reader, one, TODAY).within] == [two, three]
    with pytest.raises(IntegrityError, match="merged itself"), store.operation("x") as session:
        session.get_one(Idea, three).merged_into = two


def test_two_people_who_are_merged_vote_once(new_store):
    store = new_store()
    one, other = people.add_person(store, "Tess"), people.add_person(store, "Tess A.")
    knots = idea(store, "Knots", person_id=one)
    ops.add_vote(store, knots, TODAY, person_id=other)
    people.merge_people(store, one, other)
    assert row(store, knots).votes == 1


@pytest.mark.parametrize(("text", "said"), [
    ("🔥🔥 🎂", "Put it into words: signs and pictures alone are not found again."),
    ("  ", "Say what it is in a line."),
    ("x" * 301, "This has 301 characters; there is room for 300. Shorten it."),
])  # fmt: skip
def test_an_idea_that_is_none_is_refused_with_a_sentence(new_store, text, said):
    with pytest.raises(UserError) as refused:
        idea(new_store(), text)
    assert (refused.value.sentence, refused.value.field) == (said, "text")


def test_a_name_of_one_word_is_another_person_each_time_and_a_full_name_is_not(new_store):
    store = new_store()
    idea(store, "One", who="Sam")
    idea(store, "Two", who="Sam")
    idea(store, "Three", who="Ana Lopes")
    idea(store, "Four", who="ana lopes")
    assert store.reader.value("SELECT count(*) FROM person") == 3
