"""Everything that the file knows of one person, to be handed to them.

The right to it: Regulation (EU) 2016/679, articles 15 and 20. Tables are found by their foreign
keys to the person, so that a subject that comes later is covered; what they bought is found by
their keys, as everywhere.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.orders.of_person import orders_of
from core.store.database import Reader

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when a text begins with it."""
MOST_ORDERS = 100_000
_INSIDE = frozenset({"folded", "person_id", "buyer_id", "batch_id"})
"""Columns that say nothing of the person: how the file keeps them."""

Row = Mapping[str, Any]


def known_of(reader: Reader, person_id: int) -> dict[str, list[Row]]:
    """Rows by table, the person first; empty for somebody who is gone."""
    found = _rows(reader, "person", "id = :id", person_id)
    if not found:
        return {}
    known: dict[str, list[Row]] = {"person": found}
    for table, columns in _pointing(reader):
        rows = _rows(reader, table, " OR ".join(f'"{one}" = :id' for one in columns), person_id)
        if rows:
            known[table] = rows
    orders: list[Row] = [
        {key: value for key, value in _plain(_fields(order)).items() if key != "id"}
        for order in orders_of(reader, person_id, MOST_ORDERS)
    ]
    if orders:
        known["order"] = orders
    answers = _rows(reader, "survey_answer", _BY_BUYER, person_id)
    if answers:
        known["survey_answer"] = answers
    return known


def as_json(known: Mapping[str, Sequence[Row]]) -> str:
    """As JSON; amounts are in minor units, days as ISO text."""
    return json.dumps(known, indent=2, ensure_ascii=False) + "\n"


def as_csv(known: Mapping[str, Sequence[Row]]) -> str:
    """As a table that any spreadsheet opens and that runs nothing: what, which, field, value."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("about", "number", "field", "value"))
    for table, rows in known.items():
        for number, row in enumerate(rows, 1):
            for field, value in row.items():
                if value not in (None, "", []):
                    writer.writerow((table, number, field, _harmless(_text(value))))
    return "\ufeff" + out.getvalue()


_BY_BUYER = """buyer_id IN (SELECT buyer.id FROM person_key k JOIN buyer ON buyer.kind = k.kind
    AND buyer.scope = k.scope AND buyer.value = k.value WHERE k.person_id = :id)"""


def _pointing(reader: Reader) -> Iterator[tuple[str, list[str]]]:
    """Every table that points to people, and by which columns."""
    tables = reader.each(
        str,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'undo_*' "
        "AND sql LIKE '%STRICT%' ORDER BY name",
    )
    for table in tables:
        rows = reader.rows(
            'SELECT "from" AS source FROM pragma_foreign_key_list(:of) WHERE "table" = \'person\'',
            of=table,
        )
        if rows and table != "person_apart":
            yield table, [row.source for row in rows]


def _rows(reader: Reader, table: str, where: str, person_id: int) -> list[Row]:
    found = reader.rows(f'SELECT * FROM "{table}" WHERE {where}', id=person_id)
    return [
        {key: value for key, value in row._asdict().items() if key not in _INSIDE} for row in found
    ]


def _fields(order: Any) -> dict[str, Any]:
    return {name: getattr(order, name) for name in order.__dataclass_fields__}


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in row.items()
    }


def _text(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text
