"""Backups: when they are made, where they lie, and going back to one."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem, LockedProblem
from core.store import database, keys, versions
from core.store.copying import copy_pages, copy_under_key, is_sound
from core.store.database import Connection, Reader
from core.store.operation import Store
from core.store.places import backup_folder
from core.store.problems import exists_already, file_problem, problem
from core.store.succession import successor
from core.store.thinning import surplus
from core.text import tr

EVERY = dt.timedelta(minutes=30)
"""How often the window asks for a backup while it is open."""
UNTOUCHED = dt.timedelta(days=14)
"""So long a backup made before something drastic is not thinned."""
_NAME = re.compile(r"(\d{8}T\d{6})(\d{6})Z-([a-z]+)\.regulars")


class Reason(Enum):
    """Why a backup was made."""

    OPENED = "opened"
    WORK = "work"
    ASKED = "asked"
    MIGRATION = "migration"
    RESTORE = "restore"
    IMPORT = "import"
    ENCRYPTION = "encryption"
    REPAIR = "repair"


_REASONS = {reason.value: reason for reason in Reason}
DRASTIC = frozenset({Reason.MIGRATION, Reason.RESTORE, Reason.IMPORT, Reason.REPAIR})
"""Made because what follows changes much: one may want to come back to just this state."""


@dataclass(frozen=True)
class Backup:
    """One backup: where, of which moment (UTC), how large in bytes, and why it was made."""

    path: Path
    moment: dt.datetime
    size: int
    reason: Reason
    encrypted: bool


def reason_words(reason: Reason) -> str:
    """Why a backup was made, for a list."""
    return {
        Reason.OPENED: tr("on opening"),
        Reason.WORK: tr("while working"),
        Reason.ASKED: tr("by hand"),
        Reason.MIGRATION: tr("before an update"),
        Reason.RESTORE: tr("before going back"),
        Reason.IMPORT: tr("before an import"),
        Reason.ENCRYPTION: tr("after the passphrase changed"),
        Reason.REPAIR: tr("before a repair"),
    }[reason]


def back_up(store: Store, reason: Reason = Reason.ASKED) -> Backup:
    """Make a backup of the open file now, and let go of those that time has made surplus.

    Raises FileProblem when the backup folder cannot be written.
    """
    store.fold_log()
    made = _keep(store.connection, store.path, store.key, reason, store.clock())
    _thin(made.path.parent, store.clock())
    return made


def back_up_if_changed(store: Store, reason: Reason) -> Backup | None:
    """Make a backup unless the newest one holds just this state. Raises like `back_up`."""
    newest = next(iter(backups_of(store)), None)
    folded = store.fold_log()
    if newest and folded and _changed_at(newest.path) == _changed_at(store.path):
        return None
    return back_up(store, reason)


def back_up_file(path: Path, out: Path | None, *, key: str | None = None, now: dt.datetime) -> Path:
    """Back up a file that may be open in a window; to the backup folder unless `out` is given.

    Raises FileProblem when `out` is there already or cannot be written, and like opening.
    """
    connection = database.connect_to_read(path, key=key)
    try:
        if out is None:
            return _keep(connection, path, key, Reason.ASKED, now).path
        _copy_to(connection, out, key)
        return out
    finally:
        connection.close()


def copy_out(store: Store, out: Path) -> Path:
    """A whole copy of the open file at `out`. Raises FileProblem when it cannot be written."""
    _copy_to(store.connection, out, store.key)
    return out


def backups_of(store: Store) -> list[Backup]:
    """The backups of the open file, newest first."""
    return _listed(_folder(store.path, store.connection))


def last_backup(store: Store) -> dt.datetime | None:
    """When the newest backup of the open file was made (UTC); None before the first."""
    newest = next(iter(backups_of(store)), None)
    return newest.moment if newest else None


def all_backups() -> list[Backup]:
    """The backups of every file that was open on this computer, newest first."""
    root = backup_folder()
    folders = [f for f in root.iterdir() if f.is_dir()] if root.is_dir() else []
    found = [backup for folder in folders for backup in _listed(folder)]
    return sorted(found, key=lambda backup: backup.moment, reverse=True)


def delete(backup: Backup) -> None:
    """Remove a backup. Raises FileProblem when it cannot be removed."""
    try:
        backup.path.unlink(missing_ok=True)
    except OSError as error:
        raise file_problem(error, backup.path) from error


def restore(store: Store, backup: Path, *, key: str | None = None) -> None:
    """Go back to a backup: final, and the present state is backed up first.

    The file stays encrypted, or plain, as it is now. `key` is the backup's passphrase where it
    differs from the file's. Raises LockedProblem when that is needed, FileProblem for a backup
    that is damaged, foreign or newer; the file is then as it was.
    """
    source, source_key = open_backup(backup, key or store.key)
    made = successor(store.path)
    try:
        back_up(store, Reason.RESTORE)
        database.remove_database(made)
        if source_key == store.key:
            copy_pages(source, made, store.key)
        else:
            copy_under_key(source, made, store.key)
        versions.finish_copy(made, key=store.key)
    except BaseException as error:
        database.remove_database(made)
        if isinstance(error, sqlite.Error):
            raise problem(error, store.path) from error
        raise
    finally:
        source.close()
    store.replace_file(made, store.key, tr("Restore a backup"))


def restore_as(backup: Path, out: Path, *, key: str | None = None) -> None:
    """Make a file `out` from a backup, encrypted as the backup is.

    Raises FileProblem when `out` is there already or cannot be written, LockedProblem when the
    backup needs a passphrase, FileProblem when it is damaged, foreign or newer.
    """
    source, source_key = open_backup(backup, key)
    try:
        _copy_to(source, out, source_key)
    finally:
        source.close()


def open_backup(backup: Path, key: str | None) -> tuple[Connection, str | None]:
    """A backup opened for reading after a look whether it is whole, and its passphrase.

    The system's keyring is asked when `key` does not open it. Raises LockedProblem, FileProblem.
    """
    try:
        connection = _connect(backup, key)
    except LockedProblem:
        kept = keys.find_passphrase(backup)
        if kept is None:
            raise
        key = kept
        connection = _connect(backup, key)
    try:
        versions.refuse_newer(connection, backup)
        if not is_sound(connection):
            raise FileProblem(
                tr("The backup {name} is damaged. Choose another one.", name=backup.name)
            )
    except BaseException:
        connection.close()
        raise
    return connection, key if database.is_encrypted(backup) else None


def _connect(backup: Path, key: str | None) -> Connection:
    beside = backup.with_name(f"{backup.name}-wal").exists()
    return database.connect(backup, key=key, read_only=True, alone=not beside)


def keep_before_migration(
    connection: Connection, path: Path, key: str | None, now: dt.datetime
) -> Path:
    """A backup of a file of an older version; returns where it lies. Raises FileProblem."""
    return _keep(connection, path, key, Reason.MIGRATION, now).path


def _keep(
    connection: Connection, path: Path, key: str | None, reason: Reason, now: dt.datetime
) -> Backup:
    folder = _folder(path, connection)
    moment = now.astimezone(dt.UTC)
    final = folder / f"{moment:%Y%m%dT%H%M%S%f}Z-{reason.value}{database.SUFFIX}"
    changed_at = _changed_at(path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = final.with_suffix(".part")
        database.remove_database(part)
        copy_pages(connection, part, key)
        # The time of the state inside, so that an unchanged file is known by it.
        os.utime(part, ns=(changed_at, changed_at))
        os.replace(part, final)
    except sqlite.Error as error:
        raise problem(error, path) from error
    except OSError as error:
        raise file_problem(error, folder) from error
    return _backup(final, moment, reason)


def _copy_to(connection: Connection, out: Path, key: str | None) -> None:
    if out.exists():
        raise FileProblem(exists_already(out.name))
    part = out.with_name(f"{out.name}.part")
    try:
        database.remove_database(part)
        copy_pages(connection, part, key)
        os.replace(part, out)
    except sqlite.Error as error:
        raise problem(error, out) from error
    except OSError as error:
        raise file_problem(error, out) from error


def _folder(path: Path, connection: Connection) -> Path:
    """The folder of a file's backups, found again by its `file_id` when it was renamed."""
    try:
        file_id = Reader(connection).value("SELECT file_id FROM business") or "new"
    except sqlite.OperationalError:
        file_id = "new"
    root = backup_folder()
    known = sorted(root.glob(f"*-{file_id}")) if file_id != "new" else []
    return known[0] if known else root / f"{path.stem}-{file_id}"


def _listed(folder: Path) -> list[Backup]:
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if match := _NAME.fullmatch(path.name):
            moment = dt.datetime.strptime(match[1] + match[2], "%Y%m%dT%H%M%S%f")
            reason = _REASONS.get(match[3], Reason.ASKED)
            found.append(_backup(path, moment.replace(tzinfo=dt.UTC), reason))
    return sorted(found, key=lambda backup: backup.moment, reverse=True)


def _backup(path: Path, moment: dt.datetime, reason: Reason) -> Backup:
    return Backup(path, moment, path.stat().st_size, reason, database.is_encrypted(path))


def _changed_at(path: Path) -> int:
    return path.stat().st_mtime_ns


def _thin(folder: Path, now: dt.datetime) -> None:
    thinned = [
        backup
        for backup in _listed(folder)
        if not (backup.reason in DRASTIC and now - backup.moment < UNTOUCHED)
    ]
    going = surplus([backup.moment for backup in thinned], now)
    for backup in thinned:
        if backup.moment in going:
            backup.path.unlink(missing_ok=True)
