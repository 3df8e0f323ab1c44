"""Changes of the audience that another subject's operation makes too."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.audience.tables import SegmentFocus, SegmentMix, SegmentParked


def copy_into(session: Session, from_plan: int, to_plan: int) -> None:
    """Give `to_plan` the focus and the parked groups of `from_plan`."""
    for focus in session.scalars(select(SegmentFocus).filter_by(plan_id=from_plan)).all():
        session.add(SegmentFocus(plan_id=to_plan, slot=focus.slot, segment_id=focus.segment_id))
    for parked in session.scalars(select(SegmentParked).filter_by(plan_id=from_plan)).all():
        session.add(
            SegmentParked(plan_id=to_plan, segment_id=parked.segment_id, reason=parked.reason)
        )
    session.flush()


def put_in_slot(session: Session, plan_id: int, slot: int, segment_id: int) -> None:
    """Bring a group into an empty slot; it is no longer parked."""
    take_out(session, plan_id, segment_id)
    session.add(SegmentFocus(plan_id=plan_id, slot=slot, segment_id=segment_id))
    session.flush()


def take_out(session: Session, plan_id: int, segment_id: int) -> None:
    """Leave a group undecided in a plan: neither in focus nor parked."""
    for table in (SegmentFocus, SegmentParked):
        session.execute(delete(table).filter_by(plan_id=plan_id, segment_id=segment_id))


def write_mix(
    session: Session, segment_id: int, mix: dict[tuple[str, str], float], source: str
) -> None:
    """Replace a group's whole mix by one that was checked."""
    session.execute(delete(SegmentMix).filter_by(segment_id=segment_id))
    for (band, sex), share in mix.items():
        session.add(
            SegmentMix(segment_id=segment_id, age_band=band, sex=sex, share=share, source=source)
        )
    session.flush()
