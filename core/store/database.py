"""Opening the file: pragmas, the key, and reading without the ORM.

Nothing here imports SQLAlchemy: the first page is read through `Reader` while the ORM is
still loading elsewhere.
"""

from __future__ import annotations

import os
import unicodedata
from collections import namedtuple
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem, LockedProblem
from core.store.problems import damaged, exists_already, problem
from core.text import tr

APPLICATION_ID = 0x5247_4C52
"""Marks a file as ours in the SQLite header ("RGLR")."""
PLAIN_HEADER = b"SQLite format 3\x00"
PAGE = 4096
PATIENCE = 5000
"""Milliseconds to wait for another program's lock."""
SUFFIX = ".regulars"

Connection = sqlite.Connection
T = TypeVar("T")


class Reader:
    """Reads rows of one connection as named tuples; used by every `queries.py`.

    Parameters are named in the SQL (`:plan`). Days and moments come back as the text that the
    file keeps; a query turns them into dates where its dataclass says so.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.memory: dict[str, Any] = {}
        """What is kept of this file by `core.store.memory`."""
        self.others_first: Callable[[], object] | None = None
        """Does the work that waits for the file; the worker sets it."""

    def go_on_with(self, connection: Connection) -> None:
        """Read from `connection` from now on: the file was replaced under the store."""
        self._connection = connection
        self.memory.clear()

    def pause(self) -> None:
        """Let edits that wait come first, between two parts of long reading.

        Nothing happens inside an open operation. What is read afterwards may be of other rows
        than what was read before.
        """
        if self.others_first is not None and not self.in_operation:
            self.others_first()

    @property
    def in_operation(self) -> bool:
        """Whether what is read may still be taken back."""
        return bool(self._connection.in_transaction)

    def rows(self, sql: str, /, **values: Any) -> list[Any]:
        """All rows as named tuples."""
        cursor = self._connection.execute(sql, values)
        make = _row_type(tuple(column[0] for column in cursor.description))
        return [make(row) for row in cursor]

    def row(self, sql: str, /, **values: Any) -> Any | None:
        """The first row, or None."""
        cursor = self._connection.execute(sql, values)
        found = cursor.fetchone()
        if found is None:
            return None
        return _row_type(tuple(column[0] for column in cursor.description))(found)

    def value(self, sql: str, /, **values: Any) -> Any:
        """The first column of the first row, or None."""
        found = self._connection.execute(sql, values).fetchone()
        return None if found is None else found[0]

    def each(self, make: Callable[..., T], sql: str, /, **values: Any) -> list[T]:
        """`make(*row)` for every row: a dataclass whose fields stand in the SELECT's order."""
        return [make(*row) for row in self._connection.execute(sql, values)]

    def tuples(self, sql: str, /, **values: Any) -> list[tuple[Any, ...]]:
        """All rows as they come: for those by the hundred thousand."""
        found: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        return found


@lru_cache(maxsize=512)
def _row_type(columns: tuple[str, ...]) -> Callable[[Any], Any]:
    make: Callable[[Any], Any] = namedtuple("Row", columns)._make  # type: ignore[attr-defined]
    return make


def is_encrypted(path: Path) -> bool:
    """Whether the file lacks SQLite's plain header (encrypted, foreign or damaged)."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) != PLAIN_HEADER


def connect(
    path: Path, *, key: str | None = None, read_only: bool = False, alone: bool = False
) -> Connection:
    """Open an existing .regulars file. `key` is the passphrase of an encrypted one.

    `read_only` takes part in the locks and changes nothing; `alone` promises that nobody writes
    meanwhile (a backup, a read-only disk) and leaves no trace beside the file. Raises
    LockedProblem for a wrong or missing passphrase, FileProblem for a file that is not there,
    not ours, damaged or not readable.
    """
    encrypted = _look_at(path)
    if encrypted and key is None:
        raise LockedProblem(
            tr("{name} needs its passphrase. Type it to open the file.", name=path.name)
        )
    connection = _raw(path, "ro&immutable=1" if alone else "rw")
    try:
        if encrypted:
            give_key(connection, key or "")
        _check_ours(connection, path, encrypted)
        tune(connection, read_only=read_only or alone)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite.Error):
            raise problem(error, path) from error
        raise
    return connection


def connect_to_read(path: Path, *, key: str | None = None) -> Connection:
    """Open a file for reading alone, beside a window that has it open or on a read-only disk.

    Raises like `connect`.
    """
    alone = not os.access(path.parent, os.W_OK) and not _has_wal(path)
    return connect(path, key=key, read_only=True, alone=alone)


def create(path: Path, *, key: str | None = None) -> Connection:
    """Make an empty database at `path`, marked as ours. Raises FileProblem if one is there."""
    if path.exists():
        raise FileProblem(exists_already(path.name))
    connection = _raw(path, "rwc")
    try:
        if key is not None:
            give_key(connection, key)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        tune(connection)
    except sqlite.Error as error:
        connection.close()
        remove_database(path)
        raise problem(error, path) from error
    return connection


def tune(connection: Connection, *, read_only: bool = False) -> None:
    """The settings of every connection: durable, strict about links, patient with readers."""
    connection.execute(
        "PRAGMA " + ("query_only = ON" if read_only else "journal_mode = WAL")
    ).close()
    for pragma in (
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        f"busy_timeout = {PATIENCE}",
        "temp_store = MEMORY",
        "cache_size = -16000",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def check_writable(connection: Connection) -> None:
    """Raises SQLite's error for a read-only file; merely beginning to write tells nothing there."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {int(version)}")
    finally:
        connection.execute("ROLLBACK")


def quote(text: str) -> str:
    """`text` as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def composed(passphrase: str) -> str:
    """The passphrase in one spelling: keyboards differ in how they compose accents."""
    return unicodedata.normalize("NFC", passphrase)


def give_key(connection: Connection, key: str) -> None:
    """Tell a fresh connection the passphrase of its encrypted file."""
    connection.execute(f"PRAGMA key = {quote(composed(key))}").close()


def remove_database(path: Path) -> None:
    """Remove a database and what SQLite keeps beside it, as far as it is there."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _look_at(path: Path) -> bool:
    """Whether the file is encrypted, after the checks that need no database."""
    if path.is_dir():
        raise FileProblem(tr("{name} is a folder. Choose a .regulars file.", name=path.name))
    try:
        size, encrypted, page = path.stat().st_size, is_encrypted(path), _page_size(path)
    except FileNotFoundError as error:
        raise FileProblem(
            tr("{name} is not there. It may have been moved or renamed.", name=path.name)
        ) from error
    except OSError as error:
        raise FileProblem(
            tr("{name} cannot be read. Check that you may open it.", name=path.name)
        ) from error
    # A crash may leave a part of a page while the log still has the whole.
    if size < PAGE or (size % page and not _has_wal(path)):
        raise FileProblem(damaged(path.name))
    return encrypted


def _page_size(path: Path) -> int:
    """The size of the file's pages: 4096 in our own; a plain foreign one says it in its head."""
    with path.open("rb") as file:
        head = file.read(18)
    if not head.startswith(PLAIN_HEADER):
        return PAGE
    said = int.from_bytes(head[16:18], "big")
    return 65_536 if said <= 1 else said


def _has_wal(path: Path) -> bool:
    wal = path.with_name(f"{path.name}-wal")
    return wal.exists() and wal.stat().st_size > 0


def _raw(path: Path, mode: str) -> Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    try:
        connection = sqlite.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level = NONE").close()
    except sqlite.Error as error:
        raise problem(error, path) from error
    return connection


def _check_ours(connection: Connection, path: Path, encrypted: bool) -> None:
    try:
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.DatabaseError as error:
        if encrypted and "not a database" in str(error):
            raise LockedProblem(
                tr(
                    "{name} did not open: the passphrase is wrong, or the file is damaged or "
                    "is not a Regulars file. Try the passphrase again, or restore a backup.",
                    name=path.name,
                )
            ) from error
        raise problem(error, path) from error
    if found != APPLICATION_ID:
        raise FileProblem(
            tr(
                "{name} was made by another program, so it was left alone. "
                "Choose a .regulars file.",
                name=path.name,
            )
        )
