"""One writer at a time, and a name for whoever it is.

Beside the file lies `NAME.lock` while it is open. The operating system's own lock on it tells a
live holder on this machine from a dead one (it lets go when a process ends, however it ends);
the words inside say which machine holds it and since when, for a file on a stick or in a synced
folder, where no system lock reaches.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path
from typing import Self

from core.errors import HeldProblem
from core.store.moments import moment_text
from core.store.problems import file_problem
from core.text import moment, tr

if sys.platform == "win32":
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
        return cls(_machine(), _person(), os.getpid(), moment_text(now))


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
        handle = _locked(path, file)
        try:
            holder = _read(handle)
            if holder and holder.machine != _machine() and not take_over:
                raise HeldProblem(_held_elsewhere(file.name, holder), elsewhere=True)
            _write(handle, Holder.here(now))
        except OSError as error:
            cls(path, handle).release()
            raise file_problem(error, file) from error
        except HeldProblem:
            handle.close()
            raise
        return cls(path, handle)

    def release(self) -> None:
        """Let go and remove the lock file; once, since the next holder's has the same name."""
        if self._file.closed:
            return
        with suppress(OSError):
            if sys.platform == "win32":
                self._file.truncate(0)
                self._file.close()
                self._path.unlink()
            else:
                self._path.unlink()
                self._file.close()


def lock_path(file: Path) -> Path:
    """Where the lock of `file` lies."""
    real = file.resolve()
    return real.with_name(real.name + ".lock")


def _locked(path: Path, file: Path) -> FileIO:
    """The lock file, opened and held. One that was removed meanwhile by its holder is no lock."""
    while True:
        try:
            handle = FileIO(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+")
        except OSError as error:
            raise file_problem(error, file) from error
        if not _try_system_lock(handle):
            holder = _read(handle)
            handle.close()
            raise HeldProblem(_held_here(file.name, holder))
        if sys.platform == "win32" or _still_at(path, handle):
            return handle
        handle.close()


def _still_at(path: Path, handle: FileIO) -> bool:
    try:
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _try_system_lock(handle: FileIO) -> bool:
    try:
        if sys.platform == "win32":
            handle.seek(FAR_BYTE)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without locks leaves only the words inside.
        return error.errno in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
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


def _machine() -> str:
    """This computer's name; `platform.node` would cost the start more than reading the file."""
    return os.environ.get("COMPUTERNAME", "?") if sys.platform == "win32" else os.uname().nodename


def _person() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
