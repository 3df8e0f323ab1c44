"""When to look at a link again, and what its looks say."""

from __future__ import annotations

import datetime as dt

import pytest

from core.links import pages, rules
from core.links.rules import Seen

FOUND = dt.date(2027, 1, 1)


def day(n: int) -> dt.date:
    return FOUND + dt.timedelta(n)


@pytest.mark.parametrize(
    ("age", "days"),
    [(0, 1), (6, 1), (7, 7), (30, 7), (31, 30), (182, 30), (183, 91), (2000, 91)],
)
def test_a_week_daily_a_month_weekly_half_a_year_monthly_then_quarterly(
    age: int, days: int
) -> None:
    assert rules.every_days(age) == days
    assert rules.next_look(FOUND, [Seen(day(age), "live")]) == day(age + days)


def test_a_link_that_nobody_looked_at_is_due_since_it_was_found() -> None:
    assert rules.next_look(FOUND, []) == FOUND
    assert rules.is_due(FOUND, FOUND)
    assert not rules.is_due(None, FOUND)


def test_what_could_not_be_checked_is_tried_again_for_three_days() -> None:
    seen = [Seen(day(60), "live")]
    for attempt in (90, 91):
        seen.append(Seen(day(attempt), "could_not_check"))
        assert rules.next_look(FOUND, seen) == day(attempt + 1)
    seen.append(Seen(day(92), "could_not_check"))
    assert rules.next_look(FOUND, seen) == day(122)


def test_a_live_link_stands_since_it_was_found() -> None:
    assert rules.since(FOUND, [Seen(day(3), "live"), Seen(day(4), "live")]) == FOUND


def test_a_link_that_came_back_stands_since_then() -> None:
    seen = [Seen(day(3), "live"), Seen(day(9), "not_found"), Seen(day(20), "live")]
    assert rules.since(FOUND, seen) == day(20)


def test_a_lost_link_is_lost_since_it_was_first_missed() -> None:
    seen = [
        Seen(day(3), "live"),
        Seen(day(9), "not_found"),
        Seen(day(10), "could_not_check"),
        Seen(day(16), "not_found"),
    ]
    assert rules.since(FOUND, seen) == day(9)
    assert rules.is_lost(seen)


def test_pages_that_differ_by_more_than_spelling_are_two() -> None:
    one = "https://a.example/p"
    for other in ("https://a.example/P", "https://a.example/p?id=2", "https://b.a.example/p"):
        assert pages.page_key(one) != pages.page_key(other)


def test_the_order_of_a_query_makes_no_page() -> None:
    assert pages.page_key("a.example/p?b=2&utm_x=1&a=1") == pages.page_key("a.example/p?a=1&b=2")


def test_a_part_of_our_site_is_ours_and_a_name_that_ends_alike_is_not() -> None:
    assert pages.same_site("shop.ours.example", "ours.example")
    assert not pages.same_site("notours.example", "ours.example")
