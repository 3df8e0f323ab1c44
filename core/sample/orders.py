"""The orders of a sample: exports of its shop systems, taken in as an owner takes them in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from core.importing import order_files
from core.importing.order_table import CURRENCY
from core.orders.incoming import preview
from core.orders.operations import import_orders
from core.resources import resource
from core.sample.days import Days
from core.store.operation import Store
from core.text import tr


def fill(store: Store, data: Mapping[str, Any], kind: str, days: Days) -> None:
    """Import the files that the sample names, days moved and words said like all others."""
    answers = {CURRENCY: data["business"]["currency"], **data.get("order_answers", {})}
    for name in data.get("order_files", []):
        file = order_files.look_at(resource("sample", kind, name))
        read = order_files.read(file, answers)
        for sale in read.sales:
            sale.when = _moved(sale.when, days)
            sale.items, sale.tags = _said(sale.items), _said(sale.tags)
        import_orders(store, preview(store.reader, file, read, days.today))


def _said(lines: str) -> str:
    return "\n".join(tr(line) for line in lines.split("\n"))


def _moved(when: dt.date, days: Days) -> dt.date:
    """The same time on the moved day; a moment keeps its hour by the shop's clock."""
    if isinstance(when, dt.datetime):
        return dt.datetime.combine(days.moved(when.date()), when.timetz().replace(tzinfo=None))
    return days.moved(when)
