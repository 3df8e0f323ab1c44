"""The prospects of a sample: who they are, what was given, asked and said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from core.people.limits import ORGANISATION
from core.prospects import operations as prospects
from core.prospects.limits import FIT_PARTS
from core.sample.days import Days
from core.store.operation import Store


def fill(
    store: Store, data: Mapping[str, Any], days: Days, segments: Mapping[str, int]
) -> dict[str, int]:
    """Add the prospects with their touches; returns the people's ids by name."""
    return {one["name"]: _add(store, one, days, segments) for one in data.get("prospect", [])}


def _add(store: Store, one: Mapping[str, Any], days: Days, segments: Mapping[str, int]) -> int:
    keys = [("site", "", one["site"])] if "site" in one else []
    keys += [("handle", network, name) for network, name in one.get("handles", {}).items()]
    keys += [("email", "", address) for address in one.get("email", [])]
    person = prospects.add_prospect(
        store,
        one["name"],
        days.moved(one["found"]),
        kind=one.get("kind", ORGANISATION),
        about=one.get("about", ""),
        found_words=one.get("why", ""),
        their_page=one.get("page", ""),
        keys=keys,
        tags=one.get("tags", []),
        groups=[segments[name] for name in one.get("groups", [])],
    )
    for part, stamps in zip(FIT_PARTS, one.get("fit", ()), strict=False):
        prospects.set_fit(store, person, part, stamps)
    for touch in one.get("touches", []):
        _log(store, person, touch, days)
    if "next" in one or "next_on" in one:
        day: dt.date | None = days.moved(one["next_on"]) if "next_on" in one else None
        prospects.set_next_step(store, person, one.get("next", ""), day)
    if "doer" in one:
        prospects.set_doer(store, [person], one["doer"])
    return person


def _log(store: Store, person: int, touch: Mapping[str, Any], days: Days) -> None:
    """One touch: what was "gave", "asked" (with the day of its yes), "reply" or "note"."""
    day = days.moved(touch["day"])
    on, words = touch.get("on", ""), touch.get("words", "")
    if "gave" in touch:
        prospects.log_give(
            store, person, touch["gave"], days.today, day=day, network=on, words=words
        )
    elif "asked" in touch:
        asked = prospects.log_ask(
            store, person, touch["asked"], days.today, day=day, network=on, words=words
        )
        if "yes" in touch:
            prospects.settle_ask(store, asked, "yes", days.moved(touch["yes"]))
    elif "reply" in touch:
        prospects.log_reply(
            store, person, days.today, who=touch["reply"], day=day, network=on, words=words
        )
    else:
        prospects.log_note(store, person, touch["note"], days.today, day=day)
