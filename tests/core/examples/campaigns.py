"""Every operation on campaigns, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.campaigns import operations as campaigns
from core.campaigns import queries
from core.campaigns.facts import CampaignFacts
from core.networks.operations import choose
from core.plans.operations import add_plan
from core.store.operation import Store

TODAY = dt.date(2027, 2, 1)
PARTY = CampaignFacts(
    kind="event",
    name="Juniper turns five",
    event_on=dt.date(2027, 4, 10),
    warm_up_from=dt.date(2027, 2, 8),
    follow_up_to=dt.date(2027, 5, 1),
    hashtag="#juniper5",
    code="FIVE",
    cost=12_000,
    counts="guests",
)


def planned(store: Store) -> int:
    start_business(store, BusinessFacts(name="Juniper Street Bakery"), TODAY)
    plan = add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
    choose(store, plan, "instagram")
    return plan


def party(store: Store) -> int:
    planned(store)
    made = queries.proposal(store.reader, PARTY, TODAY)
    return campaigns.add_campaign(store, PARTY, TODAY, made.pieces, bet=(40, 60))


def closed(store: Store) -> int:
    made = party(store)
    campaigns.close_campaign(store, made, dt.date(2027, 5, 2), skipped_because="Nobody had time")
    return made


EXAMPLES: dict[str, tuple[Callable[[Store], object], Callable[..., object]]] = {
    "add_campaign": (planned, lambda store, _: _party_again(store)),
    "change_campaign": (
        party,
        lambda store, made: campaigns.change_campaign(store, made, "code", "JUNIPER5"),
    ),
    "move_event": (
        party,
        lambda store, made: campaigns.move_event(store, made, dt.date(2027, 4, 17), TODAY),
    ),
    "set_days": (
        party,
        lambda store, made: campaigns.set_days(store, made, warm_up_from=dt.date(2027, 3, 1)),
    ),
    "add_pieces": (
        party,
        lambda store, made: campaigns.add_pieces(
            store, made, queries.proposal(store.reader, PARTY, TODAY).pieces[:2]
        ),
    ),
    "close_campaign": (
        party,
        lambda store, made: campaigns.close_campaign(
            store, made, dt.date(2027, 5, 2), skipped_because="Nobody had time"
        ),
    ),
    "reopen_campaign": (closed, lambda store, made: campaigns.reopen_campaign(store, made)),
    "again_next_year": (
        party,
        lambda store, made: campaigns.again_next_year(store, made, TODAY),
    ),
    "delete_campaign": (party, lambda store, made: campaigns.delete_campaign(store, made)),
    "place_bet": (party, lambda store, made: campaigns.place_bet(store, made, 30, 50, TODAY)),
    "settle_bet": (party, lambda store, made: campaigns.settle_bet(store, made, 52, TODAY)),
    "remove_bet": (party, lambda store, made: campaigns.remove_bet(store, made)),
}


def _party_again(store: Store) -> int:
    made = queries.proposal(store.reader, PARTY, TODAY)
    return campaigns.add_campaign(store, PARTY, TODAY, made.pieces, bet=(40, 60))
