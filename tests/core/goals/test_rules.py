import datetime as dt
import math

import pytest

from core.errors import UserError
from core.goals import measures, rules
from core.goals.rules import Value

START, DUE = dt.date(2027, 1, 1), dt.date(2027, 6, 30)  # 180 days
HALF = dt.date(2027, 4, 1)  # 90 of them
TODAY = dt.date(2027, 4, 2)


def pace(value, *, baseline=40.0, target=60.0, read=HALF, today=TODAY):
    present = None if value is None else Value(read, value)
    found = rules.pace(baseline, target, present, START, DUE, today)
    return found.state, round(found.gap, 3)


def test_halfway_in_time_and_in_figures_is_on_course():
    assert pace(50) == ("on_course", 0)


def test_within_a_tenth_of_the_way_is_on_course_and_no_further():
    assert pace(48) == ("on_course", -2)
    assert pace(47.9) == ("behind", -2.1)
    assert pace(52) == ("on_course", 2)
    assert pace(52.1) == ("ahead", 2.1)


def test_a_goal_that_is_behind_says_by_how_much():
    assert pace(47) == ("behind", -3)


def test_less_may_be_better():
    assert pace(10, baseline=12, target=4) == ("behind", -2)
    assert pace(5, baseline=12, target=4) == ("ahead", 3)
    assert pace(4, baseline=12, target=4) == ("reached", 0)
    assert pace(3, baseline=12, target=4) == ("reached", 1)


def test_a_goal_is_reached_whenever_it_is_and_missed_only_after_its_day():
    assert pace(60) == ("reached", 0)
    assert pace(59, today=DUE)[0] == "ahead"
    assert pace(59, today=DUE + dt.timedelta(days=1)) == ("missed", -1)


def test_a_reading_is_held_against_the_line_of_its_own_day():
    assert pace(41, read=dt.date(2027, 1, 10), today=dt.date(2027, 5, 30))[0] == "on_course"


def test_before_the_start_nothing_is_expected_yet():
    assert pace(40, read=dt.date(2026, 12, 1), today=dt.date(2026, 12, 2)) == ("on_course", 0)


def test_without_a_reading_there_is_no_pace():
    assert pace(None) == ("no_reading", 0)


def test_without_a_baseline_the_way_starts_at_the_reading():
    assert pace(50, baseline=None, read=START)[0] == "on_course"


@pytest.mark.parametrize(
    ("first", "then", "share"),
    [
        (9410, 212, 212 / 9410),
        (40, 56, 1.4),  # more than all of them is said as it is
        (10, 0, 0),
        (0, 5, None),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_conversion_is_a_share_or_nothing(first, then, share):
    assert rules.conversion(first, then) == share


def test_followers_convert_into_nothing():
    assert rules.conversion(2000, 100, levels=True) is None
    assert measures.measure("followers").is_level
    assert not measures.measure("likes").is_level


def test_a_bet_holds_with_both_ends_included():
    assert [rules.held(36, 42, x) for x in (35.9, 36, 42, 42.1, None)] == [
        False,
        True,
        True,
        False,
        None,
    ]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Reach 2,000 followers", "followers"),
        ("More Likes on Instagram", "likes"),
        ("10k views", "views"),
        ("Customers who would like to come back", None),
        ("Sell 40 loaves with a view of the sea", None),
        ("More people come back", None),
    ],
)
def test_a_title_gives_a_vanity_measure_away(title, key):
    assert rules.vanity_in(title) == key


def refused(call, *args):
    with pytest.raises(UserError) as caught:
        call(*args)
    return caught.value.field, caught.value.sentence


@pytest.mark.parametrize("key", measures.VANITY)
def test_no_goal_is_built_on_a_vanity_measure(key):
    field, sentence = refused(rules.checked_measure, key)
    assert field == "measure"
    assert sentence.endswith(
        "are a stepping stone, not a goal. Choose the result that they should lead to, "
        "or keep them as a number to watch."
    )


def test_a_number_on_the_way_is_no_result_either():
    assert refused(rules.checked_measure, "clicks") == (
        "measure",
        "Choose the result that the business should get out of it.",
    )


def test_figures_stay_within_what_their_unit_can_be():
    share = "A share is between 0 and 100 per cent."
    assert refused(rules.checked_value, 101, "percent", "target") == ("target", share)
    assert refused(rules.checked_value, math.nan, "percent", "target") == ("target", share)
    assert refused(rules.checked_value, -101, "score", "value") == (
        "value",
        "A recommendation score is between -100 and 100.",
    )
    assert refused(rules.checked_value, -1, "count", "value") == (
        "value",
        "This cannot be below zero.",
    )
    assert refused(rules.checked_value, math.inf, "money", "value") == (
        "value",
        "This figure is too large. Check the number of digits.",
    )
    assert rules.checked_value(-40, "score", "value") == -40


def test_upside_down_ranges_and_reversed_days_are_said_at_their_fields():
    assert refused(rules.check_range, 42, 36) == (
        "low",
        "The lower end is above the upper end. Swap the two figures.",
    )
    assert refused(rules.check_days, DUE, START) == (
        "due_on",
        "This is due on 1 January 2027, but the goal starts on 30 June 2027. Choose a later day.",
    )
    assert refused(rules.check_target, 40, 40) == (
        "target",
        "The aim is where it stands already. Aim higher, or lower when less is better.",
    )


def test_a_due_day_outside_the_plan_is_a_warning():
    assert rules.due_warning(DUE, START, DUE) == ""
    assert rules.due_warning(dt.date(2027, 7, 1), START, DUE) == (
        "Due outside the plan, which runs from 1 January 2027 to 30 June 2027."
    )


def test_long_names_are_counted_and_blank_ones_asked_for():
    assert refused(rules.checked_title, "x" * 10_000) == (
        "title",
        "This has 10,000 characters; there is room for 120. Shorten it.",
    )
    assert refused(rules.checked_title, " \n ")[0] == "title"
    assert refused(rules.checked_narrowing, "counter", " ") == (
        "narrowing",
        "Say what you count, for example tastings.",
    )
    assert rules.checked_narrowing("came_back", "left over") == ""
    assert rules.checked_title(" المزيد من\nالزبائن 🌷") == "المزيد من الزبائن 🌷"


@pytest.mark.parametrize(
    ("old", "present", "new"),
    [
        ((31.3, 40), 34.1, (34.1, 40)),
        ((31.3, 40), None, (31.3, 40)),
        ((31.3, 40), 42, (42, 50.7)),
        ((60, 98), 99, (99, 100)),
        ((60, 100), 100, (60, 100)),
        ((12, 4), 3, (3, 0)),
        ((None, 40), 34, (34, 40)),
        ((None, 40), 40, (None, 40)),
    ],
)
def test_a_goal_is_carried_over_from_where_it_stands(old, present, new):
    found = rules.carried(*old, present, "percent")
    assert found == pytest.approx(new) if None not in new else found == new


def test_moving_keeps_within_the_ends():
    assert rules.new_order([1, 2, 3], 1, 1) == [2, 1, 3]
    assert rules.new_order([1, 2, 3], 3, -5) == [3, 1, 2]
    assert rules.new_order([1, 2, 3], 1, 99) == [2, 3, 1]
