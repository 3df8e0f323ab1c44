"""Bringing a file of an older version up to date, on a copy that then takes its place.

Alembic is imported here alone, and only when a file is older. It is told the version from
SQLite's user_version: its own table goes again, so that nothing of it stays in the file.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem
from core.store import database, history, search
from core.store.backups import keep_before_migration
from core.store.copying import copy_pages
from core.store.database import Connection
from core.store.engine import engine_over
from core.store.problems import disk_problem
from core.store.schema import load_all_tables
from core.store.succession import leave_wal, successor, take_place
from core.store.versions import SCHEMA_VERSION, stamp, version_of
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection as EngineConnection

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(connection: Connection, path: Path, *, key: str | None, now: dt.datetime) -> Connection:
    """Bring the older file at `path` up to date; returns the connection to the new one.

    A backup is made first. Raises FileProblem with the backup's name when it does not work; the
    file is then as it was.
    """
    kept = keep_before_migration(connection, path, key, now)
    made = successor(path)
    try:
        copy_pages(connection, made, key)
        finish(made, key=key)
        leave_wal(connection, path)
        connection.close()
        take_place(made, path)
    except Exception as error:
        raise _failed(error, path, kept) from error
    finally:
        database.remove_database(made)
    return database.connect(path, key=key)


def finish(made: Path, *, key: str | None) -> None:
    """Bring a copy up to date and empty its undo history. Raises what SQLite and Alembic raise."""
    connection = database.connect(made, key=key)
    try:
        older = version_of(connection) < SCHEMA_VERSION
        if older:
            # Tables are rebuilt by dropping them, which must not reach what points to them.
            connection.execute("PRAGMA foreign_keys = OFF")
        engine = engine_over(connection)
        with engine.begin() as transaction:
            if older:
                upgrade(transaction, version_of(connection), SCHEMA_VERSION)
                _rebuild_derived(connection)
                stamp(connection)
            else:
                history.empty(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise sqlite.IntegrityError("links lead nowhere after the migration")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        connection.close()


def upgrade(connection: EngineConnection, found: int, wanted: int) -> None:
    """Run the migrations from version `found` (0: an empty file) to `wanted`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["version"] = revision(found) if found else None
    command.upgrade(config, revision(wanted))


def revision(version: int) -> str:
    """Alembic's name for a schema version."""
    return f"{version:04d}"


def _rebuild_derived(connection: Connection) -> None:
    """Undo logs, search index and its triggers follow from the tables, so they are made anew."""
    metadata = load_all_tables()
    history.drop(connection)
    for statement in history.ddl(metadata):
        connection.execute(statement)
    search.remake(connection, metadata)


def _failed(error: Exception, path: Path, kept: Path) -> FileProblem:
    if isinstance(error, FileProblem):
        return error
    if trouble := disk_problem(error, path):
        return trouble
    return FileProblem(
        tr(
            "{name} is from an older Regulars and could not be brought up to date, so it was left "
            "as it is. A copy lies at {kept}. Open it with the older Regulars.",
            name=path.name,
            kept=str(kept),
        )
    )
