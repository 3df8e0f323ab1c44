"""All that is known of one customer, for the side panel: read by index, however large the shop."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from core.attribution.found_us import FoundUs, found_us, recommended_others
from core.links.queries import LinkRow, links_of
from core.loyalty.customers import CustomerRow, one
from core.loyalty.standing import Standing, standing
from core.orders.of_person import OrderRow, orders_of
from core.people.queries import PersonPanel, person
from core.prospects.queries import TouchRow, touches
from core.store.database import Reader
from core.text import day, percent, tr

MOSTLY = 3
"""Things that are named of what somebody mostly buys."""


@dataclass(frozen=True)
class IdeaLine:
    """An idea that somebody gave or backs."""

    id: int
    text: str
    status: str
    gave: bool


@dataclass(frozen=True)
class CustomerPanel:
    """One person with all that other subjects know of them.

    `customer` is None for somebody without purchases; `chance` says in a sentence what is known of
    their staying, `mostly` what they buy most, in words.
    """

    person: PersonPanel
    customer: CustomerRow | None
    standing: Standing | None
    orders: tuple[OrderRow, ...]
    mostly: tuple[str, ...]
    chance: str
    found_us: FoundUs | None
    sent: tuple[tuple[int, str], ...]
    """Those who came by their recommendation."""
    ideas: tuple[IdeaLine, ...]
    links: tuple[LinkRow, ...]
    touches: tuple[TouchRow, ...]


READS = frozenset({
    "person", "person_key", "person_tag", "person_segment", "audience_segment", "import_batch",
    "purchase", "found_us", "idea", "vote", "link", "link_check", "touch", "setting",
})  # fmt: skip
"""Tables whose change makes it old."""


def customer_panel(reader: Reader, person_id: int, today: dt.date) -> CustomerPanel | None:
    """What the panel shows; None when the person is gone."""
    found = person(reader, person_id)
    if found is None:
        return None
    row, kept = one(reader, person_id), standing(reader, today)
    bought = orders_of(reader, person_id)
    return CustomerPanel(
        found,
        row,
        kept,
        tuple(bought),
        mostly(bought),
        chance_words(row, kept) if row else "",
        found_us(reader, person_id),
        tuple(recommended_others(reader, person_id)),
        tuple(_ideas(reader, person_id)),
        tuple(links_of(reader, person_id, today)),
        tuple(touches(reader, person_id)),
    )


def chance_words(row: CustomerRow, kept: Standing | None) -> str:
    """What can be said of somebody's staying.

    Of whoever bought once nothing can: the model takes them for customers for ever, by its making.
    """
    if row.purchases < 2:
        return tr("Bought once, so nothing can be said yet of whether they come back.")
    if row.chance is None:
        if row.group == "slipping_away":
            return tr("Away for more than twice their own usual gap.")
        return tr("Too few customers to say how likely they are still with you.")
    until = day(kept.as_of, year=True) if kept and kept.as_of else ""
    if row.chance < 0.01:
        return tr("Hardly still with you: under {chance}, as of {day}.", chance=percent(0.01),
                  day=until)  # fmt: skip
    if row.chance > 0.99:
        return tr("Almost surely still with you: over {chance}, as of {day}.",
                  chance=percent(0.99), day=until)  # fmt: skip
    return tr("The chance that they are still with you is {chance}, as of {day}.",
              chance=percent(row.chance), day=until)  # fmt: skip


def mostly(orders: list[OrderRow]) -> tuple[str, ...]:
    """What somebody buys most often, the most frequent first."""
    counted = Counter(item for order in orders for item in dict.fromkeys(order.items))
    return tuple(item for item, _ in counted.most_common(MOSTLY))


def _ideas(reader: Reader, person_id: int) -> list[IdeaLine]:
    rows = reader.rows(
        "SELECT id, text, status, person_id = :id AS gave FROM idea WHERE person_id = :id "
        "OR id IN (SELECT idea_id FROM vote WHERE person_id = :id) "
        "ORDER BY gave DESC, said_on DESC",
        id=person_id,
    )
    return [IdeaLine(row.id, row.text, row.status, bool(row.gave)) for row in rows]
