"""This plan beside the last: what was decided, and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.audience.queries import focus_segments
from core.goals.queries import BetCard, GoalCard, goals_page
from core.networks.queries import choices, network_names, not_now
from core.plans import rules
from core.plans.queries import PlanCard, current_plan, plans
from core.store.database import Reader


@dataclass(frozen=True)
class PlanLook:
    """One plan as it was decided and as it came out.

    `groups` are the names in focus, primary first; `networks` the names in their places with
    their hours a week (None: not set); `not_now` those decided against, with the reason.
    """

    plan: PlanCard
    goals: tuple[GoalCard, ...]
    groups: tuple[str, ...]
    networks: tuple[tuple[str, float | None], ...]
    not_now: tuple[tuple[str, str], ...]
    is_over: bool

    @property
    def reached(self) -> int:
        """Goals that stand at their target or past it."""
        return sum(goal.pace.state == "reached" for goal in self.goals)

    @property
    def bets(self) -> tuple[BetCard, ...]:
        """The bets that were settled."""
        found = (goal.bet for goal in self.goals)
        return tuple(bet for bet in found if bet is not None and bet.held is not None)


@dataclass(frozen=True)
class Comparison:
    """The plan that the pages show, and the one that ended last before it (None: no such)."""

    this: PlanLook
    last: PlanLook | None
    currency: str


def comparison(
    reader: Reader, today: dt.date, plan_id: int | None = None, with_id: int | None = None
) -> Comparison | None:
    """A plan (the current one unless named) beside another (the one before it unless named).

    None when there is no such plan.
    """
    known = plans(reader)
    by_id = {plan.id: plan for plan in known}
    this = by_id.get(plan_id) if plan_id is not None else current_plan(reader, today)
    if this is None:
        return None
    last = by_id.get(with_id) if with_id is not None else rules.before(known, this)
    return Comparison(
        _look(reader, this, today),
        _look(reader, last, today) if last else None,
        reader.value("SELECT currency FROM business") or "GBP",
    )


def _look(reader: Reader, plan: PlanCard, today: dt.date) -> PlanLook:
    page = goals_page(reader, plan.id, today)
    names = network_names(reader)
    return PlanLook(
        plan=plan,
        goals=page.goals if page else (),
        groups=tuple(segment.name for segment in focus_segments(reader, plan.id)),
        networks=tuple(
            (names.get(c.network, c.network), c.hours) for c in choices(reader, plan.id)
        ),
        not_now=tuple(
            (names.get(key, key), reason) for key, reason in not_now(reader, plan.id).items()
        ),
        is_over=plan.ends_on < today,
    )
