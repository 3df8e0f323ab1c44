"""Which idea is surest, most wanted, worth most, newest, left alone: and what is not added up."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from scipy.stats import binomtest

from core.audience import operations as audience
from core.ideas import operations as ops
from core.ideas import rules, words
from core.ideas.board import Board, Filter, read_board
from core.ideas.facts import IdeaFacts, OptionFacts, PollFacts
from core.plans.operations import add_plan
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def idea(store: Store, text: str, **facts: object) -> int:
    return ops.capture(store, IdeaFacts(text, **facts), TODAY)


def board(store: Store, plan: int | None = None, today: dt.date = TODAY) -> Board:
    return read_board(store.reader, today, plan)


def ranked(store: Store, order: str, plan: int | None = None) -> list[str]:
    return [one.text for one in board(store, plan).ranked(order)]


def poll(store: Store, kind: str, asked: int, *options: tuple[int, int]) -> int:
    made = [OptionFacts(f"Option {idea_id}", idea_id, votes) for idea_id, votes in options]
    if len(made) < rules.options_needed(kind):
        made.append(OptionFacts("Something else", None, 0))
    return ops.add_poll(store, PollFacts("Which?", tuple(made), kind, asked=asked), TODAY)


def test_the_interval_is_scipys_wilson_on_a_thousand_random_pairs():
    chance = random.Random(4)
    for _ in range(1_000):
        asked = chance.randint(1, 5_000)
        wanted = chance.randint(0, asked)
        theirs = binomtest(wanted, asked).proportion_ci(method="wilson")
        ours = rules.standing(wanted, asked)
        assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_the_interval_is_said_rightly():
    assert words.standing_sentence(rules.standing(31, 42)) == (
        "Of the 42 asked, 31 want it; among all like them, 59% to 85%."
    )
    assert words.standing_line(rules.standing(31, 42)) == "31 of 42 asked; 59–85%"


def test_surest_is_by_the_lower_end_and_not_by_the_share(new_store):
    store = new_store()
    few, many = idea(store, "Three of three"), idea(store, "Forty of fifty")
    ops.count_by_hand(store, few, 3, 3, TODAY)
    ops.count_by_hand(store, many, 40, 50, TODAY)
    assert ranked(store, "surest") == ["Forty of fifty", "Three of three"]


def test_uncounted_ideas_stand_below_by_their_votes_and_say_so(new_store):
    store = new_store()
    unloved = idea(store, "One of twenty")
    ops.count_by_hand(store, unloved, 1, 20, TODAY)
    idea(store, "Nobody yet")
    loved = idea(store, "Three by name")
    for who in ("Ana Lopes", "Ben Hill", "Cal Moor"):
        ops.add_vote(store, loved, TODAY, who=who)
    assert ranked(store, "surest") == ["One of twenty", "Three by name", "Nobody yet"]
    by_name = board(store).by_id[loved]
    assert words.standing_line(by_name.standing) == "Nobody was asked yet"


def test_pick_one_polls_count_as_votes_and_are_never_pooled(new_store):
    store = new_store()
    knots, buns = idea(store, "Knots"), idea(store, "Buns")
    poll(store, "pick_any", 42, (knots, 31))
    poll(store, "pick_one", 100, (knots, 20), (buns, 80))
    rows = board(store).by_id
    assert (rows[knots].votes, rows[knots].standing[:2]) == (51, (31, 42))
    assert (rows[buns].votes, rows[buns].standing.low) == (80, None)
    said = words.standing_line(rows[buns].standing, picked=rows[buns].picked)
    assert (said, rows[knots].picked) == ("In pick-one polls alone", False)
    assert ranked(store, "surest") == ["Knots", "Buns"]
    assert ranked(store, "wanted") == ["Buns", "Knots"]


def test_yes_no_and_pick_any_results_are_pooled(new_store):
    store = new_store()
    knots = idea(store, "Knots")
    poll(store, "pick_any", 30, (knots, 24))
    poll(store, "yes_no", 12, (knots, 7))
    assert board(store).by_id[knots].standing[:2] == (31, 42)


def test_worth_is_sureness_by_group_by_goal_over_effort(new_store):
    store = new_store()
    plan = add_plan(store, "Spring", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
    families = audience.add_segment(store, "Families", plan_id=plan, slot=1)
    plain, serving = idea(store, "Plain"), idea(store, "Serves families")
    hard = idea(store, "Hard")
    for one in (plain, serving, hard):
        ops.count_by_hand(store, one, 30, 40, TODAY)
        ops.set_fact(store, one, "effort", 1)
    ops.set_fact(store, serving, "segment_id", families)
    ops.set_fact(store, hard, "segment_id", families)
    ops.set_fact(store, hard, "effort", 5)
    assert ranked(store, "worth", plan) == ["Serves families", "Plain", "Hard"]
    assert rules.worth(0.5, 9, 1, True, 1) == (True, 0.5)
    assert rules.worth(0.5, 9, None, True, 2) == (True, 0.125)


def test_an_idea_is_stale_after_thirty_days_without_a_touch(new_store):
    store = new_store()
    old = ops.capture(store, IdeaFacts("Old", said_on=TODAY - dt.timedelta(31)), TODAY)
    kept = ops.capture(store, IdeaFacts("Kept", said_on=TODAY - dt.timedelta(60)), TODAY)
    done = ops.capture(store, IdeaFacts("Done", said_on=TODAY - dt.timedelta(90)), TODAY)
    ops.add_vote(store, kept, TODAY, who="Ana Lopes")
    ops.set_status(store, [done], "made", TODAY - dt.timedelta(80))
    rows = board(store).by_id
    assert [rows[one].stale for one in (old, kept, done)] == [True, False, False]
    assert ranked(store, "stale") == ["Old", "Kept", "Done"]


def test_typing_filters_by_text_giver_and_group_without_accents(new_store):
    store = new_store()
    idea(store, "Crème brûlée on Sundays", who="Zoë Moor")
    idea(store, "Knots")
    rows = board(store)
    assert [one.text for one in rows.wanted(Filter("brulee zoe"))] == ["Crème brûlée on Sundays"]
    assert rows.wanted(Filter("", "made")) == []
