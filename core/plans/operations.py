"""What is done with plans."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.errors import UserError
from core.plans import queries, rules
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.plans.tables import Plan

PAGE = "goals"
"""The page that an undone change of a plan leads to."""


def add_plan(
    store: Store,
    name: str,
    starts_on: dt.date,
    ends_on: dt.date,
    network_cap: int = 3,
    *,
    pick: bool = False,
) -> int:
    """Start an empty plan and return its id; `pick` makes it the one to work on.

    Raises UserError for "name" or the days.
    """
    known = queries.plans(store.reader)
    name = rules.checked_name(name, [p.name for p in known])
    rules.check_days(starts_on, ends_on, known)
    with store.operation(tr("Start plan {name}", name=name), place=Place(PAGE)) as session:
        return _insert(session, name, starts_on, ends_on, network_cap, pick)


def copy_plan(
    store: Store,
    from_plan: int,
    name: str,
    starts_on: dt.date,
    ends_on: dt.date,
    *,
    pick: bool = False,
) -> int:
    """Start a plan with the decisions of another and return its id.

    Copied are goals with their chains (from where they stand today), the groups in focus and
    parked ones, the networks chosen and those not now. Raises UserError like `add_plan`.
    """
    from core.audience import writes as audience
    from core.goals import writes as goals
    from core.networks import writes as networks

    known = queries.plans(store.reader)
    source = _known(store, from_plan)
    name = rules.checked_name(name, [p.name for p in known])
    rules.check_days(starts_on, ends_on, known)
    label = tr("Start plan {name} from {source}", name=name, source=source.name)
    with store.operation(label, place=Place(PAGE)) as session:
        made = _insert(session, name, starts_on, ends_on, source.network_cap, pick)
        for subject in (goals, audience, networks):
            subject.copy_into(session, from_plan, made)
        return made


def rename_plan(store: Store, plan_id: int, name: str) -> None:
    """Give a plan another name. Raises UserError for "name"."""
    old = _known(store, plan_id)
    name = rules.checked_name(
        name, [p.name for p in queries.plans(store.reader) if p.id != plan_id]
    )
    with store.operation(
        tr("Rename plan {name}", name=old.name),
        merge=("plan", plan_id, "name"),
        place=Place(PAGE),
    ) as session:
        _row(session, plan_id).name = name


def set_plan_days(store: Store, plan_id: int, starts_on: dt.date, ends_on: dt.date) -> None:
    """Change a plan's first and last day. Raises UserError for "starts_on" or "ends_on"."""
    plan = _known(store, plan_id)
    others = [p for p in queries.plans(store.reader) if p.id != plan_id]
    rules.check_days(starts_on, ends_on, [] if plan.archived else others)
    with store.operation(
        tr("Change the days of {name}", name=plan.name),
        merge=("plan", plan_id, "days"),
        place=Place(PAGE),
    ) as session:
        row = _row(session, plan_id)
        row.starts_on, row.ends_on = starts_on, ends_on


def archive_plan(store: Store, plan_id: int) -> None:
    """Put a plan away: it keeps its content, is never current, and frees its days."""
    plan = _known(store, plan_id)
    with store.operation(tr("Put {name} away", name=plan.name), place=Place(PAGE)) as session:
        row = _row(session, plan_id)
        row.archived, row.picked = True, False


def unarchive_plan(store: Store, plan_id: int) -> None:
    """Take a plan out again. Raises UserError when another one covers its days by now."""
    plan = _known(store, plan_id)
    others = [p for p in queries.plans(store.reader) if p.id != plan_id]
    if plan.archived and (other := rules.overlapping(plan.starts_on, plan.ends_on, others)):
        raise UserError(rules.overlap_sentence(other), field="archived")
    with store.operation(tr("Take {name} out again", name=plan.name), place=Place(PAGE)) as session:
        _row(session, plan_id).archived = False


def pick_plan(store: Store, plan_id: int) -> None:
    """Work on this plan, whatever the day. Raises UserError when it is put away."""
    plan = _known(store, plan_id)
    if plan.archived:
        raise UserError(
            tr("{name} is put away. Take it out again to work on it.", name=plan.name),
            field="plan",
        )
    with store.operation(tr("Switch to {name}", name=plan.name), place=Place(PAGE)) as session:
        _unpick(session)
        _row(session, plan_id).picked = True


def follow_calendar(store: Store) -> None:
    """Let the day decide again which plan is current."""
    with store.operation(tr("Follow the calendar"), place=Place(PAGE)) as session:
        _unpick(session)


def delete_plan(store: Store, plan_id: int) -> None:
    """Delete a plan with everything that belongs to it; undo brings it all back."""
    plan = _known(store, plan_id)
    with store.operation(tr("Delete plan {name}", name=plan.name), place=Place(PAGE)) as session:
        session.delete(_row(session, plan_id))


def _insert(
    session: Session,
    name: str,
    starts_on: dt.date,
    ends_on: dt.date,
    network_cap: int,
    pick: bool,
) -> int:
    from core.plans.tables import Plan

    if pick:
        _unpick(session)
    plan = Plan(
        name=name, starts_on=starts_on, ends_on=ends_on, network_cap=network_cap, picked=pick
    )
    session.add(plan)
    session.flush()
    return plan.id


def _unpick(session: Session) -> None:
    from sqlalchemy import update

    from core.plans.tables import Plan

    session.execute(update(Plan).where(Plan.picked).values(picked=False))


def _known(store: Store, plan_id: int) -> queries.PlanCard:
    found = queries.plan(store.reader, plan_id)
    if found is None:
        raise UserError(tr("This plan is gone. It may have been deleted."))
    return found


def _row(session: Session, plan_id: int) -> Plan:
    from core.plans.tables import Plan

    return session.get_one(Plan, plan_id)
