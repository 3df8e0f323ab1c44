"""Which backups stay, as a table of dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.store.thinning import surplus

NOW = dt.datetime(2027, 3, 10, 12, 0, tzinfo=dt.UTC)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize(
    ("why", "made", "going"),
    [
        ("nothing to thin", [], []),
        ("the only one stays however old", ["2019-01-01T08:00"], []),
        ("every one of the last two hours", ["2027-03-10T11:58", "2027-03-10T11:57"], []),
        (
            "the newest of each hour for a day",
            ["2027-03-10T11:50", "2027-03-10T09:59", "2027-03-10T09:30", "2027-03-10T08:59"],
            ["2027-03-10T09:30"],
        ),
        (
            "the newest of each day for two weeks",
            ["2027-03-10T11:50", "2027-03-08T17:00", "2027-03-08T09:00", "2027-03-01T09:00"],
            ["2027-03-08T09:00"],
        ),
        (
            "the newest of each week for eight weeks",
            ["2027-03-10T11:50", "2027-02-21T09:00", "2027-02-15T09:00", "2027-02-14T09:00"],
            ["2027-02-15T09:00"],
        ),
        (
            "the newest of each month for two years",
            ["2027-03-10T11:50", "2026-11-30T09:00", "2026-11-02T09:00", "2026-10-30T09:00"],
            ["2026-11-02T09:00"],
        ),
        (
            "none older than two years",
            ["2027-03-10T11:50", "2025-03-20T09:00", "2025-03-09T09:00", "2024-12-24T09:00"],
            ["2025-03-09T09:00", "2024-12-24T09:00"],
        ),
        (
            "what comes from the future stays, for the clock is wrong",
            ["2028-01-01T09:00", "2028-01-01T08:59", "2027-03-10T11:50"],
            [],
        ),
    ],
)
def test_backups_are_thinned_as_time_passes(why, made, going):
    assert surplus(map(at, made), NOW) == set(map(at, going)), why


@given(st.lists(st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2027, 3, 10)), max_size=60))
def test_thinning_twice_takes_away_nothing_more_and_never_the_newest(made):
    moments = {moment.replace(tzinfo=dt.UTC) for moment in made}
    left = moments - surplus(moments, NOW)
    assert not surplus(left, NOW)
    assert not moments or max(moments) in left


def test_two_years_of_half_hourly_work_leave_few_backups():
    kept: set[dt.datetime] = set()
    now = NOW
    for half_hours in range(730 * 20):
        # Ten hours of work a day.
        day, slot = divmod(half_hours, 20)
        now = NOW + dt.timedelta(days=day, minutes=30 * slot)
        if slot in (0, 19):
            kept -= surplus(kept, now)
        kept.add(now)
    assert len(kept - surplus(kept, now)) < 60
