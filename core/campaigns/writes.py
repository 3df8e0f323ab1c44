"""Changes of campaigns that another subject's operation makes too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.attribution.writes import set_code
from core.calendar import series_writes
from core.calendar import writes as calendar
from core.calendar.tables import Activity, Series
from core.campaigns import rules
from core.campaigns.facts import CampaignFacts, Piece
from core.campaigns.tables import Campaign
from core.goals.tables import Bet

COLUMNS = (
    "kind", "name", "event_on", "event_until", "warm_up_from", "follow_up_to", "hashtag", "cost",
    "counts", "note", "idea_id",
)  # fmt: skip


def add_campaign(session: Session, facts: CampaignFacts, pieces: Iterable[Piece] = ()) -> int:
    """Add a campaign with its work and return its id; `facts` are checked already.

    Raises UserError("code") for a code that somebody else has.
    """
    campaign = Campaign(**{name: getattr(facts, name) for name in COLUMNS})
    campaign.event_until = facts.last_day
    session.add(campaign)
    session.flush()
    if facts.code:
        set_code(session, campaign.id, facts.code)
    add_pieces(session, campaign.id, pieces)
    return campaign.id


def add_pieces(session: Session, campaign_id: int, pieces: Iterable[Piece]) -> None:
    """Put work of a campaign on the calendar."""
    for piece in pieces:
        facts = replace(piece.activity, campaign_id=campaign_id)
        calendar.add_activity(session, facts, step=piece.step, offset_days=piece.offset)


def move_pieces(
    session: Session,
    campaign_id: int,
    before: CampaignFacts,
    after: CampaignFacts,
    today: dt.date,
) -> list[str]:
    """Move what is not done with its campaign; returns what had to go to the tray.

    A piece whose new day has passed goes to the tray, unless its old one had passed too: that
    was late already and stays where it is.
    """
    parked = []
    left = select(Activity).where(
        Activity.campaign_id == campaign_id,
        Activity.series_id.is_(None),
        Activity.done_on.is_(None),
        Activity.day.is_not(None),
    )
    for activity in session.scalars(left.order_by(Activity.day, Activity.id)).all():
        assert activity.day is not None
        day = rules.moved_day(activity.day, before, after)
        if day >= today:
            activity.day = day
        elif activity.day >= today:
            activity.day, activity.time = None, None
            activity.position = calendar.next_position(session, None)
            parked.append(activity.title)
        session.flush()
    repeating = select(Series).where(Series.campaign_id == campaign_id).order_by(Series.id)
    for series in session.scalars(repeating).all():
        by = rules.moved_day(series.starts_on, before, after) - series.starts_on
        series_writes.shift(session, series, by)
    return parked


def copy_repeats(
    session: Session,
    campaigns: tuple[int, int],
    before: CampaignFacts,
    after: CampaignFacts,
    network_on: Callable[[str, dt.date], str],
) -> None:
    """Let what repeats in a campaign repeat in its copy, on days that lie as they did there.

    `campaigns` are the ids of the old and the new one; `network_on` says where it stands from a
    day on: on its network, or on none.
    """
    from_id, to_id = campaigns
    repeating = select(Series).where(Series.campaign_id == from_id).order_by(Series.id)
    for series in session.scalars(repeating).all():
        day = rules.moved_day(series.starts_on, before, after)
        rule = series_writes.rule_of(series)
        if rule.until is not None:
            rule = replace(rule, until=rule.until + (day - series.starts_on))
        shared = {name: getattr(series, name) for name in calendar.SHARED_COLUMNS}
        shared.update(campaign_id=to_id, network=network_on(series.network, day))
        session.add(Series(**shared, **rule.__dict__, starts_on=day))
    session.flush()


def write_days(campaign: Campaign, facts: CampaignFacts) -> None:
    """Write the days of a campaign."""
    campaign.event_on, campaign.event_until = facts.event_on, facts.last_day
    campaign.warm_up_from, campaign.follow_up_to = facts.warm_up_from, facts.follow_up_to


def place_bet(session: Session, low: float, high: float, today: dt.date, **owner: int) -> int:
    """Note the range that the team expects of a campaign or idea (`campaign_id=`, `idea_id=`)."""
    bet = session.query(Bet).filter_by(**owner).one_or_none() or Bet(made_on=today, **owner)
    bet.low, bet.high = low, high
    session.add(bet)
    session.flush()
    return bet.id


def drop_bet(session: Session, **owner: int) -> None:
    """Take a bet back."""
    ((column, value),) = owner.items()
    session.execute(delete(Bet).where(getattr(Bet, column) == value))
