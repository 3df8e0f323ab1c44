"""Telling people what became of their idea, and how well that goes."""

from __future__ import annotations

import datetime as dt

from core.ideas import operations as ops
from core.ideas import queries, telling
from core.ideas.facts import IdeaFacts
from core.people import operations as people
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def day(back: int) -> dt.date:
    return TODAY - dt.timedelta(back)


def priya(store: Store) -> int:
    keys = [("handle", "instagram", "@priya"), ("email", "", "priya@example.com")]
    return people.add_person(store, "Priya Rao", keys=keys)


def test_made_and_not_now_raise_a_list_with_channel_and_drafted_line(new_store):
    store = new_store()
    who = priya(store)
    facts = IdeaFacts("Knots", source="message", network="instagram", person_id=who)
    knots = ops.capture(store, facts, TODAY)
    ops.add_vote(store, knots, TODAY, who="Tom Bell")
    assert telling.to_tell(store.reader, TODAY) == ()
    ops.set_status(store, [knots], "made", TODAY)
    found = telling.to_tell(store.reader, TODAY)
    assert [(one.person, one.channel) for one in found] == [
        ("Priya Rao", "Instagram, @priya"),
        ("Tom Bell", "When they come in"),
    ]
    assert found[0].words == (
        "Hi Priya, you asked for “Knots”. We made it, thanks to you. Come and try it."
    )


def test_not_now_is_said_honestly_with_its_reason(new_store):
    store = new_store()
    six = ops.capture(store, IdeaFacts("Open at 6 am", who="Mia Hall"), TODAY)
    ops.set_status(store, [six], "not_now", TODAY, why_not="we start baking at four as it is")
    assert telling.to_tell(store.reader, TODAY)[0].words == (
        "Hi Mia, you asked for “Open at 6 am”. We thought about it and will not do it now: we "
        "start baking at four as it is. Thank you for asking, and please keep telling us."
    )


def test_a_tick_is_a_reply_that_names_the_idea_and_can_be_taken_back(new_store):
    store = new_store()
    who = priya(store)
    knots = ops.capture(store, IdeaFacts("Knots", person_id=who), TODAY)
    ops.set_status(store, [knots], "made", TODAY)
    touch = ops.tell(store, knots, who, TODAY, network="instagram", said="Hi")
    row = store.reader.row("SELECT kind, what, idea_id, network FROM touch WHERE id = :t", t=touch)
    assert tuple(row) == ("reply", "ours", knots, "instagram")
    assert telling.to_tell(store.reader, TODAY)[0].told
    ops.untell(store, touch)
    assert not telling.to_tell(store.reader, TODAY)[0].told


def test_whoever_was_told_of_not_now_is_told_again_once_it_is_made(new_store):
    store = new_store()
    who = priya(store)
    knots = ops.capture(store, IdeaFacts("Knots", person_id=who, said_on=day(40)), TODAY)
    ops.set_status(store, [knots], "not_now", day(20))
    ops.tell(store, knots, who, day(19))
    ops.set_status(store, [knots], "made", TODAY)
    assert [one.told for one in telling.to_tell(store.reader, TODAY)] == [False]


def test_nobody_who_is_not_to_be_contacted_is_on_the_list(new_store):
    store = new_store()
    who = priya(store)
    knots = ops.capture(store, IdeaFacts("Knots", person_id=who), TODAY)
    ops.set_status(store, [knots], "made", TODAY)
    people.do_not_contact(store, [who])
    assert telling.to_tell(store.reader, TODAY) == ()
    assert telling.left_out(store.reader) == 1


def test_backers_of_merged_ideas_are_told_once_each(new_store):
    store = new_store()
    who = priya(store)
    keep = ops.capture(store, IdeaFacts("Knots", person_id=who), TODAY)
    twin = ops.capture(store, IdeaFacts("More knots", who="Tom Bell"), TODAY)
    ops.add_vote(store, twin, TODAY, person_id=who)
    ops.merge_ideas(store, keep, twin, TODAY)
    ops.set_status(store, [keep], "made", TODAY)
    assert [one.person for one in telling.to_tell(store.reader, TODAY)] == ["Priya Rao", "Tom Bell"]


def test_a_new_idea_waits_for_a_first_answer_and_is_late_after_a_week(new_store):
    store = new_store()
    who = priya(store)
    ops.capture(store, IdeaFacts("Knots", person_id=who, said_on=day(8)), TODAY)
    ops.capture(store, IdeaFacts("Buns", person_id=who), TODAY)
    ops.capture(store, IdeaFacts("Ours", source="own", person_id=who), TODAY)
    found = telling.to_answer(store.reader, TODAY)
    assert {one.idea: one.late for one in found} == {"Knots": True, "Buns": False}


def test_health_counts_answers_within_a_week_what_was_made_and_what_was_left_alone(new_store):
    store = new_store()
    who = priya(store)
    ideas = [
        ops.capture(store, IdeaFacts(text, person_id=who, said_on=day(40)), TODAY)
        for text in ("Quick", "Late", "Never")
    ]
    ops.capture(store, IdeaFacts("Fresh", person_id=who), TODAY)
    ops.tell(store, ideas[0], who, day(35))
    ops.tell(store, ideas[1], who, day(20))
    ops.set_status(store, [ideas[0]], "made", day(34))
    found = telling.health(store.reader, TODAY)
    assert (found.answered, found.to_answer) == (1, 3)
    assert (found.made, found.all, found.stale) == (1, 4, 1)
    assert found.sentences == (
        "Answered within a week: 1 of 3",
        "Made: 25% of all ideas",
        "Left alone for 30 days: 1 idea",
    )


def test_the_panel_says_who_backs_an_idea_and_what_was_counted(new_store):
    store = new_store()
    who = priya(store)
    knots = ops.capture(store, IdeaFacts("Knots", person_id=who), TODAY)
    ops.count_by_hand(store, knots, 7, 12, TODAY, source="ballot")
    found = queries.idea(store.reader, knots, TODAY)
    assert [(one.words, one.votes_for, one.asked) for one in found.results] == [
        ("counter ballot", 7, 12)
    ]
    assert (found.backer_count, found.by_name, found.customers, found.regulars) == (1, 1, 0, 0)
    assert found.backers[0].giver
