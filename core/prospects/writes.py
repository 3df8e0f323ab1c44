"""Changes of prospects and touches that another subject's operation makes too."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.prospects.limits import OPEN
from core.prospects.tables import Prospect, Touch
from core.prospects.touches import TouchFacts


def make_prospect(
    session: Session, person_id: int, found_on: dt.date, found_words: str = ""
) -> None:
    """Make somebody a prospect; one who is one already stays as it is."""
    if session.get(Prospect, person_id) is None:
        session.add(Prospect(person_id=person_id, found_on=found_on, found_words=found_words))
        session.flush()


def log_touch(session: Session, person_id: int, facts: TouchFacts) -> int:
    """Log a contact with somebody and return its id; `facts` are checked already.

    A stage set by hand has held until now, and a follow-up whose day has come is done.
    """
    touch = Touch(
        person_id=person_id,
        day=facts.day,
        kind=facts.kind,
        what=facts.what,
        network=facts.network,
        words=facts.words,
        sooner_because=facts.sooner_because,
        outcome=facts.outcome,
    )
    session.add(touch)
    prospect = session.get(Prospect, person_id)
    if prospect is not None:
        prospect.stage_by_hand = None
        if prospect.next_on is not None and prospect.next_on <= facts.day:
            prospect.next_on, prospect.next_step = None, ""
    session.flush()
    return touch.id


def take_back_touch(session: Session, touch_id: int) -> None:
    """Take a logged contact back, if it is still there."""
    touch = session.get(Touch, touch_id)
    if touch is not None:
        session.delete(touch)
        session.flush()


def settle_ask(session: Session, touch_id: int, outcome: str, day: dt.date) -> None:
    """Say what became of an ask; `OPEN` opens it again."""
    touch = session.get_one(Touch, touch_id)
    touch.outcome = outcome
    touch.settled_on = None if outcome == OPEN else max(day, touch.day)
    prospect = session.get(Prospect, touch.person_id)
    if prospect is not None:
        prospect.stage_by_hand = None
    session.flush()


def open_ask(session: Session, person_id: int) -> int | None:
    """The id of the ask of somebody that has no answer yet, None when there is none."""
    return session.scalars(
        select(Touch.id).where(Touch.person_id == person_id, Touch.outcome == OPEN)
    ).first()
