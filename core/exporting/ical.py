"""The iCalendar format (RFC 5545) as far as it is needed: entries, repeats, time zones, folding."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.calendar.facts import Repeat
from core.calendar.limits import DAY, WEEK

MOST_OCTETS = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""
LINE_END = "\r\n"
EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""What the revision of an entry is counted from, in seconds: it fits 31 bits until 2088."""
YEARS_ON = 10
"""Years that the changes of the clock are told for, when something repeats without an end."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_DAY = dt.timedelta(1)

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True)
class Entry:
    """One entry of a calendar.

    `day` and `time` are local; without a time it takes whole days, `days` of them. `minutes` 0
    with a time is a moment. `repeat` repeats from `day`, leaving `left_out` out.
    """

    uid: str
    title: str
    day: dt.date
    time: dt.time | None = None
    minutes: int = 0
    days: int = 1
    text: str = ""
    link: str = ""
    category: str = ""
    repeat: Repeat | None = None
    left_out: tuple[dt.date, ...] = field(default=())


def calendar_text(
    entries: Iterable[Entry], name: str, zone: ZoneInfo, changed: dt.datetime, revision: int
) -> str:
    """A whole calendar called `name`, the entries by their day.

    `changed` is when the data changed last, `revision` grows with every change: a program that
    has an entry already takes it again when its revision is higher.
    """
    ordered = sorted(entries, key=lambda one: (one.day, one.time or dt.time.min, one.uid))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Regulars//Regulars//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
        f"X-WR-TIMEZONE:{zone.key}",
    ]
    timed = [one for one in ordered if one.time is not None]
    if timed:
        lines += zone_lines(zone, timed[0].day.year, last_year(timed))
    for one in ordered:
        lines += _entry_lines(one, zone, changed, revision)
    return "".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def folded(line: str) -> str:
    """A line with its end, broken so that no part has over 75 octets and no character is torn."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MOST_OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return LINE_END.join(parts) + LINE_END


def escaped(text: str) -> str:
    """A text as a value: what has a meaning is escaped, what cannot be printed is left out."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", unix).translate(_ESCAPED)


def rule_text(rule: Repeat, starts_on: dt.date, time: dt.time | None, zone: ZoneInfo) -> str:
    """A repeat as an RRULE. Its end is told as the start is: a day, or a moment in UTC."""
    parts = [f"INTERVAL={rule.every}"] if rule.every > 1 else []
    if rule.unit == DAY:
        parts.insert(0, "FREQ=DAILY")
    elif rule.unit == WEEK:
        mask = rule.weekdays or 1 << starts_on.weekday()
        on = ",".join(name for bit, name in enumerate(WEEKDAYS) if mask >> bit & 1)
        parts = ["FREQ=WEEKLY", *parts, f"BYDAY={on}", "WKST=MO"]
    elif rule.on_nth:
        parts = ["FREQ=MONTHLY", *parts, f"BYDAY={rule.on_nth}{WEEKDAYS[starts_on.weekday()]}"]
    else:
        parts = ["FREQ=MONTHLY", *parts, f"BYMONTHDAY={starts_on.day}"]
    if rule.times is not None:
        parts.append(f"COUNT={rule.times}")
    elif rule.until is not None and time is None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    elif rule.until is not None and time is not None:
        last = dt.datetime.combine(rule.until, time, zone)
        parts.append(f"UNTIL={_moment(last)}")
    return ";".join(parts)


def last_year(entries: Iterable[Entry]) -> int:
    """The year up to which the clock matters."""
    years = []
    for one in entries:
        endless = one.repeat is not None and one.repeat.until is None
        last = one.day if one.repeat is None or one.repeat.until is None else one.repeat.until
        years.append(last.year + (YEARS_ON if endless else 1))
    return min(max(years), dt.MAXYEAR - 1)


@lru_cache(maxsize=8)
def zone_lines(zone: ZoneInfo, first_year: int, last_year: int) -> tuple[str, ...]:
    """The VTIMEZONE of a zone for some years, both inclusive: every change of the clock."""
    start = dt.datetime(max(first_year - 1, 2), 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(last_year + 1, 1, 1, tzinfo=dt.UTC)
    kinds: dict[tuple[bool, dt.timedelta, dt.timedelta, str], list[dt.datetime]] = defaultdict(list)
    at_first = start.astimezone(zone)
    offset = at_first.utcoffset() or dt.timedelta(0)
    kinds[_is_summer(at_first), offset, offset, at_first.tzname() or zone.key].append(
        at_first.replace(tzinfo=None)
    )
    for moment in clock_changes(zone, start, end):
        before = (moment - dt.timedelta(seconds=1)).astimezone(zone)
        after = moment.astimezone(zone)
        old, new = (one.utcoffset() or dt.timedelta(0) for one in (before, after))
        # The local time of the change is told by the clock that was in force until then.
        local = (moment + old).replace(tzinfo=None)
        kinds[_is_summer(after), old, new, after.tzname() or zone.key].append(local)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    for (summer, old, new, name), moments in kinds.items():
        kind = "DAYLIGHT" if summer else "STANDARD"
        lines += [f"BEGIN:{kind}", f"DTSTART:{moments[0]:%Y%m%dT%H%M%S}"]
        lines += [f"RDATE:{one:%Y%m%dT%H%M%S}" for one in moments[1:]]
        lines += [f"TZOFFSETFROM:{_offset(old)}", f"TZOFFSETTO:{_offset(new)}"]
        lines += [f"TZNAME:{escaped(name)}", f"END:{kind}"]
    return (*lines, "END:VTIMEZONE")


def clock_changes(zone: ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The moments, in UTC, at which the offset of a zone changes, to the second."""
    here, offset = start, start.astimezone(zone).utcoffset()
    while here < end:
        there = here + ONE_DAY
        if there.astimezone(zone).utcoffset() != offset:
            low, high = here, there
            while high - low > dt.timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                if middle.astimezone(zone).utcoffset() == offset:
                    low = middle
                else:
                    high = middle
            yield high
            offset = there.astimezone(zone).utcoffset()
        here = there


def _entry_lines(one: Entry, zone: ZoneInfo, changed: dt.datetime, revision: int) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{_moment(changed)}"
    yield f"LAST-MODIFIED:{_moment(changed)}"
    yield f"SEQUENCE:{revision}"
    yield from _when(one, zone)
    yield f"SUMMARY:{escaped(one.title)}"
    if one.text:
        yield f"DESCRIPTION:{escaped(one.text)}"
    if one.link:
        yield f"URL:{_UNPRINTABLE.sub('', one.link)}"
    if one.category:
        yield f"CATEGORIES:{escaped(one.category)}"
    if one.time is None:
        # A whole day of small work leaves the day free.
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(one: Entry, zone: ZoneInfo) -> Iterator[str]:
    yield f"DTSTART{_start(one.day, one.time, zone)}"
    if one.time is None:
        yield f"DTEND;VALUE=DATE:{one.day + dt.timedelta(one.days):%Y%m%d}"
    elif one.minutes:
        yield f"DURATION:PT{one.minutes}M"
    if one.repeat is None:
        return
    yield f"RRULE:{rule_text(one.repeat, one.day, one.time, zone)}"
    for day in one.left_out:
        yield f"EXDATE{_start(day, one.time, zone)}"


def _start(day: dt.date, time: dt.time | None, zone: ZoneInfo) -> str:
    if time is None:
        return f";VALUE=DATE:{_date(day)}"
    return f";TZID={zone.key}:{_date(day)}T{time:%H%M%S}"


def _date(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _moment(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _is_summer(moment: dt.datetime) -> bool:
    return (moment.dst() or dt.timedelta(0)) > dt.timedelta(0)


def _offset(offset: dt.timedelta) -> str:
    """+HHMM, with seconds where a zone of long ago has them."""
    sign = "-" if offset < dt.timedelta(0) else "+"
    hours, rest = divmod(int(abs(offset).total_seconds()), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds:02}" if seconds else "")
