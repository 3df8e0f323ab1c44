"""One database file that takes another's place, in one rename."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem
from core.store.database import Connection
from core.store.problems import busy, file_problem, problem


def successor(path: Path) -> Path:
    """Where a file that is to take the place of `path` is made: in the same folder."""
    real = path.resolve()
    return real.with_name(f"{real.name}.new")


def leave_wal(connection: Connection, path: Path) -> None:
    """Fold the log in and take the file out of WAL mode, so that it is one file and nothing more.

    Only possible while nobody else has it open, else FileProblem is raised: a reader that stayed
    behind could later remove the log of the file that follows.
    """
    try:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except sqlite.Error as error:
        raise problem(error, path) from error
    if mode != "delete":
        raise FileProblem(busy(path.name))


def take_place(made: Path, path: Path) -> None:
    """Let the finished, closed database `made` be the one at `path`. Raises FileProblem."""
    try:
        shutil.copymode(path, made)
        os.replace(made, path.resolve())
    except OSError as error:
        raise file_problem(error, path) from error
