"""Whole copies of a database, page by page or under another passphrase."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.store.database import (
    APPLICATION_ID,
    Connection,
    composed,
    give_key,
    remove_database,
)


def copy_pages(source: Connection, target: Path, key: str | None) -> None:
    """Write everything in `source` to a new file `target`, encrypted as `source` is (`key`).

    The salt stays the same, so that a passphrase kept in the system's keyring opens the copy too.
    What is half made when something fails is removed.
    """
    made = sqlite.connect(str(target), isolation_level=None)
    try:
        if key is not None:
            give_key(made, key)
            salt = source.execute("PRAGMA cipher_salt").fetchone()[0]
            made.execute(f"PRAGMA cipher_salt = \"x'{salt}'\"").close()
        source.backup(made)
        made.close()
    except BaseException:
        made.close()
        remove_database(target)
        raise


def copy_under_key(source: Connection, target: Path, key: str | None) -> None:
    """Write everything in `source` to a new file `target` under the passphrase `key` (None: plain).

    The salt is a new one. What is half made when something fails is removed.
    """
    version = source.execute("PRAGMA user_version").fetchone()[0]
    try:
        source.execute(
            "ATTACH DATABASE ? AS target KEY ?", (str(target), composed(key) if key else "")
        )
        try:
            # Of a connection for reading, too: it is the copy that is written.
            source.execute("PRAGMA query_only = OFF").close()
            source.execute("SELECT sqlcipher_export('target')").fetchall()
            source.execute(f"PRAGMA target.application_id = {APPLICATION_ID}")
            source.execute(f"PRAGMA target.user_version = {int(version)}")
            source.execute("PRAGMA target.journal_mode = WAL").close()
        finally:
            source.execute("DETACH DATABASE target")
    except BaseException:
        remove_database(target)
        raise


def is_sound(connection: Connection) -> bool:
    """Whether every page can be read and hangs together (indexes are not compared)."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite.DatabaseError:
        return False
