"""Clearing away what removed imports left."""

from __future__ import annotations

from core.store.changes import Kind
from core.store.operation import Store
from core.text import tr

AT_ONCE = 50_000
"""Rows cleared away in one go, so that other work need not wait long."""


def purge_removed(store: Store) -> int:
    """Clear away the imports that are off and that no undo can switch on; returns how many.

    Upkeep for a quiet time. It may be stopped anywhere: what is left is cleared the next time.
    """
    gone = _removed(store)
    while purge_some(store):
        pass
    return len(gone)


def purge_some(store: Store) -> bool:
    """One go of `purge_removed`; whether there may be more to clear away."""
    gone = _removed(store)
    if not gone:
        return False
    for table in _tables_of_batches():
        if _clear_some(store, table, gone[0]):
            return True
    _clear(store, "import_batch", "DELETE FROM import_batch WHERE id = :batch", gone[0])
    return len(gone) > 1


def _removed(store: Store) -> list[int]:
    rows = store.reader.rows(
        "SELECT id FROM import_batch WHERE active = 0 "
        "AND id NOT IN (SELECT id FROM undo_import_batch) ORDER BY id"
    )
    return [row.id for row in rows]


def _tables_of_batches() -> list[str]:
    from core.store.schema import following_batches, load_all_tables

    tables = following_batches(load_all_tables())
    return [table.name for table in reversed(list(tables)) if "batch_id" in table.columns]


def _clear_some(store: Store, table: str, batch: int) -> bool:
    some = f"SELECT id FROM {table} WHERE batch_id = :batch LIMIT {AT_ONCE}"
    rows = store.reader.value(f"SELECT count(*) FROM ({some})", batch=batch)
    return bool(rows) and bool(
        _clear(store, table, f"DELETE FROM {table} WHERE id IN ({some})", batch)
    )


def _clear(store: Store, table: str, sql: str, batch: int) -> int:
    from sqlalchemy import text

    label = tr("Clear away removed imports")
    with store.operation(label, kind=Kind.QUIET, touches=(table,)) as session:
        return int(session.connection().execute(text(sql), {"batch": batch}).rowcount)
