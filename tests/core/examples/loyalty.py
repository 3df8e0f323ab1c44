"""One example of every operation on loyalty."""

from __future__ import annotations

from core.loyalty import operations as loyalty
from core.store.operation import Store


def _set(store: Store, _: object) -> None:
    loyalty.set_rule(store, "came_back_days", 30)


def _reset(store: Store, _: object) -> None:
    loyalty.reset_rules(store)


EXAMPLES = {
    "set_rule": (lambda store: None, _set),
    "reset_rules": (lambda store: loyalty.set_rule(store, "regular_purchases", 5), _reset),
}
