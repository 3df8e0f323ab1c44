"""Customers who came because somebody recommended the business."""

from __future__ import annotations

import datetime as dt
from typing import Any

from core.attribution.limits import RECOMMENDED
from core.loyalty.estimate import Estimate
from core.orders.queries import purchases
from core.store.database import Reader


def recommended(reader: Reader, until: dt.date) -> Estimate | None:
    """The share of customers up to a day who came by recommendation; None where nobody was asked
    how they found the business."""
    from core.loyalty.shares import recommended as share

    if not reader.value("SELECT EXISTS (SELECT 1 FROM found_us)"):
        return None
    row = reader.row(
        "SELECT count(*) AS customers, count(found_us.person_id) AS came FROM ("
        f"SELECT DISTINCT person_id FROM {purchases(reader)} AS kept "
        "WHERE person_id IS NOT NULL AND orders > 0 AND day <= :until) AS customer "
        "LEFT JOIN found_us ON found_us.person_id = customer.person_id AND how = :how",
        until=until.isoformat(),
        how=RECOMMENDED,
    )
    assert row is not None
    return share(row.came, row.customers)


def report(reader: Reader, as_of: dt.date) -> dict[str, Any] | None:
    """The same as plain values for JSON; None where it cannot be said."""
    found = recommended(reader, as_of)
    if found is None or found.value is None:
        return None
    return {"value": found.value, "low": found.low, "high": found.high, "customers": found.count}
