"""What is in a backup, before one goes back to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.store import versions
from core.store.backups import open_backup
from core.store.database import Reader
from core.store.problems import problem
from core.text import later_counted, trn

_COUNTED = {
    "goal": later_counted("{n} goal", "{n} goals"),
    "audience_segment": later_counted("{n} group", "{n} groups"),
    "network_choice": later_counted("{n} chosen network", "{n} chosen networks"),
    "person": later_counted("{n} person", "{n} people"),
    "prospect": later_counted("{n} prospect", "{n} prospects"),
    "link": later_counted("{n} link", "{n} links"),
    "idea": later_counted("{n} idea", "{n} ideas"),
    "campaign": later_counted("{n} campaign", "{n} campaigns"),
    "activity": later_counted("{n} activity", "{n} activities"),
    "purchase_order": later_counted("{n} order", "{n} orders"),
}


@dataclass(frozen=True)
class Preview:
    """What a backup holds: the business, its plans by name, how much of what ("12 goals"), when
    it was changed last (UTC), its schema version, and whether it is encrypted."""

    business: str
    plans: tuple[str, ...]
    counts: tuple[str, ...]
    newest_change: dt.datetime
    version: int
    encrypted: bool


def preview(backup: Path, *, key: str | None = None) -> Preview:
    """Look into a backup without changing it.

    `key` is tried first, then the system's keyring. Raises LockedProblem when neither opens it,
    FileProblem when it is damaged, foreign or newer.
    """
    connection, used_key = open_backup(backup, key)
    try:
        reader = Reader(connection)
        return Preview(
            business=reader.value("SELECT name FROM business") or "",
            plans=tuple(
                row.name for row in reader.rows("SELECT name FROM plan ORDER BY starts_on")
            ),
            counts=_counts(reader),
            newest_change=_newest_change(reader, backup),
            version=versions.version_of(connection),
            encrypted=used_key is not None,
        )
    except sqlite.Error as error:
        raise problem(error, backup) from error
    finally:
        connection.close()


def _counts(reader: Reader) -> tuple[str, ...]:
    there = {row.name for row in reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counted = (
        (words, reader.value(f"SELECT count(*) FROM {table}"))
        for table, words in _COUNTED.items()
        if table in there
    )
    return tuple(trn(one, many, n) for (one, many), n in counted if n)


def _newest_change(reader: Reader, backup: Path) -> dt.datetime:
    """The newest step of the history; without one, the time that the file carries."""
    logged = reader.value("SELECT max(changed_at) FROM undo_step")
    if logged:
        return dt.datetime.fromisoformat(logged)
    return dt.datetime.fromtimestamp(backup.stat().st_mtime, dt.UTC)
