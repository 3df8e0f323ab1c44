"""Passphrases in the operating system's keyring, if the owner wants that; never in a file of ours.

An entry is named by the file's salt (its first 16 bytes), so a copy or a backup of the file finds
it too. `keyring` is imported on the first use: it costs more than opening a file.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import KeyringProblem
from core.text import tr

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Regulars"
SALT_BYTES = 16
_TRUSTED = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
"""The modules of `keyring.backends` that hand the passphrase to the operating system; others
keep it in a file or nowhere."""


def salt_of(path: Path) -> str:
    """The salt of an encrypted file, in hex; its entry's name."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES).hex()


def keyring_problem() -> str | None:
    """Why no passphrase can be kept on this computer, in a sentence; None when it can."""
    return None if _backend() else _nowhere()


def find_passphrase(path: Path) -> str | None:
    """The passphrase kept for the file; None when there is none, or no keyring to ask."""
    with suppress(Exception):
        backend = _backend()
        return backend.get_password(SERVICE, salt_of(path)) if backend else None
    return None


def remember_passphrase(path: Path, passphrase: str) -> None:
    """Keep the passphrase of the encrypted file. Raises KeyringProblem when that is refused."""
    backend = _backend()
    if backend is None:
        raise KeyringProblem(_nowhere())
    try:
        backend.set_password(SERVICE, salt_of(path), passphrase)
    except Exception as error:
        raise KeyringProblem(_refused()) from error


def forget_passphrase(path: Path) -> None:
    """Take the file's passphrase out of the keyring, if it is there.

    Raises KeyringProblem when the keyring refuses; without any keyring there is nothing to forget.
    """
    backend = _backend()
    if backend is None:
        return
    try:
        if backend.get_password(SERVICE, salt_of(path)) is not None:
            backend.delete_password(SERVICE, salt_of(path))
    except Exception as error:
        raise KeyringProblem(_refused()) from error


def _backend() -> KeyringBackend | None:
    """The best keyring of the operating system's own; None when none works or all are disabled."""
    with suppress(Exception):
        from keyring import get_keyring
        from keyring.backend import get_all_keyring

        if _module(get_keyring()) == "null":
            return None
        system = [b for b in get_all_keyring() if _module(b) in _TRUSTED and b.priority > 0]
        return max(system, key=lambda b: b.priority, default=None)
    return None


def _module(backend: KeyringBackend) -> str:
    package, _, name = type(backend).__module__.rpartition(".")
    return name if package == "keyring.backends" else ""


def _nowhere() -> str:
    return tr(
        "This computer has no keyring that Regulars can use, so the passphrase is not kept. "
        "Type it each time you open the file."
    )


def _refused() -> str:
    return tr(
        "The keyring of this computer is locked or refused, so nothing was changed in it. "
        "Unlock it and try again, or type the passphrase each time."
    )
