"""Days that repeat, held against dateutil's RFC 5545 rules."""

import datetime as dt
import time

from dateutil import rrule
from hypothesis import example, given
from hypothesis import strategies as st

from core.calendar.facts import Repeat
from core.calendar.repeats import count_before, is_on, occurrences

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2036, 12, 31))
FREQUENCIES = {"day": rrule.DAILY, "week": rrule.WEEKLY, "month": rrule.MONTHLY}


@st.composite
def rules(draw):
    unit = draw(st.sampled_from(sorted(FREQUENCIES)))
    end = draw(st.sampled_from(["never", "until", "times"]))
    start = draw(DAYS)
    return (
        Repeat(
            every=draw(st.integers(1, 14)),
            unit=unit,
            weekdays=draw(st.integers(0, 127)) if unit == "week" else 0,
            on_nth=draw(st.sampled_from([-1, 0, 1, 2, 3, 4, 5])) if unit == "month" else 0,
            until=start + dt.timedelta(draw(st.integers(0, 900))) if end == "until" else None,
            times=draw(st.integers(1, 60)) if end == "times" else None,
        ),
        start,
    )


def peer(rule, start, last):
    """What dateutil makes of the same rule."""
    more = {}
    if rule.unit == "week":
        mask = rule.weekdays or 1 << start.weekday()
        more["byweekday"] = [day for day in range(7) if mask >> day & 1]
    elif rule.unit == "month" and rule.on_nth:
        more["byweekday"] = rrule.weekday(start.weekday(), rule.on_nth)
    if rule.times is None:
        more["until"] = dt.datetime.combine(min(rule.until or last, last), dt.time.max)
    else:
        more["count"] = rule.times
    made = rrule.rrule(
        FREQUENCIES[rule.unit],
        dtstart=dt.datetime.combine(start, dt.time()),
        interval=rule.every,
        wkst=rrule.MO,
        **more,
    )
    return [moment.date() for moment in made if moment.date() <= last]


LEAP = dt.date(2024, 2, 29)
LAST_OF_MONTH = dt.date(2027, 1, 31)
CLOCKS_CHANGE = dt.date(2027, 3, 28)


@given(rules())
@example((Repeat(12, "month"), LEAP))
@example((Repeat(1, "month"), LAST_OF_MONTH))
@example((Repeat(1, "month", on_nth=5), dt.date(2027, 1, 29)))
@example((Repeat(1, "week", weekdays=0b1000001), CLOCKS_CHANGE))
@example((Repeat(1, "day", times=3), CLOCKS_CHANGE - dt.timedelta(1)))
def test_a_rule_stands_on_the_days_that_the_standard_says(made):
    rule, start = made
    last = start + dt.timedelta(1500)
    assert list(occurrences(rule, start, start, last)) == peer(rule, start, last)


@given(rules(), st.integers(-40, 2000), st.integers(0, 70))
def test_a_part_of_the_days_is_that_part_of_all(made, skip, length):
    rule, start = made
    first = start + dt.timedelta(skip)
    last = first + dt.timedelta(length)
    whole = [day for day in occurrences(rule, start, start, last) if day >= first]
    assert list(occurrences(rule, start, first, last)) == whole
    assert is_on(rule, start, first) == (first in whole)


@given(rules(), st.integers(-5, 400))
def test_how_often_it_stood_is_how_many_days_there_were(made, after):
    rule, start = made
    day = start + dt.timedelta(after)
    wanted = [one for one in occurrences(rule, start, start, day) if one < day]
    assert count_before(rule, start, day) == len(wanted)


def test_a_rule_without_an_end_takes_no_longer_a_hundred_years_on():
    daily = Repeat(1, "day")
    start, far = dt.date(2027, 3, 9), dt.date(2127, 3, 9)
    begun = time.perf_counter()
    assert list(occurrences(daily, start, far, far)) == [far]
    assert time.perf_counter() - begun < 0.05


def test_a_rule_that_never_stands_ends():
    never = Repeat(12, "month", on_nth=5)
    fifth_monday_of_february = dt.date(2044, 2, 29)
    found = list(occurrences(never, fifth_monday_of_february, dt.date(2044, 1, 1), dt.date.max))
    assert found[:1] == [fifth_monday_of_february]
