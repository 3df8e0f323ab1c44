"""The calendar of a sample: its rhythm, what was done, what is planned, what lies in the tray."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.calendar import operations as calendar
from core.calendar.facts import Repeat, SlotFacts
from core.calendar.keys import activity_key, occurrence_key
from core.calendar.repeats import occurrences
from core.sample import campaigns, work
from core.sample.days import Days
from core.sample.words import sample_words
from core.store.operation import Store


def fill(store: Store, kind: str, days: Days, people: Mapping[str, int]) -> None:
    """Add the calendar and the campaigns of the sample `kind`."""
    data = sample_words(f"{kind}_calendar")
    for slot in data["slot"]:
        calendar.add_slot(store, SlotFacts(**slot))
    for snippet in data["snippet"]:
        calendar.add_snippet(store, snippet["kind"], snippet["name"], snippet["words"])
    for one in data["campaign"]:
        campaigns.add(store, one, days, people)
    for one in data["repeat"]:
        _repeat(store, one, days)
    for one in data["activity"]:
        added = calendar.add_activity(store, work.facts_of(store, one, days, people))
        work.became(store, added, one, days)


def _repeat(store: Store, one: Mapping[str, Any], days: Days) -> None:
    """Something that repeats without an end, its days up to now ticked off."""
    facts = work.facts_of(store, one, days, {})
    assert facts.day is not None
    first = calendar.add_activity(store, facts)
    rule = Repeat(one["every"], one.get("unit", "week"), on_nth=one.get("nth", 0))
    series = calendar.repeat(store, activity_key(first), rule)
    calendar.tick(store, activity_key(first), facts.day)
    yesterday = days.today - calendar.ONE_DAY
    for day in occurrences(rule, facts.day, facts.day + calendar.ONE_DAY, yesterday):
        calendar.tick(store, occurrence_key(series, day), day)
