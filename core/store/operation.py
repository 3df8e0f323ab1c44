"""The one door for change.

`Store.operation(label)` opens a transaction, records what changes, commits, and tells the
listeners. Nothing else commits. SQLAlchemy is loaded by the first operation (or `warm_up`), so
that opening and reading stay quick.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem
from core.private import plain
from core.store import database, versions
from core.store.changes import Changes, Kind, Place, Step, read_steps
from core.store.database import Reader
from core.store.lock import Lock
from core.store.problems import disk_problem, problem, read_only, tell_people
from core.store.succession import leave_wal, successor, take_place

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from core.store.history import History

Listener = Callable[[Changes], None]
MergeKey = tuple[str, int, str]
"""Table, row and field of an edit whose quick repetitions are one step."""


FOLD_PATIENCE = 100
"""Milliseconds to wait for readers when the log is folded in."""


def utc_now() -> dt.datetime:
    """The clock that stores use unless they are given another."""
    return dt.datetime.now(dt.UTC)


class Store:
    """One open .regulars file, written by this object alone.

    Used from one thread at a time. `listeners` are called after every commit, in that thread.
    """

    def __init__(
        self,
        path: Path,
        connection: database.Connection,
        lock: Lock,
        clock: Callable[[], dt.datetime],
        key: str | None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.reader = Reader(connection)
        self.listeners: list[Listener] = []
        self.clock = clock
        self.key = key
        self._lock = lock
        self._engine: Engine | None = None
        self._history: History | None = None
        self._open_label: str | None = None
        self._group: str | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        key: str | None = None,
        clock: Callable[[], dt.datetime] = utc_now,
    ) -> Self:
        """Make a new, empty file at `path` and open it; `core.business` fills in the business.

        Raises FileProblem when something is there already or the place cannot be written.
        """
        lock = Lock.take(path, clock())
        made = False
        try:
            connection = database.create(path, key=key)
            made = True
            store = cls(path, connection, lock, clock, key)
            store._make_tables()
        except BaseException as error:
            if made:
                connection.close()
                database.remove_database(path)
            lock.release()
            tell_people(error, path)
            raise
        return store

    @classmethod
    @contextmanager
    def making(
        cls,
        path: Path,
        *,
        key: str | None = None,
        clock: Callable[[], dt.datetime] = utc_now,
    ) -> Iterator[Self]:
        """Like `create`, for filling a new file in one go: what fails leaves no file behind."""
        store = cls.create(path, key=key, clock=clock)
        try:
            yield store
        except BaseException:
            store.close()
            database.remove_database(path)
            raise
        store.close()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        key: str | None = None,
        clock: Callable[[], dt.datetime] = utc_now,
        take_over: bool = False,
    ) -> Self:
        """Open an existing file for reading and writing, migrating an older one (copied first).

        `take_over` opens it although another machine seems to hold it. Raises LockedProblem,
        HeldProblem or FileProblem, each with a sentence.
        """
        if not path.is_file():
            database.connect(path, key=key).close()
        if not os.access(path, os.W_OK):
            raise FileProblem(read_only(path.name))
        lock = Lock.take(path, clock(), take_over=take_over)
        try:
            if not database.is_encrypted(path):
                key = None
            database.remove_database(successor(path))
            connection = database.connect(path, key=key)
            try:
                database.check_writable(connection)
                connection = versions.bring_up_to_date(connection, path, key=key, now=clock())
            except BaseException:
                connection.close()
                raise
        except BaseException as error:
            lock.release()
            tell_people(error, path)
            raise
        return cls(path, connection, lock, clock, key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def encrypted(self) -> bool:
        """Whether the file is kept under a passphrase."""
        return self.key is not None

    def close(self) -> None:
        """Fold the write-ahead log in, close the file and let go of the lock."""
        with suppress(FileProblem):
            self.fold_log()
        self._close_connection()
        self._lock.release()

    def fold_log(self) -> bool:
        """Write the write-ahead log into the file, so that a plain copy of it is whole.

        False when somebody reads the file just now, so that the end of the log had to stay; try
        again later. Raises FileProblem when the disk refuses.
        """
        try:
            # Not the patience of writing: a long reader would hold up everything else.
            self.connection.execute(f"PRAGMA busy_timeout = {FOLD_PATIENCE}").close()
            try:
                blocked = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {database.PATIENCE}").close()
        except sqlite.Error as error:
            raise problem(error, self.path) from error
        return not blocked

    def replace_file(self, made: Path, key: str | None, label: str) -> None:
        """Put the finished database `made`, under passphrase `key`, in the place of this file.

        Final: the one rename is what a crash can only be before or after. This object, its
        reader and its listeners go on with the new file. Raises FileProblem, the old file being
        as it was, when another program has it open or the folder cannot be written.
        """
        if self._open_label is not None:
            raise RuntimeError(f"“{label}” was started inside “{self._open_label}”")
        try:
            self.fold_log()
            leave_wal(self.connection, self.path)
            self._close_connection()
            try:
                take_place(made, self.path)
                self.key = key
            finally:
                self.connection = database.connect(self.path, key=self.key)
                self.reader.go_on_with(self.connection)
        finally:
            database.remove_database(made)
        self._tell(Changes(plain(label), self._all_tables(), marked=label))

    def warm_up(self) -> None:
        """Load SQLAlchemy and arm the undo log, so that the first change need not wait for it."""
        if self._history is None:
            from core.store.engine import engine_over
            from core.store.history import History, arm
            from core.store.schema import load_all_tables

            metadata = load_all_tables()
            self._engine = self._engine or engine_over(self.connection)
            arm(self.connection, metadata)
            self._history = History(self.connection, metadata)

    @contextmanager
    def operation(
        self,
        label: str,
        *,
        merge: MergeKey | None = None,
        place: Place | None = None,
        kind: Kind = Kind.STEP,
        touches: Iterable[str] = (),
    ) -> Iterator[Session]:
        """A change that is made whole or not at all.

        `label` is what the Undo menu says; `merge` folds quick repetitions of the same edit into
        one step; `place` is where the change shows; `touches` names tables without an undo log that
        are changed too. Whatever is raised inside rolls everything
        back. Operations do not nest: RuntimeError.
        """
        if self._open_label is not None:
            raise RuntimeError(f"“{label}” was started inside “{self._open_label}”")
        history = self._armed()
        self._open_label = label
        try:
            with self._session() as session:
                now = self.clock()
                step = history.begin(label, place, self._group, now)
                yield session
                session.flush()
                touched = history.finish(step, merge and "/".join(map(str, merge)), now)
                if kind is not Kind.STEP:
                    self._leave_no_step(kind, label, touched)
                session.commit()
        finally:
            self._open_label = None
        tables = touched | frozenset(touches)
        if tables:
            kept = step if kind is Kind.STEP else None
            self._tell(Changes(plain(label), tables, place, step=kept, marked=label))

    def undo(self) -> Changes | None:
        """Take back the newest standing step; None when there is nothing to undo."""
        return self._flip(self._next_undo(), "undo")

    def redo(self) -> Changes | None:
        """Make the step undone last again; None when there is nothing to redo."""
        return self._flip(self._next_redo(), "redo")

    @property
    def undo_label(self) -> str | None:
        """What Undo would take back, None for nothing."""
        step = self._next_undo()
        return plain(step.label) if step else None

    @property
    def redo_label(self) -> str | None:
        """What Redo would make again, None for nothing."""
        step = self._next_redo()
        return plain(step.label) if step else None

    def steps(self) -> list[Step]:
        """The history, newest first."""
        return read_steps(self.connection)

    def forget_history(self) -> None:
        """Empty the undo history: what was done so far cannot be taken back any more."""
        history = self._armed()
        with self._session() as session:
            history.clear()
            session.commit()

    @contextmanager
    def upkeep(self) -> Iterator[database.Connection]:
        """Upkeep of what follows from the tables (indexes, logs), whole or not at all.

        No step, and nobody is told. Raises FileProblem for trouble with the disk.
        """
        self._armed()
        with self._session() as session:
            yield self.connection
            session.commit()

    @contextmanager
    def grouped(self, group: str, label: str) -> Iterator[None]:
        """Single steps while open, folded into one step called `label` on leaving."""
        self.start_group(group)
        try:
            yield
        finally:
            self.end_group(label)

    def start_group(self, group: str) -> None:
        """From now on steps belong to `group`, until `end_group` folds them."""
        self._group = group

    def end_group(self, label: str) -> None:
        """Fold the steps of the open group into one called `label`; listeners hear of no table."""
        group, self._group = self._group, None
        if group is None:
            return
        history = self._armed()
        with self._session() as session:
            step = history.fold(group, label)
            session.commit()
        if step is not None:
            self._tell(Changes(plain(label), frozenset(), step=step, marked=label))

    def _flip(self, step: Step | None, verb: str) -> Changes | None:
        if step is None:
            return None
        if self._open_label is not None:
            raise RuntimeError(f"{verb} was started inside “{self._open_label}”")
        history = self._armed()
        with self._session() as session:
            touched = history.flip(step.id)
            session.commit()
        changes = Changes(plain(step.label), touched, step.place, verb, step.id, marked=step.label)
        self._tell(changes)
        return changes

    def _next_undo(self) -> Step | None:
        return next((step for step in self.steps() if not step.undone), None)

    def _next_redo(self) -> Step | None:
        return next((step for step in reversed(self.steps()) if step.undone), None)

    def _leave_no_step(self, kind: Kind, label: str, touched: frozenset[str]) -> None:
        if kind is Kind.FINAL:
            self._armed().clear()
        elif touched:
            raise RuntimeError(f"“{label}” is quiet but changed {', '.join(sorted(touched))}")

    def _armed(self) -> History:
        self.warm_up()
        assert self._history is not None
        return self._history

    @contextmanager
    def _session(self) -> Iterator[Session]:
        from sqlalchemy.exc import DBAPIError
        from sqlalchemy.orm import Session

        assert self._engine is not None
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                session.connection()
                yield session
        except (DBAPIError, sqlite.Error) as error:
            trouble = disk_problem(getattr(error, "orig", None) or error, self.path)
            if trouble is None:
                raise
            raise trouble from error
        finally:
            # A commit that is refused leaves SQLite inside the transaction.
            if self.connection.in_transaction:
                self.connection.rollback()

    def _make_tables(self) -> None:
        from core.store.engine import create_tables, engine_over

        self._engine = engine_over(self.connection)
        create_tables(self._engine)

    def _tell(self, changes: Changes) -> None:
        for listener in list(self.listeners):
            try:
                listener(changes)
            except Exception:
                import logging

                logging.getLogger(__name__).exception("A listener failed on “%s”", changes.label)

    def _all_tables(self) -> frozenset[str]:
        rows = self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return frozenset(row[0] for row in rows)

    def _close_connection(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._history = None
        self.connection.close()
