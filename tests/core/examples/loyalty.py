"""One example of every operation on loyalty."""

from __future__ import annotations

import datetime as dt

from core.loyalty import operations as loyalty
from core.store.operation import Store


def _set(store: Store, _: object) -> None:
    loyalty.set_rule(store, "came_back_days", 30)


def _reset(store: Store, _: object) -> None:
    loyalty.reset_rules(store)


TODAY = dt.date(2027, 3, 9)
WEEK = dt.date(2027, 3, 1)


def _count(store: Store, _: object) -> None:
    loyalty.set_stamp_cards(store, WEEK, "handed_out", 40, TODAY)


EXAMPLES = {
    "set_stamp_cards": (lambda store: None, _count),
    "set_card": (
        lambda store: None,
        lambda store, _: loyalty.set_card(store, "reward", "A bun"),
    ),
    "note_cards_printed": (
        lambda store: None,
        lambda store, _: loyalty.note_cards_printed(store, 40),
    ),
    "set_rule": (lambda store: None, _set),
    "reset_rules": (lambda store: loyalty.set_rule(store, "regular_purchases", 5), _reset),
}
