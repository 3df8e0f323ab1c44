"""Rows of a plan's networks, written inside an operation of this subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.text import tr

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.networks.rules import Fate
    from core.networks.tables import NetworkChoice


def settle_work(session: Session, network: str, days: tuple[dt.date, dt.date], fate: Fate) -> None:
    """Decide about what is still to be done on a network in a plan's days."""
    from core.calendar.leaving import leave_network

    leave_network(session, network, days, fate.today, fate.what, fate.to)


def insert(
    session: Session, plan_id: int, slot: int, network: str, role: str, hours: float | None
) -> None:
    """Put a network into an open place."""
    from core.networks.tables import NetworkChoice

    session.add(NetworkChoice(plan_id=plan_id, slot=slot, network=network, role=role, hours=hours))
    session.flush()


def find_choice(session: Session, plan_id: int, network: str, name: str) -> NetworkChoice:
    """The row of a chosen network, called `name`. Raises UserError when it is not chosen."""
    from core.networks.tables import NetworkChoice

    found = session.query(NetworkChoice).filter_by(plan_id=plan_id, network=network).one_or_none()
    if found is None:
        raise UserError(tr("{name} is not chosen in this plan.", name=name), field="network")
    return found


def at_slot(session: Session, plan_id: int, slot: int) -> NetworkChoice | None:
    """The row in a place, or None when it is open."""
    from core.networks.tables import NetworkChoice

    return session.query(NetworkChoice).filter_by(plan_id=plan_id, slot=slot).one_or_none()


def exchange(session: Session, one: NetworkChoice, other: NetworkChoice) -> None:
    """Let two rows change places: out with both, then in again, for a place is held by one."""
    from sqlalchemy.orm import make_transient

    first, second = one.slot, other.slot
    for row in (one, other):
        session.delete(row)
    session.flush()
    for row, slot in ((one, second), (other, first)):
        make_transient(row)
        row.slot = slot
        session.add(row)


def close_up(session: Session, plan_id: int) -> None:
    """Move the chosen networks up, so that open places come last."""
    from core.networks.tables import NetworkChoice

    rows = session.query(NetworkChoice).filter_by(plan_id=plan_id).order_by(NetworkChoice.slot)
    for slot, row in enumerate(rows.all(), start=1):
        if row.slot != slot:
            row.slot = slot
            session.flush()


def write_not_now(session: Session, plan_id: int, network: str, reason: str) -> None:
    """Note "not now, because", or change the reason."""
    from core.networks.tables import NetworkNotNow

    row = session.query(NetworkNotNow).filter_by(plan_id=plan_id, network=network).one_or_none()
    if row is None:
        session.add(NetworkNotNow(plan_id=plan_id, network=network, reason=reason))
    else:
        row.reason = reason


def clear_not_now(session: Session, plan_id: int, network: str) -> None:
    """Take a "not now" back, if there is one."""
    from core.networks.tables import NetworkNotNow

    session.query(NetworkNotNow).filter_by(plan_id=plan_id, network=network).delete()
