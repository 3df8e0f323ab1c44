"""What is logged, changed and planned, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from core.errors import UserError
from core.people import operations as people_ops
from core.people import queries as people_queries
from core.prospects import operations as ops
from core.prospects import queries
from tests.core.prospects import people
from tests.core.prospects.people import TODAY, ago, barn, give, line


def test_a_new_prospect_is_found_with_what_is_known_of_them(new_store):
    store = new_store()
    who = barn(store)
    found, facts = line(store, who), queries.facts(store.reader, who)
    assert (found.stage, found.name, found.about) == (
        "found",
        "Willow Barn weddings",
        "Tess Arden, venue manager",
    )
    assert found.networks == ("instagram",)
    assert found.tags == ("Engaged couples",)
    assert facts.their_page == "https://willowbarn.example/suppliers"
    assert facts.found_words == "Lists 14 cake suppliers, no bakery within 5 km"
    assert queries.count(store.reader, TODAY) == "1"


def test_a_person_in_the_file_becomes_a_prospect_and_keeps_what_was_logged(new_store):
    store = new_store()
    ben = people_ops.add_person(store, "Ben")
    ops.log_reply(store, ben, TODAY, words="Wants oat milk")
    ops.make_prospects(store, [ben], TODAY, found_words="Runs the running club")
    assert people.stage(store, ben) == "talking"
    ops.make_prospects(store, [ben], TODAY, found_words="Again")
    assert queries.facts(store.reader, ben).found_words == "Runs the running club"


def test_somebody_taken_off_the_prospects_stays_a_person_with_their_touches(new_store):
    store = new_store()
    who = people.ready(store)
    ops.stop_being_prospects(store, [who])
    assert queries.prospect_count(store.reader) == 0
    assert people_queries.name(store.reader, who) == "Willow Barn weddings"
    assert len(queries.touches(store.reader, who)) == 3


def test_nothing_is_logged_for_a_day_to_come(new_store):
    store = new_store()
    who = barn(store)
    with pytest.raises(UserError) as refused:
        ops.log_give(store, who, "helped", TODAY, day=TODAY + dt.timedelta(1))
    assert refused.value.field == "day"


@pytest.mark.parametrize("what", ["", "link", "hugged"])
def test_a_give_is_one_of_the_gives(new_store, what):
    store = new_store()
    with pytest.raises(UserError, match="what it was"):
        ops.log_give(store, barn(store), what, TODAY)


def test_a_note_needs_words(new_store):
    store = new_store()
    with pytest.raises(UserError) as refused:
        ops.log_note(store, barn(store), " \n ", TODAY)
    assert refused.value.field == "words"


def test_what_was_said_is_kept_as_it_was_typed_and_found_by_search(new_store):
    from core.store import search

    store = new_store()
    who = barn(store)
    words = "“That arch!” <b>Who</b> did the eucalyptus? 🌿"
    touch = ops.log_give(store, who, "commented", TODAY, network="instagram", words=words)
    assert queries.touch(store.reader, touch).words == words
    assert [(hit.kind, hit.row) for hit in search.find(store.reader, "eucal")] == [("touch", touch)]


def test_words_past_their_room_are_refused(new_store):
    store = new_store()
    who = barn(store)
    with pytest.raises(UserError, match="there is room for 2,000"):
        ops.log_note(store, who, "x" * 2001, TODAY)
    with pytest.raises(UserError, match="there is room for 200"):
        ops.change_prospect(store, who, "next_step", "x" * 201)


def test_their_page_is_never_a_script_or_a_file(new_store):
    store = new_store()
    who = barn(store)
    for bad in ("javascript:alert(1)", "file:///etc/passwd"):
        with pytest.raises(UserError) as refused:
            ops.change_prospect(store, who, "their_page", bad)
        assert refused.value.field == "their_page"
    ops.change_prospect(store, who, "their_page", "")
    assert queries.facts(store.reader, who).their_page == ""


def test_a_touch_is_corrected_and_its_settling_never_comes_before_it(new_store):
    store = new_store()
    who = people.ready(store)
    ask = ops.log_ask(store, who, "link", TODAY, day=ago(5))
    ops.settle_ask(store, ask, "yes", ago(4))
    ops.change_touch(store, ask, TODAY, day=ago(1), what="guest_post", words="By phone")
    touch = queries.touch(store.reader, ask)
    assert (touch.what, touch.day, touch.words) == ("guest_post", ago(1), "By phone")
    assert touch.settled_on == ago(1)


def test_a_touch_taken_back_counts_no_more(new_store):
    store = new_store()
    who = people.ready(store)
    ops.remove_touch(store, queries.touches(store.reader, who)[0].id)
    assert line(store, who).story.gives == 2
    with pytest.raises(UserError, match="not there any more"):
        ops.remove_touch(store, 999)


def test_the_timeline_has_the_newest_first(new_store):
    store = new_store()
    who = barn(store, ago(30))
    give(store, who, 2, 21, 10)
    ops.log_note(store, who, "Later that day", TODAY, day=ago(10))
    logged = queries.panel(store.reader, who, TODAY).touches
    assert [(one.day, one.kind) for one in logged] == [
        (ago(2), "give"),
        (ago(10), "note"),
        (ago(10), "give"),
        (ago(21), "give"),
    ]


def test_many_are_changed_at_once_and_undone_at_once(new_store):
    store = new_store()
    many = [ops.add_prospect(store, f"Shop {n}", TODAY) for n in range(3)]
    ops.set_doer(store, many, "Ana")
    ops.set_next_day(store, many, TODAY)
    ops.set_stage(store, many, "talking")
    assert store.undo_label == "Move 3 people to Talking"
    assert {(line(store, one).doer, line(store, one).stage) for one in many} == {("Ana", "talking")}
    store.undo()
    assert {line(store, one).stage for one in many} == {"found"}
    assert queries.doers(store.reader) == ["Ana"]


def test_do_not_contact_is_no_stage_to_move_somebody_to(new_store):
    store = new_store()
    with pytest.raises(UserError):
        ops.set_stage(store, [barn(store)], "do_not_contact")


@pytest.mark.parametrize(("part", "stamps"), [("reach", 4), ("reach", -1), ("beauty", 1)])
def test_fit_has_three_parts_of_none_to_three_stamps(new_store, part, stamps):
    store = new_store()
    who = barn(store)
    ops.set_fit(store, who, "reach", 3)
    with pytest.raises(UserError, match="three stamps"):
        ops.set_fit(store, who, part, stamps)
    assert line(store, who).fit == (0, 3, 0)


@pytest.mark.parametrize(("name", "value"), [("gives", 0), ("days", 366), ("interval.found", 0)])
def test_a_rule_out_of_bounds_is_refused(new_store, name, value):
    store = new_store()
    with pytest.raises(UserError) as refused:
        ops.set_pace(store, name, value)
    assert refused.value.field == name


def test_rules_spoilt_by_another_hand_are_read_as_usual(new_store):
    store = new_store()
    store.connection.execute("INSERT INTO setting VALUES ('prospects.gives', 'many')")
    store.connection.execute("INSERT INTO setting VALUES ('prospects.rest', '99999')")
    pace = queries.pace(store.reader)
    assert (pace.gives, pace.rest) == (3, 730)


def test_a_reply_of_theirs_is_owed_one_until_something_is_said_back(new_store):
    store = new_store()
    who = barn(store)
    ops.log_give(store, who, "commented", TODAY)
    ops.log_reply(store, who, TODAY)
    assert line(store, who).owed_reply
    ops.log_note(store, who, "They wrote", TODAY)
    assert line(store, who).owed_reply
    ops.log_reply(store, who, TODAY, who="ours")
    assert not line(store, who).owed_reply
