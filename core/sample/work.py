"""One piece of work of a sample, in a campaign or by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.calendar import operations as calendar
from core.calendar.facts import ActivityFacts, Results
from core.calendar.keys import activity_key
from core.sample.days import Days
from core.store.operation import Store

WRITTEN = ("kind", "title", "text", "link", "network", "time", "minutes", "doer")


def facts_of(
    store: Store, one: Mapping[str, Any], days: Days, people: Mapping[str, int]
) -> ActivityFacts:
    """An activity as the sample has it."""
    return ActivityFacts(
        **{name: one[name] for name in WRITTEN if name in one},
        day=days.moved(one["day"]) if "day" in one else None,
        person_id=people[one["person"]] if "person" in one else None,
        poll_id=_poll(store, one["poll"]) if "poll" in one else None,
    )


def became(store: Store, activity_id: int, one: Mapping[str, Any], days: Days) -> None:
    """Tick it off when its day has passed, and note the numbers that it had a week later."""
    if "day" not in one:
        return
    day = days.moved(one["day"])
    if one.get("done", day < days.today):
        calendar.tick(store, activity_key(activity_id), day)
    if "counted" in one:
        looked = min(day + 7 * calendar.ONE_DAY, days.today)
        calendar.set_results(store, activity_id, Results(looked, **one["counted"]))


def _poll(store: Store, question: str) -> int | None:
    found: int | None = store.reader.value(
        "SELECT id FROM poll WHERE question = :question", question=question
    )
    return found
