"""What the tab "Where they come from" reads, in one go on the worker."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.attribution import queries
from core.attribution.choices import Choices, owner_choices
from core.attribution.queries import CodeRow, UnclaimedCode, ValueRow
from core.attribution.ways import Ways, ways
from core.charts.shapes import Bars
from core.loyalty.pictures_of_customers import Source, by_network
from core.loyalty.queries import rules
from core.store.database import Reader

UNCLAIMED_SHOWN = 4
"""Codes that are asked about at a time, the most used first."""


@dataclass(frozen=True)
class OriginsData:
    """The ways of the past year with their chart, the values seen, the codes, and the choices."""

    ways: Ways
    chart: Bars
    values: tuple[ValueRow, ...]
    codes: tuple[CodeRow, ...]
    unclaimed: tuple[UnclaimedCode, ...]
    choices: Choices

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to tell."""
        return not self.ways.orders and not self.codes and not self.ways.rows


def read_origins(reader: Reader, today: dt.date) -> OriginsData:
    """Everything that the tab shows."""
    found = ways(reader, today)
    sources = [
        Source(row.name, row.came_back.count, row.came_back)
        for row in found.rows
        if row.came_back is not None
    ]
    shop = found.shop.value if found.shop else None
    return OriginsData(
        found,
        by_network(sources, shop, rules(reader).days),
        tuple(queries.values(reader, today)),
        tuple(queries.codes(reader, today)),
        tuple(queries.unclaimed_codes(reader, today)),
        owner_choices(reader),
    )
