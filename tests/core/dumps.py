"""Everything that a file says, for comparing."""

from __future__ import annotations

from collections.abc import Collection

from core.store.operation import Store

Dump = dict[str, list[str]]


def dump(store: Store, only: Collection[str] | None = None) -> Dump:
    """Every row of every table that people put in; without imports that are switched off, and
    without what is rebuilt from the rest."""
    tables = store.reader.rows(
        "SELECT name, sql LIKE '%batch_id%' AS batched FROM sqlite_master WHERE type = 'table' "
        "AND name NOT GLOB 'undo_*' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search*' "
        "AND name NOT IN ('purchase', 'purchase_revision', 'number_cache')"
    )
    return {
        table.name: _rows(store, table.name, table.batched)
        for table in tables
        if only is None or table.name in only
    }


def _rows(store: Store, table: str, batched: int) -> list[str]:
    counts = ""
    if table == "import_batch":
        counts = "WHERE active = 1"
    elif batched:
        counts = "WHERE batch_id IN (SELECT id FROM import_batch WHERE active = 1)"
    rows = store.connection.execute(f'SELECT * FROM "{table}" {counts}')
    # The spelling, since 1 equals 1.0 and 0.0 equals -0.0.
    return sorted(map(repr, rows))
