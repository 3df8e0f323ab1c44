"""Give before you ask: when an ask may be made, and what is said when it may not."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from core.errors import UserError
from core.people import operations as people_ops
from core.prospects import operations as ops
from core.prospects import queries, words
from tests.core.prospects import people
from tests.core.prospects.people import TODAY, ago, barn, give, line, waiting

MISSING = [
    ((), "3 more gives, and 14 days more."),
    ((9,), "2 more gives, and 5 days more."),
    ((9, 2), "One more give, and 5 days more."),
    ((13, 2), "One more give, and one day more."),
    ((20, 2), "One more give."),
    ((9, 5, 2), "5 days more."),
    ((99, 80, 70), "The last touch is 70 days ago: get back in touch first."),
    ((99, 70), "One more give. The last touch is 70 days ago: get back in touch first."),
    ((20, 9, 2), ""),
]


@pytest.mark.parametrize(("given", "expected"), MISSING)
def test_what_is_missing_before_an_ask_is_said_in_words(new_store, given, expected):
    store = new_store()
    who = barn(store, ago(120))
    give(store, who, *given)
    assert words.missing(waiting(store, who)) == expected


def test_a_decline_rests_for_ninety_days(new_store):
    store = new_store()
    who = people.ready(store)
    ask = ops.log_ask(store, who, "link", TODAY)
    ops.settle_ask(store, ask, "declined", TODAY)
    assert words.missing(waiting(store, who)) == "They declined: let it rest until 7 June."
    give(store, who, 0)
    for days, rests in ((89, True), (90, False)):
        later = TODAY + dt.timedelta(days)
        ops.set_pace(store, "fresh", 365)
        assert (waiting(store, who, later).rests_until is not None) is rests


def test_asking_sooner_is_refused_without_a_reason_and_keeps_the_one_given(new_store):
    store = new_store()
    who = barn(store, ago(20))
    give(store, who, 9, 2)
    with pytest.raises(UserError) as refused:
        ops.log_ask(store, who, "link", TODAY)
    assert refused.value.field == "sooner_because"
    assert refused.value.sentence == (
        "One more give, and 5 days more. To ask sooner, say why it should not wait."
    )
    assert people.stage(store, who) == "talking"
    ask = ops.log_ask(store, who, "link", TODAY, sooner_because="The list is printed on Friday")
    assert queries.touch(store.reader, ask).sooner_because == "The list is printed on Friday"


def test_an_ask_in_time_keeps_no_reason(new_store):
    store = new_store()
    who = people.ready(store)
    ask = ops.log_ask(store, who, "link", TODAY, sooner_because="Not needed")
    assert queries.touch(store.reader, ask).sooner_because == ""


def test_a_second_ask_waits_for_the_answer_to_the_first_whatever_the_reason(new_store):
    store = new_store()
    who = people.ready(store)
    first = ops.log_ask(store, who, "link", TODAY)
    with pytest.raises(UserError, match="has been asked already"):
        ops.log_ask(store, who, "shout_out", TODAY, sooner_because="It cannot wait")
    ops.settle_ask(store, first, "withdrawn", TODAY)
    second = ops.log_ask(store, who, "shout_out", TODAY)
    with pytest.raises(UserError, match="has been asked already"):
        ops.settle_ask(store, first, "open", TODAY)
    assert queries.panel(store.reader, who, TODAY).open_ask == second


def test_the_file_itself_refuses_a_second_open_ask(new_store):
    store = new_store()
    who = people.ready(store)
    ops.log_ask(store, who, "link", TODAY)
    with pytest.raises(Exception, match="open already"):
        store.connection.execute(
            "INSERT INTO touch (person_id, day, kind, what, network, words, sooner_because, "
            "outcome) VALUES (?, '2027-03-09', 'ask', 'link', '', '', '', 'open')",
            (who,),
        )


def test_nothing_is_asked_of_somebody_who_is_not_to_be_contacted(new_store):
    store = new_store()
    who = people.ready(store)
    people_ops.do_not_contact(store, [who])
    with pytest.raises(UserError, match="is not to be contacted"):
        ops.log_ask(store, who, "link", TODAY, sooner_because="Please")


def test_nothing_is_asked_of_somebody_who_is_no_prospect(new_store):
    store = new_store()
    who = people_ops.add_person(store, "Ben")
    with pytest.raises(UserError, match="prospect first"):
        ops.log_ask(store, who, "link", TODAY, sooner_because="Please")


def test_two_people_who_both_wait_for_an_answer_cannot_be_made_one(new_store):
    store = new_store()
    barn_id, twin = people.ready(store), ops.add_prospect(store, "Willow Barn", TODAY)
    ops.log_ask(store, barn_id, "link", TODAY)
    ask = ops.log_ask(store, twin, "link", TODAY, sooner_because="The list closes")
    with pytest.raises(UserError, match="cannot stand together"):
        people_ops.merge_people(store, barn_id, twin)
    ops.settle_ask(store, ask, "withdrawn", TODAY)
    people_ops.merge_people(store, barn_id, twin)
    assert line(store, barn_id).story.asks == 2
    assert queries.prospect_count(store.reader) == 1


def test_the_ledger_says_what_was_given_and_asked(new_store):
    store = new_store()
    who = barn(store, ago(20))
    pace = queries.pace(store.reader)
    assert words.ledger(line(store, who).story, pace) == (
        "You have given nothing yet. Your plan says 3 gives over 14 days first."
    )
    give(store, who, 9, 2)
    assert words.ledger(line(store, who).story, pace) == (
        "You have given twice and asked nothing. Your plan says 3 gives over 14 days first."
    )
    people.followed_by(store, who)
    give(store, who, 1)
    assert words.ledger(line(store, who).story, pace).startswith(
        "You have given 3 times and asked nothing. They follow you, which counts as one give."
    )


def test_an_outcome_belongs_to_asks_alone(new_store):
    store = new_store()
    who = people.ready(store)
    ops.log_give(store, who, "helped", TODAY)
    given = queries.touches(store.reader, who)[0]
    with pytest.raises(UserError):
        ops.settle_ask(store, given.id, "yes", TODAY)
    with pytest.raises((IntegrityError, Exception), match="asks_have_an_outcome"):
        store.connection.execute("UPDATE touch SET outcome = 'yes' WHERE id = ?", (given.id,))
