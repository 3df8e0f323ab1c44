"""Examples of the audience's operations for the undo law."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.audience import operations as ops
from core.audience.sizing import Step
from core.plans.operations import add_plan
from core.store.operation import Store

MIX = {("18-29", "women"): 60.0, ("30-49", "women"): 30.0, ("30-49", "men"): 10.0}
WORKSHEET = [
    Step("Weddings a year within an hour", "people", 900, 1100),
    Step("bridesmaids for each", "times", 3, 5),
    Step("look for help online", "percent", 40, 60),
]


@dataclass
class Ready:
    """A plan with three groups in focus, one parked and one new."""

    plan: int
    women: int
    maids: int
    parents: int
    grooms: int
    planners: int


def ready(store: Store) -> Ready:
    plan = add_plan(store, "Spring 2027", dt.date(2027, 3, 1), dt.date(2027, 5, 31))
    women = ops.add_segment(store, "Newly engaged women", plan_id=plan, slot=1)
    maids = ops.add_segment(store, "Bridesmaids", plan_id=plan, slot=2)
    parents = ops.add_segment(store, "The bride’s parents", plan_id=plan, slot=3)
    grooms = ops.add_segment(store, "The groom’s parents")
    ops.park(store, plan, grooms, "Read what the bride’s parents read")
    planners = ops.add_segment(store, "Professional planners")
    ops.set_mix(store, women, MIX)
    ops.set_overlap(store, women, maids, 35)
    ops.set_gathers(store, women, ["instagram", "pinterest"])
    ops.set_worksheet(store, maids, WORKSHEET)
    return Ready(plan, women, maids, parents, grooms, planners)


def _room(store: Store) -> Ready:
    made = ready(store)
    ops.park(store, made.plan, made.parents)
    return made


EXAMPLES = {
    "add_segment": (ready, lambda s, r: ops.add_segment(s, "Florists")),
    "rename_segment": (ready, lambda s, r: ops.rename_segment(s, r.women, "Brides to be")),
    "change_segment": (ready, lambda s, r: ops.change_segment(s, r.women, "wants", "A checklist")),
    "set_size": (ready, lambda s, r: ops.set_size(s, r.women, 38_000, 52_000)),
    "set_worksheet": (ready, lambda s, r: ops.set_worksheet(s, r.maids, WORKSHEET[:2])),
    "set_mix": (ready, lambda s, r: ops.set_mix(s, r.maids, {("18-29", "women"): 100.0})),
    "fill_mix": (ready, lambda s, r: ops.fill_mix(s, r.women, {("65+", "men"): 100.0}, "Export")),
    "clear_mix": (ready, lambda s, r: ops.clear_mix(s, r.women)),
    "set_overlap": (ready, lambda s, r: ops.set_overlap(s, r.maids, r.women, None)),
    "set_gathers": (ready, lambda s, r: ops.set_gathers(s, r.women, ["tiktok", "instagram"])),
    "focus": (_room, lambda s, r: ops.focus(s, r.plan, r.grooms)),
    "swap_in": (ready, lambda s, r: ops.swap_in(s, r.plan, r.grooms, r.maids, "Too many")),
    "move_focus": (ready, lambda s, r: ops.move_focus(s, r.plan, r.women, 3)),
    "park": (ready, lambda s, r: ops.park(s, r.plan, r.women, "Next year")),
    "unpark": (ready, lambda s, r: ops.unpark(s, r.plan, r.grooms)),
    "delete_segment": (ready, lambda s, r: ops.delete_segment(s, r.women)),
}
