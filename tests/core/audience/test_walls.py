"""No sequence of operations, and no raw SQL, gives two primaries or a fourth group in focus."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from core.audience import operations as ops
from core.errors import UserError
from core.plans.operations import add_plan
from core.store.operation import Store

PLANS = 2
GROUPS = 6

ids = st.integers(1, GROUPS)
plans = st.integers(1, PLANS)
slots = st.one_of(st.none(), st.integers(-1, 5))
moves = st.one_of(
    st.tuples(st.just("focus"), plans, ids, slots),
    st.tuples(st.just("swap_in"), plans, ids, ids),
    st.tuples(st.just("move_focus"), plans, ids, st.integers(0, 4)),
    st.tuples(st.just("park"), plans, ids),
    st.tuples(st.just("unpark"), plans, ids),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)
raw = st.one_of(
    st.tuples(
        st.sampled_from(["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"]),
        plans,
        st.integers(-1, 5),
        ids,
    ).map(
        lambda v: (
            f"{v[0]} INTO segment_focus (plan_id, slot, segment_id) VALUES ({v[1]}, {v[2]}, {v[3]})"
        )
    ),
    st.tuples(plans, st.integers(-1, 5), ids).map(
        lambda v: (
            f"UPDATE segment_focus SET plan_id = {v[0]}, slot = {v[1]} WHERE segment_id = {v[2]}"
        )
    ),
    st.tuples(plans, ids, ids).map(
        lambda v: (
            f"UPDATE segment_focus SET segment_id = {v[1]}, plan_id = {v[0]} "
            f"WHERE segment_id = {v[2]}"
        )
    ),
    st.tuples(plans, ids).map(
        lambda v: (
            f"INSERT OR REPLACE INTO segment_parked (plan_id, segment_id) VALUES ({v[0]}, {v[1]})"
        )
    ),
    st.tuples(plans, ids).map(lambda v: f"UPDATE segment_parked SET segment_id = {v[1]}"),
)


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("walls") / "blank.regulars"
    with Store.create(path) as store:
        for n in range(PLANS):
            add_plan(store, f"Plan {n}", dt.date(2027 + n, 1, 1), dt.date(2027 + n, 6, 30))
        for n in range(GROUPS):
            ops.add_segment(store, f"Group {n}")
    return path.read_bytes()


def check_walls(rows_of) -> None:
    for plan in range(1, PLANS + 1):
        focus = rows_of(f"SELECT slot, segment_id FROM segment_focus WHERE plan_id = {plan}")
        parked = rows_of(f"SELECT segment_id FROM segment_parked WHERE plan_id = {plan}")
        assert len(focus) <= 3
        assert len({slot for slot, _ in focus}) == len(focus)
        assert {slot for slot, _ in focus} <= {1, 2, 3}
        assert len({group for _, group in focus}) == len(focus)
        assert not {group for _, group in focus} & {group for (group,) in parked}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(moves, min_size=4, max_size=25))
def test_no_sequence_of_operations_gives_two_primaries_or_a_fourth_group(blank, steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "walk.regulars"
        path.write_bytes(blank)
        with Store.open(path) as store:
            for name, *values in steps:
                with contextlib.suppress(UserError):
                    _do(store, name, values)
                check_walls(lambda sql: store.connection.execute(sql).fetchall())


def _do(store, name, values) -> None:
    if name in ("undo", "redo"):
        getattr(store, name)()
    else:
        getattr(ops, name)(store, *values)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(statements=st.lists(raw, min_size=4, max_size=30))
def test_no_raw_sql_gives_two_primaries_or_a_fourth_group(blank, statements):
    """With SQLite's own default pragmas, as another program would have them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "raw.regulars"
        path.write_bytes(blank)
        connection = sqlite.connect(str(path))
        try:
            for statement in statements:
                with contextlib.suppress(sqlite.Error, sqlite3.Error):
                    connection.execute(statement)
                check_walls(lambda sql: connection.execute(sql).fetchall())
        finally:
            connection.close()


def test_a_fourth_row_in_raw_sql_fails(store, plan, wedding):
    for group in wedding[:3]:
        ops.focus(store, plan, group)
    for slot in (1, 2, 3, 4, 0):
        with pytest.raises(sqlite.IntegrityError):
            store.connection.execute(
                "INSERT INTO segment_focus (plan_id, slot, segment_id) VALUES (?, ?, ?)",
                (plan, slot, wedding[3]),
            )


def test_raw_sql_cannot_park_a_group_that_is_in_focus(store, plan, wedding):
    ops.focus(store, plan, wedding[0])
    with pytest.raises(sqlite.IntegrityError, match="never both"):
        store.connection.execute(
            "INSERT INTO segment_parked (plan_id, segment_id) VALUES (?, ?)", (plan, wedding[0])
        )
