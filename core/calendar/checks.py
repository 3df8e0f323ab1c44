"""What operations of the calendar look at before they change anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from core.calendar import queries, rules
from core.calendar.facts import ActivityFacts
from core.calendar.items import Item
from core.errors import UserError
from core.networks.queries import network_names
from core.store.operation import Store
from core.text import day as day_words
from core.text import tr, trn


def found_item(store: Store, key: str) -> Item:
    """The item of a key. Raises UserError when it is gone."""
    found = queries.item(store.reader, key)
    if found is None:
        raise UserError(tr("This is not on the calendar any more."))
    return found


def facts_of(one: Item) -> ActivityFacts:
    """What was typed of an item."""
    names = ActivityFacts.__dataclass_fields__
    return ActivityFacts(**{name: getattr(one, name) for name in names})


def names_of(found: Sequence[Item]) -> str:
    """Items as the Undo menu says them: the title of one, how many of several."""
    if len(found) == 1:
        return found[0].title
    return trn("{n} activity", "{n} activities", len(found))


def check_network(store: Store, network: str, day: dt.date | None) -> None:
    """Raises UserError("network") for one that is not chosen in the plan that covers the day."""
    if not network or day is None:
        return
    plan = queries.plan_on(store.reader, day)
    if plan is None:
        raise UserError(
            tr(
                "No plan covers {day}. Make a plan for those days first, or choose another day.",
                day=day_words(day, year=True),
            ),
            field="day",
        )
    chosen = queries.networks_on(store.reader, day)
    if network not in {key for key, _ in chosen}:
        name = network_names(store.reader).get(network, network)
        sentence = rules.not_chosen_sentence(name, [one for _, one in chosen], plan.name)
        raise UserError(sentence, field="network")
