import datetime as dt

import pytest

from core.errors import UserError
from core.plans import rules
from core.plans.queries import PlanCard


def plan(number, name, starts_on, ends_on, *, archived=False, picked=False):
    return PlanCard(
        number,
        name,
        dt.date.fromisoformat(starts_on),
        dt.date.fromisoformat(ends_on),
        3,
        archived,
        picked,
    )


SPRING = plan(1, "Spring 2027", "2027-01-01", "2027-06-30")
AUTUMN = plan(2, "Autumn 2027", "2027-09-01", "2027-12-31")
BOTH = [AUTUMN, SPRING]


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("2026-11-22", "Spring 2027"),  # the next one
        ("2027-01-01", "Spring 2027"),
        ("2027-06-30", "Spring 2027"),
        ("2027-07-01", "Autumn 2027"),  # in the gap: the next one
        ("2027-12-31", "Autumn 2027"),
        ("2028-01-01", "Autumn 2027"),  # after all: the latest
    ],
)
def test_the_day_decides_which_plan_is_current(today, name):
    assert rules.current(BOTH, dt.date.fromisoformat(today)).name == name


def test_a_picked_plan_is_current_whatever_the_day():
    picked = plan(2, "Autumn 2027", "2027-09-01", "2027-12-31", picked=True)
    assert rules.current([SPRING, picked], dt.date(2027, 3, 9)) is picked


def test_a_plan_that_was_put_away_is_never_current():
    away = plan(1, "Spring 2027", "2027-01-01", "2027-06-30", archived=True)
    assert rules.current([away, AUTUMN], dt.date(2027, 3, 9)) is AUTUMN
    assert rules.current([away], dt.date(2027, 3, 9)) is None


def test_without_plans_none_is_current():
    assert rules.current([], dt.date(2027, 3, 9)) is None


def test_the_plan_before_is_the_one_that_ended_last():
    older = plan(3, "Autumn 2026", "2026-07-01", "2026-12-31", archived=True)
    assert rules.before([AUTUMN, SPRING, older], SPRING) is older
    assert rules.before([AUTUMN, SPRING], SPRING) is None


@pytest.mark.parametrize(
    ("today", "plans", "wanted"),
    [
        # nothing yet: this half-year, from the first of this month
        ("2027-03-09", [], ("Spring 2027", "2027-03-01", "2027-06-30")),
        ("2027-01-01", [], ("Spring 2027", "2027-01-01", "2027-06-30")),
        # so late in the half-year that the next one comes with it
        ("2026-11-22", [], ("Spring 2027", "2026-11-01", "2027-06-30")),
        # a plan is running: the half-year after it
        ("2027-03-09", [SPRING], ("Autumn 2027", "2027-07-01", "2027-12-31")),
        ("2027-03-09", BOTH, ("Spring 2028", "2028-01-01", "2028-06-30")),
        # the last one is long over
        ("2028-03-09", BOTH, ("Spring 2028", "2028-03-01", "2028-06-30")),
        # it ends in the middle of the month: start the day after
        (
            "2027-03-20",
            [plan(1, "Winter", "2027-01-01", "2027-03-12")],
            ("Spring 2027", "2027-03-13", "2027-06-30"),
        ),
        # what would be too short runs on to the next half-year
        (
            "2027-03-20",
            [plan(1, "Long", "2027-01-01", "2027-05-31")],
            ("Autumn 2027", "2027-06-01", "2027-12-31"),
        ),
    ],
)
def test_a_new_plan_is_proposed_for_the_next_free_half_year(today, plans, wanted):
    found = rules.propose(plans, dt.date.fromisoformat(today))
    assert (found.name, found.starts_on.isoformat(), found.ends_on.isoformat()) == wanted
    assert rules.overlapping(found.starts_on, found.ends_on, plans) is None


def test_the_first_half_of_the_year_is_autumn_in_australia():
    assert rules.propose([], dt.date(2027, 3, 9), "AU").name == "Autumn 2027"


def test_a_proposed_name_is_not_taken():
    other = plan(1, "spring 2027", "2025-01-01", "2025-06-30")
    assert rules.propose([other], dt.date(2027, 3, 9)).name == "Spring 2027 (2)"


def refused(call, *args):
    with pytest.raises(UserError) as caught:
        call(*args)
    return caught.value.field, caught.value.sentence


def test_two_plans_cannot_share_a_day():
    days = (dt.date(2027, 6, 30), dt.date(2027, 8, 31))
    assert refused(rules.check_days, *days, BOTH) == (
        "starts_on",
        "Spring 2027 covers 1 January 2027 to 30 June 2027, and two plans cannot share a day. "
        "Choose other days, or put Spring 2027 away first.",
    )
    assert refused(rules.check_days, dt.date(2027, 8, 1), dt.date(2027, 9, 1), BOTH)[0] == "ends_on"
    rules.check_days(dt.date(2027, 7, 1), dt.date(2027, 8, 31), BOTH)


def test_a_plan_that_was_put_away_frees_its_days():
    away = plan(1, "Spring 2027", "2027-01-01", "2027-06-30", archived=True)
    rules.check_days(dt.date(2027, 1, 1), dt.date(2027, 6, 30), [away])


def test_days_in_the_wrong_order_are_said_at_the_last_day():
    assert refused(rules.check_days, dt.date(2027, 6, 30), dt.date(2027, 1, 1), []) == (
        "ends_on",
        "The plan ends on 1 January 2027, before it starts on 30 June 2027. Swap the days.",
    )


def test_names_are_short_filled_in_and_different():
    assert refused(rules.checked_name, "  ", []) == (
        "name",
        "Give the plan a name, for example Spring 2027.",
    )
    assert refused(rules.checked_name, "x" * 10_000, []) == (
        "name",
        "This has 10,000 characters; there is room for 120. Shorten it.",
    )
    assert refused(rules.checked_name, "spring  2027", ["Spring 2027"]) == (
        "name",
        "There is a plan called spring 2027 already. Choose another name.",
    )
    assert rules.checked_name(" ربيع 🌷 2027 ", []) == "ربيع 🌷 2027"
