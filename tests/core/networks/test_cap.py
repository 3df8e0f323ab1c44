"""No sequence of operations or raw SQL gives a plan more networks than it has places."""

import contextlib
import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlite

from core.errors import UserError
from core.networks import operations as networks
from core.plans.operations import add_plan, delete_plan
from core.store.operation import Store
from tests.core.networks import shop

AUTUMN = (dt.date(2027, 7, 1), dt.date(2027, 12, 31))
PLANS = st.sampled_from([1, 2, 3])
SLOTS = st.sampled_from([0, 1, 2, 3, 4])
CAPS = st.sampled_from([1, 2, 3, 4])
IDS = st.integers(1, 6)
NETWORKS = st.sampled_from(["instagram", "facebook", "tiktok", "x", "own-forum"])
OR = st.sampled_from(["", "OR REPLACE", "OR IGNORE", "OR FAIL", "OR ROLLBACK"])

RAW = st.one_of(
    st.builds(
        lambda how, id_, plan, slot, network: (
            f"INSERT {how} INTO network_choice (id, plan_id, slot, network, role) "
            f"VALUES ({id_ or 'NULL'}, {plan}, {slot}, '{network}', '')"
        ),
        OR, st.one_of(st.none(), IDS), PLANS, SLOTS, NETWORKS,
    ),
    st.builds(
        lambda how, column, value, id_: (
            f"UPDATE {how} network_choice SET {column} = {value} WHERE id = {id_}"
        ),
        OR, st.sampled_from(["slot", "plan_id", "id"]), IDS, IDS,
    ),
    st.builds(
        lambda how, plan: f"UPDATE {how} network_choice SET plan_id = {plan}", OR, PLANS
    ),
    st.builds(lambda how: f"UPDATE {how} network_choice SET slot = slot + 1", OR),
    st.builds(
        lambda how, cap, plan: f"UPDATE {how} plan SET network_cap = {cap} WHERE id = {plan}",
        OR, CAPS, PLANS,
    ),
    st.builds(
        lambda how, new, old: f"UPDATE {how} plan SET id = {new} WHERE id = {old}", OR, PLANS, PLANS
    ),
    st.builds(
        lambda how, plan, cap: (
            f"INSERT {how} INTO plan (id, name, starts_on, ends_on, network_cap, archived, picked) "
            f"VALUES ({plan}, 'Raw', '203{plan}-01-01', '203{plan}-06-30', {cap}, 0, 0)"
        ),
        OR, PLANS, CAPS,
    ),
    st.builds(lambda plan: f"DELETE FROM plan WHERE id = {plan}", PLANS),
    st.builds(lambda id_: f"DELETE FROM network_choice WHERE id = {id_}", IDS),
)  # fmt: skip

VERBS = st.one_of(
    st.tuples(st.just(networks.choose), PLANS, NETWORKS),
    st.tuples(st.just(networks.swap_in), PLANS, NETWORKS, NETWORKS),
    st.tuples(st.just(networks.take_out), PLANS, NETWORKS),
    st.tuples(st.just(networks.move_choice), PLANS, NETWORKS, SLOTS),
    st.tuples(st.just(networks.set_cap), PLANS, CAPS),
    st.tuples(st.just(networks.decide_against), PLANS, NETWORKS, st.just("Later")),
    st.tuples(st.just(delete_plan), PLANS),
    st.tuples(st.just(Store.undo)),
    st.tuples(st.just(Store.redo)),
)

TOO_MANY = """
    SELECT plan.id FROM plan JOIN network_choice AS c ON c.plan_id = plan.id
    GROUP BY plan.id
    HAVING count(*) > network_cap OR count(*) > 3 OR max(slot) > network_cap OR min(slot) < 1
    OR count(DISTINCT network) < count(*) OR count(DISTINCT slot) < count(*)
"""


def plain(path):
    """A connection as any program would open one: foreign keys and recursive triggers off."""
    connection = sqlite.connect(str(path), isolation_level=None)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (0,)
    assert connection.execute("PRAGMA recursive_triggers").fetchone() == (0,)
    return connection


def run_raw(connection, sql):
    try:
        connection.execute(sql)
    except sqlite.Error:
        return False
    return True


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory):
    """A file with two plans, of three places and of two."""
    path = tmp_path_factory.mktemp("cap") / "shop.regulars"
    with Store.create(path) as store:
        shop.spring(store, cap=3)
        add_plan(store, "Autumn 2027", *AUTUMN, network_cap=2)
        for key in ("instagram", "facebook"):
            networks.choose(store, 1, key)
        networks.add_own_network(store, "Forum")
    return path.read_bytes()


folders = itertools.count()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(RAW, min_size=3, max_size=25))
def test_no_raw_sql_with_default_pragmas_passes_the_cap(empty_file, tmp_path, steps):
    path = tmp_path / f"{next(folders)}.regulars"
    path.write_bytes(empty_file)
    connection = plain(path)
    for sql in steps:
        run_raw(connection, sql)
        assert connection.execute(TOO_MANY).fetchall() == [], sql
    connection.close()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.one_of(VERBS, RAW), min_size=3, max_size=20))
def test_no_mix_of_operations_and_raw_sql_passes_the_cap(empty_file, tmp_path, steps):
    path = tmp_path / f"{next(folders)}.regulars"
    path.write_bytes(empty_file)
    with Store.open(path) as store:
        for step in steps:
            if isinstance(step, str):
                run_raw(store.connection, step)
            else:
                verb, *values = step
                with contextlib.suppress(UserError, sqlite.IntegrityError, IntegrityError):
                    verb(store, *values)
            assert store.connection.execute(TOO_MANY).fetchall() == [], step


@pytest.mark.parametrize(
    ("cap", "sql"),
    [
        (3, "INSERT INTO network_choice (plan_id, slot, network, role) VALUES (1, 4, 'x', '')"),
        (3, "INSERT INTO network_choice (plan_id, slot, network, role) VALUES (1, 3, 'x', '')"),
        (2, "INSERT INTO network_choice (plan_id, slot, network, role) VALUES (1, 3, 'x', '')"),
        (
            3,
            "INSERT OR REPLACE INTO network_choice (plan_id, slot, network, role) "
            "VALUES (1, 3, 'x', '')",
        ),
        (
            3,
            "INSERT OR REPLACE INTO network_choice (id, plan_id, slot, network, role) "
            "VALUES (1, 1, 2, 'x', '')",
        ),
        (2, "UPDATE network_choice SET slot = 3 WHERE slot = 2"),
        (3, "UPDATE OR REPLACE network_choice SET slot = 1 WHERE slot = 2"),
        (3, "UPDATE OR REPLACE network_choice SET network = 'instagram' WHERE slot = 2"),
        (3, "UPDATE plan SET network_cap = 2"),
        (3, "UPDATE plan SET network_cap = 4"),
        (
            3,
            "INSERT OR REPLACE INTO plan "
            "(id, name, starts_on, ends_on, network_cap, archived, picked) "
            "VALUES (1, 'Raw', '2027-01-01', '2027-06-30', 2, 0, 0)",
        ),
    ],
)
def test_the_database_refuses(new_store, cap, sql):
    store = new_store()
    shop.full(store, cap=cap)
    path = store.path
    store.close()
    connection = plain(path)
    before = connection.execute("SELECT id, slot, network FROM network_choice").fetchall()
    with pytest.raises(sqlite.IntegrityError):
        connection.execute(sql)
    assert connection.execute("SELECT id, slot, network FROM network_choice").fetchall() == before
    connection.close()


def test_the_sweep_would_see_a_plan_past_its_cap(new_store):
    store = new_store()
    shop.full(store, cap=3)
    for name in ("plan_network_cap_update", "network_choice_cap_update"):
        store.connection.execute(f"DROP TRIGGER {name}")
    store.connection.execute("UPDATE plan SET network_cap = 2")
    assert store.connection.execute(TOO_MANY).fetchall() == [(1,)]
