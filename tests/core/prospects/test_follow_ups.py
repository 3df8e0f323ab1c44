"""When to get back to somebody, and who is going cold."""

from __future__ import annotations

import datetime as dt

import pytest

from core.people import operations as people_ops
from core.prospects import board, words
from core.prospects import operations as ops
from core.prospects.rules import Pace, Story, follow_up, goes_cold, week_end
from tests.core.prospects import people
from tests.core.prospects.people import TODAY, ago, barn, give, line

INTERVALS = [("found", 14), ("following", 7), ("talking", 7), ("ready", 3), ("asked", 10)]


@pytest.mark.parametrize(("stage", "days"), [*INTERVALS, ("linked", 60)])
def test_the_follow_up_is_the_stages_interval_after_the_last_touch(stage, days):
    story = Story(ago(50), last_touch=ago(4))
    assert follow_up(story, stage, Pace(), TODAY) == ago(4) + dt.timedelta(days)


def test_somebody_never_touched_is_due_from_the_day_they_were_found():
    assert follow_up(Story(ago(3)), "found", Pace(), TODAY) == TODAY + dt.timedelta(11)


def test_a_day_set_by_hand_wins_until_it_has_passed(new_store):
    store = new_store()
    who = barn(store, ago(30))
    give(store, who, 5, what="followed")
    ops.set_next_day(store, [who], TODAY + dt.timedelta(3))
    for later, due in ((0, 3), (3, 3), (4, 2)):
        today = TODAY + dt.timedelta(later)
        assert line(store, who, today).due == TODAY + dt.timedelta(due)


def test_a_touch_on_the_day_or_after_it_does_the_planned_step(new_store):
    store = new_store()
    who = barn(store, ago(30))
    ops.set_next_step(store, who, "Share their page", TODAY)
    ops.log_note(store, who, "Written too early", TODAY, day=ago(1))
    assert line(store, who).next_step == "Share their page"
    ops.log_give(store, who, "shared_theirs", TODAY)
    assert (line(store, who).next_step, line(store, who).story.next_on) == ("", None)


@pytest.mark.parametrize("stage", ["declined", "do_not_contact"])
def test_who_rests_is_never_due(stage):
    story = Story(ago(200), last_touch=ago(100), next_on=TODAY, do_not_contact=True)
    assert follow_up(story, stage, Pace(), TODAY) is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-40, "40 days late"),
        (-1, "1 day late"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (30, "in 30 days"),
    ],
)
def test_a_follow_up_is_said_by_how_far_it_is(days, said):
    assert words.due_words(TODAY + dt.timedelta(days), TODAY) == said


def test_going_cold_begins_past_the_longest_interval():
    for days, cold in ((60, False), (61, True)):
        assert goes_cold(Story(ago(90), last_touch=ago(days)), "talking", Pace(), TODAY) is cold


def test_who_has_a_day_to_come_or_rests_is_not_going_cold():
    story = Story(ago(300), last_touch=ago(200))
    planned = story._replace(next_on=TODAY + dt.timedelta(20))
    assert not goes_cold(planned, "talking", Pace(), TODAY)
    assert not goes_cold(story, "declined", Pace(), TODAY)
    assert not goes_cold(story, "do_not_contact", Pace(), TODAY)


@pytest.mark.parametrize(("first", "end"), [(0, 14), (6, 13), (1, 15), (2, 9)])
def test_this_week_ends_where_the_business_says(first, end):
    assert week_end(TODAY, first) == dt.date(2027, 3, end)  # TODAY is a Tuesday


def test_the_lists_name_who_is_due_and_who_is_cold_the_most_urgent_first(new_store):
    store = new_store()
    late = people.ready(store)
    ops.set_pace(store, "interval.ready", 1)
    never = ops.add_prospect(store, "Canal Cycles", ago(70))
    soon = ops.add_prospect(store, "Maren Cole", ago(12))
    ops.add_prospect(store, "Flour Club", TODAY)
    blocked = ops.add_prospect(store, "Old Mill", ago(90))
    people_ops.do_not_contact(store, [blocked])
    week = board.due_list(store.reader, TODAY, TODAY + dt.timedelta(5))
    assert [one.person_id for one in week] == [never, late, soon]
    assert [one.person_id for one in week if one.cold] == [never]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (6, "6 days ago"),
        (7, "a week ago"),
        (9, "9 days ago"),
        (15, "2 weeks ago"),
        (61, "2 months ago"),
        (800, "2 years ago"),
    ],
)
def test_how_long_ago_is_said_in_few_words(days, said):
    assert words.ago(ago(days), TODAY) == said
