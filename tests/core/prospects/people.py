"""People for the tests of prospects, with what was logged of them."""

from __future__ import annotations

import datetime as dt

from core.people import operations as people
from core.prospects import operations as prospects
from core.prospects import queries, rules
from core.prospects.summaries import Summary, summary_of
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days)


def barn(store: Store, found: dt.date = TODAY) -> int:
    """Willow Barn weddings, just found."""
    return prospects.add_prospect(
        store,
        "Willow Barn weddings",
        found,
        kind="organisation",
        about="Tess Arden, venue manager",
        found_words="Lists 14 cake suppliers, no bakery within 5 km",
        their_page="https://willowbarn.example/suppliers",
        keys=[("handle", "instagram", "willowbarn"), ("site", "", "willowbarn.example")],
        tags=["Engaged couples"],
    )


def give(store: Store, who: int, *days: int, what: str = "commented") -> None:
    """Log a give so many days ago, once for each."""
    for past in days:
        prospects.log_give(store, who, what, TODAY, day=ago(past))


def ready(store: Store) -> int:
    """Willow Barn, given to three times over three weeks."""
    who = barn(store, ago(30))
    give(store, who, 21, 10, 2)
    return who


def followed_by(store: Store, who: int) -> None:
    """They follow the business back."""
    key = store.reader.value(
        "SELECT id FROM person_key WHERE person_id = :who AND kind = 'handle'", who=who
    )
    people.set_follows_us(store, key, True)


def line(store: Store, who: int, today: dt.date = TODAY) -> Summary:
    """Somebody as the board shows them on a day."""
    found = summary_of(store.reader, who, queries.pace(store.reader), today)
    assert found is not None
    return found


def stage(store: Store, who: int, today: dt.date = TODAY) -> str:
    return line(store, who, today).stage


def waiting(store: Store, who: int, today: dt.date = TODAY) -> rules.Waiting:
    return rules.waiting(line(store, who, today).story, queries.pace(store.reader), today)
