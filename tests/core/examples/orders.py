"""Examples of the orders' operations for the undo law."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from core.importing.order_files import OrdersFile, OrdersRead
from core.importing.order_rows import ORDER, PAYMENT, REFUND, Sale
from core.orders import operations as ops
from core.orders.incoming import OrdersPreview, preview
from core.store.operation import Store

DAY = dt.date(2027, 1, 4)
FILE = OrdersFile(Path("orders.csv"), "shopify_orders", "Shopify", "shopify", (), 1.0, "ab" * 32)


def sales(first: int) -> list[Sale]:
    """Orders, a refund of one and a payment of another, of customers known by e-mail."""
    orders = [
        Sale(n, ORDER, f"#{n}", DAY, 1000 + n, "GBP", email=f"c{n % 5}@shop.example")
        for n in range(first, first + 8)
    ]
    back = Sale(90, REFUND, "r1", DAY, 300, "GBP", belongs_to=f"#{first}")
    paid = Sale(91, PAYMENT, "p1", DAY, 1001 + first, "GBP", belongs_to=f"#{first + 1}")
    return [*orders, back, paid]


def shown(store: Store) -> OrdersPreview:
    """The next orders after those that are there."""
    first = store.reader.value("SELECT count(*) FROM purchase_order")
    return preview(store.reader, FILE, OrdersRead(sales(first), (), "cd" * 32), DAY)


EXAMPLES = {
    "import_orders": (
        shown,
        lambda s, preview: ops.import_orders(s, preview, {"ef" * 32: {"till": "own"}}),
    ),
}
