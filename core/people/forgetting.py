"""Forgetting a person whole: final, in the file and in its backups, and kept so.

The law behind it: Regulation (EU) 2016/679, article 17. Backups come first, so that a crash in
between leaves a person who can be forgotten again, and no copy that nobody thinks of.
"""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem, LockedProblem, UserError
from core.orders import keeping
from core.people import erasing, forgotten
from core.people.erasing import Erased
from core.store import backups, database, history, search, versions
from core.store.backups import Backup
from core.store.changes import Kind, Place
from core.store.cleaning import clean, wipe
from core.store.copying import copy_pages
from core.store.operation import Store
from core.text import tr


@dataclass(frozen=True)
class Forgot:
    """What forgetting did to the backups: how many were rewritten, and how many removed since
    they could not be (an older version, another passphrase)."""

    rewritten: int
    removed: int


def forget(store: Store, person_id: int, today: dt.date) -> Forgot:
    """Take somebody out of the file and its backups for good; no undo, no backup before.

    Orders stay as a guest's. A keyed hash of each of their keys keeps later imports from bringing
    them back. Raises UserError when they are gone, FileProblem when another program reads the
    file or a backup cannot be changed: nothing in the file is then different.
    """
    who = erasing.erased(store.connection, person_id)
    if who is None:
        raise UserError(tr("This person is gone. They may have been deleted."))
    if not store.fold_log():
        raise FileProblem(
            tr(
                "Another program reads {name} just now. Close it there, then forget them again.",
                name=store.path.name,
            )
        )
    done = _in_backups(store, who)
    tables = [row.name for row in store.reader.rows("SELECT name FROM sqlite_master")]
    label = tr("Forget a person")
    with (
        clean(store),
        store.operation(label, kind=Kind.FINAL, place=Place("loyalty"), touches=tables) as session,
    ):
        session.connection()
        forgotten.remember(store.connection, who.keys, today.isoformat())
        _erase(store.connection, who, [person_id])
        keeping.rebuild(store.connection)
    return done


def _erase(connection: database.Connection, who: Erased, people: list[int]) -> None:
    from core.store.schema import load_all_tables

    erasing.erase(connection, who, people)
    search.remake(connection, load_all_tables())


def _in_backups(store: Store, who: Erased) -> Forgot:
    rewritten = removed = 0
    for backup in backups.backups_of(store):
        if _rewritten(store, backup, who):
            rewritten += 1
        else:
            backups.delete(backup)
            removed += 1
    return Forgot(rewritten, removed)


def _rewritten(store: Store, backup: Backup, who: Erased) -> bool:
    """Whether a backup could be opened and is now without them; its place and its time stay."""
    part = backup.path.with_suffix(".part")
    changed = backup.path.stat().st_mtime_ns
    try:
        source, key = backups.open_backup(backup.path, store.key)
    except (LockedProblem, FileProblem):
        return False
    try:
        if versions.version_of(source) != versions.SCHEMA_VERSION:
            return False
        people = erasing.found(source, who)
        database.remove_database(part)
        copy_pages(source, part, key)
    except sqlite.Error:
        return False
    finally:
        source.close()
    try:
        _erase_in(part, key, who, people)
        os.utime(part, ns=(changed, changed))
        os.replace(part, backup.path)
    except (OSError, sqlite.Error, FileProblem):
        with suppress(OSError):
            database.remove_database(part)
        return False
    return True


def _erase_in(path: Path, key: str | None, who: Erased, people: list[int]) -> None:
    connection = database.connect(path, key=key)
    try:
        connection.execute("PRAGMA secure_delete = ON").close()
        connection.execute("BEGIN IMMEDIATE")
        _erase(connection, who, people)
        history.empty(connection)
        keeping.rebuild(connection)
        connection.execute("COMMIT")
        wipe(connection)
        connection.execute("PRAGMA journal_mode = DELETE").close()
    finally:
        connection.close()
