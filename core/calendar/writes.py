"""Changes of the calendar that another subject's operation makes too."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.calendar.facts import ActivityFacts
from core.calendar.keys import Occurrence
from core.calendar.limits import REPLY
from core.calendar.rules import GIVES
from core.calendar.tables import Activity, Series, SeriesSkip
from core.prospects import writes as prospects
from core.prospects.limits import GIVE, OURS, SHARED_THEIRS
from core.prospects.limits import REPLY as REPLY_TOUCH
from core.prospects.tables import Touch
from core.prospects.touches import TouchFacts

SHARED_COLUMNS = (
    "kind", "title", "text", "link", "network", "time", "minutes", "doer", "campaign_id",
    "person_id",
)  # fmt: skip
"""What a series and the activity that it makes have alike."""


def add_activity(
    session: Session, facts: ActivityFacts, *, step: str = "", offset_days: int | None = None
) -> int:
    """Put a piece of work last on its day, or in the tray, and return its id.

    `facts` are checked already; `step` and `offset_days` say where in a campaign's template it
    comes from.
    """
    activity = Activity(
        **facts.__dict__,
        position=next_position(session, facts.day),
        step=step,
        offset_days=offset_days,
    )
    session.add(activity)
    session.flush()
    return activity.id


def next_position(session: Session, day: dt.date | None) -> int:
    """The place after the last one of a day, or of the tray."""
    last = session.scalar(
        select(func.max(Activity.position)).where(
            Activity.day.is_(day) if day is None else Activity.day == day
        )
    )
    return 0 if last is None else last + 1


def make_own(session: Session, named: int | Occurrence) -> Activity:
    """The activity that is named; a day of a series becomes one of its own."""
    if isinstance(named, int):
        return session.get_one(Activity, named)
    series = session.get_one(Series, named.series_id)
    found = session.scalar(
        select(Activity).where(
            Activity.series_id == named.series_id, Activity.series_on == named.on
        )
    )
    if found is not None:
        return found
    activity = Activity(
        **{name: getattr(series, name) for name in SHARED_COLUMNS},
        day=named.on,
        position=next_position(session, named.on),
        series_id=named.series_id,
        series_on=named.on,
    )
    session.add(activity)
    session.flush()
    return activity


def skip(session: Session, named: Occurrence) -> None:
    """Leave a day of a series out."""
    if session.get(SeriesSkip, (named.series_id, named.on)) is None:
        session.add(SeriesSkip(series_id=named.series_id, day=named.on))
        session.flush()


def tick(session: Session, activity: Activity, today: dt.date) -> None:
    """Note that it is done, and log the contact that it was.

    A reply is the business's own reply; sharing theirs is a give.
    """
    activity.done_on = today
    session.flush()
    if activity.person_id is None or activity.kind not in GIVES:
        return
    is_reply = activity.kind == REPLY
    touch_id = prospects.log_touch(
        session,
        activity.person_id,
        TouchFacts(
            kind=REPLY_TOUCH if is_reply else GIVE,
            what=OURS if is_reply else SHARED_THEIRS,
            day=today,
            network=activity.network,
            words=activity.title,
        ),
    )
    touch = session.get_one(Touch, touch_id)
    touch.activity_id, touch.idea_id = activity.id, activity.idea_id
    session.flush()


def untick(session: Session, activity: Activity) -> None:
    """Take back that it is done, and the contact that was logged with it."""
    activity.done_on = None
    for touch_id in session.scalars(select(Touch.id).where(Touch.activity_id == activity.id)).all():
        prospects.take_back_touch(session, touch_id)
    session.flush()
