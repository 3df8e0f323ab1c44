"""Which version a file has, and bringing an older one up to date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from core.errors import FileProblem
from core.store.database import Connection
from core.text import tr

SCHEMA_VERSION = 10
"""Raised with every migration; kept in the file as SQLite's user_version."""


def stamp(connection: Connection) -> None:
    """Mark a file as being of the newest version, inside the caller's transaction."""
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def version_of(connection: Connection) -> int:
    """The schema version that the file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: Connection, path: Path) -> None:
    """Raises FileProblem, kindly, for a file of a version that this program does not know."""
    if version_of(connection) > SCHEMA_VERSION:
        raise FileProblem(
            tr(
                "{name} was made by a newer Regulars, so it was left as it is. "
                "Update Regulars on this computer, then open it.",
                name=path.name,
            )
        )


def refuse_all_but_ours(connection: Connection, path: Path) -> None:
    """Raises FileProblem for a newer file, and for an older one, which only writing can migrate."""
    refuse_newer(connection, path)
    if version_of(connection) < SCHEMA_VERSION:
        raise FileProblem(
            tr(
                "{name} was made by an older Regulars. Open it in the window once, "
                "then it can be read here.",
                name=path.name,
            )
        )


def bring_up_to_date(
    connection: Connection, path: Path, *, key: str | None, now: dt.datetime
) -> Connection:
    """Refuse a newer file kindly, migrate an older one (backed up first); the connection to use.

    Raises FileProblem; the file is then as it was.
    """
    refuse_newer(connection, path)
    if version_of(connection) == 0:
        raise FileProblem(
            tr(
                "{name} was never finished: the program stopped while it was being made. "
                "Delete it and make it again.",
                name=path.name,
            )
        )
    if version_of(connection) == SCHEMA_VERSION:
        return connection
    from core.store.migrating import migrate

    return migrate(connection, path, key=key, now=now)


def finish_copy(made: Path, *, key: str | None) -> None:
    """Make a finished copy ready to take a file's place: newest version, no undo history.

    Raises sqlcipher3's errors and FileProblem.
    """
    from core.store.migrating import finish

    finish(made, key=key)
