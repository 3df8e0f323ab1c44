"""What repeats stands on the days that the rules of RFC 5545 give, and never on too many."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MO, MONTHLY, WEEKLY, rrule, rrulestr, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.facts import Repeat
from core.calendar.limits import DAY, MONTH, UNITS, WEEK
from core.calendar.repeats import count_before, is_on, occurrences
from core.exporting.ical import rule_text

LONDON = ZoneInfo("Europe/London")
NOON = dt.time(12, 30)
FREQUENCIES = {DAY: DAILY, WEEK: WEEKLY, MONTH: MONTHLY}
DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2040, 12, 31))


@st.composite
def rules(draw: st.DrawFn) -> tuple[Repeat, dt.date]:
    starts_on = draw(DAYS | st.sampled_from([dt.date(2028, 2, 29), dt.date(2027, 1, 31)]))
    unit = draw(st.sampled_from(UNITS))
    until = draw(st.none() | st.integers(0, 2000))
    return (
        Repeat(
            every=draw(st.integers(1, 5) | st.sampled_from([12, 24, 99])),
            unit=unit,
            weekdays=draw(st.integers(0, 127)) if unit == WEEK else 0,
            on_nth=draw(st.integers(-1, 5)) if unit == MONTH else 0,
            until=None if until is None else starts_on + dt.timedelta(until),
            times=draw(st.none() | st.integers(1, 60)) if until is None else None,
        ),
        starts_on,
    )


def of_dateutil(rule: Repeat, starts_on: dt.date) -> rrule:
    on = {}
    if rule.unit == WEEK and rule.weekdays:
        on["byweekday"] = [day for day in range(7) if rule.weekdays >> day & 1]
    elif rule.unit == MONTH and rule.on_nth:
        on["byweekday"] = weekday(starts_on.weekday(), rule.on_nth)
    return rrule(
        FREQUENCIES[rule.unit],
        dtstart=dt.datetime.combine(starts_on, NOON),
        interval=rule.every,
        count=rule.times,
        until=rule.until and dt.datetime.combine(rule.until, NOON),
        wkst=MO,
        **on,
    )


@given(rules(), st.integers(-400, 8000), st.integers(0, 900))
@settings(max_examples=400, deadline=None)
def test_a_repeat_stands_where_dateutil_has_it(ruled, ahead, span):
    rule, starts_on = ruled
    first = starts_on + dt.timedelta(ahead)
    last = first + dt.timedelta(span)

    found = list(occurrences(rule, starts_on, first, last))

    bounds = (dt.datetime.combine(first, dt.time.min), dt.datetime.combine(last, dt.time.max))
    assert found == [one.date() for one in of_dateutil(rule, starts_on).between(*bounds, inc=True)]
    assert all(is_on(rule, starts_on, day) for day in found[:3])


@given(rules())
@settings(max_examples=200, deadline=None)
def test_the_rule_as_other_calendars_read_it_gives_the_same_days(ruled):
    rule, starts_on = ruled
    first = next(occurrences(rule, starts_on, starts_on, dt.date.max), None)
    if first is None:
        return
    ours = list(islice(occurrences(rule, starts_on, starts_on, dt.date.max), 40))

    read = rrulestr(
        rule_text(rule, starts_on, NOON, LONDON), dtstart=dt.datetime.combine(first, NOON, LONDON)
    )

    theirs = list(islice(read, 40))
    assert [one.date() for one in theirs] == ours
    assert {one.time() for one in theirs} <= {NOON}


@given(rules(), st.integers(0, 3000))
@settings(max_examples=100, deadline=None)
def test_how_often_it_stood_before_a_day_is_counted(ruled, ahead):
    rule, starts_on = ruled
    day = starts_on + dt.timedelta(ahead)
    before = list(occurrences(rule, starts_on, starts_on, day - dt.timedelta(1)))
    assert count_before(rule, starts_on, day) == len(before)


def test_a_repeat_without_an_end_is_looked_at_only_where_it_is_shown():
    daily = Repeat(unit=DAY)
    far = dt.date(9990, 3, 1)
    month = occurrences(daily, dt.date(1, 1, 1), far, far + dt.timedelta(30))
    assert len(list(month)) == 31


def test_days_that_few_years_have_are_waited_for():
    leap = Repeat(every=12, unit=MONTH)
    days = occurrences(leap, dt.date(2028, 2, 29), dt.date(2028, 1, 1), dt.date(2037, 1, 1))
    assert [day.year for day in days] == [2028, 2032, 2036]
    fifth = Repeat(every=12, unit=MONTH, on_nth=5)
    first = next(occurrences(fifth, dt.date(2027, 2, 1), dt.date(2027, 1, 1), dt.date.max))
    assert first == dt.date(2044, 2, 29)


def test_a_rule_that_never_comes_ends_instead_of_searching_for_ever():
    # February has a fifth Monday only in leap years, and from 2027 every second year is odd.
    never = Repeat(every=24, unit=MONTH, on_nth=5)
    assert list(occurrences(never, dt.date(2027, 2, 1), dt.date(2027, 1, 1), dt.date.max)) == []
