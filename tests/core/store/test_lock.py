"""One writer at a time, who has a name; the dead do not hold anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import HeldProblem
from core.store import lock
from core.store.lock import Lock, lock_path
from core.store.operation import Store
from tests.core.store.conftest import START, fill

ROOT = Path(__file__).resolve().parents[3]
HOLD = (
    "import sys; from pathlib import Path; from core.store.operation import Store; "
    "s = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
)


@pytest.fixture
def closed(path):
    fill(Store.create(path)).close()
    return path


@pytest.fixture
def holder(closed):
    """Another live process that has the file open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(closed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_a_live_holder_is_named_and_keeps_the_file(holder, closed):
    with pytest.raises(HeldProblem, match="open in another window on this computer since") as held:
        Store.open(closed)
    assert not held.value.elsewhere
    with pytest.raises(HeldProblem):
        Store.open(closed, take_over=True)


def test_a_dead_holder_holds_nothing(holder, closed):
    holder.kill()
    holder.wait()
    assert lock_path(closed).exists()
    with Store.open(closed) as store:
        assert store.undo_label
    assert not lock_path(closed).exists()


def test_a_holder_on_another_machine_is_named_and_may_be_passed_over(closed):
    words = {"machine": "till", "person": "ann", "process": 7, "since": "2027-03-09T08:02:00+00:00"}
    lock_path(closed).write_text(json.dumps(words))
    with pytest.raises(HeldProblem, match=r"open on till \(ann\) since 9 Mar 2027, 08:02") as held:
        Store.open(closed)
    assert held.value.elsewhere
    assert json.loads(lock_path(closed).read_text()) == words
    with Store.open(closed, take_over=True) as store:
        assert store.undo_label
    Store.open(closed).close()


@pytest.mark.parametrize("words", ["", "{", "[]", '{"machine": 1}', "\x00" * 40])
def test_a_lock_file_with_rubbish_inside_holds_nothing(closed, words):
    lock_path(closed).write_text(words)
    Store.open(closed).close()


def test_closing_lets_go(closed):
    Store.open(closed).close()
    Store.open(closed).close()
    assert not lock_path(closed).exists()


def test_a_lock_that_was_removed_between_opening_and_holding_is_taken_again(closed, monkeypatch):
    first = Lock.take(closed, START)
    really = lock._try_system_lock

    def slow(handle):
        if not first._file.closed:
            first.release()
        return really(handle)

    monkeypatch.setattr(lock, "_try_system_lock", slow)
    second = Lock.take(closed, START)
    monkeypatch.setattr(lock, "_try_system_lock", really)
    with pytest.raises(HeldProblem):
        Lock.take(closed, START)
    second.release()


def test_a_file_that_cannot_be_opened_leaves_no_lock(path):
    path.write_bytes(b"x" * 5000)
    with pytest.raises(Exception, match="damaged"):
        Store.open(path)
    assert not lock_path(path).exists()
