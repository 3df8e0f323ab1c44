"""Undo as a log of old rows, written by triggers while an operation is open.

For every table there is a log table with the same columns and no type, so that nothing is
converted. `undo_change` numbers the changes of all tables in one sequence; a step is undone by
putting its changes back in strict reverse. While that happens the triggers write the opposite
changes into the same step, so one function, `flip`, is both undo and redo, and the log also
says which tables changed. Rows are known by primary key. Texts, NULs, infinities and the last
last bits of floats survive because values are never quoted.

Kinds of change: "I" inserted (its key is logged), "D" deleted (the old row), "U" updated (the
old row), "K" updated with a new key (the old row, and right after it "N" with the new key).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from sqlalchemy import MetaData, Table

from core.store.changes import Place
from core.store.database import Connection
from core.store.moments import moment_text
from core.store.schema import BATCH_TABLE, following_batches, logged

STEPS_KEPT = 50
ROWS_KEPT = 500_000
"""Logged rows over all steps; the oldest steps go first, the newest always stays."""
TYPING_SECONDS = 5
"""Edits of the same field closer together than this are one step."""


def ddl(metadata: MetaData) -> Iterator[str]:
    """The log tables of a fresh file."""
    yield (
        "CREATE TABLE undo_step (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, "
        "page TEXT, row INTEGER, merge_key TEXT, grouped TEXT, changed_at TEXT NOT NULL, "
        "undone INTEGER NOT NULL DEFAULT 0) STRICT"
    )
    yield (
        "CREATE TABLE undo_change (seq INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, "
        "source TEXT NOT NULL, kind TEXT NOT NULL) STRICT"
    )
    yield "CREATE INDEX ix_undo_change_step ON undo_change (step)"
    for table in logged(metadata):
        columns = ", ".join(_columns(table))
        yield f'CREATE TABLE "{log_of(table)}" (undo_seq INTEGER PRIMARY KEY, {columns})'


def log_of(table: Table) -> str:
    """The name of a table's log."""
    return f"undo_{table.name}"


def arm(connection: Connection, metadata: MetaData) -> None:
    """Give this connection the triggers that write the log."""
    connection.execute("CREATE TEMP TABLE undo_open (step INTEGER)")
    for table in logged(metadata):
        for statement in _triggers(table):
            connection.execute(statement)


def _triggers(table: Table) -> Iterator[str]:
    keys, every = _keys(table), _columns(table)
    rekeyed = " OR ".join(f"OLD.{k} IS NOT NEW.{k} COLLATE BINARY" for k in keys)
    altered = " OR ".join(f"OLD.{c} IS NOT NEW.{c} COLLATE BINARY" for c in every)
    old, new = _log(table, "U", "OLD", every), _log(table, "I", "NEW", keys)
    yield _trigger(table, "update", "UPDATE", f"NOT ({rekeyed}) AND ({altered})", old)
    if table.info.get("undo") == "switch":
        return
    yield _trigger(table, "insert", "INSERT", "1", new)
    yield _trigger(table, "delete", "DELETE", "1", _log(table, "D", "OLD", every))
    moved = _log(table, "K", "OLD", every) + " " + _log(table, "N", "NEW", keys)
    yield _trigger(table, "rekey", "UPDATE", rekeyed, moved)


def _keys(table: Table) -> list[str]:
    return [f'"{c.name}"' for c in table.primary_key.columns]


def _columns(table: Table) -> list[str]:
    return [f'"{c.name}"' for c in table.columns if c.computed is None]


def log_tables(connection: Connection) -> list[str]:
    """The names of all log tables in the file, of whatever version."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'undo_*'"
    )
    return [row[0] for row in rows]


def empty(connection: Connection) -> None:
    """Forget every step, inside the caller's transaction."""
    for name in log_tables(connection):
        connection.execute(f'DELETE FROM "{name}"')


def drop(connection: Connection) -> None:
    """Take all log tables away, inside the caller's transaction."""
    for name in log_tables(connection):
        connection.execute(f'DROP TABLE "{name}"')


def inconsistencies(connection: Connection, metadata: MetaData) -> int:
    """How many changes lack their step or their row, and rows their change; 0 when it is whole."""
    counts = [
        "SELECT count(*) FROM undo_change WHERE step NOT IN (SELECT id FROM undo_step)",
        "SELECT count(*) FROM undo_step WHERE id NOT IN (SELECT step FROM undo_change)",
    ]
    for table in logged(metadata):
        rows, changes = f'SELECT undo_seq FROM "{log_of(table)}"', f"source = '{table.name}'"
        counts += [
            f"SELECT count(*) FROM undo_change WHERE {changes} AND seq NOT IN ({rows})",
            f'SELECT count(*) FROM "{log_of(table)}" WHERE undo_seq NOT IN '
            f"(SELECT seq FROM undo_change WHERE {changes})",
        ]
    return sum(int(connection.execute(sql).fetchone()[0]) for sql in counts)


def _trigger(table: Table, name: str, moment: str, when: str, log: str) -> str:
    return (
        f'CREATE TEMP TRIGGER "undo_{table.name}_{name}" AFTER {moment} ON main."{table.name}" '
        f"WHEN (SELECT step FROM undo_open) IS NOT NULL AND ({when}) BEGIN {log} END"
    )


def _log(table: Table, kind: str, row: str, columns: list[str]) -> str:
    return (
        "INSERT INTO undo_change (step, source, kind) "
        f"VALUES ((SELECT step FROM undo_open), '{table.name}', '{kind}'); "
        f'INSERT INTO "{log_of(table)}" (undo_seq, {", ".join(columns)}) '
        f"VALUES (last_insert_rowid(), {', '.join(f'{row}.{c}' for c in columns)});"
    )


class History:
    """The undo log of one armed connection. Every method runs inside the caller's transaction."""

    def __init__(self, connection: Connection, metadata: MetaData) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in logged(metadata)}
        self._batched = frozenset(table.name for table in following_batches(metadata))
        self._statements: dict[tuple[str, str], str] = {}

    def begin(self, label: str, place: Place | None, group: str | None, now: dt.datetime) -> int:
        """Open a new step and start to record."""
        row = self._connection.execute(
            "INSERT INTO undo_step (label, page, row, grouped, changed_at) VALUES (?, ?, ?, ?, ?)",
            (label, place and place.page, place and place.row, group, moment_text(now)),
        )
        step = int(row.lastrowid or 0)
        self._connection.execute("INSERT INTO undo_open (step) VALUES (?)", (step,))
        return step

    def finish(self, step: int, merge_key: str | None, now: dt.datetime) -> frozenset[str]:
        """Stop recording; returns the touched tables. A step without changes leaves no trace."""
        self._connection.execute("DELETE FROM undo_open")
        touched = self._touched(step)
        if not touched:
            self._connection.execute("DELETE FROM undo_step WHERE id = ?", (step,))
            return touched
        self._drop("undone = 1")
        if merge_key is not None:
            self._connection.execute(
                "UPDATE undo_step SET merge_key = ? WHERE id = ?", (merge_key, step)
            )
            self._merge_typing(step, merge_key, now)
        self._trim()
        return touched

    def flip(self, step: int) -> frozenset[str]:
        """Undo the step if it stands, redo it if it is undone; returns the touched tables."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        last = self._connection.execute(
            "SELECT max(seq) FROM undo_change WHERE step = ?", (step,)
        ).fetchone()[0]
        self._connection.execute("INSERT INTO undo_open (step) VALUES (?)", (step,))
        changes = self._connection.execute(
            "SELECT seq, source, kind FROM undo_change "
            "WHERE step = ? AND seq <= ? AND kind <> 'N' ORDER BY seq DESC",
            (step, last),
        ).fetchall()
        for (source, kind), run in groupby(changes, itemgetter(1, 2)):
            self._put_back(step, source, kind, [seq for seq, _, _ in run])
        self._connection.execute("DELETE FROM undo_open")
        touched = self._touched(step)
        self._forget_changes("step = ? AND seq <= ?", (step, last))
        self._connection.execute(
            "UPDATE undo_step SET undone = 1 - undone, merge_key = NULL WHERE id = ?", (step,)
        )
        return touched

    def fold(self, group: str, label: str) -> int | None:
        """Make one step of the standing steps of `group` at the top of the history; its id."""
        steps = [
            row[0]
            for row in self._connection.execute(
                "SELECT id FROM undo_step WHERE undone = 0 AND grouped = :group "
                "AND id > (SELECT coalesce(max(id), 0) FROM undo_step "
                "WHERE undone = 0 AND grouped IS NOT :group) ORDER BY id",
                {"group": group},
            )
        ]
        if not steps:
            return None
        self._drop("undone = 1")
        for step in steps[1:]:
            self._join(step, steps[0])
        self._connection.execute(
            "UPDATE undo_step SET label = ?, grouped = NULL, merge_key = NULL WHERE id = ?",
            (label, steps[0]),
        )
        return int(steps[0])

    def clear(self) -> None:
        """Forget every step."""
        empty(self._connection)

    def _put_back(self, step: int, source: str, kind: str, run: list[int]) -> None:
        """Take back changes of one kind in one table that followed each other, newest first."""
        if (source, kind) not in self._statements:
            self._statements[source, kind] = _statement(self._tables[source], kind)
        statement = self._statements[source, kind]
        if kind in ("I", "D"):
            # No row is inserted, or deleted, twice running: they are all different, and once
            # stood beside each other, so they may go or come back together.
            values = {"step": step, "low": run[-1], "high": run[0]}
            self._connection.execute(statement, values)
            return
        for seq in run:
            self._connection.execute(statement, {"seq": seq})

    def _touched(self, step: int) -> frozenset[str]:
        rows = self._connection.execute(
            "SELECT DISTINCT source FROM undo_change WHERE step = ?", (step,)
        )
        touched = frozenset(row[0] for row in rows)
        return touched | self._batched if BATCH_TABLE in touched else touched

    def _merge_typing(self, step: int, merge_key: str, now: dt.datetime) -> None:
        since = moment_text(now - dt.timedelta(seconds=TYPING_SECONDS))
        before = self._connection.execute(
            "SELECT id FROM undo_step WHERE id = (SELECT max(id) FROM undo_step WHERE id < :step) "
            "AND merge_key = :key AND changed_at >= :since "
            "AND grouped IS (SELECT grouped FROM undo_step WHERE id = :step)",
            {"step": step, "key": merge_key, "since": since},
        ).fetchone()
        if before:
            self._join(step, before[0])
            self._connection.execute(
                "UPDATE undo_step SET changed_at = ? WHERE id = ?", (moment_text(now), before[0])
            )

    def _join(self, step: int, into: int) -> None:
        self._connection.execute("UPDATE undo_change SET step = ? WHERE step = ?", (into, step))
        self._connection.execute("DELETE FROM undo_step WHERE id = ?", (step,))

    def _trim(self) -> None:
        self._drop(f"id NOT IN (SELECT id FROM undo_step ORDER BY id DESC LIMIT {STEPS_KEPT})")
        # Numbers are used once, so their span is at least the count; counting would cost more.
        span = self._connection.execute(
            "SELECT coalesce(max(seq) - min(seq) + 1, 0) FROM undo_change"
        ).fetchone()[0]
        if span <= ROWS_KEPT:
            return
        counts = self._connection.execute(
            "SELECT step, count(*) FROM undo_change GROUP BY step ORDER BY step"
        ).fetchall()
        total = sum(count for _, count in counts)
        for step, count in counts[:-1]:
            if total <= ROWS_KEPT:
                break
            self._drop(f"id = {int(step)}")
            total -= count

    def _drop(self, which: str) -> None:
        self._forget_changes(f"step IN (SELECT id FROM undo_step WHERE {which})", ())
        self._connection.execute(f"DELETE FROM undo_step WHERE {which}")

    def _forget_changes(self, which: str, values: tuple[object, ...]) -> None:
        sources = self._connection.execute(
            f"SELECT DISTINCT source FROM undo_change WHERE {which}", values
        ).fetchall()
        for (source,) in sources:
            self._connection.execute(
                f'DELETE FROM "undo_{source}" WHERE undo_seq IN '
                f"(SELECT seq FROM undo_change WHERE {which})",
                values,
            )
        self._connection.execute(f"DELETE FROM undo_change WHERE {which}", values)


_RUN = "undo_seq IN (SELECT seq FROM undo_change WHERE step = :step AND seq BETWEEN :low AND :high)"


def _statement(table: Table, kind: str) -> str:
    name, log = f'"{table.name}"', f'"{log_of(table)}"'
    keys, listed = _keys(table), ", ".join(_columns(table))
    if kind == "I":
        key = ", ".join(keys)
        return f"DELETE FROM {name} WHERE ({key}) IN (SELECT {key} FROM {log} WHERE {_RUN})"
    if kind == "D":
        # In the order of the keys: the search index is slow with ids that fall.
        old = f"SELECT {listed} FROM {log} WHERE {_RUN} ORDER BY {', '.join(keys)}"
        return f"INSERT INTO {name} ({listed}) {old}"
    now = ":seq + 1" if kind == "K" else ":seq"
    same = " AND ".join(
        f"{name}.{k} IS (SELECT {k} FROM {log} WHERE undo_seq = {now})" for k in keys
    )
    old = f"SELECT {listed} FROM {log} WHERE undo_seq = :seq"
    return f"UPDATE {name} SET ({listed}) = ({old}) WHERE {same}"
