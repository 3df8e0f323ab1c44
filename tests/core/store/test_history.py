"""The undo log over tables made to be difficult: whatever SQL does, it is taken back exactly."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import MetaData
from sqlcipher3 import dbapi2 as sqlite

from core.store import history
from core.store.history import History
from core.store.schema import strict

NOW = dt.datetime(2027, 3, 9, 8, 0, tzinfo=dt.UTC)
SCHEMA = """
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE, weight REAL) STRICT;
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL
    REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE, note TEXT, data BLOB) STRICT;
CREATE TABLE loose (id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES parent (id) ON DELETE SET NULL ON UPDATE CASCADE,
    n INTEGER) STRICT;
CREATE TABLE pair (a TEXT NOT NULL, b INTEGER NOT NULL, value BLOB, PRIMARY KEY (a, b)) STRICT,
    WITHOUT ROWID;
CREATE TABLE slot (id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE, what TEXT) STRICT;
CREATE TABLE made (id INTEGER PRIMARY KEY, x INTEGER, twice INTEGER GENERATED ALWAYS AS (x * 2)
    STORED) STRICT;
"""
TABLES = ("parent", "child", "loose", "pair", "slot", "made")


class Desk:
    """A database in memory with an armed log, without the rest of the store."""

    def __init__(self) -> None:
        self.connection = sqlite.connect(":memory:", isolation_level=None)
        self.connection.executescript(
            f"PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; {SCHEMA}"
        )
        metadata = MetaData()
        metadata.reflect(_engine(self.connection))
        for statement in history.ddl(metadata):
            self.connection.execute(statement)
        history.arm(self.connection, metadata)
        self.metadata = metadata
        self.history = History(self.connection, metadata)

    def do(self, *statements, merge=None, now=NOW, group=None):
        """One step; a statement that the tables refuse changes nothing. Its id, if it is one."""
        self.connection.execute("BEGIN IMMEDIATE")
        step = self.history.begin("Step", None, group, now)
        for statement in statements:
            sql, values = statement if isinstance(statement, tuple) else (statement, ())
            try:
                self.connection.execute(sql, values)
            except sqlite.IntegrityError:
                continue
        touched = self.history.finish(step, merge, now)
        self.connection.execute("COMMIT")
        return step if touched else None

    def flip(self, step):
        self.connection.execute("BEGIN IMMEDIATE")
        touched = self.history.flip(step)
        self.connection.execute("COMMIT")
        return touched

    def dump(self):
        return {
            table: sorted(map(repr, self.connection.execute(f"SELECT * FROM {table}")))
            for table in TABLES
        }

    def gaps(self):
        return history.inconsistencies(self.connection, self.metadata)


def _engine(connection):
    from core.store.engine import engine_over

    return engine_over(connection)


@pytest.fixture
def desk():
    made = Desk()
    yield made
    made.connection.close()


def check_law(desk, step, before):
    after = desk.dump()
    for _ in range(2):
        desk.flip(step)
        assert desk.dump() == before
        assert desk.gaps() == 0
        desk.flip(step)
        assert desk.dump() == after
    assert desk.connection.execute("PRAGMA foreign_key_check").fetchall() == []


FAMILY = (
    "INSERT INTO parent VALUES (1, 'Ann', 1.5), (2, 'Ben', 2.5)",
    "INSERT INTO child VALUES (1, 1, 'a', x'00ff'), (2, 1, 'b', NULL), (3, 2, 'c', NULL)",
    "INSERT INTO loose VALUES (1, 1, 10), (2, 1, 20), (3, NULL, 30)",
    "INSERT INTO slot VALUES (1, 1, 'one'), (2, 2, 'two'), (3, 3, 'three')",
    "INSERT INTO pair VALUES ('a', 1, x'01'), ('a', 2, x''), ('b', 1, NULL)",
    "INSERT INTO made (id, x) VALUES (1, 21)",
)


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM parent WHERE id = 1"],
        ["DELETE FROM parent"],
        ["UPDATE parent SET id = 77 WHERE id = 1"],
        ["UPDATE parent SET id = 77 WHERE id = 1", "DELETE FROM parent WHERE id = 77"],
        ["UPDATE parent SET id = -1 WHERE id = 1", "UPDATE parent SET id = 1 WHERE id = 2"],
        ["REPLACE INTO parent VALUES (1, 'Ben', 9.0)"],
        ["UPDATE OR REPLACE parent SET name = 'Ben' WHERE id = 1"],
        ["INSERT INTO parent VALUES (1, 'Cat', 0) ON CONFLICT (id) DO UPDATE SET name = 'Cat'"],
        ["INSERT INTO parent VALUES (9, 'Ann', 0) ON CONFLICT (name) DO NOTHING"],
        ["UPDATE pair SET a = 'z' WHERE a = 'a'"],
        ["UPDATE pair SET b = b + 10", "UPDATE pair SET value = x'00'"],
        ["REPLACE INTO pair VALUES ('a', 1, NULL)"],
        ["UPDATE slot SET place = place + 10"],
        ["DELETE FROM slot", "INSERT INTO slot VALUES (1, 3, 'one'), (3, 1, 'three')"],
        ["DELETE FROM slot WHERE id = 3", "INSERT INTO slot VALUES (3, 4, 'again')"],
        ["UPDATE child SET parent_id = 2", "DELETE FROM parent WHERE id = 1"],
        ["UPDATE loose SET parent_id = NULL, n = -n"],
        ["UPDATE made SET x = 5", "DELETE FROM made", "INSERT INTO made (id, x) VALUES (1, 6)"],
        ["INSERT INTO parent VALUES (3, 'Cy', 0)", "INSERT INTO child VALUES (9, 3, '', NULL)",
         "DELETE FROM parent WHERE id = 3"],
        ["UPDATE child SET note = 'x'", "UPDATE child SET note = 'y'", "DELETE FROM child"],
    ],
    ids=lambda statements: "; ".join(statements)[:60],
)  # fmt: skip
def test_whatever_sql_does_is_taken_back_and_made_again(desk, statements):
    desk.do(*FAMILY)
    before = desk.dump()
    check_law(desk, desk.do(*statements), before)


@pytest.mark.parametrize(
    "value",
    ["", "nul\x00inside", "\x00", 'it\'s "quoted"', "“ünïcode” 🥐", "9" * 400, "1", "1.0", "NULL"],
)
def test_texts_come_back_letter_by_letter(desk, value):
    desk.do(("INSERT INTO parent VALUES (1, ?, 0)", (value,)))
    before = desk.dump()
    step = desk.do("UPDATE parent SET name = 'other'")
    check_law(desk, step, before)
    desk.flip(step)
    check_law(desk, desk.do("DELETE FROM parent"), before)


@pytest.mark.parametrize(
    "value", [math.inf, -math.inf, 0.1 + 0.2, 5e-324, 1.7e308, -0.0, None, 3.0]
)
def test_numbers_come_back_to_the_last_bit(desk, value):
    desk.do(("INSERT INTO parent VALUES (1, 'Ann', ?)", (value,)))
    before = desk.dump()
    step = desk.do("UPDATE parent SET weight = 12345.678")
    check_law(desk, step, before)
    desk.flip(step)
    check_law(desk, desk.do("DELETE FROM parent"), before)


def test_a_change_that_changes_nothing_is_no_step(desk):
    desk.do(*FAMILY)
    assert desk.do("UPDATE parent SET name = name", "DELETE FROM child WHERE id = 99") is None


def test_a_text_of_another_case_is_a_change(desk):
    desk.do(*FAMILY)
    assert desk.do("UPDATE parent SET name = 'ANN' WHERE id = 1")


def test_typing_in_one_field_is_one_step_while_it_goes_on(desk):
    desk.do(*FAMILY)
    before = desk.dump()
    first = desk.do("UPDATE child SET note = 'x'", merge="child/1/note")
    for seconds in (4, 8):
        now = NOW + dt.timedelta(seconds=seconds)
        desk.do(f"UPDATE child SET note = 'x{seconds}'", merge="child/1/note", now=now)
    check_law(desk, first, before)
    later = NOW + dt.timedelta(seconds=14)
    assert desk.do("UPDATE child SET note = 'later'", merge="child/1/note", now=later)
    desk.flip(first + 3)
    assert "'x8'" in desk.dump()["child"][0]


def test_typing_is_not_folded_into_a_step_outside_the_open_group(desk):
    desk.do(*FAMILY)
    desk.do("UPDATE child SET note = 'x'", merge="child/1/note")
    desk.do("UPDATE child SET note = 'y'", merge="child/1/note", group="session")
    assert desk.connection.execute("SELECT count(*) FROM undo_step").fetchone() == (3,)


def test_a_group_of_steps_becomes_one(desk):
    desk.do(*FAMILY)
    before = desk.dump()
    for n in range(5):
        desk.do(f"UPDATE slot SET what = 'w{n}'", group="session")
    step = desk.history.fold("session", "Planning session")
    assert desk.connection.execute("SELECT count(*) FROM undo_step").fetchone() == (2,)
    check_law(desk, step, before)
    assert desk.history.fold("session", "Nothing left") is None


def test_the_oldest_steps_go_when_there_are_too_many(desk):
    for n in range(history.STEPS_KEPT + 7):
        desk.do(f"INSERT INTO slot VALUES ({n}, {n}, '')")
    kept = [row[0] for row in desk.connection.execute("SELECT id FROM undo_step ORDER BY id")]
    assert kept == list(range(8, history.STEPS_KEPT + 8))
    assert desk.gaps() == 0


def test_the_oldest_steps_go_when_they_hold_too_many_rows(desk, monkeypatch):
    monkeypatch.setattr(history, "ROWS_KEPT", 10)
    for n in range(6):
        desk.do(*(f"INSERT INTO slot VALUES ({n}{m}, {n}{m}, '')" for m in range(4)))
    assert desk.connection.execute("SELECT count(*) FROM undo_change").fetchone() == (8,)
    assert desk.do("UPDATE slot SET what = 'all'")
    assert desk.connection.execute("SELECT count(*) FROM undo_step").fetchone() == (1,)
    assert desk.gaps() == 0


def test_flipping_to_and_fro_does_not_push_older_steps_out(desk, monkeypatch):
    monkeypatch.setattr(history, "ROWS_KEPT", 12)
    step = desk.do(*FAMILY[3:4])
    for _ in range(20):
        desk.flip(step)
    desk.do("INSERT INTO slot VALUES (9, 9, '')")
    assert desk.connection.execute("SELECT count(*) FROM undo_step").fetchone() == (2,)


def test_a_table_may_be_kept_out_of_the_log_or_only_switched():
    assert strict(undo="batch")[-1]["info"] == {"undo": "batch"}


keys = st.integers(1, 4)
texts = st.none() | st.text(max_size=4) | st.sampled_from(["\x00", "a\x00b", "'"])
reals = st.none() | st.floats(allow_nan=False) | st.just(-0.0)
integers = st.none() | st.integers(-(2**63), 2**63 - 1)
anything = st.none() | st.binary(max_size=4)
moves = st.one_of(
    st.tuples(
        st.just("INSERT OR REPLACE INTO parent VALUES (?, ?, ?)"), st.tuples(keys, texts, reals)
    ),
    st.tuples(
        st.just("INSERT OR IGNORE INTO child VALUES (?, ?, ?, ?)"),
        st.tuples(keys, keys, texts, st.none() | st.binary(max_size=3)),
    ),
    st.tuples(
        st.just("INSERT OR REPLACE INTO loose VALUES (?, ?, ?)"),
        st.tuples(keys, st.none() | keys, integers),
    ),
    st.tuples(
        st.just(
            "INSERT INTO pair VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        ),
        st.tuples(st.sampled_from(["a", "A", "b\x00"]), keys, anything),
    ),
    st.tuples(
        st.just("INSERT OR REPLACE INTO slot VALUES (?, ?, ?)"), st.tuples(keys, keys, texts)
    ),
    st.tuples(st.just("UPDATE parent SET id = ? WHERE id = ?"), st.tuples(keys, keys)),
    st.tuples(
        st.just("UPDATE OR REPLACE parent SET name = ? WHERE id = ?"), st.tuples(texts, keys)
    ),
    st.tuples(st.just("UPDATE parent SET weight = ? WHERE id = ?"), st.tuples(reals, keys)),
    st.tuples(st.just("UPDATE pair SET value = ? WHERE b = ?"), st.tuples(anything, keys)),
    st.tuples(st.just("UPDATE OR REPLACE pair SET b = ? WHERE b = ?"), st.tuples(keys, keys)),
    st.tuples(st.just("UPDATE OR IGNORE slot SET place = ? WHERE id = ?"), st.tuples(keys, keys)),
    st.tuples(st.just("UPDATE OR REPLACE loose SET id = ? WHERE id = ?"), st.tuples(keys, keys)),
    st.tuples(st.just("DELETE FROM parent WHERE id = ?"), st.tuples(keys)),
    st.tuples(st.just("DELETE FROM slot WHERE place = ?"), st.tuples(keys)),
    st.tuples(st.just("DELETE FROM pair WHERE b = ?"), st.tuples(keys)),
)


@given(st.lists(st.lists(moves, min_size=1, max_size=6), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_steps_are_undone_and_redone_in_order(script):
    desk = Desk()
    dumps, steps = [desk.dump()], []
    for statements in script:
        step = desk.do(*statements)
        if step is not None:
            steps.append(step)
            dumps.append(desk.dump())
        assert desk.dump() == dumps[-1], "what is not logged was not changed"
    for step, before in zip(reversed(steps), reversed(dumps[:-1]), strict=True):
        desk.flip(step)
        assert desk.dump() == before
        assert desk.gaps() == 0
    for step, after in zip(steps, dumps[1:], strict=True):
        desk.flip(step)
        assert desk.dump() == after
    assert desk.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    desk.connection.close()
