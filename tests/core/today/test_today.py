"""What page Today shows: this week, who waits, which ideas want an answer, the goals."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from core.business.operations import change_business
from core.business.rules import BusinessFacts
from core.calendar import operations as calendar
from core.calendar.facts import ActivityFacts, Repeat
from core.calendar.keys import activity_key
from core.ideas import operations as ideas
from core.ideas.facts import IdeaFacts
from core.people.operations import do_not_contact
from core.prospects import operations as prospects
from core.start import start_file
from core.store.operation import Store
from core.today.queries import count, today_page

TUESDAY = dt.date(2027, 3, 9)
ONE_DAY = dt.timedelta(1)


@pytest.fixture
def store(tmp_path: Path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", hours_a_week=5), TUESDAY)
    with Store.open(path) as opened:
        yield opened


def chat(store: Store, title: str, day: dt.date | None, minutes: int = 10, time=None) -> str:
    facts = ActivityFacts("chat", title, day=day, minutes=minutes, time=time)
    return activity_key(calendar.add_activity(store, facts))


def titles(lines) -> list[str]:
    return [line.title for line in lines]


def test_the_week_is_shown_by_day_in_the_order_of_the_day(store):
    chat(store, "Later", TUESDAY, time="15:00")
    chat(store, "Any time", TUESDAY)
    chat(store, "Early", TUESDAY, time="08:00")
    chat(store, "On Friday", TUESDAY + 3 * ONE_DAY)
    chat(store, "Next week", TUESDAY + 7 * ONE_DAY)
    chat(store, "Some day", None)
    page = today_page(store.reader, TUESDAY)
    assert [(day.day.day, titles(day.lines)) for day in page.days] == [
        (9, ["Early", "Later", "Any time"]),
        (12, ["On Friday"]),
    ]
    assert (page.week_number, page.starts_on, page.ends_on) == (
        10,
        dt.date(2027, 3, 8),
        dt.date(2027, 3, 14),
    )


def test_what_is_done_stays_on_the_page_and_is_not_left(store):
    key = chat(store, "Reply", TUESDAY, 30)
    chat(store, "Ask them", TUESDAY, 20)
    calendar.tick(store, key, TUESDAY)
    page = today_page(store.reader, TUESDAY)
    assert [(one.title, one.done) for one in page.days[0].lines] == [
        ("Reply", True),
        ("Ask them", False),
    ]
    assert (page.left, count(store.reader, TUESDAY)) == (1, "1")
    assert (page.week.planned, page.week.done, page.spare) == (50, 30, 250)


def test_an_activity_of_last_week_that_nobody_did_is_late_and_one_of_long_ago_is_not_told(store):
    chat(store, "Forgotten", TUESDAY - 4 * ONE_DAY)
    chat(store, "Long gone", TUESDAY - 40 * ONE_DAY)
    daily = chat(store, "Every day", TUESDAY - 20 * ONE_DAY)
    calendar.repeat(store, daily, Repeat(unit="day"))
    calendar.tick(store, daily, TUESDAY)
    page = today_page(store.reader, TUESDAY)
    assert [(one.title, one.late) for one in page.late] == [("Forgotten", 4)]


def test_somebody_with_a_day_this_week_stands_there_and_the_others_below(store):
    planned = prospects.add_prospect(store, "Willow Barn", TUESDAY)
    prospects.set_next_step(store, planned, "Send photos", TUESDAY + 2 * ONE_DAY)
    prospects.add_prospect(store, "Canal Cycles", TUESDAY - 20 * ONE_DAY)
    rests = prospects.add_prospect(store, "Old Mill", TUESDAY - 20 * ONE_DAY)
    do_not_contact(store, [rests])
    page = today_page(store.reader, TUESDAY)
    (day,) = [one for one in page.days if one.lines]
    assert (day.day.day, titles(day.lines)) == (11, ["Willow Barn: Send photos"])
    assert [(one.person, one.late, one.key) for one in page.back] == [("Canal Cycles", 6, "p2")]
    assert page.week.due == 30
    assert count(store.reader, TUESDAY) == str(page.left) == "1"


def test_people_who_wait_are_counted_by_idea(store):
    idea = ideas.capture(store, IdeaFacts("Cardamom knots", who="Priya"), TUESDAY)
    nine_days_ago = TUESDAY - 9 * ONE_DAY
    ideas.capture(store, IdeaFacts("Open at six", who="Sam", said_on=nine_days_ago), TUESDAY)
    ideas.set_status(store, [idea], "made", TUESDAY)
    page = today_page(store.reader, TUESDAY)
    assert [(one.idea, one.status, one.people, one.late) for one in page.loop] == [
        ("Open at six", "new", 1, True),
        ("Cardamom knots", "made", 1, False),
    ]


def test_a_week_that_starts_on_sunday_begins_there(store):
    change_business(store, "first_weekday", 6)
    chat(store, "On Sunday", dt.date(2027, 3, 7))
    page = today_page(store.reader, TUESDAY)
    assert (page.starts_on, page.ends_on) == (dt.date(2027, 3, 7), dt.date(2027, 3, 13))
    assert [(one.title, one.late) for one in page.days[0].lines] == [("On Sunday", 2)]


def test_a_business_without_hours_and_without_anything_has_an_empty_page(store):
    change_business(store, "hours_a_week", 0.0)
    page = today_page(store.reader, TUESDAY)
    assert page.is_empty
    assert (page.week.hours, page.left, count(store.reader, TUESDAY)) == (0, 0, "")
