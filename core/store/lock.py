"""One writer at a time, and a name for whoever it is.

Beside the file lies `NAME.lock` while it is open. The operating system's own lock on it tells a
live holder on this machine from a dead one (it lets go when a process ends, however it ends);
the words inside say which machine holds it and since when, for a file on a stick or in a synced
folder, where no system lock reaches.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path
from typing import Self

from core.errors import FileProblem, HeldProblem
from core.store.moments import moment_text
from core.text import moment, tr

if os.name == "nt":
    import msvcrt
else:
    import fcntl

FAR_BYTE = 1 << 30
"""Windows locks byte ranges and hides them from readers, so a byte beyond the words is locked."""


@dataclass(frozen=True)
class Holder:
    """Who has the file open."""

    machine: str
    person: str
    process: int
    since: str

    @classmethod
    def here(cls, now: dt.datetime) -> Self:
        """This process."""
        return cls(platform.node(), _person(), os.getpid(), moment_text(now))


class Lock:
    """The lock of one open file."""

    def __init__(self, path: Path, file: FileIO) -> None:
        self._path = path
        self._file = file

    @classmethod
    def take(cls, file: Path, now: dt.datetime, *, take_over: bool = False) -> Self:
        """Take the lock of `file`. Raises HeldProblem, which names the holder, if it is taken.

        A holder that died on this machine is forgotten; one on another machine only with
        `take_over`, because from here nobody can tell whether it lives.
        """
        path = lock_path(file)
        handle = _open(path, file)
        if not _try_system_lock(handle):
            holder = _read(handle)
            handle.close()
            raise HeldProblem(_held_here(file.name, holder))
        holder = _read(handle)
        if holder and holder.machine != platform.node() and not take_over:
            handle.close()
            raise HeldProblem(_held_elsewhere(file.name, holder))
        _write(handle, Holder.here(now))
        return cls(path, handle)

    def release(self) -> None:
        """Let go and remove the lock file."""
        with suppress(OSError):
            if os.name == "nt":
                self._file.truncate(0)
                self._file.close()
                self._path.unlink()
            else:
                self._path.unlink()
                self._file.close()


def lock_path(file: Path) -> Path:
    """Where the lock of `file` lies."""
    return file.with_name(file.name + ".lock")


def _open(path: Path, file: Path) -> FileIO:
    try:
        return FileIO(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+")
    except FileNotFoundError as error:
        raise FileProblem(
            tr("The folder {folder} is not there. Choose another.", folder=str(path.parent))
        ) from error
    except OSError as error:
        raise FileProblem(_unwritable(file.name, error)) from error


def _unwritable(name: str, error: OSError) -> str:
    if error.errno == 28:
        return tr(
            "The disk is full, so {name} was not opened. Free some space and try again.", name=name
        )
    return tr(
        "{name} cannot be written: it, or its folder, is read-only. "
        "Copy it to a folder of your own and open the copy.",
        name=name,
    )


def _try_system_lock(handle: FileIO) -> bool:
    try:
        if os.name == "nt":
            handle.seek(FAR_BYTE)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(handle: FileIO) -> Holder | None:
    handle.seek(0)
    try:
        return Holder(**json.loads(handle.read().decode()))
    except (ValueError, TypeError):
        return None


def _write(handle: FileIO, holder: Holder) -> None:
    handle.seek(0)
    handle.truncate(0)
    handle.write(json.dumps(asdict(holder)).encode())


def _held_here(name: str, holder: Holder | None) -> str:
    if holder is None:
        return tr("{name} is open in another window. Close it there first.", name=name)
    return tr(
        "{name} is open in another window on this computer since {since}. Close it there first.",
        name=name,
        since=moment(dt.datetime.fromisoformat(holder.since)),
    )


def _held_elsewhere(name: str, holder: Holder) -> str:
    return tr(
        "{name} is open on {machine} ({person}) since {since}. Close it there first; "
        "if that computer is off, open the file anyway.",
        name=name,
        machine=holder.machine,
        person=holder.person,
        since=moment(dt.datetime.fromisoformat(holder.since)),
    )


def _person() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
