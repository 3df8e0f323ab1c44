"""What was brought, and the lists of codes and traces, as screens, sheets and goals read them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.attribution import paying
from core.attribution.brought import Brought, CampaignBrought
from core.attribution.known import known
from core.attribution.limits import (
    LANDING,
    REFERRER,
    TRACES,
    UTM_CAMPAIGN,
    UTM_MEDIUM,
    UTM_SOURCE,
)
from core.attribution.measures import coming_back
from core.attribution.names import way_names
from core.attribution.rules import Book, Owner
from core.attribution.summary import NO_PART, Summary, summary
from core.attribution.traces import Trace, spellings_of
from core.attribution.visits import Visits
from core.loyalty import queries as loyalty
from core.loyalty.estimate import Estimate
from core.orders.queries import currency_sold_in
from core.people.addresses import plain
from core.store.database import Reader
from core.text import number, percent, share_words, tr

READS = frozenset(
    {
        *("code", "attribution_rule", "found_us", "import_batch", "person_key", "link", "campaign"),
        *("idea", "own_network", "purchase", "setting", "business"),
    }
)
"""The tables that what was brought depends on."""
MOST_VALUES = 200
"""How many values of a trace are listed, the most frequent first."""


@dataclass(frozen=True)
class CodeRow:
    """A code, whose it is, and how often it was used."""

    id: int
    text: str
    owner: Owner
    owner_words: str
    used: int
    last_day: dt.date | None


@dataclass(frozen=True)
class UnclaimedCode:
    """A code on orders that nobody has."""

    text: str
    used: int
    last_day: dt.date | None


@dataclass(frozen=True)
class ValueRow:
    """A value of a trace that was seen on orders, and what it is taken for.

    `rule_id` is None where Regulars says so by itself; `way` "" is nothing, or not known.
    """

    what: str
    value: str
    orders: int
    taken_for: Owner
    words: str
    rule_id: int | None


def brought_by_person(reader: Reader, person_id: int, today: dt.date) -> Brought:
    """What came by a person: their code, their site, their links, whoever they recommended to."""
    return _brought(reader, today, "person_id", person_id)


def brought_by_link(reader: Reader, link_id: int, today: dt.date) -> Brought:
    """What came by a page that points to the business."""
    return _brought(reader, today, "link_id", link_id)


def brought_by_links(reader: Reader, today: dt.date) -> dict[int, tuple[int, int]]:
    """Orders and first orders of every link that brought any, by its id."""
    links = summary(reader, today).links
    return {link: (part.orders, len(part.firsts)) for link, part in links.items()}


def brought_by_idea(reader: Reader, idea_id: int, today: dt.date) -> Brought:
    """What came by an idea: its own code, and the campaigns that were made of it."""
    rows = reader.rows("SELECT id FROM campaign WHERE idea_id = :idea", idea=idea_id)
    return _brought(reader, today, "idea_id", idea_id, campaigns=tuple(row.id for row in rows))


def brought_by_campaign(reader: Reader, campaign_id: int, today: dt.date) -> CampaignBrought | None:
    """What came by a campaign (its codes, links that carry its name or hashtag), and whether the
    shop sold more in its time; None when it is gone."""
    row = reader.row(
        "SELECT event_on, follow_up_to, cost FROM campaign WHERE id = :id", id=campaign_id
    )
    if row is None:
        return None
    brought = _brought(reader, today, "campaign_id", campaign_id)
    return paying.held_against(
        reader,
        brought,
        dt.date.fromisoformat(row.event_on),
        dt.date.fromisoformat(row.follow_up_to),
        row.cost,
        today,
    )


def _brought(
    reader: Reader, today: dt.date, owner: str, owner_id: int, campaigns: tuple[int, ...] = ()
) -> Brought:
    found = summary(reader, today)
    parts = {
        "campaign_id": found.campaigns,
        "idea_id": found.ideas,
        "person_id": found.people,
        "link_id": found.links,
    }
    part = parts[owner].get(owner_id, NO_PART)
    for campaign in campaigns:
        part = part.plus(found.campaigns.get(campaign, NO_PART))
    visits = Visits(reader).of(
        lambda origin: getattr(origin, owner) == owner_id or origin.campaign_id in campaigns,
        dt.date.min,
        today,
    )
    return Brought(
        part.orders,
        len(part.firsts),
        part.net,
        currency(reader),
        visits,
        _came_back(reader, today, part.firsts),
        _day(part.first_day),
        _day(part.last_day),
        _codes_of(reader, owner, owner_id),
    )


def _came_back(reader: Reader, today: dt.date, firsts: tuple[int, ...]) -> Estimate | None:
    if not firsts:
        return None
    shop = loyalty.shop(reader, today)
    if shop.as_of is None:
        return None
    found = coming_back(reader, shop, {0: firsts}, {0: ""})
    one = found.by_owner.get(0)
    if one is None or one.value is None or one.low is None or one.high is None:
        return found.shop
    said = tr(
        "Of the new ones {share} came back within {days} days; between {low} and {high} is likely.",
        share=share_words(one.value),
        days=number(loyalty.rules(reader).days),
        low=percent(one.low),
        high=percent(one.high),
    )
    return replace(one, sentence=said)


def codes(reader: Reader, today: dt.date) -> list[CodeRow]:
    """Every code, with its uses up to today, the most used first."""
    used, last = _used(summary(reader, today))
    found = [
        CodeRow(
            row.id,
            row.text,
            Owner(row.network, row.campaign_id, row.idea_id, row.person_id),
            row.words or "",
            used[row.text.casefold()],
            _day(last.get(row.text.casefold(), "")),
        )
        for row in reader.rows(_CODES)
    ]
    names = way_names(reader)
    named = [
        replace(one, owner_words=names.get(one.owner.network, one.owner.network))
        if one.owner.network
        else one
        for one in found
    ]
    return sorted(named, key=lambda one: (-one.used, one.text.casefold()))


def codes_of_campaign(reader: Reader, campaign_id: int) -> list[str]:
    """The codes of a campaign, the first given first."""
    rows = reader.rows("SELECT text FROM code WHERE campaign_id = :id ORDER BY id", id=campaign_id)
    return [row.text for row in rows]


def unclaimed_codes(reader: Reader, today: dt.date) -> list[UnclaimedCode]:
    """Codes on orders that nobody has yet, the most used first."""
    found = summary(reader, today)
    used, last = _used(found)
    spelt = {
        code: text
        for count in found.tally.counts.values()
        for code, text in zip(count.told.codes, spellings_of(count.code), strict=False)
    }
    return [
        UnclaimedCode(spelt.get(code, code), times, _day(last[code]))
        for code, times in used.most_common()
        if code not in found.book.codes
    ]


def values(reader: Reader, today: dt.date) -> list[ValueRow]:
    """What orders say of where they came from and what it is taken for, the most frequent first."""
    found = summary(reader, today)
    seen: Counter[tuple[str, str]] = Counter()
    for told, count in found.tally.counts.items():
        for what in TRACES:
            if value := told.trace.value(what):
                seen[what, value] += count.orders
    ruled = {
        (row.what, row.value): row.id
        for row in reader.rows("SELECT id, what, value FROM attribution_rule")
    }
    for key in ruled:
        seen.setdefault(key, 0)
    names = way_names(reader)
    owners = _owner_names(reader)
    rows = [
        _value_row(found, what, value, orders, ruled.get((what, value)), names, owners)
        for (what, value), orders in seen.most_common(MOST_VALUES)
    ]
    return [row for row in rows if row.rule_id is not None or _is_told(row)]


def currency(reader: Reader) -> str:
    """The currency in which all that is brought is counted."""
    return currency_sold_in(reader)


_CODES = """
SELECT code.id, code.text, code.network, code.campaign_id, code.idea_id, code.person_id,
  coalesce(campaign.name, idea.text, person.name) AS words
FROM code LEFT JOIN campaign ON campaign.id = code.campaign_id
LEFT JOIN idea ON idea.id = code.idea_id LEFT JOIN person ON person.id = code.person_id
"""
_QUIET = (UTM_MEDIUM, LANDING)
"""Traces that tell nothing by themselves: listed when the owner took one for something."""


def _value_row(
    found: Summary,
    what: str,
    value: str,
    orders: int,
    rule_id: int | None,
    names: Mapping[str, str],
    owners: Mapping[tuple[str, int], str],
) -> ValueRow:
    book = found.book
    owner = book.rules.get((what, value)) or _by_itself(book, what, value)
    words = names.get(owner.network, owner.network) if owner.network else ""
    for field, row in zip(Owner._fields[1:], owner[1:], strict=True):
        if row is not None:
            words = owners.get((field, row), "")
    return ValueRow(what, value, orders, owner, words, rule_id)


def _is_told(row: ValueRow) -> bool:
    """Whether a value that the owner has no rule for is worth a line."""
    return bool(row.words) or (row.what not in _QUIET and not known().says_nothing(row.value))


def _by_itself(book: Book, what: str, value: str) -> Owner:
    """What a value alone is taken for without a rule of the owner's."""
    trace = {
        UTM_SOURCE: Trace(source=value),
        UTM_MEDIUM: Trace(medium=value),
        UTM_CAMPAIGN: Trace(campaign=value),
        REFERRER: Trace(host=value, page=value),
    }.get(what, Trace())
    origin = book.origin((), trace)
    if origin.campaign_id is not None:
        return Owner(campaign_id=origin.campaign_id)
    if origin.link_id is not None:
        return Owner(link_id=origin.link_id)
    if origin.person_id is not None:
        return Owner(person_id=origin.person_id)
    return Owner(network=origin.way)


def _owner_names(reader: Reader) -> dict[tuple[str, int], str]:
    """What everybody is called who has a rule, a link or a campaign."""
    found = {}
    for field, sql in (
        ("campaign_id", "SELECT id, name AS words FROM campaign"),
        ("link_id", "SELECT id, their_page AS words FROM link"),
        (
            "person_id",
            "SELECT id, name AS words FROM person WHERE id IN (SELECT person_id FROM link "
            "UNION SELECT person_id FROM attribution_rule UNION SELECT person_id FROM person_key "
            "WHERE kind = 'site')",
        ),
    ):
        for row in reader.rows(sql):
            said = plain(row.words) if field == "link_id" else row.words
            found[field, row.id] = said
    return found


def _used(found: Summary) -> tuple[Counter[str], dict[str, str]]:
    """How often each code was used, and when last."""
    used: Counter[str] = Counter()
    last: dict[str, str] = {}
    for told, count in found.tally.counts.items():
        for code in told.codes:
            used[code] += count.orders
            last[code] = max(last.get(code, ""), count.last_day)
    return used, last


def _codes_of(reader: Reader, owner: str, owner_id: int) -> tuple[str, ...]:
    if owner not in ("campaign_id", "idea_id", "person_id"):
        return ()
    rows = reader.rows(f"SELECT text FROM code WHERE {owner} = :id ORDER BY id", id=owner_id)
    return tuple(row.text for row in rows)


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text and text != "9999" else None
