"""Links as screens, sheets and rules read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from core.links import pages, rules
from core.links.facts import Wanted
from core.links.limits import COULD_NOT_CHECK, GONE_STATUSES, NOT_FOUND, PAGE_ERROR
from core.links.rules import Seen
from core.people import addresses
from core.people.limits import SITE
from core.store.database import Reader


@dataclass(frozen=True)
class LinkRow:
    """One link as the list shows it.

    `state` is what was seen last, empty when nobody looked; `since` the day since when it is in
    the state last known; `next_on` when to look again, None where there is no page to look at.
    `person` is empty for a link of nobody's.
    """

    id: int
    person_id: int | None
    person: str
    their_page: str
    our_page: str
    whole_site: bool
    words: str
    rel: str
    how: str
    found_on: dt.date
    source: str
    state: str
    note: str
    since: dt.date
    last_look: dt.date | None
    next_on: dt.date | None
    lost: bool
    due: bool
    orders: int = 0
    """Orders that came from it, where whoever reads the row asks for them."""

    @property
    def their_words(self) -> str:
        """Their page for reading: no scheme, look-alike letters spelt out."""
        return addresses.plain(self.their_page)

    @property
    def our_words(self) -> str:
        """Our page for reading."""
        return addresses.plain(self.our_page)

    @property
    def address(self) -> str | None:
        """What may be opened in a browser, None where nothing may."""
        return addresses.openable(self.their_page)


@dataclass(frozen=True)
class CheckRow:
    """One look at a link, for its history."""

    id: int
    moment: dt.datetime
    state: str
    final_url: str
    http_status: int | None
    rel: str
    note: str
    by_hand: bool


@dataclass(frozen=True)
class Counts:
    """How many links stand, are lost, and are to be looked at."""

    gained: int
    lost: int
    due: int


@dataclass(frozen=True)
class Standing:
    """What somebody's links come to: since when one stands, and since when the last one is lost.

    `linked_on` is None where none stands; `lost_on` is None unless all are lost.
    """

    linked_on: dt.date | None
    lost_on: dt.date | None


_LINK = """
SELECT l.id, l.person_id, coalesce(p.name, '') AS person, l.their_page, l.our_page, l.whole_site,
  l.words, l.rel, l.how, l.found_on, l.source
FROM link AS l LEFT JOIN person AS p ON p.id = l.person_id
"""
_LOOK = "SELECT link_id, moment, state, http_status, note FROM link_check "


def links(reader: Reader, today: dt.date) -> list[LinkRow]:
    """Every link, the newest first."""
    return _rows(reader, "", today)


def links_of(reader: Reader, person_id: int, today: dt.date) -> list[LinkRow]:
    """The links of one person, the newest first."""
    return _rows(reader, f"WHERE l.person_id = {int(person_id)}", today)


def link(reader: Reader, link_id: int, today: dt.date) -> LinkRow | None:
    """One link, None when it is gone."""
    return next(iter(_rows(reader, f"WHERE l.id = {int(link_id)}", today)), None)


def due(reader: Reader, today: dt.date) -> list[LinkRow]:
    """The links to look at today, the longest waiting first."""
    found = [row for row in links(reader, today) if row.due]
    return sorted(found, key=lambda row: (row.next_on or today, row.id))


def counts(reader: Reader, today: dt.date) -> Counts:
    """How many links stand, are lost, and are to be looked at."""
    return counted(links(reader, today))


def counted(rows: Sequence[LinkRow]) -> Counts:
    """The counts of a list that was read already."""
    lost = sum(row.lost for row in rows)
    return Counts(len(rows) - lost, lost, sum(row.due for row in rows))


_GONE = f"""
SELECT count(*) FROM (
  SELECT state, http_status, max(moment || printf('%012d', id)) FROM link_check
  WHERE state <> :could_not GROUP BY link_id
) WHERE state = :not_found OR (state = :page_error AND http_status IN {GONE_STATUSES})
"""


def gained(reader: Reader) -> int:
    """How many links stand: `counts(...).gained` without reading each link, for a tab's words."""
    lost = reader.value(
        _GONE, could_not=COULD_NOT_CHECK, not_found=NOT_FOUND, page_error=PAGE_ERROR
    )
    return int(reader.value("SELECT count(*) FROM link")) - int(lost)


def history(reader: Reader, link_id: int) -> list[CheckRow]:
    """All looks at one link, the newest first."""
    return reader.each(
        _check,
        "SELECT id, moment, state, final_url, http_status, rel, note, by_hand FROM link_check "
        "WHERE link_id = :id ORDER BY moment DESC, id DESC",
        id=link_id,
    )


def standing(reader: Reader, people: Sequence[int] | None = None) -> dict[int, Standing]:
    """What the links of everybody, or of some people, come to; whoever has none is left out."""
    narrowed = "WHERE l.person_id IS NOT NULL"
    if people is not None:
        narrowed = f"WHERE l.person_id IN ({', '.join(str(int(one)) for one in people)})"
    # The day of a link plays no part in whether it stands, so any day will do for the due list.
    found: dict[int, list[LinkRow]] = {}
    for row in _rows(reader, narrowed, dt.date.max):
        if row.person_id is not None:
            found.setdefault(row.person_id, []).append(row)
    return {person_id: _standing(rows) for person_id, rows in found.items()}


def wanted(reader: Reader, ids: Sequence[int]) -> list[tuple[int, Wanted]]:
    """What to look for, for each of some links, in their order; what is gone is left out."""
    site = our_site(reader)
    rows = reader.rows("SELECT id, their_page, our_page, rel, whole_site FROM link")
    known = {
        row.id: Wanted(row.their_page, row.our_page, site, row.rel, bool(row.whole_site))
        for row in rows
    }
    return [(link_id, known[link_id]) for link_id in ids if link_id in known]


def our_site(reader: Reader) -> str:
    """The site of the business, empty when it has none."""
    return str(reader.value("SELECT site FROM business") or "")


def with_pages(reader: Reader, their_key: str, our_key: str) -> int | None:
    """The link from one page to another, None when there is none."""
    found = reader.value(
        "SELECT id FROM link WHERE their_key = :theirs AND our_key = :ours",
        theirs=their_key,
        ours=our_key,
    )
    return None if found is None else int(found)


def known_pairs(reader: Reader) -> set[tuple[str, str]]:
    """The keys of both pages of every link."""
    return {(row[0], row[1]) for row in reader.rows("SELECT their_key, our_key FROM link")}


def people_by_site(reader: Reader) -> Mapping[str, int]:
    """Whose site is whose, by host; a host that several people are on is left out."""
    owners: dict[str, set[int]] = {}
    rows = reader.rows("SELECT person_id, shown FROM person_key WHERE kind = :site", site=SITE)
    for row in rows:
        owners.setdefault(pages.site_key(row.shown), set()).add(row.person_id)
    return {host: next(iter(people)) for host, people in owners.items() if len(people) == 1}


def zone(reader: Reader) -> ZoneInfo:
    """The business's time zone."""
    return ZoneInfo(str(reader.value("SELECT time_zone FROM business") or "UTC"))


def _rows(reader: Reader, narrowed: str, today: dt.date) -> list[LinkRow]:
    looks = _looks(reader, narrowed)
    found = reader.rows(_LINK + narrowed + " ORDER BY l.found_on DESC, l.id DESC")
    return [_row(row, looks.get(row.id, []), today) for row in found]


def _looks(reader: Reader, narrowed: str) -> dict[int, list[tuple[Seen, str]]]:
    """Every look with its note by link, the oldest first."""
    local = zone(reader)
    of_some = f"WHERE link_id IN (SELECT l.id FROM link AS l {narrowed}) " if narrowed else ""
    looks: dict[int, list[tuple[Seen, str]]] = {}
    for row in reader.rows(_LOOK + of_some + "ORDER BY link_id, moment, id"):
        day = dt.datetime.fromisoformat(row.moment).astimezone(local).date()
        looks.setdefault(row.link_id, []).append((Seen(day, row.state, row.http_status), row.note))
    return looks


def _row(row: Any, looks: list[tuple[Seen, str]], today: dt.date) -> LinkRow:
    seen = [look for look, _ in looks]
    found_on = dt.date.fromisoformat(row.found_on)
    next_on = rules.next_look(found_on, seen, whole_site=bool(row.whole_site))
    return LinkRow(
        id=row.id,
        person_id=row.person_id,
        person=row.person,
        their_page=row.their_page,
        our_page=row.our_page,
        whole_site=bool(row.whole_site),
        words=row.words,
        rel=row.rel,
        how=row.how,
        found_on=found_on,
        source=row.source,
        state=seen[-1].state if seen else "",
        note=looks[-1][1] if looks else "",
        since=rules.since(found_on, seen),
        last_look=seen[-1].day if seen else None,
        next_on=next_on,
        lost=rules.is_lost(seen),
        due=rules.is_due(next_on, today),
    )


def _standing(rows: Sequence[LinkRow]) -> Standing:
    standing_since = [
        row.since if row.state == "live" else row.found_on for row in rows if not row.lost
    ]
    if standing_since:
        return Standing(min(standing_since), None)
    return Standing(None, max(row.since for row in rows))


def _check(
    check_id: int,
    moment: str,
    state: str,
    final_url: str,
    status: int | None,
    rel: str,
    note: str,
    by_hand: int,
) -> CheckRow:
    when = dt.datetime.fromisoformat(moment)
    return CheckRow(check_id, when, state, final_url, status, rel, note, bool(by_hand))
