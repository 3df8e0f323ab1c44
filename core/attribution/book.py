"""Reading what the owner has said about codes and traces, and whose sites are whose."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from core.attribution.known import known
from core.attribution.rules import Book, Owner, Pointing, spelt
from core.attribution.traces import page_of
from core.people.limits import SITE
from core.store.database import Reader

_CODES = "SELECT text, network, campaign_id, idea_id, person_id FROM code ORDER BY id"
_RULES = "SELECT what, value, network, campaign_id, link_id, person_id FROM attribution_rule"
_LINKS = """
SELECT l.id, l.person_id, l.their_page FROM link AS l
WHERE substr(l.their_key, 1, instr(l.their_key || '/', '/') - 1)
  IN (SELECT value FROM json_each(:hosts)) ORDER BY l.id
"""
_SITES = """
SELECT person_id, value FROM person_key
WHERE kind = :site AND substr(value, 1, instr(value || '/', '/') - 1)
  IN (SELECT value FROM json_each(:hosts)) ORDER BY id DESC
"""


def read_book(reader: Reader, hosts: Iterable[str] = ()) -> Book:
    """What is known; `hosts` are the sites seen, since only whose they are is wanted."""
    site = str(reader.value("SELECT site FROM business") or "")
    own = page_of(site).partition("/")[0]
    return Book(
        codes={row.text.casefold(): _owner(row) for row in reader.rows(_CODES)},
        rules={(row.what, row.value): _owner(row) for row in reader.rows(_RULES)},
        campaigns=_campaigns(reader),
        pages=_pages(reader, [host for host in set(hosts) if "." in host and host != own]),
        own_site=own,
    )


def _owner(row: Any) -> Owner:
    return Owner(
        row.network,
        row.campaign_id,
        getattr(row, "idea_id", None),
        row.person_id,
        getattr(row, "link_id", None),
    )


def _campaigns(reader: Reader) -> Mapping[str, int]:
    """Campaigns by name and hashtag; a spelling that several have tells none of them."""
    found: dict[str, set[int]] = {}
    for row in reader.rows("SELECT id, name, hashtag FROM campaign"):
        for words in {spelt(row.name), spelt(row.hashtag)} - {""}:
            found.setdefault(words, set()).add(row.id)
    return {words: min(ids) for words, ids in found.items() if len(ids) == 1}


def _pages(reader: Reader, hosts: list[str]) -> Mapping[str, Pointing]:
    """Whose each page and each host is: of links first, then of the sites that people have.

    A network is nobody's site, though many have their page there.
    """
    hosts = [host for host in hosts if not known().of_word(host)]
    if not hosts:
        return {}
    asked = json.dumps(hosts)
    found: dict[str, Pointing] = {}
    for row in reader.rows(_SITES, site=SITE, hosts=asked):
        found[row.value] = Pointing(None, row.person_id)
    by_host: dict[str, list[Pointing]] = {}
    for row in reader.rows(_LINKS, hosts=asked):
        page = page_of(row.their_page)
        found[page] = Pointing(row.id, row.person_id)
        by_host.setdefault(page.partition("/")[0], []).append(found[page])
    for host, links in by_host.items():
        found[host] = _together(links, found.get(host))
    return found


def _together(links: list[Pointing], site: Pointing | None) -> Pointing:
    """What a host says when its page is not told: the link where there is one alone."""
    people = {one.person_id for one in links}
    person = next(iter(people)) if len(people) == 1 else None
    if person is None and site is not None:
        person = site.person_id
    return Pointing(links[0].link_id if len(links) == 1 else None, person)
