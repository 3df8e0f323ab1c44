"""The links of a sample, with what was seen of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from core.links import operations as links
from core.links.facts import Checked, LinkFacts, Look
from core.sample.days import Days
from core.store.operation import Store

NINE = dt.time(9, 12, tzinfo=dt.UTC)
"""When the pages of a sample were looked at."""


def fill(store: Store, data: Mapping[str, Any], days: Days, people: Mapping[str, int]) -> None:
    """Add the links and their looks; `people` are ids by name."""
    for link in data.get("link", []):
        facts = LinkFacts(
            link["theirs"],
            link["ours"],
            person_id=people[link["person"]] if "person" in link else None,
            words=link.get("words", ""),
            rel=link.get("rel", ""),
            how=link.get("how", "unknown"),
            found_on=days.moved(link["found"]),
        )
        added = links.add_link(store, facts, days.today)
        looks = [_look(added, seen, days) for seen in link.get("seen", [])]
        if looks:
            links.record_checks(store, looks)


def _look(link: int, seen: Mapping[str, Any], days: Days) -> Look:
    moment = dt.datetime.combine(days.moved(seen["day"]), NINE)
    return Look(
        link,
        moment,
        Checked(
            seen["state"],
            final_url=seen.get("at", ""),
            http_status=seen.get("status"),
            note=seen.get("note", ""),
            rel=seen.get("rel", ""),
        ),
    )
