"""A file that is hard to print: long names, markup, many rows, other scripts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from core.audience import operations as audience
from core.business.rules import BusinessFacts
from core.goals import operations as goals
from core.goals.facts import GoalFacts
from core.ideas import operations as ideas
from core.ideas.facts import IdeaFacts
from core.networks import operations as networks
from core.plans import operations as plans
from core.plans.queries import current_plan
from core.prospects import operations as prospects
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
MARKUP = r'#let x = 1 *bold* _it_ $a^2$ @ref <lab> `code` \u{41} "quotes" [x] // -- ~ = + /'
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenstelle"
ENDLESS = "x" * 110
SIXTY = "Freunde der handgemachten Brötchen im Stadtteil Nord e. V. ab"
PLAN = "Frühling, Sommer, Herbst und Winter 2027 mit allem, was dazugehört, und noch etwas mehr 😀"
BUSINESS = "Bäckerei & Konditorei Müller-Lüdenscheidt, Inhaberin Annegret von Hohenlohe-Waldenburg"
GOALS = [f"Goal {n}: {MARKUP}"[:110] for n in range(1, 10)] + [LONG, ENDLESS, "مزيد من الزبائن"]
GROUPS = [
    "Young families with a long name that goes on until sixty",
    "عائلات شابة",
    MARKUP[:90],
]
PEOPLE = [f"{SIXTY[:56]} {n:03d}" for n in range(40)]
IDEAS = [f"{n} {MARKUP}" for n in range(12)] + [ENDLESS, LONG, "Kuchen 🎂 für alle", "كعكة"]


def make_stress(path: Path) -> None:
    """Write the file."""
    start_file(path, BusinessFacts(name=BUSINESS, country="DE"), TODAY)
    with Store.open(path) as store:
        plan = current_plan(store.reader, TODAY)
        assert plan is not None
        plans.rename_plan(store, plan.id, PLAN)
        _goals(store, plan.id)
        _groups(store, plan.id)
        _networks(store, plan.id)
        _people(store)
        _ideas(store)
        _work(store)


def _goals(store: Store, plan_id: int) -> None:
    for n, title in enumerate(GOALS):
        due = dt.date(2027, 6, 30)
        facts = GoalFacts(title, "regulars", 80.0 + n, due, 40.0, why=f"{MARKUP} {LONG}")
        goal = goals.add_goal(store, plan_id, facts, TODAY)
        if n == 0:
            for k in range(6):
                goals.record_reading(store, goal, TODAY - dt.timedelta(7 * k), 50.0 - k)


def _groups(store: Store, plan_id: int) -> None:
    for slot, name in enumerate(GROUPS, 1):
        made = audience.add_segment(store, name, who=MARKUP, plan_id=plan_id, slot=slot)
        audience.change_segment(store, made, "wants", f"{MARKUP} {ENDLESS} " * 3)
        audience.set_size(store, made, 1_000_000, 9_000_000)
    for n in range(12):
        parked = audience.add_segment(store, f"Parked {n} {LONG}")
        audience.park(store, plan_id, parked, f"{MARKUP} {n}")


def _networks(store: Store, plan_id: int) -> None:
    own = networks.add_own_network(store, f"Own {MARKUP}"[:60])
    for key in ("instagram", "facebook", own):
        networks.choose(store, plan_id, key, role=f"{key}: {MARKUP} {LONG}", hours=2.5)
    for key in ("tiktok", "linkedin", "pinterest"):
        networks.decide_against(store, plan_id, key, f"{MARKUP} {key}")


def _people(store: Store) -> None:
    for n, name in enumerate(PEOPLE):
        who = prospects.add_prospect(store, name, TODAY - dt.timedelta(20), about=MARKUP)
        if n < 6:
            for back in (18, 9, 2):
                day = TODAY - dt.timedelta(back)
                prospects.log_give(store, who, "commented", TODAY, day=day)


def _ideas(store: Store) -> None:
    made = [ideas.capture(store, IdeaFacts(text, note=MARKUP), TODAY) for text in IDEAS]
    ideas.start_run(
        store, f"What next? {MARKUP}", "pick_any", made[:9], TODAY, link="https://example.org/x"
    )


def _work(store: Store) -> None:
    from core.calendar.tables import Activity
    from core.campaigns.tables import Campaign

    with store.operation("Fill the calendar") as session:
        for n in range(6):
            day = TODAY + dt.timedelta(10 * n)
            session.add(
                Campaign(
                    kind="event",
                    name=f"{SIXTY} {n}",
                    event_on=day,
                    event_until=day,
                    warm_up_from=day - dt.timedelta(30),
                    follow_up_to=day + dt.timedelta(14),
                )
            )
        for n in range(40):
            session.add(
                Activity(
                    kind=("reply", "poll", "own_offer", "chat")[n % 4],
                    title=f"Work {n} {MARKUP if n % 3 else ENDLESS}",
                    text=f"{MARKUP} " * (n % 12),
                    day=TODAY + dt.timedelta(n % 5),
                    minutes=15,
                    doer=("Mia", "Sam")[n % 2],
                )
            )
