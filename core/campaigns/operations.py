"""What an owner does with campaigns. Each is one step that Undo takes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.campaigns import queries, rules
from core.campaigns.facts import CampaignFacts, Piece
from core.campaigns.queries import CampaignCard
from core.errors import UserError
from core.goals.rules import LARGEST
from core.store.changes import Place
from core.store.operation import Store
from core.text import day as day_words
from core.text import tr, trn

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

PAGE = "calendar"
TYPED = ("name", "hashtag", "cost", "counts", "note")
"""What is typed into a campaign, beside its days, its kind and its code."""


def add_campaign(
    store: Store,
    facts: CampaignFacts,
    today: dt.date,
    pieces: Iterable[Piece] = (),
    *,
    bet: tuple[float, float] | None = None,
) -> int:
    """Add a campaign with the work that was proposed, and return its id.

    Raises UserError for a field of `facts`, for "code" when it is somebody else's, and for "low"
    or "high" of the bet.
    """
    from core.campaigns import writes

    checked = rules.check(facts, today)
    if bet is not None:
        _check_bet(*bet)
    label = tr("Plan {name}", name=checked.name)
    with store.operation(label, place=Place(PAGE)) as session:
        campaign_id = writes.add_campaign(session, checked, pieces)
        if bet is not None:
            writes.place_bet(session, *bet, today, campaign_id=campaign_id)
        return campaign_id


def change_campaign(store: Store, campaign_id: int, field: str, value: Any) -> None:
    """Change a campaign's "name", "kind", "hashtag", "cost", "counts", "note" or "code".

    Quick typing in one field is one step. Raises UserError for the field.
    """
    from core.attribution.writes import set_code
    from core.campaigns.tables import Campaign

    card = _card(store, campaign_id)
    facts = rules.check_kept(replace(card.facts, **{field: value}))
    merge = ("campaign", campaign_id, field) if field in TYPED else None
    label = tr("Change {name}", name=card.facts.name)
    with _operation(store, label, merge=merge) as session:
        if field == "code":
            set_code(session, campaign_id, facts.code)
        else:
            setattr(session.get_one(Campaign, campaign_id), field, getattr(facts, field))


def move_event(store: Store, campaign_id: int, event_on: dt.date, today: dt.date) -> list[str]:
    """Move a campaign to another day, with all of its work that is not done.

    Weekday and time of day are kept, except for what is on the event itself. Returns the titles
    of what went to the tray, since its new day has passed. Raises UserError for "event_on": a day
    that has passed, or one at which a network of the work is not chosen.
    """
    from core.campaigns import writes
    from core.campaigns.tables import Campaign

    card = _open(store, campaign_id)
    after = rules.check(rules.moved(card.facts, event_on), today)
    _check_networks(store, card, after)
    label = tr("Move {name} to {day}", name=card.facts.name, day=day_words(event_on))
    with _operation(store, label) as session:
        writes.write_days(session.get_one(Campaign, campaign_id), after)
        return writes.move_pieces(session, campaign_id, card.facts, after, today)


def set_days(
    store: Store,
    campaign_id: int,
    *,
    warm_up_from: dt.date | None = None,
    event_until: dt.date | None = None,
    follow_up_to: dt.date | None = None,
) -> None:
    """Let the warm-up begin, or the event or the follow-up end, on another day; work stays.

    Raises UserError for the day that does not fit.
    """
    from core.campaigns import writes
    from core.campaigns.tables import Campaign

    card = _open(store, campaign_id)
    days = {
        "warm_up_from": warm_up_from,
        "event_until": event_until,
        "follow_up_to": follow_up_to,
    }
    wanted = {name: day for name, day in days.items() if day is not None}
    facts = rules.check_kept(replace(card.facts, **wanted))  # type: ignore[arg-type]
    label = tr("Change the days of {name}", name=card.facts.name)
    with _operation(store, label) as session:
        writes.write_days(session.get_one(Campaign, campaign_id), facts)


def add_pieces(store: Store, campaign_id: int, pieces: Iterable[Piece]) -> None:
    """Put more of the proposed work on the calendar: pieces that were left out, for example."""
    from core.campaigns import writes

    card, added = _open(store, campaign_id), list(pieces)
    label = trn(
        "Add {n} activity to {name}", "Add {n} activities to {name}", len(added),
        name=card.facts.name,
    )  # fmt: skip
    with _operation(store, label) as session:
        writes.add_pieces(session, campaign_id, added)


def close_campaign(
    store: Store, campaign_id: int, today: dt.date, *, skipped_because: str = ""
) -> None:
    """Close a campaign whose follow-up is done, or skipped with a reason.

    Raises UserError for "skipped_because" while follow-up is left and no reason is given.
    """
    from core.campaigns.tables import Campaign

    card = _open(store, campaign_id)
    reason = rules.check_reason(skipped_because)
    if today < card.facts.last_day:
        raise UserError(tr("{name} is still to come. Delete it, or wait.", name=card.facts.name))
    if card.follow_ups_left and not reason:
        raise UserError(
            trn(
                "{n} follow-up of {name} is not done. Do it, or say why it is skipped.",
                "{n} follow-ups of {name} are not done. Do them, or say why they are skipped.",
                card.follow_ups_left,
                name=card.facts.name,
            ),
            field="skipped_because",
        )
    with _operation(store, tr("Close {name}", name=card.facts.name)) as session:
        campaign = session.get_one(Campaign, campaign_id)
        campaign.closed_on, campaign.skipped_because = today, reason


def reopen_campaign(store: Store, campaign_id: int) -> None:
    """Open a closed campaign again."""
    from core.campaigns.tables import Campaign

    card = _card(store, campaign_id)
    with _operation(store, tr("Open {name} again", name=card.facts.name)) as session:
        campaign = session.get_one(Campaign, campaign_id)
        campaign.closed_on, campaign.skipped_because = None, ""


def again_next_year(
    store: Store, campaign_id: int, today: dt.date, *, event_on: dt.date | None = None
) -> int:
    """Plan a campaign again: a copy, a year on (or on `event_on`), with nothing done yet.

    Its code is not copied, since a code belongs to one campaign. Work on networks that the plan of
    the new day has not chosen stands on none. Returns the new one's id. Raises UserError.
    """
    from core.campaigns import writes
    from core.campaigns.tables import Campaign

    card = _card(store, campaign_id)
    day = event_on or next_year(card.facts.event_on, today)
    facts = rules.check(replace(rules.moved(card.facts, day), code="", idea_id=None), today)
    pieces = _again(store, card, facts)
    label = tr("Plan {name} again", name=facts.name)
    with _operation(store, label) as session:
        new_id = writes.add_campaign(session, facts, pieces)
        session.get_one(Campaign, new_id).again_of = campaign_id
        writes.copy_repeats(
            session, (campaign_id, new_id), card.facts, facts,
            lambda network, on: _network_on(store, network, on),
        )  # fmt: skip
        return new_id


def delete_campaign(store: Store, campaign_id: int) -> None:
    """Delete a campaign with its work, its code and its bet; undo brings all of it back."""
    from core.campaigns.tables import Campaign

    card = _card(store, campaign_id)
    with _operation(store, tr("Delete {name}", name=card.facts.name)) as session:
        session.delete(session.get_one(Campaign, campaign_id))


def place_bet(store: Store, campaign_id: int, low: float, high: float, today: dt.date) -> None:
    """Note the range that the team expects. Raises UserError for "low" or "high"."""
    from core.campaigns import writes

    card = _card(store, campaign_id)
    _check_bet(low, high)
    if card.bet is not None and card.bet.outcome is not None:
        raise UserError(tr("This bet is settled. Open it again to change it."), field="low")
    with _operation(store, tr("Bet on {title}", title=card.facts.name)) as session:
        writes.place_bet(session, low, high, today, campaign_id=campaign_id)


def settle_bet(store: Store, campaign_id: int, outcome: float | None, today: dt.date) -> None:
    """Say what came out, or take that back (None). Raises UserError for "outcome"."""
    from core.goals.tables import Bet

    card = _card(store, campaign_id)
    if card.bet is None:
        raise UserError(tr("There is no bet to settle."), field="outcome")
    if outcome is not None and not 0 <= outcome <= LARGEST:
        raise UserError(tr("Type what came out, 0 or more."), field="outcome")
    with _operation(store, tr("Settle the bet on {title}", title=card.facts.name)) as session:
        bet = session.get_one(Bet, card.bet.id)
        bet.outcome, bet.settled_on = outcome, None if outcome is None else today


def remove_bet(store: Store, campaign_id: int) -> None:
    """Take a bet back."""
    from core.campaigns import writes

    card = _card(store, campaign_id)
    label = tr("Take back the bet on {title}", title=card.facts.name)
    with _operation(store, label) as session:
        writes.drop_bet(session, campaign_id=campaign_id)


def next_year(day: dt.date, today: dt.date) -> dt.date:
    """The same weekday a year on, or as many years as it takes to be still to come."""
    day += rules.YEAR
    while day < today:
        day += rules.YEAR
    return day


def _again(store: Store, card: CampaignCard, facts: CampaignFacts) -> list[Piece]:
    from core.calendar.checks import facts_of

    pieces = []
    for one in queries.pieces(store.reader, card.id):
        if one.series_id is not None:
            continue
        activity = replace(facts_of(one), idea_id=None, poll_id=None)
        day = one.day and rules.moved_day(one.day, card.facts, facts)
        if day:
            activity = replace(activity, network=_network_on(store, activity.network, day))
        pieces.append(Piece(replace(activity, day=day), one.step, 0, 1))
    return pieces


def _network_on(store: Store, network: str, day: dt.date) -> str:
    """The network where the plan of a day has chosen it, none else."""
    from core.calendar.queries import networks_on

    return network if network in dict(networks_on(store.reader, day)) else ""


def _check_networks(store: Store, card: CampaignCard, after: CampaignFacts) -> None:
    """Raises UserError("event_on") when something would move to a day without its network."""
    from core.calendar.checks import check_network

    for one in queries.pieces(store.reader, card.id):
        if one.day is None or one.done_on is not None:
            continue
        day = rules.moved_day(one.day, card.facts, after)
        try:
            check_network(store, one.network, day)
        except UserError as error:
            raise UserError(error.sentence, field="event_on") from error


def _check_bet(low: float, high: float) -> None:
    if not 0 <= low <= LARGEST:
        raise UserError(tr("Type the lowest that you expect, 0 or more."), field="low")
    if not low <= high <= LARGEST:
        raise UserError(tr("The highest is below the lowest. Swap them."), field="high")


def _card(store: Store, campaign_id: int) -> CampaignCard:
    found = queries.campaign(store.reader, campaign_id, dt.date.min)
    if found is None:
        raise UserError(tr("This campaign is not there any more."))
    return found


def _open(store: Store, campaign_id: int) -> CampaignCard:
    card = _card(store, campaign_id)
    if card.closed_on is not None:
        raise UserError(tr("{name} is closed. Open it again first.", name=card.facts.name))
    return card


def _operation(
    store: Store, label: str, merge: tuple[str, int, str] | None = None
) -> AbstractContextManager[Session]:
    return store.operation(label, merge=merge, place=Place(PAGE))
