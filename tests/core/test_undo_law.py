"""Whatever is done can be undone and redone, to the last row: every operation, and any sequence."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from core.errors import UserError
from core.store import search
from core.store.changes import Changes
from core.store.operation import Store
from core.store.schema import load_all_tables
from tests.core.dumps import Dump, dump
from tests.core.examples import FINAL, Example, examples, operations

START = dt.datetime(2027, 3, 9, 8, 0, tzinfo=dt.UTC)
SEQUENCES = 300
MOVES = 8
MOST_STEPS = 40
"""Below the steps that are kept, so that nothing is trimmed on the walk."""


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("law") / "empty.regulars"
    Store.create(path).close()
    return path


@pytest.fixture
def store(empty: Path, tmp_path: Path):
    with Store.open(Path(shutil.copy(empty, tmp_path / "law.regulars")), clock=Clock()) as opened:
        yield opened


def test_every_operation_has_an_example():
    missing = sorted(operations().keys() - examples().keys())
    assert not missing, f"give these an example in tests/core/examples: {', '.join(missing)}"


def test_every_example_is_of_an_operation():
    assert sorted(examples().keys() - operations().keys()) == []


@pytest.mark.parametrize("example", examples().values(), ids=str)
def test_an_operation_is_undone_and_redone_to_the_last_row(store: Store, example: Example):
    prepared = example.prepare(store)
    store.clock.now += dt.timedelta(minutes=1)
    before = dump(store)
    heard: list[Changes] = []
    store.listeners.append(heard.append)

    example.act(store, prepared)

    after = dump(store)
    assert len(heard) == 1, "an operation is one change"
    assert after != before, "an example changes something"
    assert "\\u2068" not in repr(after), "marks of names stay in the labels of steps"
    assert changed_tables(before, after) <= heard[0].tables
    assert_derived_is_whole(store)
    if example.name in FINAL:
        assert (heard[0].step, store.steps(), store.undo()) == (None, [], None)
        return
    assert store.undo_label == heard[0].label
    for _ in range(2):
        assert changed_tables(before, after) <= store.undo().tables
        assert dump(store) == before
        assert_derived_is_whole(store)
        assert changed_tables(before, after) <= store.redo().tables
        assert dump(store) == after
        assert_derived_is_whole(store)


def changed_tables(before: Dump, after: Dump) -> set[str]:
    return {table for table in before if before[table] != after[table]}


def assert_derived_is_whole(store: Store) -> None:
    assert search.differences(store.connection, load_all_tables()) == 0
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


class Walk:
    """Does, undoes and redoes at random, and knows what the file must say after each move."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)
        self.told: list[str] = []
        self.past = [dump(store)]
        self.ahead: list[Dump] = []
        store.listeners.append(self._hear)

    def _hear(self, changes: Changes) -> None:
        """Learns every step as it is made; undo and redo are checked where they are done."""
        if changes.verb != "do":
            return
        self.ahead.clear()
        # What it says it touched; the whole is compared after every move.
        now = self.past[-1] | dump(self.store, changes.tables)
        if changes.step is None:
            self.past = [now]
        elif len(self.store.steps()) < len(self.past):
            self.past[-1] = now  # typing, folded into the step before
        else:
            self.past.append(now)

    def go(self, choices: list[Example]) -> None:
        for _ in range(MOVES):
            move = self.chance.choice(["do", "do", "do", "undo", "undo", "redo"])
            getattr(self, f"_{move}")(choices)
            assert dump(self.store) == self.past[-1], self.told
            assert len(self.store.steps()) == len(self.past) - 1 + len(self.ahead), self.told
        while self.store.undo():
            self.past.pop()
            assert dump(self.store) == self.past[-1], self.told

    def _do(self, choices: list[Example]) -> None:
        if len(self.past) > MOST_STEPS:
            return
        example = self.chance.choice(choices)
        self.told.append(example.name)
        self.store.clock.now += dt.timedelta(seconds=self.chance.choice([1, 60]))
        try:
            example.act(self.store, example.prepare(self.store))
        except (UserError, IntegrityError):
            # By the rules or by the database: refused in the middle of a sequence that knows
            # nothing of the file, and then nothing may have changed.
            self.told[-1] += " (refused)"

    def _undo(self, choices: list[Example]) -> None:
        for _ in range(self.chance.randint(1, 6)):
            if self.store.undo() is None:
                assert len(self.past) == 1, self.told
                return
            self.told.append("undo")
            self.ahead.append(self.past.pop())

    def _redo(self, choices: list[Example]) -> None:
        for _ in range(self.chance.randint(1, 6)):
            if self.store.redo() is None:
                assert not self.ahead, self.told
                return
            self.told.append("redo")
            self.past.append(self.ahead.pop())


@pytest.mark.parametrize("tenth", range(10))
def test_any_sequence_of_doing_undoing_and_redoing_keeps_the_law(empty, tmp_path, tenth):
    choices = [example for name, example in examples().items() if name not in FINAL]
    for seed in range(tenth, SEQUENCES, 10):
        path = Path(shutil.copy(empty, tmp_path / f"{seed}.regulars"))
        with Store.open(path, clock=Clock()) as store:
            store.connection.execute("PRAGMA synchronous = OFF")
            Walk(store, seed).go(choices)
            assert_derived_is_whole(store)
