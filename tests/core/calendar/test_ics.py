"""The calendar file, read back by another program's reader."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.business.rules import BusinessFacts
from core.calendar import operations as calendar
from core.calendar.facts import ActivityFacts, Repeat
from core.calendar.keys import activity_key, occurrence_key
from core.errors import UserError
from core.exporting.ical import Entry, calendar_text, escaped, folded
from core.exporting.ics import calendar_file, write_calendar
from core.prospects import operations as prospects
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
LONDON = ZoneInfo("Europe/London")


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2027, 3, 9, 8, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now


@pytest.fixture
def store(tmp_path: Path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Juniper; Street, Bakery", country="GB"), TODAY)
    with Store.open(path, clock=Clock()) as opened:
        yield opened


def chat(title: str, day: dt.date | None, **more) -> ActivityFacts:
    return ActivityFacts("chat", title, day=day, **more)


def read(text: str) -> dict[str, icalendar.Event]:
    found = icalendar.Calendar.from_ical(text)
    events = {str(one["UID"]).split("@")[0]: one for one in found.walk("VEVENT")}
    assert len(events) == text.count("BEGIN:VEVENT")
    return events


def exported(store: Store) -> dict[str, icalendar.Event]:
    return read(calendar_file(store.reader, TODAY))


def test_an_activity_comes_back_with_its_words_and_its_local_time(store):
    text = "Gran’s Sunday bake; what was it?\nTell us, we\\you bake it 🥧"
    facts = chat("Gran, Sundays; and “cake”", TODAY, time="09:30", minutes=25, text=text)
    calendar.add_activity(store, facts)

    (event,) = exported(store).values()

    assert event["SUMMARY"] == "Gran, Sundays; and “cake”"
    assert text in event["DESCRIPTION"]
    assert event.decoded("DTSTART") == dt.datetime(2027, 3, 9, 9, 30, tzinfo=LONDON)
    assert event.decoded("DURATION") == dt.timedelta(minutes=25)


def test_an_activity_without_a_time_is_a_day_that_stays_free_and_the_tray_stays_here(store):
    calendar.add_activity(store, chat("Any time", TODAY))
    calendar.add_activity(store, chat("Some day", None))

    (event,) = exported(store).values()

    assert event.decoded("DTSTART") == TODAY
    assert event.decoded("DTEND") == TODAY + dt.timedelta(1)
    assert event["TRANSP"] == "TRANSPARENT"


def test_half_past_nine_stays_half_past_nine_when_the_clock_changes(store):
    for day in (dt.date(2027, 3, 27), dt.date(2027, 3, 28), dt.date(2027, 10, 31)):
        calendar.add_activity(store, chat("Open", day, time="09:30"))
    text = calendar_file(store.reader, TODAY)
    zone = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz()

    moments = [
        one["DTSTART"].dt.replace(tzinfo=None).replace(tzinfo=zone) for one in read(text).values()
    ]

    # By the zone that the file itself tells, whatever zones the reader knows.
    assert sorted(str(one.utcoffset()) for one in moments) == ["0:00:00", "0:00:00", "1:00:00"]
    assert {one.astimezone(LONDON).strftime("%H:%M") for one in moments} == {"09:30"}


@pytest.mark.parametrize(
    "name", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]
)
def test_the_zone_that_is_told_is_the_real_one_on_every_day(name):
    zone = ZoneInfo(name)
    entry = Entry("a@b", "A", dt.date(2026, 12, 31), dt.time(1, 0))
    text = calendar_text([entry], "A", zone, dt.datetime(2027, 1, 1, tzinfo=dt.UTC), 0)
    told = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz()
    for n in range(365):
        noon = dt.datetime(2027, 1, 1, 12, 0) + dt.timedelta(n)
        assert noon.replace(tzinfo=told).utcoffset() == noon.replace(tzinfo=zone).utcoffset(), noon


def test_what_repeats_is_one_entry_and_its_days_that_went_their_own_way_are_left_out(store):
    first = calendar.add_activity(store, chat("Comments", TODAY, time="08:00"))
    series = calendar.repeat(store, activity_key(first), Repeat(weekdays=0b0010010, times=10))
    calendar.delete(store, [occurrence_key(series, dt.date(2027, 3, 12))])
    moved = calendar.move(
        store, [occurrence_key(series, dt.date(2027, 3, 16))], dt.date(2027, 3, 17)
    )

    events = exported(store)

    rule = events[f"repeat-{series}"]
    assert (rule["RRULE"]["COUNT"], rule["RRULE"]["BYDAY"]) == ([10], ["TU", "FR"])
    left = sorted(one.dt.date() for dates in rule["EXDATE"] for one in dates.dts)
    assert left == [dt.date(2027, 3, 9), dt.date(2027, 3, 12), dt.date(2027, 3, 16)]
    own = events[f"activity-{moved[0][1:]}"]
    assert own.decoded("DTSTART").date() == dt.date(2027, 3, 17)


def test_a_second_export_names_everything_as_before_and_says_that_it_is_newer(store):
    one = calendar.add_activity(store, chat("Open", TODAY, time="09:00"))
    before = exported(store)
    assert calendar_file(store.reader, TODAY) == calendar_file(store.reader, TODAY)
    calendar.move(store, [activity_key(one)], TODAY + dt.timedelta(1))

    after = exported(store)

    assert after.keys() == before.keys()
    (name,) = after
    assert after[name]["SEQUENCE"] > before[name]["SEQUENCE"]
    assert after[name].decoded("DTSTAMP") > before[name].decoded("DTSTAMP")
    store.undo()
    assert exported(store)[name]["SEQUENCE"] > after[name]["SEQUENCE"]


def test_people_to_get_back_to_are_in_it_on_their_day(store):
    person = prospects.add_prospect(store, "Willow Barn", TODAY)
    prospects.set_next_step(store, person, "Send the photos", TODAY + dt.timedelta(3))

    event = exported(store)[f"follow-up-{person}"]

    assert event["SUMMARY"] == "Get back to Willow Barn"
    assert event.decoded("DTSTART") == TODAY + dt.timedelta(3)
    assert "Send the photos" in event["DESCRIPTION"]


def test_one_of_the_team_can_have_a_calendar_of_their_own(store, tmp_path):
    for doer in ("Ana", "Joe"):
        calendar.add_activity(store, chat(doer, TODAY, doer=doer))
    out = tmp_path / "ana.ics"
    assert write_calendar(store.reader, out, TODAY, doer="Ana") == 1
    assert [one["SUMMARY"] for one in read(out.read_bytes().decode()).values()] == ["Ana"]


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(store, tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        write_calendar(store.reader, tmp_path / "nowhere" / "a.ics", TODAY)
    assert not [one for one in tmp_path.iterdir() if one.suffix == ".ics"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
@settings(max_examples=300, deadline=None)
def test_lines_are_folded_at_75_octets_and_read_back_whole(text):
    line = f"SUMMARY:{escaped(text)}"
    out = folded(line)
    assert out.endswith("\r\n")
    parts = out.removesuffix("\r\n").split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200)
)
@settings(max_examples=100, deadline=None)
def test_any_title_is_read_back_as_it_was_typed(title):
    changed = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    text = calendar_text([Entry("a@b", title, TODAY)], "A", LONDON, changed, 1)
    (event,) = icalendar.Calendar.from_ical(text.encode()).walk("VEVENT")
    assert str(event["SUMMARY"]) == title
