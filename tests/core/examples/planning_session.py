"""Every operation on planning sessions, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from core.audience.operations import add_segment
from core.planning_session import operations
from core.store.operation import Store
from tests.core.examples.campaigns import planned

TODAY = dt.date(2027, 3, 9)


def begun(store: Store) -> int:
    plan_id = planned(store)
    made = operations.start_session(store, plan_id, TODAY, "Ana and Joe")
    operations.go_to(store, made, 2, 4, TODAY)
    add_segment(store, "Young families nearby", plan_id=plan_id, slot=1)
    operations.write_notes(store, made, 2, "Ana: not too young\nJoe: with children")
    return made


EXAMPLES: dict[str, tuple[Callable[[Store], object], Callable[..., object]]] = {
    "start_session": (
        planned,
        lambda store, plan_id: operations.start_session(store, plan_id, TODAY, "Ana and Joe"),
    ),
    "set_who": (begun, lambda store, made: operations.set_who(store, made, "Ana, Joe and Ben")),
    "write_notes": (
        begun,
        lambda store, made: operations.write_notes(store, made, 2, "Joe: with a pram"),
    ),
    "go_to": (
        begun,
        lambda store, made: operations.go_to(store, made, 3, 9, TODAY, {2: {"name": "Cyclists"}}),
    ),
    "finish_session": (
        begun,
        lambda store, made: operations.finish_session(store, made, 27, TODAY),
    ),
}
