"""Making an idea happen: as a campaign or as a piece of work, with a code; and questions asked."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from core.attribution import writes as codes
from core.attribution.rules import Owner
from core.calendar import writes as calendar
from core.calendar.facts import ActivityFacts
from core.campaigns.tables import Campaign
from core.errors import UserError
from core.ideas import writes
from core.ideas.facts import CampaignOfIdea
from core.ideas.limits import MADE, PLANNED
from core.ideas.tables import Idea
from core.people.keys import cleaned
from core.people.rules import checked_length
from core.store.schema import NAME_LIMIT
from core.text import tr

WARM_UP = {"sale": 21, "event": 60, "launch": 45, "season": 30, "product_vote": 30}
"""Days that people hear of it before, by the kind of campaign."""
FOLLOW_UP = 14
"""Days after it in which people are asked how it was."""


def make_campaign(session: Session, idea_id: int, facts: CampaignOfIdea, today: dt.date) -> int:
    """Plan an idea as a campaign and return the campaign's id.

    Raises UserError for "name", "event_on", "kind" or "code".
    """
    name = cleaned(facts.name)
    if not name:
        raise UserError(tr("Give it a name."), field="name")
    if facts.kind not in WARM_UP:
        raise UserError(tr("Choose a kind of campaign."), field="kind")
    if facts.event_on < today:
        raise UserError(tr("This day is past. Choose one that is still to come."), field="event_on")
    warm_up = facts.event_on - dt.timedelta(WARM_UP[facts.kind])
    campaign = Campaign(
        kind=facts.kind,
        name=checked_length(name, NAME_LIMIT, "name"),
        event_on=facts.event_on,
        event_until=facts.event_on,
        warm_up_from=min(max(warm_up, today), facts.event_on),
        follow_up_to=facts.event_on + dt.timedelta(FOLLOW_UP),
        idea_id=idea_id,
    )
    session.add(campaign)
    session.flush()
    codes.set_code(session, campaign.id, facts.code)
    if facts.low is not None and facts.high is not None:
        writes.place_bet(session, idea_id, facts.low, facts.high, today)
    _plan(session, idea_id, today)
    return campaign.id


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
