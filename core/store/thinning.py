"""Which backups are kept as time passes: many of today, few of last year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

EVERY_ONE = dt.timedelta(hours=2)
"""So long every backup is kept."""
HOURLY = dt.timedelta(days=1)
DAILY = dt.timedelta(days=14)
WEEKLY = dt.timedelta(weeks=8)
MONTHLY = dt.timedelta(days=730)

_Span = Callable[[dt.datetime], object]
_RULES: tuple[tuple[dt.timedelta, _Span], ...] = (
    (EVERY_ONE, lambda moment: moment),
    (HOURLY, lambda moment: (moment.date(), moment.hour)),
    (DAILY, lambda moment: moment.date()),
    (WEEKLY, lambda moment: moment.isocalendar()[:2]),
    (MONTHLY, lambda moment: (moment.year, moment.month)),
)


def surplus(moments: Iterable[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """The moments (with a time zone) whose backups may go.

    Kept are: every one for two hours, then the newest of each hour for a day, of each day for two
    weeks, of each week for eight, of each month for two years; the newest of all whatever its age;
    and what seems to come from the future, since then the clock is wrong. Hours, days and months
    are those of UTC.
    """
    going: set[dt.datetime] = set()
    seen: set[object] = set()
    for place, moment in enumerate(sorted(set(moments), reverse=True)):
        utc = moment.astimezone(dt.UTC)
        rule = next((rule for rule, (age, _) in enumerate(_RULES) if now - utc < age), None)
        span = (rule, _RULES[rule][1](utc)) if rule is not None else None
        if place and (span is None or span in seen):
            going.add(moment)
        seen.add(span)
    return going
