"""Every operation on the calendar, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from core.calendar import operations as calendar
from core.calendar.facts import ActivityFacts, Repeat, Results, SlotFacts
from core.calendar.keys import activity_key, occurrence_key
from core.networks.operations import choose
from core.people import writes as people
from core.people.rules import PersonFacts
from core.plans.operations import add_plan
from core.store.operation import Store

TUESDAY = dt.date(2027, 3, 9)
WEEK = dt.timedelta(7)
REPLY = ActivityFacts("reply", "Reply to comments", network="instagram", day=TUESDAY, minutes=15)


def planned(store: Store) -> int:
    plan = add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
    choose(store, plan, "instagram")
    return plan


def added(store: Store) -> str:
    planned(store)
    return activity_key(calendar.add_activity(store, REPLY))


def named(store: Store) -> str:
    planned(store)
    with store.operation("Somebody") as session:
        person = people.add_person(session, PersonFacts(name="Willow Barn"))
    facts = replace(REPLY, kind="share_theirs", person_id=person)
    return activity_key(calendar.add_activity(store, facts))


def ticked(store: Store) -> str:
    return calendar.tick(store, named(store), TUESDAY)


def series(store: Store) -> int:
    return calendar.repeat(store, added(store), Repeat(times=9))


def later(store: Store) -> str:
    return occurrence_key(series(store), TUESDAY + 2 * WEEK)


def slot(store: Store) -> int:
    planned(store)
    return calendar.add_slot(store, SlotFacts(1, "question", "09:30", "instagram", 20))


def snippet(store: Store) -> int:
    return calendar.add_snippet(store, "hashtags", "Bread", "#sourdough #realbread")


def first_of_two(store: Store) -> tuple[str, str]:
    return added(store), activity_key(calendar.add_activity(store, replace(REPLY, title="Ask")))


EXAMPLES: dict[str, tuple[Callable[[Store], object], Callable[..., object]]] = {
    "add_activity": (planned, lambda store, _: calendar.add_activity(store, REPLY)),
    "change_activity": (
        later,
        lambda store, key: calendar.change_activity(
            store, key, "title", "Answer", scope="following"
        ),
    ),
    "move": (later, lambda store, key: calendar.move(store, [key], TUESDAY + WEEK / 7 * 3)),
    "place_before": (first_of_two, lambda store, two: calendar.place_before(store, two[1], two[0])),
    "tick": (named, lambda store, key: calendar.tick(store, key, TUESDAY)),
    "untick": (ticked, lambda store, key: calendar.untick(store, key)),
    "set_results": (
        ticked,
        lambda store, key: calendar.set_results(store, int(key[1:]), Results(TUESDAY, likes=41)),
    ),
    "delete": (later, lambda store, key: calendar.delete(store, [key], scope="following")),
    "copy": (ticked, lambda store, key: calendar.copy(store, key, TUESDAY + WEEK)),
    "repeat": (added, lambda store, key: calendar.repeat(store, key, Repeat(every=2))),
    "change_repeat": (
        series,
        lambda store, made: calendar.change_repeat(store, made, Repeat(every=3)),
    ),
    "stop_repeating": (
        series,
        lambda store, made: calendar.stop_repeating(store, made, TUESDAY + 3 * WEEK),
    ),
    "add_slot": (planned, lambda store, _: calendar.add_slot(store, SlotFacts(1, "poll"))),
    "change_slot": (
        slot,
        lambda store, made: calendar.change_slot(store, made, SlotFacts(2, "reply", doer="Ana")),
    ),
    "remove_slot": (slot, lambda store, made: calendar.remove_slot(store, made)),
    "fill_week": (slot, lambda store, _: calendar.fill_week(store, dt.date(2027, 3, 8))),
    "add_snippet": (planned, lambda store, _: snippet(store)),
    "change_snippet": (
        snippet,
        lambda store, made: calendar.change_snippet(store, made, "Loaves", "#sourdough"),
    ),
    "remove_snippet": (snippet, lambda store, made: calendar.remove_snippet(store, made)),
}
