"""Killed at any moment, a file is whole: what was reported done is there, and no half of more."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.store import check, encryption
from core.store.operation import Store
from tests.core.store.conftest import fill

ROOT = Path(__file__).resolve().parents[3]
SHOP = Path(__file__).with_name("crashing.py")
KILLS = 50
ROWS_OF_AN_IMPORT = 200
WITHIN = 3.0
"""Seconds after the last change in which a plain copy of the one file becomes whole."""


class Shop:
    """The process at work, and what it reported."""

    def __init__(self, path: Path, first: int, last: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(SHOP), str(path), str(first), str(last)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        )

    def wait_for(self, word: str) -> list[str]:
        """The lines up to the one that says `word`."""
        lines = []
        for line in self.process.stdout:
            lines.append(line.rstrip("\n"))
            if lines[-1] == word:
                return lines
        raise AssertionError(f"ended before it said {word}: {lines}")

    def kill(self) -> list[str]:
        """Kill it; what it had reported by then, whole lines only."""
        self.process.kill()
        said, _ = self.process.communicate()
        assert self.process.returncode == -signal.SIGKILL, "it ended by itself"
        return said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]


def reported(lines: list[str]) -> tuple[dict[int, str], set[int]]:
    """The names that plans had at last, and the imports that were done."""
    plans, imports = {}, set()
    for line in lines:
        kind, _, rest = line.partition(" ")
        if kind == "plan":
            number, _, name = rest.partition(" ")
            plans[int(number)] = name
        elif kind == "import":
            imports.add(int(rest))
    return plans, imports


def assert_whole(path: Path, plans: dict[int, str], imports: set[int]) -> None:
    """Sound, with everything that was reported, and nothing half done."""
    with Store.open(path) as store:
        assert check.check_store(store) == []
        names = {row.name for row in store.reader.rows("SELECT name FROM plan")}
        for number, name in plans.items():
            # The one after may be done, too, though nobody was told any more.
            assert names & {name, f"Renamed {number}"}, (number, name)
        kept = store.reader.rows(
            "SELECT file_name, active, (SELECT count(*) FROM source_record "
            "WHERE batch_id = import_batch.id) AS records FROM import_batch"
        )
        assert {(row.active, row.records) for row in kept} <= {(1, ROWS_OF_AN_IMPORT)}
        assert {f"{number}.csv" for number in imports} <= {row.file_name for row in kept}
        assert len(store.steps()) <= 50


@pytest.fixture
def shop_file(tmp_path):
    path = tmp_path / "shop.regulars"
    fill(Store.create(path)).close()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
@pytest.mark.parametrize("fifth", range(5))
def test_a_killed_shop_finds_everything_that_was_reported_done(shop_file, fifth):
    chance = random.Random(fifth)
    plans: dict[int, str] = {}
    imports: set[int] = set()
    for kill in range(KILLS // 5):
        shop = Shop(shop_file, 1000 * kill, 1000 * kill + 1000)
        shop.wait_for("open")
        # A moment within work: the law has to hold at any.
        time.sleep(chance.uniform(0.0, 0.35))
        more_plans, more_imports = reported(shop.kill())
        plans |= more_plans
        imports |= more_imports
        assert_whole(shop_file, plans, imports)
    assert plans
    assert imports


@pytest.mark.skipif(sys.platform == "win32", reason="a file in use cannot be copied there")
@pytest.mark.parametrize("number", range(3))
def test_a_plain_copy_of_the_one_file_is_whole_soon_after_the_last_change(
    shop_file, tmp_path, number
):
    shop = Shop(shop_file, 0, number + 2)
    plans, imports = reported(shop.wait_for("idle"))
    done = time.monotonic()
    wal = shop_file.with_name(f"{shop_file.name}-wal")
    while wal.stat().st_size and time.monotonic() < done + WITHIN:
        time.sleep(0.02)
    copy = Path(shutil.copy(shop_file, tmp_path / "copy.regulars"))
    took = time.monotonic() - done
    shop.kill()
    assert took < WITHIN
    assert_whole(copy, plans, imports)
    assert set(plans) == imports == set(range(number + 2))


def test_a_crash_while_a_copy_takes_the_files_place_leaves_a_whole_file(shop_file):
    """What `encrypt`, `restore` and a migration leave when they are killed before the rename."""
    left = shop_file.with_name(f"{shop_file.name}.new")
    left.write_bytes(b"half a copy")
    left.with_name(f"{left.name}-journal").write_bytes(b"its journal")
    assert_whole(shop_file, {}, set())
    assert not list(shop_file.parent.glob("*.new*"))


TURN = (
    "import sys; from pathlib import Path; from core.store.operation import Store; "
    "from core.store import encryption; store = Store.open(Path(sys.argv[1])); "
    "print('open', flush=True)\n"
    "while True:\n"
    "    encryption.encrypt(store, 'four words in a row')\n"
    "    encryption.decrypt(store)\n"
)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_killed_while_the_passphrase_changes_the_file_is_the_old_or_the_new_one(shop_file):
    chance = random.Random(1)
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", TURN, str(shop_file)], stdout=subprocess.PIPE, cwd=ROOT
        )
        assert process.stdout.readline() == b"open\n"
        time.sleep(chance.uniform(0.05, 1.2))
        process.kill()
        process.communicate()
        with Store.open(shop_file, key="four words in a row") as store:
            assert check.check_store(store) == []
            assert store.reader.value("SELECT name FROM plan") == "Spring 2027"
            if store.encrypted:
                encryption.decrypt(store)
        assert not list(shop_file.parent.glob("*.new*"))
