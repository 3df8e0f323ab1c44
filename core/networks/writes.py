"""Changes that other subjects make as part of their own operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def copy_into(session: Session, from_plan: int, to_plan: int) -> None:
    """Copy the networks chosen, and those not now, from one plan to another.

    The new plan has the old one's cap already.
    """
    from sqlalchemy import select

    from core.networks.tables import NetworkChoice, NetworkNotNow

    for choice in session.scalars(select(NetworkChoice).where(NetworkChoice.plan_id == from_plan)):
        session.add(
            NetworkChoice(
                plan_id=to_plan,
                slot=choice.slot,
                network=choice.network,
                role=choice.role,
                hours=choice.hours,
            )
        )
    for no in session.scalars(select(NetworkNotNow).where(NetworkNotNow.plan_id == from_plan)):
        session.add(NetworkNotNow(plan_id=to_plan, network=no.network, reason=no.reason))
    session.flush()
