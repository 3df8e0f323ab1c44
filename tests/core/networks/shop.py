"""A bakery and a wedding site to test with: a plan, its groups, what they can make."""

from __future__ import annotations

import datetime as dt

from core.audience import operations as audience
from core.business.operations import change_business, start_business
from core.business.rules import BusinessFacts
from core.networks import operations as networks
from core.plans.operations import add_plan
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
SPRING = (dt.date(2027, 1, 1), dt.date(2027, 6, 30))
YOUNG_WOMEN = {("18-29", "women"): 100.0}
FAMILIES = {("18-29", "women"): 20.0, ("30-49", "women"): 50.0, ("30-49", "men"): 30.0}


def start(store: Store, country: str = "US", hours: float = 5.0) -> None:
    """A business with `hours` a week."""
    start_business(store, BusinessFacts(name="Juniper Street Bakery", country=country), TODAY)
    change_business(store, "hours_a_week", hours)


def spring(store: Store, cap: int = 3) -> int:
    """A started business with a plan; returns the plan."""
    start(store)
    return add_plan(store, "Spring 2027", *SPRING, network_cap=cap)


def full(store: Store, cap: int = 2) -> int:
    """A plan with every place taken: Instagram, Facebook, and Pinterest where there are three."""
    plan = spring(store, cap)
    for network in ("instagram", "facebook", "pinterest")[:cap]:
        networks.choose(store, plan, network)
    return plan


def group(
    store: Store,
    name: str,
    mix: dict[tuple[str, str], float] | None = None,
    plan: int | None = None,
    slot: int | None = None,
) -> int:
    """A group with a mix, in focus if a plan and a slot are given."""
    made = audience.add_segment(store, name, plan_id=plan, slot=slot)
    if mix:
        audience.set_mix(store, made, mix)
    return made


def bakery(store: Store) -> int:
    """The bakery of the pictures: three groups, what it makes, Instagram and Facebook chosen."""
    plan = spring(store)
    group(store, "Young families nearby", FAMILIES, plan, 1)
    group(store, "Engaged couples", {("18-29", "women"): 55.0, ("18-29", "men"): 45.0}, plan, 2)
    offices = group(store, "Office managers", {("30-49", "women"): 100.0}, plan, 3)
    networks.point_group_at(store, offices, {"education": "College grad"})
    for kind, how in (("photo", 90), ("short_video", 40), ("event", 70), ("poll", 60)):
        networks.set_content_strength(store, kind, how)
    networks.choose(store, plan, "instagram", role="Conversation with families", hours=2.5)
    networks.choose(store, plan, "facebook", role="Events and pre-orders", hours=1.5)
    return plan


def wedding(store: Store) -> int:
    """A wedding site: engaged women first, bridesmaids and professional planners after."""
    plan = spring(store)
    change_business(store, "hours_a_week", 6.0)
    group(store, "Newly engaged women", YOUNG_WOMEN, plan, 1)
    group(store, "Bridesmaids", {("18-29", "women"): 80.0, ("30-49", "women"): 20.0}, plan, 2)
    planners = group(store, "Professional planners", None, plan, 3)
    rows = {"education": "College grad", "income": "$100k+"}
    networks.point_group_at(store, planners, rows, leads="education")
    networks.set_own_estimate(
        store, planners, "linkedin", 80, "Nearly every planner we met has a profile there"
    )
    parents = {("50-64", "women"): 50.0, ("50-64", "men"): 50.0}
    group(store, "The bride’s parents", parents)
    group(store, "The groom’s parents", parents)
    for kind, how in (("photo", 95), ("short_video", 60), ("link", 80), ("text", 50)):
        networks.set_content_strength(store, kind, how)
    return plan
