"""What the campaign's panel reads."""

from __future__ import annotations

import datetime as dt

from core.attribution.queries import brought_by_campaign
from core.business.queries import business
from core.calendar.rules import kind_words
from core.campaigns import queries
from core.campaigns.queries import BetCard
from core.networks.known import network_names
from core.store.database import Reader
from core.text import number_range, short_day, short_number, tr
from gui.pages.calendar.kinds import KIND_HUES
from gui.pages.campaigns.brought_words import brought_words
from gui.pages.campaigns.views import CampaignView, Piece

STATE_HUES = {
    queries.PLANNED: "",
    queries.WARMING_UP: "sea",
    queries.ON: "stamp",
    queries.FOLLOWING_UP: "mustard",
    queries.TO_CLOSE: "tomato",
    queries.CLOSED: "leaf",
}


def read_campaign(reader: Reader, campaign_id: int, today: dt.date) -> CampaignView | None:
    """One campaign, None when it is gone."""
    card = queries.campaign(reader, campaign_id, today)
    if card is None:
        return None
    facts = card.facts
    names = network_names(reader)
    meets = queries.overlaps(reader, facts, but=campaign_id)
    found = brought_by_campaign(reader, campaign_id, today) if today >= facts.event_on else None
    return CampaignView(
        id=card.id,
        kind=facts.kind,
        name=facts.name,
        event_on=facts.event_on,
        event_until=facts.last_day,
        warm_up_from=facts.warm_up_from,
        follow_up_to=facts.follow_up_to,
        state=queries.state_words(card.state),
        hue=STATE_HUES[card.state],
        hashtag=facts.hashtag,
        code=facts.code,
        cost=facts.cost,
        currency=business(reader).currency,
        bet_low=card.bet.low if card.bet else None,
        bet_high=card.bet.high if card.bet else None,
        outcome=card.bet.outcome if card.bet else None,
        bet_words=_bet(card.bet, facts.counts),
        counts=facts.counts,
        note=facts.note,
        closed=card.closed_on is not None,
        skipped_because=card.skipped_because,
        left=card.follow_ups_left,
        can_close=today >= facts.last_day,
        overlaps=(queries.overlap_sentence(meets),) if meets and not card.closed_on else (),
        brought=() if found is None else brought_words(found),
        pieces=tuple(
            Piece(
                one.key,
                short_day(one.day) if one.day else tr("tray"),
                one.kind,
                kind_words(one.kind),
                KIND_HUES[one.kind],
                one.title,
                one.done_on is not None,
                names.get(one.network, one.network),
            )
            for one in queries.pieces(reader, campaign_id)
        ),
    )


def _bet(bet: BetCard | None, counts: str) -> str:
    if bet is None or bet.outcome is None:
        return ""
    words = counts or tr("orders with the code")
    values = {
        "outcome": short_number(bet.outcome),
        "words": words,
        "range": number_range(bet.low, bet.high),
    }
    if bet.held:
        return tr("{outcome} {words}: inside your bet of {range}.", **values)
    return tr("{outcome} {words}: outside your bet of {range}.", **values)
