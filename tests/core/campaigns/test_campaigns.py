"""Campaigns: what is proposed, thinned, moved, closed, and planned again."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.attribution.queries import codes_of_campaign
from core.business.rules import BusinessFacts
from core.calendar import operations as calendar
from core.calendar.facts import ActivityFacts, Repeat
from core.calendar.keys import activity_key
from core.calendar.queries import items, tray, weeks
from core.campaigns import operations as campaigns
from core.campaigns import queries, rules
from core.campaigns.facts import CampaignFacts
from core.campaigns.limits import KINDS
from core.campaigns.templates import templates
from core.errors import UserError
from core.networks.operations import choose
from core.plans.operations import set_plan_days
from core.plans.queries import plans
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 2, 1)
SATURDAY = dt.date(2027, 4, 10)
ONE_DAY = dt.timedelta(1)
PARTY = CampaignFacts(
    kind="event",
    name="Juniper turns five",
    event_on=SATURDAY,
    warm_up_from=dt.date(2027, 2, 8),
    follow_up_to=dt.date(2027, 5, 1),
    hashtag="#JuniperTurnsFive",
    code="TURNS5",
)
ON_TWO = (("instagram", "Instagram"), ("facebook", "Facebook"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("campaigns") / "shop.regulars"
    start_file(path, BusinessFacts(name="Juniper Street Bakery", hours_a_week=5), TODAY)
    with Store.open(path) as store:
        (plan,) = plans(store.reader)
        set_plan_days(store, plan.id, dt.date(2027, 1, 1), dt.date(2027, 6, 30))
        for network, _ in ON_TWO:
            choose(store, plan.id, network)
    return path


@pytest.fixture
def store(shop: Path, tmp_path: Path):
    with Store.open(Path(shutil.copy(shop, tmp_path / "shop.regulars"))) as opened:
        yield opened


def planned(store: Store, facts: CampaignFacts = PARTY) -> int:
    made = queries.proposal(store.reader, facts, TODAY)
    return campaigns.add_campaign(store, facts, TODAY, made.pieces)


def propose(facts: CampaignFacts, *, there=None, hours=0, networks=ON_TWO, today=TODAY):
    steps = templates()[facts.kind].steps
    return rules.propose(facts, steps, networks, there or {}, hours, 0, today)


def refused(field: str, **days) -> str:
    with pytest.raises(UserError) as caught:
        rules.check(replace(PARTY, **days), TODAY)
    assert caught.value.field == field
    return caught.value.sentence


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_warms_up_with_questions_and_polls_and_follows_up(kind):
    steps = templates()[kind].steps
    before = [step for step in steps if step.offset < 0]
    after = [step for step in steps if step.offset > 0]
    assert {"question", "poll"} <= {step.kind for step in before}
    assert min(step.offset for step in steps) >= -90
    assert max(step.offset for step in steps) <= 30
    assert any("thank" in step.title.lower() for step in after)
    assert any(step.kind == "poll" for step in after)
    own = [step for step in steps if step.kind == "own_offer"]
    assert len(own) * 5 <= len(steps), "own offers aim at a fifth or less"


def test_the_proposal_lies_between_warm_up_and_follow_up_on_chosen_networks_alone():
    made = propose(PARTY)
    days = [piece.activity.day for piece in made.pieces]
    assert PARTY.warm_up_from <= min(days)
    assert max(days) <= PARTY.follow_up_to
    assert days == sorted(days)
    assert {piece.activity.network for piece in made.pieces} == {"instagram", "facebook", ""}
    assert {piece.activity.network for piece in propose(PARTY, networks=()).pieces} == {""}


def test_texts_name_the_campaign_and_leave_no_brace_open():
    for kind in KINDS:
        for code in ("TURNS5", ""):
            facts = replace(PARTY, kind=kind, hashtag="", code=code)
            texts = [piece.activity.text for piece in propose(facts).pieces]
            assert not [text for text in texts if "{" in text]


def test_a_full_week_is_thinned_of_what_matters_least_and_says_which():
    roomy = propose(PARTY, hours=600)
    full = max(roomy.weeks, key=lambda week: week.added).starts_on
    made = propose(PARTY, there={full: 280}, hours=300)
    (week,) = [one for one in made.weeks if one.starts_on == full]
    assert week.there + week.added <= 300
    lost = {one.piece.step for one in made.left_out} - {one.piece.step for one in roomy.left_out}
    assert lost
    assert all("is full" in one.because for one in made.left_out if one.piece.step in lost)
    together = {piece.step for piece in made.pieces} | {one.piece.step for one in made.left_out}
    assert together == {step.key for step in templates()["event"].steps}


@given(st.integers(0, 900), st.lists(st.integers(0, 400), min_size=13, max_size=13))
@settings(max_examples=60, deadline=None)
def test_no_week_is_ever_filled_beyond_its_hours(hours, there):
    begin = rules.week_start(PARTY.warm_up_from, 0)
    planned_already = {begin + n * rules.WEEK: minutes for n, minutes in enumerate(there)}
    made = propose(PARTY, there=planned_already, hours=hours)
    for week in made.weeks:
        assert hours == 0 or week.added == 0 or week.there + week.added <= hours


def test_a_business_without_hours_is_proposed_everything():
    assert not propose(PARTY, hours=0).left_out


def test_what_lies_in_the_past_is_left_out_and_named():
    made = propose(PARTY, today=SATURDAY - 20 * ONE_DAY)
    assert all("has passed" in one.because for one in made.left_out)
    assert min(piece.activity.day for piece in made.pieces) >= SATURDAY - 20 * ONE_DAY


def test_nothing_is_written_by_a_proposal(store):
    before = store.undo_label
    queries.proposal(store.reader, PARTY, TODAY)
    assert (store.undo_label, queries.count(store.reader)) == (before, 0)


def test_days_that_make_no_campaign_are_refused_with_a_sentence():
    assert "has passed" in refused("event_on", event_on=TODAY - ONE_DAY)
    assert "before the event does" in refused("follow_up_to", follow_up_to=SATURDAY - ONE_DAY)
    assert "after the event" in refused("warm_up_from", warm_up_from=SATURDAY + ONE_DAY)
    assert "at most 90 days" in refused("warm_up_from", warm_up_from=SATURDAY - 91 * ONE_DAY)
    assert "at most 30 days" in refused("follow_up_to", follow_up_to=SATURDAY + 31 * ONE_DAY)
    assert "before it begins" in refused("event_until", event_until=SATURDAY - ONE_DAY)


def test_a_code_that_is_somebody_elses_is_refused_and_nothing_is_planned(store):
    planned(store)
    with pytest.raises(UserError) as caught:
        planned(store, replace(PARTY, name="Another", code="turns5"))
    assert caught.value.field == "code"
    assert queries.count(store.reader) == 1


def test_moving_the_event_moves_what_is_not_done_and_keeps_weekday_and_time(store):
    made = planned(store)
    first, second, *_ = queries.pieces(store.reader, made)
    calendar.tick(store, first.key, first.day)
    calendar.change_activity(store, second.key, "time", "17:30")
    before = {one.key: one for one in queries.pieces(store.reader, made)}

    campaigns.move_event(store, made, SATURDAY + 7 * ONE_DAY, TODAY)

    after = {one.key: one for one in queries.pieces(store.reader, made)}
    assert after[first.key].day == first.day
    assert after[second.key].time == "17:30"
    moved = [key for key in before if key != first.key]
    assert all(after[key].day == before[key].day + 7 * ONE_DAY for key in moved)
    facts = queries.campaign(store.reader, made, TODAY).facts
    assert (facts.warm_up_from, facts.follow_up_to) == (dt.date(2027, 2, 15), dt.date(2027, 5, 8))


@given(st.integers(-60, 60), st.integers(-90, 30), st.integers(0, 5))
@settings(max_examples=200, deadline=None)
def test_moved_work_keeps_its_weekday_and_its_side_of_the_event(by, offset, length):
    before = replace(PARTY, event_until=SATURDAY + length * ONE_DAY)
    after = rules.moved(before, SATURDAY + by * ONE_DAY)
    day = SATURDAY + offset * ONE_DAY
    moved = rules.moved_day(day, before, after)
    if before.event_on <= day <= before.last_day:
        assert moved - after.event_on == day - before.event_on
        return
    assert moved.weekday() == day.weekday()
    assert (moved < after.event_on) == (day < before.event_on)
    assert (moved > after.last_day) == (day > before.last_day)


def test_work_whose_new_day_has_passed_goes_to_the_tray(store):
    made = planned(store)
    early = queries.pieces(store.reader, made)[0]
    today = early.day
    parked = campaigns.move_event(store, made, SATURDAY - 14 * ONE_DAY, today)
    assert early.title in parked
    assert early.title in [one.title for one in tray(store.reader)]


def test_an_event_is_not_moved_to_where_its_networks_are_not_chosen(store):
    made = planned(store)
    with pytest.raises(UserError, match="No plan covers") as caught:
        campaigns.move_event(store, made, dt.date(2027, 8, 14), TODAY)
    assert caught.value.field == "event_on"
    assert queries.campaign(store.reader, made, TODAY).facts.event_on == SATURDAY


def test_what_repeats_in_a_campaign_moves_with_it_and_comes_again(store):
    made = planned(store, replace(PARTY, code=""))
    monday = dt.date(2027, 3, 1)
    facts = ActivityFacts("reply", "Answer the guests", day=monday, campaign_id=made)
    key = activity_key(calendar.add_activity(store, facts))
    calendar.repeat(store, key, Repeat(times=3))

    def days(first: dt.date) -> list[dt.date]:
        found = items(store.reader, first, first + 60 * ONE_DAY)
        return [one.day for one in found if one.title == "Answer the guests"]

    campaigns.move_event(store, made, SATURDAY + 14 * ONE_DAY, TODAY)
    assert days(monday) == [monday + n * 7 * ONE_DAY for n in (2, 3, 4)]
    campaigns.again_next_year(store, made, TODAY)
    assert days(monday + rules.YEAR) == [monday + rules.YEAR + n * 7 * ONE_DAY for n in (2, 3, 4)]


def test_a_campaign_is_closed_when_its_follow_up_is_done_or_skipped_with_a_reason(store):
    made = planned(store)
    after = PARTY.follow_up_to
    with pytest.raises(UserError, match="still to come"):
        campaigns.close_campaign(store, made, TODAY)
    with pytest.raises(UserError) as caught:
        campaigns.close_campaign(store, made, after)
    assert caught.value.field == "skipped_because"
    for one in queries.pieces(store.reader, made):
        if one.day > SATURDAY:
            calendar.tick(store, one.key, one.day)
    campaigns.close_campaign(store, made, after)
    card = queries.campaign(store.reader, made, after)
    assert (card.closed_on, card.skipped_because) == (after, "")
    with pytest.raises(UserError, match="is closed"):
        campaigns.move_event(store, made, SATURDAY + 7 * ONE_DAY, TODAY)


def test_again_next_year_falls_on_the_same_weekdays_with_nothing_done_and_no_code(store):
    made = planned(store)
    first = queries.pieces(store.reader, made)[0]
    calendar.tick(store, first.key, first.day)

    again = campaigns.again_next_year(store, made, TODAY)

    card = queries.campaign(store.reader, again, TODAY)
    assert card.facts.event_on == dt.date(2028, 4, 8)
    assert (card.again_of, card.done, codes_of_campaign(store.reader, again)) == (made, 0, [])
    old, new = (queries.pieces(store.reader, one) for one in (made, again))
    assert [one.day + rules.YEAR for one in old] == [one.day for one in new]
    # No plan covers 2028 yet, so nothing is on a network there.
    assert {one.network for one in new} == {""}


def test_campaigns_at_the_same_time_are_named(store):
    planned(store)
    sale = replace(PARTY, kind="sale", name="Easter sale", event_on=dt.date(2027, 3, 27))
    assert queries.overlaps(store.reader, sale) == ["Juniper turns five"]
    assert "Juniper turns five" in queries.overlap_sentence(["Juniper turns five"])
    assert queries.overlap_sentence([]) == ""


def test_what_a_campaign_plans_counts_in_the_hours_of_its_weeks(store):
    made = queries.proposal(store.reader, PARTY, TODAY)
    campaigns.add_campaign(store, PARTY, TODAY, made.pieces)
    found = {
        week.starts_on: week.planned
        for week in weeks(store.reader, PARTY.warm_up_from, PARTY.follow_up_to, TODAY)
    }
    assert {week.starts_on: week.added for week in made.weeks if week.added} == {
        start: minutes for start, minutes in found.items() if minutes
    }
