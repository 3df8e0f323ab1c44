"""The calendar of the business for other programs: activities, campaigns and follow-ups."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from core.business.queries import BusinessCard, business
from core.calendar import items as reading
from core.calendar.facts import Filters
from core.calendar.items import Item
from core.calendar.queries import bands
from core.calendar.repeats import occurrences
from core.calendar.rules import kind_words, tagged_link
from core.calendar.texts import to_copy
from core.exporting.ical import EPOCH, Entry, calendar_text
from core.exporting.saving import save_whole
from core.networks.queries import network_names
from core.prospects.board import due_list
from core.store.database import Reader
from core.text import tr

ALWAYS = (dt.date.min, dt.date.max)


def calendar_file(reader: Reader, today: dt.date, *, doer: str = "") -> str:
    """Everything with a day as one calendar file; with `doer` what falls to one of the team.

    An entry keeps its name (UID) for good, so that reading the file again changes it and adds
    nothing twice. What was taken away here is not taken away there.
    """
    shop = business(reader)
    changed, revision = last_change(reader, today)
    return calendar_text(
        entries(reader, today, doer), shop.name, ZoneInfo(shop.time_zone), changed, revision
    )


def write_calendar(reader: Reader, path: Path, today: dt.date, *, doer: str = "") -> int:
    """Write the calendar file to `path` and say how many entries it has.

    Raises UserError when the place cannot be written.
    """
    text = calendar_file(reader, today, doer=doer)
    save_whole(path, text.encode())
    return text.count("BEGIN:VEVENT")


def last_change(reader: Reader, today: dt.date) -> tuple[dt.datetime, int]:
    """When the file changed last, and a number that grows with every change.

    The same file gives the same. Taking back counts as a change too; without a history it is the
    beginning of today.
    """
    logged, undone = reader.each(
        lambda *row: row, "SELECT max(changed_at), coalesce(sum(undone), 0) FROM undo_step"
    )[0]
    changed = (
        dt.datetime.fromisoformat(logged)
        if logged
        else dt.datetime.combine(today, dt.time.min, dt.UTC)
    )
    return changed, max(int((changed - EPOCH).total_seconds()), 0) + int(undone)


def entries(reader: Reader, today: dt.date, doer: str = "") -> list[Entry]:
    """What stands in the calendar file, each once."""
    shop = business(reader)
    return [
        *_activities(reader, shop, doer),
        *_series(reader, shop, doer),
        *_campaigns(reader, shop),
        *_follow_ups(reader, shop, today, doer),
    ]


def _activities(reader: Reader, shop: BusinessCard, doer: str) -> Iterator[Entry]:
    names = network_names(reader)
    for one in reading.activities(reader, *ALWAYS, Filters(doer=doer)):
        yield _of_item(one, f"activity-{one.activity_id}@{shop.file_id}", names)


def _series(reader: Reader, shop: BusinessCard, doer: str) -> Iterator[Entry]:
    names = network_names(reader)
    gone = _days_of_their_own(reader)
    for row in reading.all_series(reader, *ALWAYS):
        first = next(occurrences(row.rule, row.starts_on, *ALWAYS), None)
        if first is None or doer not in ("", row.template.doer):
            continue
        one = _of_item(reading.on_day(row, first), f"repeat-{row.id}@{shop.file_id}", names)
        yield replace(one, repeat=row.rule, left_out=tuple(sorted(gone[row.id])))


def _days_of_their_own(reader: Reader) -> dict[int, set[dt.date]]:
    """The days of what repeats that are left out, or stand as an activity of their own."""
    found: dict[int, set[dt.date]] = defaultdict(set)
    for row in reader.rows(
        "SELECT series_id, series_on AS day FROM activity WHERE series_id IS NOT NULL "
        "UNION SELECT series_id, day FROM series_skip"
    ):
        found[row.series_id].add(dt.date.fromisoformat(row.day))
    return found


def _of_item(one: Item, uid: str, names: dict[str, str]) -> Entry:
    assert one.day is not None
    link = tagged_link(one.link, one.network, one.campaign)
    facts = (
        kind_words(one.kind),
        names.get(one.network, one.network),
        one.campaign,
        one.person,
        one.doer,
    )
    about = " · ".join(part for part in facts if part)
    title = tr("Done: {title}", title=one.title) if one.done_on else one.title
    return Entry(
        uid=uid,
        title=title,
        day=one.day,
        time=None if one.time is None else dt.time.fromisoformat(one.time),
        minutes=one.minutes,
        text="\n\n".join(part for part in (about, to_copy(one.text, link)) if part),
        link=link,
        category=kind_words(one.kind),
    )


def _campaigns(reader: Reader, shop: BusinessCard) -> Iterator[Entry]:
    for one in bands(reader, *ALWAYS):
        yield Entry(
            uid=f"campaign-{one.campaign_id}@{shop.file_id}",
            title=one.name,
            day=one.event_on,
            days=(one.event_until - one.event_on).days + 1,
            category=tr("Campaign"),
        )


def _follow_ups(reader: Reader, shop: BusinessCard, today: dt.date, doer: str) -> Iterator[Entry]:
    for one in due_list(reader, today, dt.date.max):
        if one.due is None or doer not in ("", one.doer):
            continue
        yield Entry(
            uid=f"follow-up-{one.person_id}@{shop.file_id}",
            title=tr("Get back to {name}", name=one.name),
            day=one.due,
            text="\n".join(part for part in (one.next_step, one.about, one.doer) if part),
            category=tr("Follow-up"),
        )
