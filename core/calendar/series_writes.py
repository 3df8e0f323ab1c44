"""Changes of something that repeats, inside another operation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.calendar.facts import Repeat
from core.calendar.limits import WEEK
from core.calendar.repeats import count_before
from core.calendar.tables import Activity, Series, SeriesSkip
from core.calendar.writes import SHARED_COLUMNS

ONE_DAY = dt.timedelta(1)


def rule_of(series: Series) -> Repeat:
    """How a series repeats."""
    return Repeat(
        series.every, series.unit, series.weekdays, series.on_nth, series.until, series.times
    )


def set_rule(series: Series, rule: Repeat) -> None:
    """Write how a series repeats; `rule` is checked already."""
    for name, value in rule.__dict__.items():
        setattr(series, name, value)


def begin(session: Session, activity: Activity, rule: Repeat) -> int:
    """Let an activity be the first of a series that is made of it; returns the series' id."""
    assert activity.day is not None
    series = Series(
        **{name: getattr(activity, name) for name in SHARED_COLUMNS},
        **rule.__dict__,
        starts_on=activity.day,
    )
    session.add(series)
    session.flush()
    activity.series_id, activity.series_on = series.id, activity.day
    session.flush()
    return series.id


def split(session: Session, series_id: int, day: dt.date) -> int:
    """End a series before a day and go on from there with a new one; returns its id.

    What it has from that day on (days that are activities, days left out) goes along.
    """
    series = session.get_one(Series, series_id)
    if day <= series.starts_on:
        return series_id
    rule = rule_of(series)
    before = count_before(rule, series.starts_on, day)
    if before == 0:
        return series_id
    later = Series(
        **{name: getattr(series, name) for name in SHARED_COLUMNS},
        **rule.__dict__,
        starts_on=day,
    )
    if rule.times is not None:
        series.times, later.times = before, rule.times - before
    else:
        series.until = day - ONE_DAY
    session.add(later)
    session.flush()
    for table, column in ((Activity, Activity.series_on), (SeriesSkip, SeriesSkip.day)):
        session.execute(
            update(table)
            .where(table.series_id == series_id, column >= day)
            .values(series_id=later.id)
        )
    session.expire_all()
    return later.id


def write(session: Session, series_id: int, values: dict[str, Any], first: dt.date | None) -> None:
    """Write fields of a series, and of those of its days that are activities and not done."""
    series = session.get_one(Series, series_id)
    for name, value in values.items():
        setattr(series, name, value)
    own = select(Activity).where(Activity.series_id == series_id, Activity.done_on.is_(None))
    if first is not None:
        own = own.where(Activity.series_on >= first)
    for activity in session.scalars(own):
        for name, value in values.items():
            setattr(activity, name, value)
    session.flush()


def shift(session: Session, series: Series, by: dt.timedelta) -> None:
    """Move a series by some days; its weekdays, its end and its own days go along."""
    days = by.days
    if days == 0:
        return
    series.starts_on += by
    if series.until is not None:
        series.until += by
    if series.unit == WEEK and series.weekdays:
        turned = series.weekdays << days % 7
        series.weekdays = (turned | turned >> 7) & 0b1111111
    session.flush()
    _shift_days(session, series.id, by)


def _shift_days(session: Session, series_id: int, by: dt.timedelta) -> None:
    """Move days that are activities and days left out, the far ones first so that none meet."""
    later_first = by > dt.timedelta(0)
    order = Activity.series_on.desc() if later_first else Activity.series_on
    own = select(Activity).where(Activity.series_id == series_id).order_by(order)
    for activity in session.scalars(own).all():
        assert activity.series_on is not None
        if activity.done_on is None and activity.day == activity.series_on:
            activity.day = activity.series_on + by
        activity.series_on += by
        session.flush()
    skips = session.scalars(select(SeriesSkip).where(SeriesSkip.series_id == series_id)).all()
    days = [one.day + by for one in skips]
    session.execute(delete(SeriesSkip).where(SeriesSkip.series_id == series_id))
    session.add_all(SeriesSkip(series_id=series_id, day=day) for day in days)
    session.flush()


def end(session: Session, series_id: int, until: dt.date | None) -> None:
    """End a series after a day, or take it away whole (None). What was done stays."""
    series = session.get_one(Series, series_id)
    gone = Activity.series_id == series_id
    if until is not None:
        gone = gone & (Activity.series_on > until)
    session.execute(delete(Activity).where(gone, Activity.done_on.is_(None)))
    # What was done stands by itself from now on.
    session.execute(update(Activity).where(gone).values(series_id=None, series_on=None))
    session.expire_all()
    if until is None or until < series.starts_on:
        session.delete(series)
    else:
        series.until, series.times = until, None
    session.flush()
