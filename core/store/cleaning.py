"""Leaving nothing behind: what was deleted is overwritten, also in pages that were free before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.store.database import Connection
from core.store.operation import Store


@contextmanager
def clean(store: Store) -> Iterator[None]:
    """Overwrite what is deleted meanwhile, then make the file anew and fold its log in."""
    connection = store.connection
    usual = int(connection.execute("PRAGMA secure_delete").fetchone()[0])
    connection.execute("PRAGMA secure_delete = ON").close()
    try:
        yield
        wipe(store.connection)
        store.fold_log()
    finally:
        store.connection.execute(f"PRAGMA secure_delete = {usual}").close()


def wipe(connection: Connection) -> None:
    """Make the database anew page by page, so that no free space holds what was deleted before."""
    connection.execute("VACUUM").close()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
