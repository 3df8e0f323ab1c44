"""Whatever is wrong with a file or its disk: a sentence, and nothing of the owner's is lost."""

from __future__ import annotations

import os
import random
import sqlite3

import pytest

from core.errors import FileProblem, LockedProblem
from core.store.operation import Store
from tests.core.store.conftest import fill
from tests.core.store.mounted import run_mounted

SAY = """
import sys
from pathlib import Path
from core.errors import UserError
from core.store.operation import Store
from tests.core.store.conftest import fill, name_it, name_of
path = Path(sys.argv[1])
def said(job):
    try:
        job()
    except UserError as error:
        return error.sentence
    return "nothing"
"""


@pytest.fixture
def whole(path):
    fill(Store.create(path)).close()
    return path


def refused(path, words, key=None):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(FileProblem, match=words) as problem:
        Store.open(path, key=key)
    assert before is None or path.read_bytes() == before
    assert path.name in problem.value.sentence
    assert sorted(os.listdir(path.parent)) == ([path.name] if path.exists() else [])


def test_a_file_that_is_not_there_or_a_folder(tmp_path, path):
    refused(path, "is not there")
    path.mkdir()
    refused(path, "is a folder")


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"%PDF-1.7\n" + b"x" * 100_001, b"PK\x03\x04" + bytes(60_000), b"\xff" * 4097],
    ids=["empty", "text", "pdf", "zip", "rubbish"],
)
def test_a_file_that_is_not_ours(path, content):
    path.write_bytes(content)
    refused(path, "damaged or is not a Regulars file")


def test_a_database_of_another_program_is_left_alone(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photo (id INTEGER, picture BLOB)")
        other.executemany("INSERT INTO photo VALUES (?, zeroblob(3000))", [(n,) for n in range(9)])
    other.close()
    refused(path, "made by another program")


@pytest.mark.parametrize("size", [1, 100, 4095, 4096, 8192, 40_000, 65_536, -4096, -1])
def test_a_truncated_file_is_called_damaged(whole, size):
    content = whole.read_bytes()
    whole.write_bytes(content[:size])
    refused(whole, "damaged")


@pytest.mark.parametrize("size", [1, 4095, 4096, 40_000, -4096, -1])
def test_a_truncated_encrypted_file_is_called_damaged(path, size):
    fill(Store.create(path, key="four words")).close()
    path.write_bytes(path.read_bytes()[:size])
    refused(path, "damaged", key="four words")


@pytest.mark.parametrize("seed", range(5))
def test_an_encrypted_file_with_a_broken_head_reads_like_a_wrong_passphrase(path, seed):
    fill(Store.create(path, key="four words")).close()
    with path.open("r+b") as file:
        file.seek(random.Random(seed).randrange(4000))
        file.write(b"\x00\xff\x00\xff")
    with pytest.raises(LockedProblem, match="the passphrase is wrong, or the file is damaged"):
        Store.open(path, key="four words")


def test_a_new_file_never_takes_the_place_of_another(whole):
    before = whole.read_bytes()
    with pytest.raises(FileProblem, match="exists already"):
        Store.create(whole)
    assert whole.read_bytes() == before
    assert os.listdir(whole.parent) == [whole.name]


def test_a_new_file_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileProblem, match="folder"):
        Store.create(tmp_path / "nowhere" / "shop.regulars")


def test_a_read_only_folder_is_a_sentence_and_the_file_can_still_be_read(whole):
    folder = whole.parent
    code = SAY + (
        "from core.store.check import check_file\n"
        "print(said(lambda: Store.open(path)))\n"
        "print(check_file(path))\n"
        "print(said(lambda: Store.create(path.with_name('new.regulars'))))\n"
    )
    out = run_mounted(
        [f"mount --bind '{folder}' '{folder}'", f"mount -o remount,ro,bind '{folder}'"], code, whole
    ).splitlines()
    assert out[0].startswith("juniper.regulars cannot be written: it, or its folder, is read-only.")
    assert out[1] == "[]"
    assert out[2].startswith("new.regulars cannot be written")


def test_a_read_only_file_is_a_sentence_and_is_left_as_it_was(whole):
    before = whole.read_bytes()
    code = SAY + "print(said(lambda: Store.open(path)))\n"
    out = run_mounted(
        [f"mount --bind '{whole}' '{whole}'", f"mount -o remount,ro,bind '{whole}'"], code, whole
    )
    assert "is read-only. Copy it to a folder of your own" in out
    assert whole.read_bytes() == before
    assert os.listdir(whole.parent) == [whole.name]


FULL = (
    SAY
    + """
import os
from core.store.check import check_store
from core.store import backups, encryption
from core.importing.operations import Incoming, Record, store_import
os.environ["REGULARS_HOME"] = str(path.parent / "home")
store = fill(Store.create(path))
store.fold_log()
filler = path.parent / "filler"
left = os.statvfs(path.parent)
filler.write_bytes(bytes(left.f_bavail * left.f_bsize - 40_000))
rows = [[Record("shopify", f"{c}-{n}", "x" * 200) for n in range(500)] for c in range(9)]
before, steps = name_of(store), store.steps()
print(said(lambda: store_import(store, Incoming("orders", "a.csv", "0" * 64), rows)))
print(said(lambda: backups.back_up(store)))
print(said(lambda: encryption.encrypt(store, "four words in a row")))
print(said(lambda: Store.create(path.with_name("new.regulars"))))
print(name_of(store) == before, store.steps() == steps, check_store(store), store.encrypted)
filler.unlink()
name_it(store, "Room again")
backups.back_up(store)
print(store.undo().verb, name_of(store) == before, check_store(store))
store.close()
print(sorted(os.listdir(path.parent)))
with Store.open(path) as store:
    print(name_of(store) == before, check_store(store))
"""
)


def test_a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    out = run_mounted(
        [f"mount -t tmpfs -o size=4800k none '{disk}'"], FULL, disk / "juniper.regulars"
    ).splitlines()
    assert all("The disk is full" in line for line in out[:4]), out
    assert out[4:] == [
        "True True [] False",
        "undo True []",
        "['home', 'juniper.regulars']",
        "True []",
    ]


def test_a_full_disk_while_folding_is_tried_again_and_the_worker_lives(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    code = (
        SAY
        + """
import os, time
from core.store.worker import Worker
store = fill(Store.create(path))
store.fold_log()
worker = Worker(store)
left = os.statvfs(path.parent)
filler = path.parent / "filler"
filler.write_bytes(bytes(left.f_bavail * left.f_bsize - 60_000))
def much(store):
    for n in range(200):
        name_it(store, "n" * 100 + str(n))
print(said(lambda: worker.submit(much).result()))
filler.unlink()
worker.submit(lambda s: name_it(s, "Goes on")).result()
wal = path.with_name(path.name + "-wal")
end = time.monotonic() + 10
while wal.stat().st_size and time.monotonic() < end:
    time.sleep(0.05)
print(wal.stat().st_size)
worker.close()
with Store.open(path) as store:
    print(name_of(store))
"""
    )
    out = run_mounted(
        [f"mount -t tmpfs -o size=4800k none '{disk}'"], code, disk / "juniper.regulars"
    ).splitlines()
    assert out == [out[0], "0", "Goes on"]
    assert "The disk is full" in out[0]
