"""Work on the calendar: where it may stand, how it moves, what ticking it off logs."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text

from core.calendar import operations as calendar
from core.calendar import queries, rules, texts
from core.calendar.facts import ActivityFacts, Filters, Repeat, Results, SlotFacts
from core.calendar.keys import activity_key, occurrence_key
from core.errors import UserError
from core.prospects.queries import touches
from core.store.operation import Store
from tests.core.examples.calendar import TUESDAY, WEEK, named
from tests.core.networks import shop

FACTS = ActivityFacts(
    "question", "Best bread?", network="instagram", day=TUESDAY, time="09:30", minutes=20
)
DAY = dt.timedelta(1)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "juniper.regulars") as opened:
        shop.bakery(opened)
        yield opened


def add(store, **changes):
    return activity_key(calendar.add_activity(store, replace(FACTS, **changes)))


def titles(store, first, last=None, **filters):
    found = queries.items(store.reader, first, last or first, Filters(**filters))
    return [one.title for one in found]


def refused(field, operation, *args, **kw):
    with pytest.raises(UserError) as problem:
        operation(*args, **kw)
    assert problem.value.field == field
    return problem.value.sentence


def test_a_network_that_the_plan_has_not_chosen_is_refused_by_name(store):
    sentence = refused("network", add, store, network="tiktok")
    assert sentence == (
        "TikTok is not chosen in Spring 2027. Choose Instagram and Facebook, or another day."
    )


def test_a_day_that_no_plan_covers_is_refused_but_for_work_on_no_network(store):
    assert "No plan covers 1 August 2027." in refused("day", add, store, day=dt.date(2027, 8, 1))
    add(store, day=dt.date(2027, 8, 1), network="")
    assert titles(store, dt.date(2027, 8, 1)) == ["Best bread?"]


def test_moving_keeps_the_time_of_day_and_the_tray_has_none(store):
    key = add(store)
    calendar.move(store, [key], TUESDAY + DAY)
    moved = queries.item(store.reader, key)
    assert (moved.day, moved.time) == (TUESDAY + DAY, "09:30")
    calendar.move(store, [key], None)
    parked = queries.item(store.reader, key)
    assert (parked.day, parked.time) == (None, None)
    assert [one.key for one in queries.tray(store.reader)] == [key]


def test_a_day_is_ordered_by_time_then_by_hand(store):
    add(store, title="Later", time="17:00")
    first, second = add(store, title="First", time=None), add(store, title="Second", time=None)
    calendar.place_before(store, second, first)
    assert titles(store, TUESDAY) == ["Later", "Second", "First"]


def test_ticking_a_share_of_theirs_logs_the_give_and_unticking_takes_it_back(tmp_path):
    with Store.create(tmp_path / "named.regulars") as store:
        key = named(store)
        person = queries.item(store.reader, key).person_id
        calendar.tick(store, key, TUESDAY)
        (touch,) = touches(store.reader, person)
        assert (touch.kind, touch.what, touch.network) == ("give", "shared_theirs", "instagram")
        calendar.tick(store, key, TUESDAY)
        assert len(touches(store.reader, person)) == 1
        calendar.untick(store, key)
        assert touches(store.reader, person) == []
        assert queries.item(store.reader, key).done_on is None


def test_one_day_of_a_series_is_changed_alone(store):
    series = calendar.repeat(store, add(store), Repeat(times=4))
    key = occurrence_key(series, TUESDAY + WEEK)
    changed = calendar.change_activity(store, key, "title", "Best cake?")
    assert changed.startswith("a")
    shown = titles(store, TUESDAY, TUESDAY + 9 * WEEK)
    assert shown == ["Best bread?", "Best cake?", "Best bread?", "Best bread?"]


def test_this_and_the_following_days_are_changed(store):
    series = calendar.repeat(store, add(store), Repeat(times=4))
    key = occurrence_key(series, TUESDAY + 2 * WEEK)
    calendar.change_activity(store, key, "title", "Best cake?", scope="following")
    shown = titles(store, TUESDAY, TUESDAY + 9 * WEEK)
    assert shown == ["Best bread?", "Best bread?", "Best cake?", "Best cake?"]


def test_all_days_are_changed_but_what_was_done(store):
    series = calendar.repeat(store, add(store), Repeat(times=3))
    calendar.tick(store, occurrence_key(series, TUESDAY + WEEK), TUESDAY + WEEK)
    key = occurrence_key(series, TUESDAY + 2 * WEEK)
    calendar.change_activity(store, key, "minutes", 45, scope="all")
    found = queries.items(store.reader, TUESDAY, TUESDAY + 9 * WEEK)
    assert [(one.minutes, one.done_on is None) for one in found] == [
        (45, True),
        (20, False),
        (45, True),
    ]


def test_moving_all_of_a_series_takes_its_weekdays_along(store):
    rule = Repeat(weekdays=0b0001010, until=TUESDAY + 2 * WEEK)
    series = calendar.repeat(store, add(store), rule)
    before = [one.day for one in queries.items(store.reader, TUESDAY, TUESDAY + 4 * WEEK)]
    key = occurrence_key(series, TUESDAY + WEEK)
    calendar.move(store, [key], TUESDAY + WEEK + DAY, scope="all")
    after = [one.day for one in queries.items(store.reader, TUESDAY, TUESDAY + 4 * WEEK)]
    assert after == [day + DAY for day in before]


def test_a_day_left_out_stays_out_and_the_rest_stands(store):
    series = calendar.repeat(store, add(store), Repeat())
    calendar.delete(store, [occurrence_key(series, TUESDAY + WEEK)])
    found = queries.items(store.reader, TUESDAY, TUESDAY + 3 * WEEK)
    assert [one.day for one in found] == [TUESDAY, TUESDAY + 2 * WEEK, TUESDAY + 3 * WEEK]


def test_deleting_all_of_a_series_keeps_what_was_done(store):
    key = add(store)
    series = calendar.repeat(store, key, Repeat())
    calendar.tick(store, key, TUESDAY)
    calendar.delete(store, [occurrence_key(series, TUESDAY + WEEK)], scope="all")
    assert titles(store, TUESDAY, TUESDAY + 52 * WEEK) == ["Best bread?"]


def test_a_repeat_that_ends_before_it_begins_is_refused(store):
    rule = Repeat(until=TUESDAY - DAY)
    assert "before it begins" in refused("until", calendar.repeat, store, add(store), rule)


def test_filters_hold_for_what_repeats_too(store):
    calendar.repeat(store, add(store, doer="Ana"), Repeat())
    add(store, title="Poll", kind="poll", network="facebook")
    day = TUESDAY + WEEK
    assert titles(store, day, doer="Ana") == ["Best bread?"]
    assert titles(store, day, doer="Ben") == []
    assert titles(store, TUESDAY, network="facebook") == ["Poll"]


def test_hours_count_minutes_and_due_follow_ups(store):
    from core.prospects.operations import add_prospect, set_next_day

    add(store)
    calendar.tick(store, add(store, minutes=30), TUESDAY)
    person = add_prospect(store, "Willow Barn", TUESDAY - 30 * DAY)
    set_next_day(store, [person], TUESDAY + DAY)
    (week,) = queries.weeks(store.reader, TUESDAY, TUESDAY, TUESDAY)
    assert (week.planned, week.done, week.due, week.hours) == (50, 30, 15, 300)


def test_the_due_follow_ups_of_a_week_are_those_of_now_after_edits_and_undo(store):
    from core.prospects.operations import add_prospect, set_next_day

    def due() -> int:
        return queries.weeks(store.reader, TUESDAY, TUESDAY, TUESDAY)[0].due

    person = add_prospect(store, "Willow Barn", TUESDAY - 2 * DAY)
    seen = [due()]
    set_next_day(store, [person], TUESDAY + DAY)
    seen.append(due())
    add(store)
    seen.append(due())
    store.undo()
    store.undo()
    seen.append(due())
    store.redo()
    seen.append(due())

    def half() -> None:
        with store.operation("Half done") as session:
            session.execute(text("DELETE FROM prospect"))
            seen.append(due())
            raise UserError("No.")

    with pytest.raises(UserError):
        half()
    seen.append(due())
    assert seen == [0, 15, 15, 0, 15, 0, 15]


def test_the_rhythm_fills_a_week_once(store):
    calendar.add_slot(store, SlotFacts(1, "question", "09:30", "instagram", 20))
    calendar.add_slot(store, SlotFacts(3, "reply", None, "tiktok", 10))
    monday = TUESDAY - DAY
    assert calendar.fill_week(store, monday) == 1
    assert calendar.fill_week(store, monday) == 0
    assert titles(store, monday, monday + 6 * DAY) == ["Question"]
    assert [slot.network for _, slot in queries.open_slots(store.reader, monday)] == ["tiktok"]


def test_results_below_zero_are_refused(store):
    key = int(add(store)[1:])
    bad = Results(TUESDAY, likes=-1)
    assert refused("likes", calendar.set_results, store, key, bad)
    calendar.set_results(store, key, Results(TUESDAY, likes=41))
    assert queries.results(store.reader, key).likes == 41
    calendar.set_results(store, key, Results(TUESDAY))
    assert queries.results(store.reader, key) is None


@pytest.mark.parametrize(
    ("link", "tagged"),
    [
        ("", ""),
        (
            "https://juniper.example/order",
            "https://juniper.example/order?utm_source=instagram&utm_medium=social"
            "&utm_campaign=juniper-turns-five",
        ),
        (
            "https://juniper.example/?a=1&utm_source=flyer#top",
            "https://juniper.example/?a=1&utm_source=flyer&utm_medium=social"
            "&utm_campaign=juniper-turns-five#top",
        ),
    ],
)
def test_a_link_says_where_a_visit_came_from_and_keeps_what_it_says_already(link, tagged):
    assert rules.tagged_link(link, "instagram", "Juniper turns five!") == tagged


def test_a_long_text_is_split_for_qr_codes_and_loses_nothing():
    text = " ".join(f"word{n}" for n in range(300))
    pieces = texts.parts(text)
    assert all(len(piece) <= 600 for piece in pieces)
    assert " ".join(pieces) == text
    assert texts.parts("x" * 1300) == ("x" * 600, "x" * 600, "x" * 100)


def test_a_code_is_read_back_as_it_was_written(tmp_path):
    squares = texts.matrix("Brot & Brötchen: 3 € 🥐")
    assert len(squares) == len(squares[0])
    finder = (True,) * 7
    assert squares[0][:7] == squares[6][:7] == finder
    assert squares[1][:7] == (True, *(False,) * 5, True)


def test_own_offers_over_a_fifth_are_too_many():
    few = rules.mix(["reply", "question", "poll", "own_story", "own_offer"])
    assert (few.conversation, few.own_story, few.own_offer) == (3, 1, 1)
    assert not few.too_many_offers
    assert rules.mix(["reply", "own_offer", "own_offer"]).too_many_offers
    assert rules.mix([]).offers is None
