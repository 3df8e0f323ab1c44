"""What is done with a real keyring, run as a process of its own under a private D-Bus session."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from core.store import encryption, keys
from core.store.operation import Store
from tests.core.store.conftest import fill

FIRST, SECOND = "four words in a row", "five other words in row"


def main(folder: Path) -> None:
    path = folder / "juniper.regulars"
    assert keys.keyring_problem() is None, keys.keyring_problem()
    with fill(Store.create(path, key=FIRST)) as store:
        assert keys.find_passphrase(path) is None
        keys.remember_passphrase(path, FIRST)
        assert keys.find_passphrase(path) == FIRST
        copy = shutil.copy(path, folder / "copy.regulars")
        encryption.change_passphrase(store, FIRST, SECOND)
    assert keys.find_passphrase(path) == SECOND
    assert keys.find_passphrase(Path(copy)) == FIRST
    keys.forget_passphrase(path)
    keys.forget_passphrase(path)
    assert keys.find_passphrase(path) is None
    assert FIRST not in "".join(p.name for p in folder.rglob("*"))
    print("kept, found and forgotten")


main(Path(sys.argv[1]))
