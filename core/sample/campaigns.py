"""The campaigns of a sample, planned when their warm-up began."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.calendar.queries import of_campaign
from core.campaigns import operations as campaigns
from core.campaigns.facts import CampaignFacts, Piece
from core.sample import work
from core.sample.days import Days
from core.store.operation import Store

OWN_FACTS = ("kind", "name", "hashtag", "code", "cost", "counts", "note")


def add(store: Store, one: Mapping[str, Any], days: Days, people: Mapping[str, int]) -> int:
    """Plan a campaign with its work; what has passed is done, a bet that is known is settled."""
    event = days.moved(one["event"])
    until = days.moved(one["until"]) if "until" in one else None
    begun = days.moved(one["warm_up"])
    facts = CampaignFacts(
        **{name: one[name] for name in OWN_FACTS if name in one},
        event_on=event,
        event_until=until,
        warm_up_from=begun,
        follow_up_to=days.moved(one["follow_up"]),
    )
    pieces = [
        Piece(
            work.facts_of(store, piece, days, people),
            piece["step"],
            (days.moved(piece["day"]) - event).days,
            1,
        )
        for piece in one["piece"]
    ]
    added = campaigns.add_campaign(store, facts, begun, pieces, bet=tuple(one["bet"]))
    written = {(item.title, item.network): item for item in of_campaign(store.reader, added)}
    for piece in one["piece"]:
        item = written[piece["title"], piece.get("network", "")]
        assert item.activity_id is not None
        work.became(store, item.activity_id, piece, days)
    if "outcome" in one:
        campaigns.settle_bet(store, added, one["outcome"], days.moved(one["closed"]))
    if "closed" in one:
        campaigns.close_campaign(store, added, days.moved(one["closed"]))
    return added
