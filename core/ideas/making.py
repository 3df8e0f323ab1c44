"""Making an idea happen: as a campaign with its work, or as one piece of work, with a code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy.orm import Session

from core.attribution import writes as codes
from core.attribution.rules import Owner
from core.calendar import writes as calendar
from core.calendar.facts import ActivityFacts
from core.campaigns import writes as campaigns
from core.campaigns.facts import CampaignFacts, Piece
from core.ideas import writes
from core.ideas.limits import MADE, PLANNED
from core.ideas.tables import Idea


def make_campaign(
    session: Session,
    idea_id: int,
    facts: CampaignFacts,
    pieces: Iterable[Piece],
    bet: tuple[float, float] | None,
    today: dt.date,
) -> int:
    """Plan an idea as a campaign with its work and return the campaign's id.

    `facts` are checked already. Raises UserError for "code".
    """
    campaign_id = campaigns.add_campaign(session, facts, pieces)
    if bet is not None:
        writes.set_bet(session, idea_id, bet, today)
    _plan(session, idea_id, today)
    return campaign_id


def make_activity(
    session: Session, idea_id: int, facts: ActivityFacts, code: str, today: dt.date
) -> int:
    """Plan an idea as a piece of work and return its id; `facts` are checked already."""
    activity = calendar.add_activity(session, facts)
    if code.strip():
        codes.insert_code(session, code, Owner(idea_id=idea_id))
    _plan(session, idea_id, today)
    return activity


def _plan(session: Session, idea_id: int, today: dt.date) -> None:
    idea = session.get_one(Idea, idea_id)
    if idea.status != MADE:
        writes.set_status(session, idea, PLANNED, today)
