"""A network is taken out of a plan: what becomes of the work that is planned there."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.calendar.limits import DONE, MOVE
from core.calendar.series_writes import end
from core.calendar.tables import Activity, Series
from core.calendar.writes import next_position, tick


def leave_network(
    session: Session,
    network: str,
    days: tuple[dt.date, dt.date],
    today: dt.date,
    fate: str,
    to: str = "",
) -> None:
    """Decide about work that is still to be done on a network from today on, within `days`.

    `fate` is MOVE (to the network `to`), PARK (in the tray) or DONE (ticked off). What repeats
    moves along, or ends.
    """
    first, last = max(days[0], today), days[1]
    left = select(Activity).where(
        Activity.network == network,
        Activity.done_on.is_(None),
        Activity.day.between(first, last),
    )
    for activity in session.scalars(left.order_by(Activity.day, Activity.id)).all():
        if fate == MOVE:
            activity.network = to
        elif fate == DONE:
            tick(session, activity, today)
        else:
            activity.day, activity.time = None, None
            activity.series_id, activity.series_on = None, None
            activity.position = next_position(session, None)
        session.flush()
    _leave_with_series(session, network, first, last, fate, to)


def _leave_with_series(
    session: Session, network: str, first: dt.date, last: dt.date, fate: str, to: str
) -> None:
    running = select(Series).where(
        Series.network == network,
        Series.starts_on <= last,
        Series.until.is_(None) | (Series.until >= first),
    )
    for series in session.scalars(running.order_by(Series.id)).all():
        if fate == MOVE:
            series.network = to
        else:
            end(session, series.id, first - dt.timedelta(1))
    session.flush()
