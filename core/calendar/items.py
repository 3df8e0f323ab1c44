"""Reading what stands on the calendar: activities, and the days of what repeats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from core.calendar.facts import Filters, Repeat
from core.calendar.keys import activity_key, occurrence_key, read_key
from core.calendar.repeats import is_on, occurrences
from core.store.database import Reader

UNTIMED = "99:99"
"""Where what has no time stands among what has one: below."""


class Item(NamedTuple):
    """An activity, or a day of something that repeats (then `activity_id` is None).

    `campaign` and `person` are their names, empty for none. A tuple, since a month of a busy
    calendar makes two thousand of them while somebody waits for it.
    """

    key: str
    activity_id: int | None
    series_id: int | None
    series_on: dt.date | None
    kind: str
    title: str
    text: str
    link: str
    network: str
    day: dt.date | None
    time: str | None
    position: int
    minutes: int
    doer: str
    done_on: dt.date | None
    campaign_id: int | None
    campaign: str
    step: str
    idea_id: int | None
    person_id: int | None
    person: str
    poll_id: int | None

    def is_late(self, today: dt.date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_on is None and self.day is not None and self.day < today


@dataclass(frozen=True)
class SeriesRow:
    """Something that repeats: its rule, its first day, and the item that it makes each time."""

    id: int
    rule: Repeat
    starts_on: dt.date
    template: Item


_ITEM = (
    "SELECT activity.id, activity.series_id, activity.series_on, activity.kind, activity.title, "
    "activity.text, activity.link, activity.network, activity.day, activity.time, "
    "activity.position, activity.minutes, activity.doer, activity.done_on, "
    "activity.campaign_id, coalesce(campaign.name, ''), activity.step, activity.idea_id, "
    "activity.person_id, coalesce(person.name, ''), activity.poll_id FROM activity "
    "LEFT JOIN campaign ON campaign.id = activity.campaign_id "
    "LEFT JOIN person ON person.id = activity.person_id "
)
_WANTED = (
    "(:network = '' OR activity.network = :network) AND (:kind = '' OR activity.kind = :kind) "
    "AND (:doer = '' OR activity.doer = :doer) "
    "AND (:campaign IS NULL OR activity.campaign_id = :campaign) "
)


def items(
    reader: Reader, first: dt.date, last: dt.date, filters: Filters | None = None
) -> list[Item]:
    """What stands on the days from `first` to `last`, both inclusive, in the order of the day."""
    asked = filters or Filters()
    found = activities(reader, first, last, asked)
    found.extend(one for one in repeated(reader, first, last) if wanted(one, asked))
    return sorted(found, key=order)


def activities(reader: Reader, first: dt.date, last: dt.date, filters: Filters) -> list[Item]:
    """What stands on some days as a row of its own, in no order; not what is worked out."""
    return reader.each(
        _item,
        f"{_ITEM}WHERE activity.day BETWEEN :first AND :last AND {_WANTED}",
        first=first.isoformat(),
        last=last.isoformat(),
        **_asked(filters),
    )


def tray(reader: Reader, filters: Filters | None = None) -> list[Item]:
    """What has no day yet, in its order."""
    return reader.each(
        _item,
        f"{_ITEM}WHERE activity.day IS NULL AND {_WANTED}ORDER BY activity.position, activity.id",
        **_asked(filters or Filters()),
    )


def of_campaign(reader: Reader, campaign_id: int) -> list[Item]:
    """The activities of a campaign, those in the tray last."""
    return reader.each(
        _item,
        f"{_ITEM}WHERE activity.campaign_id = :id "
        "ORDER BY activity.day IS NULL, activity.day, coalesce(activity.time, '99:99'), "
        "activity.position, activity.id",
        id=campaign_id,
    )


def of_idea(reader: Reader, idea_id: int) -> list[Item]:
    """The activities that an idea was made into."""
    return reader.each(
        _item, f"{_ITEM}WHERE activity.idea_id = :id ORDER BY activity.day, activity.id", id=idea_id
    )


def item(reader: Reader, key: str) -> Item | None:
    """One item, None when it is not there (any more)."""
    named = read_key(key)
    if isinstance(named, int):
        found = reader.each(_item, f"{_ITEM}WHERE activity.id = :id", id=named)
        return found[0] if found else None
    found = [one for one in repeated(reader, named.on, named.on) if one.key == key]
    return found[0] if found else None


def repeated(reader: Reader, first: dt.date, last: dt.date) -> list[Item]:
    """The days of what repeats that are no activity of their own and were not left out."""
    return [on_day(one, day) for one, day in repeated_days(reader, first, last)]


def repeated_days(
    reader: Reader, first: dt.date, last: dt.date
) -> Iterator[tuple[SeriesRow, dt.date]]:
    """What repeats, with each of its days that are no activity of their own nor left out."""
    taken = {
        (row.series_id, row.day)
        for row in reader.rows(
            "SELECT series_id, series_on AS day FROM activity "
            "WHERE series_id IS NOT NULL AND series_on BETWEEN :first AND :last "
            "UNION ALL SELECT series_id, day FROM series_skip WHERE day BETWEEN :first AND :last",
            first=first.isoformat(),
            last=last.isoformat(),
        )
    }
    for one in all_series(reader, first, last):
        for day in occurrences(one.rule, one.starts_on, first, last):
            if (one.id, day.isoformat()) not in taken:
                yield one, day


def all_series(reader: Reader, first: dt.date, last: dt.date) -> list[SeriesRow]:
    """What repeats and may stand between two days."""
    return reader.each(
        _series,
        f"{_SERIES}WHERE series.starts_on <= :last AND coalesce(series.until, :first) >= :first "
        "ORDER BY series.id",
        first=first.isoformat(),
        last=last.isoformat(),
    )


def series(reader: Reader, series_id: int) -> SeriesRow | None:
    """One thing that repeats, None when it is gone."""
    found = reader.each(_series, f"{_SERIES}WHERE series.id = :id", id=series_id)
    return found[0] if found else None


def stands(reader: Reader, series_id: int, day: dt.date) -> bool:
    """Whether a series has this day by its rule, left out or not."""
    row = series(reader, series_id)
    return row is not None and is_on(row.rule, row.starts_on, day)


def on_day(row: SeriesRow, day: dt.date) -> Item:
    """What a series makes of a day."""
    return row.template._replace(key=occurrence_key(row.id, day), series_on=day, day=day)


def order(one: Item) -> tuple[dt.date, str, int, str]:
    """Where an item stands: by day, time, place in the day."""
    return one.day or dt.date.max, one.time or UNTIMED, one.position, one.key


def wanted(one: Item, filters: Filters) -> bool:
    """Whether an item passes the filters."""
    return (
        filters.network in ("", one.network)
        and filters.kind in ("", one.kind)
        and filters.doer in ("", one.doer)
        and filters.campaign_id in (None, one.campaign_id)
    )


_SERIES = (
    "SELECT series.id, series.every, series.unit, series.weekdays, series.on_nth, series.until, "
    "series.times, series.starts_on, series.kind, series.title, series.text, series.link, "
    "series.network, series.time, series.minutes, series.doer, series.campaign_id, "
    "coalesce(campaign.name, '') AS campaign, series.person_id, "
    "coalesce(person.name, '') AS person FROM series "
    "LEFT JOIN campaign ON campaign.id = series.campaign_id "
    "LEFT JOIN person ON person.id = series.person_id "
)


def _series(*row: Any) -> SeriesRow:
    # STRICT tables: every column has the type that it was declared with.
    id_, every, unit, weekdays, on_nth, until, times, starts_on, *work = row
    kind, title, text, link, network, time, minutes, doer, *whose = work
    template = Item(
        "", None, id_, None, kind, title, text, link, network, None, time, 0, minutes, doer, None,
        whose[0], whose[1], "", None, whose[2], whose[3], None,
    )  # fmt: skip
    rule = Repeat(every, unit, weekdays, on_nth, _day(until), times)
    return SeriesRow(id_, rule, dt.date.fromisoformat(starts_on), template)


def _item(
    id_: int, series_id: int | None, series_on: str | None, kind: str, title: str, text: str,
    link: str, network: str, day: str | None, time: str | None, position: int, minutes: int,
    doer: str, done_on: str | None, *more: Any,
) -> Item:  # fmt: skip
    return Item(
        activity_key(id_), id_, series_id, _day(series_on), kind, title, text, link, network,
        _day(day), time, position, minutes, doer, _day(done_on), *more,
    )  # fmt: skip


def _asked(filters: Filters) -> dict[str, object]:
    return {
        "network": filters.network,
        "kind": filters.kind,
        "doer": filters.doer,
        "campaign": filters.campaign_id,
    }


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)
