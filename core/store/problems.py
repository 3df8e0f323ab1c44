"""The sentences for what can go wrong with a file: what it is, and what to do."""

from __future__ import annotations

import errno
import shutil
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem
from core.text import tr

LITTLE_ROOM = 64 * 1024
"""With fewer free bytes than this an I/O error of SQLite's is a full disk."""


def problem(error: Exception, path: Path) -> FileProblem:
    """The sentence for an error that SQLite gave while working on `path`."""
    return disk_problem(error, path) or FileProblem(
        tr("{name} could not be used: {said}.", name=path.name, said=str(error))
    )


def disk_problem(error: Exception, path: Path) -> FileProblem | None:
    """The sentence for trouble with the disk or the file; None for anything else (a bug)."""
    said, name = str(error).lower(), path.name
    if "disk is full" in said or ("disk i/o error" in said and _no_room(path)):
        return FileProblem(full_disk(name))
    if "readonly database" in said:
        return FileProblem(read_only(name))
    if "unable to open database" in said:
        return FileProblem(
            tr(
                "{name} cannot be opened. Check that the folder exists and that you may write "
                "in it.",
                name=name,
            )
        )
    if "database is locked" in said or "table is locked" in said:
        return FileProblem(busy(name))
    if "malformed" in said or "not a database" in said:
        return FileProblem(damaged(name))
    if "disk i/o error" in said:
        return FileProblem(
            tr(
                "The disk reported an error while {name} was in use. "
                "Check the disk or stick, then open the file again.",
                name=name,
            )
        )
    return None


def tell_people(error: BaseException, path: Path) -> None:
    """Raises the sentence for trouble with the database or the disk; returns for anything else."""
    said = getattr(error, "orig", None) or error  # SQLAlchemy wraps what SQLite raised
    if isinstance(said, sqlite.Error):
        raise problem(said, path) from error
    if isinstance(error, OSError):
        raise file_problem(error, path) from error


def file_problem(error: OSError, path: Path) -> FileProblem:
    """The sentence for an error of the operating system while writing `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FileProblem(full_disk(path.name))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return FileProblem(read_only(path.name))
    if error.errno == errno.ENOENT:
        return FileProblem(
            tr("The folder {folder} is not there. Choose another.", folder=str(path.parent))
        )
    return FileProblem(
        tr("{name} could not be written: {said}.", name=path.name, said=error.strerror or "?")
    )


def full_disk(name: str) -> str:
    """The sentence for a disk without room."""
    return tr(
        "The disk is full, so {name} was not changed. Free some space and try again.", name=name
    )


def read_only(name: str) -> str:
    """The sentence for a file or folder that may only be read."""
    return tr(
        "{name} cannot be written: it, or its folder, is read-only. "
        "Copy it to a folder of your own and open the copy.",
        name=name,
    )


def busy(name: str) -> str:
    """The sentence for a file that another program works on."""
    return tr("{name} is busy in another program. Close that and try again.", name=name)


def exists_already(name: str) -> str:
    """The sentence for a name that is taken."""
    return tr("{name} exists already. Choose another name, or open it.", name=name)


def damaged(name: str) -> str:
    """The sentence for a file whose inside is broken."""
    return tr(
        "{name} is damaged or is not a Regulars file. If it is yours, restore its newest backup.",
        name=name,
    )


def _no_room(path: Path) -> bool:
    """SQLite calls it an I/O error when the shared memory beside the file finds no room."""
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < LITTLE_ROOM
    return False
