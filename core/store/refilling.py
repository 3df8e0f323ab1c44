"""A file made anew from rows that were written out: the way back from an export."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem
from core.store import database, versions
from core.store.lock import Lock
from core.store.operation import utc_now
from core.store.versions import SCHEMA_VERSION
from core.text import tr

CHUNK = 10_000
NOT_KEPT = ("undo_*", "sqlite_*", "search*")
DERIVED = ("purchase", "purchase_revision", "number_cache")
"""Tables that are worked out from the others, beside the undo log and the search index."""


class Rows(NamedTuple):
    """The rows of one table."""

    table: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]


def kept_tables(reader: database.Reader) -> list[str]:
    """The tables that hold what people put in, by name."""
    globs = " AND ".join(f"name NOT GLOB '{pattern}'" for pattern in NOT_KEPT)
    rows = reader.rows(f"SELECT name FROM sqlite_master WHERE type = 'table' AND {globs}")
    return sorted(row.name for row in rows if row.name not in DERIVED)


def make_from(path: Path, version: int, tables: Iterable[Rows], *, key: str | None = None) -> None:
    """Make a file at `path` with these rows, which a file of this version had.

    Older ones are brought up to date. Nothing is left behind when something does not fit. Raises
    FileProblem.
    """
    if version > SCHEMA_VERSION:
        raise FileProblem(
            tr("This was written by a newer Regulars. Update Regulars on this computer first.")
        )
    lock = Lock.take(path, utc_now())
    try:
        connection = database.create(path, key=key)
        try:
            _fill(connection, version, tables)
        except BaseException as error:
            connection.close()
            database.remove_database(path)
            if isinstance(error, sqlite.Error):
                raise _does_not_fit(error) from error
            raise
        connection.close()
        if version < SCHEMA_VERSION:
            versions.finish_copy(path, key=key)
    finally:
        lock.release()


def _fill(connection: database.Connection, version: int, tables: Iterable[Rows]) -> None:
    from core.store.engine import create_tables, engine_over
    from core.store.migrating import upgrade

    engine = engine_over(connection)
    if version == SCHEMA_VERSION:
        create_tables(engine)
    else:
        with engine.begin() as transaction:
            upgrade(transaction, 0, version)
    known = set(kept_tables(database.Reader(connection)))
    with contextlib.ExitStack() as undone:
        connection.execute("BEGIN IMMEDIATE")
        undone.callback(connection.rollback)
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table in tables:
            if table.table not in known:
                raise _unknown(table.table)
            _insert(connection, table)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
        undone.pop_all()


def _insert(connection: database.Connection, table: Rows) -> None:
    there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.table}")')}
    for column in table.columns:
        if column not in there:
            raise _unknown(f"{table.table}.{column}")
    columns = ", ".join(f'"{name}"' for name in table.columns)
    places = ", ".join("?" * len(table.columns))
    connection.executemany(f'INSERT INTO "{table.table}" ({columns}) VALUES ({places})', table.rows)


def _unknown(name: str) -> FileProblem:
    return FileProblem(tr("“{name}” in it is nothing that Regulars keeps.", name=name))


def _does_not_fit(error: sqlite.Error) -> FileProblem:
    return FileProblem(
        tr("What it says does not fit together ({why}), so no file was made.", why=str(error))
    )
