"""Putting a file under a passphrase, changing it, taking it off: final, and safe at any moment.

The file is written anew beside itself and takes the old one's place in one rename, so that a
crash leaves the one or the other whole.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress

from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem, KeyringProblem, UserError
from core.store import backups, database, keys, versions
from core.store.backups import Backup, Reason
from core.store.copying import copy_under_key
from core.store.operation import Store
from core.store.problems import problem
from core.store.succession import successor
from core.text import tr

LONG_ENOUGH = 12
"""Characters from which on no advice is given: about what four short words make."""


def check_passphrase(passphrase: str) -> None:
    """Raises UserError for "passphrase" when it is blank or holds what no keyboard types."""
    if not passphrase.strip():
        raise UserError(tr("Type a passphrase."), field="passphrase")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in passphrase):
        raise UserError(
            tr("A passphrase is one line of letters, digits and signs."), field="passphrase"
        )


def passphrase_advice(passphrase: str) -> str | None:
    """A word of advice on a short passphrase, which is never refused; None for a long one."""
    if len(passphrase) >= LONG_ENOUGH:
        return None
    return tr("Short passphrases are guessed quickly. Four words in a row are easier to keep.")


def encrypt(store: Store, passphrase: str) -> None:
    """Put a plain file under `passphrase`. Raises UserError and FileProblem, nothing being changed.

    Older backups stay plain: offer `plain_backups` for deletion.
    """
    check_passphrase(passphrase)
    if store.encrypted:
        raise UserError(tr("{name} is encrypted already.", name=store.path.name))
    _write_anew(store, passphrase, tr("Encrypt the file"))


def decrypt(store: Store) -> None:
    """Take the passphrase off. Raises UserError, FileProblem; the file is then as it was."""
    if not store.encrypted:
        raise UserError(tr("{name} is not encrypted.", name=store.path.name))
    _write_anew(store, None, tr("Take the passphrase off"))


def change_passphrase(store: Store, old: str, new: str) -> None:
    """Put the file under `new`; a passphrase kept in the keyring is kept there again.

    Backups made before still need the old one. Raises UserError for "old" when that is not the
    file's, for "passphrase" when the new one is none; FileProblem, the file being as it was.
    """
    if store.key is None or database.composed(old) != database.composed(store.key):
        raise UserError(tr("That is not the passphrase of this file."), field="old")
    check_passphrase(new)
    kept = keys.find_passphrase(store.path) is not None
    _write_anew(store, new, tr("Change the passphrase"))
    if kept:
        with suppress(KeyringProblem):
            keys.remember_passphrase(store.path, new)


def plain_backups(store: Store) -> list[Backup]:
    """The backups of this file that anybody can read, newest first."""
    return [backup for backup in backups.backups_of(store) if not backup.encrypted]


def delete_plain_backups(store: Store) -> int:
    """Remove the backups that anybody can read; returns how many. Raises FileProblem."""
    plain = plain_backups(store)
    for backup in plain:
        backups.delete(backup)
    return len(plain)


def _write_anew(store: Store, key: str | None, label: str) -> None:
    made = successor(store.path)
    database.remove_database(made)
    try:
        copy_under_key(store.connection, made, key)
        versions.finish_copy(made, key=key)
    except sqlite.Error as error:
        database.remove_database(made)
        raise problem(error, store.path) from error
    store.replace_file(made, key, label)
    with suppress(FileProblem):
        # Older ones may go now. Without room for it the passphrase has changed all the same.
        backups.back_up(store, Reason.ENCRYPTION)
