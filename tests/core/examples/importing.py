"""Examples of the imports' operations for the undo law."""

from __future__ import annotations

import datetime as dt

from core.importing import operations as ops
from core.store.operation import Store

FILE = ops.Incoming(
    "shopify_orders", "orders.csv", "ab" * 32, dt.date(2027, 1, 1), dt.date(2027, 2, 28)
)


def records(count: int, total: int = 1250) -> list[ops.Record]:
    return [ops.Record("shopify", f"#{n}", f'{{"total": {total}}}') for n in range(count)]


def stored(store: Store) -> int:
    return ops.store_import(store, FILE, [records(20), records(10, 990)])


def removed(store: Store) -> int:
    batch = stored(store)
    ops.remove_import(store, batch)
    return batch


EXAMPLES = {
    "store_import": (lambda s: None, lambda s, r: stored(s)),
    "remove_import": (stored, ops.remove_import),
    "bring_back_import": (removed, ops.bring_back_import),
}
