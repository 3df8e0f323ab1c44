"""A file of an older version is copied, then brought up to date; a newer one is left alone."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from core.errors import FileProblem
from core.store import backups, migrating, versions
from core.store.check import check_store, expected_schema, read_schema
from core.store.engine import engine_over
from core.store.operation import Store
from core.store.preview import preview
from core.store.versions import SCHEMA_VERSION
from tests.core.store.conftest import name_it, name_of

DATA = Path(__file__).resolve().parents[2] / "data"
KEY = "four words in a row"
BREAKS = """
    op.get_bind().exec_driver_sql("DELETE FROM setting")
    op.get_bind().exec_driver_sql("{statement}")
"""


@pytest.fixture(params=[("revision_1.regulars", None), ("revision_1_encrypted.regulars", KEY)])
def old(request, tmp_path):
    """A real file made by the first revision, and its passphrase."""
    name, key = request.param
    return Path(shutil.copy(DATA / name, tmp_path / "old.regulars")), key


def test_a_file_of_the_first_revision_keeps_all_that_was_typed(old):
    path, key = old
    with Store.open(path, key=key) as store:
        assert name_of(store) == "Juniper Street Bakery"
        plans = store.reader.rows("SELECT name, starts_on FROM plan ORDER BY id")
        assert [tuple(plan) for plan in plans] == [
            ("Early spring 2027", "2027-03-01"),
            ("Summer 2027", "2027-06-01"),
        ]
        noted = store.reader.value("SELECT value FROM setting")
        assert noted == "text with a NUL \x00 inside, “quotes” and 🥐"
        assert store.reader.value("SELECT count(*) FROM source_record") == 3
        assert store.encrypted == (key is not None)


def test_a_migrated_file_is_like_a_fresh_one(old):
    path, key = old
    with Store.open(path, key=key) as store:
        assert read_schema(store.connection) == expected_schema()
        assert versions.version_of(store.connection) == SCHEMA_VERSION
        assert check_store(store) == []
        assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("table", ["bet", "touch"])
def test_rows_of_a_table_that_was_made_anew_stay_to_the_last_column(table, tmp_path):
    path = tmp_path / "wedding.regulars"
    path.write_bytes(gzip.decompress((DATA / "revision_5.regulars.gz").read_bytes()))
    with closing(sqlite.connect(str(path))) as before:
        columns = [row[1] for row in before.execute(f"PRAGMA table_info({table})")]
        query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY id"
        kept = before.execute(query).fetchall()
    assert kept
    with Store.open(path) as store:
        assert store.connection.execute(query).fetchall() == kept
        assert check_store(store) == []


def test_migrating_empties_the_history_and_work_goes_on(old):
    path, key = old
    with Store.open(path, key=key) as store:
        assert store.steps() == []
        name_it(store, "Renamed")
        store.undo()
        assert name_of(store) == "Juniper Street Bakery"
    with Store.open(path, key=key) as again:
        assert again.redo_label is not None


def test_the_file_is_copied_before_it_is_migrated(old):
    path, key = old
    with Store.open(path, key=key) as store:
        (kept,) = backups.backups_of(store)
        assert kept.reason is backups.Reason.MIGRATION
        seen = preview(kept.path, key=key)
        assert (seen.version, seen.plans) == (1, ("Early spring 2027", "Summer 2027"))
        backups.restore(store, kept.path)
        assert versions.version_of(store.connection) == SCHEMA_VERSION
        assert check_store(store) == []


def test_nothing_is_left_beside_a_migrated_file(old):
    path, key = old
    Store.open(path, key=key).close()
    assert os.listdir(path.parent) == ["old.regulars"]


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM nowhere", "INSERT INTO network_choice VALUES (1, 99, 1, 'x', '', NULL)"],
    ids=["error", "dangling"],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(old, tmp_path, monkeypatch, statement):
    path, key = old
    scripts = tmp_path / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    newest = max((scripts / "versions").glob("0*.py"))
    newest.write_text(newest.read_text() + BREAKS.format(statement=statement))
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="left as it is"):
        Store.open(path, key=key)
    assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == ["migrations", "old.regulars"]


def test_a_newer_file_is_refused_kindly_and_left_as_it_is(old):
    path, key = old
    Store.open(path, key=key).close()
    with Store.open(path, key=key) as store:
        store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    for look in (lambda: Store.open(path, key=key), lambda: preview(path, key=key)):
        with pytest.raises(FileProblem, match="made by a newer Regulars"):
            look()
    assert path.read_bytes() == before


def test_a_file_whose_making_was_cut_short_says_so(tmp_path):
    path = tmp_path / "new.regulars"
    Store.create(path).close()
    with Store.open(path) as store:
        store.connection.execute("PRAGMA user_version = 0")
    with pytest.raises(FileProblem, match="never finished"):
        Store.open(path)


def test_every_revision_from_nothing_to_the_newest_makes_a_fresh_file():
    connection = sqlite.connect(":memory:", isolation_level=None)
    with engine_over(connection).begin() as transaction:
        migrating.upgrade(transaction, 0, SCHEMA_VERSION)
    derived = ("undo_", "search", "ix_undo_", "sqlite_")
    wanted = {k: sql for k, sql in expected_schema().items() if not k[1].startswith(derived)}
    assert read_schema(connection) == wanted
    connection.close()


def test_alembic_is_not_loaded_by_opening_a_file_of_today(tmp_path):
    path = tmp_path / "today.regulars"
    Store.create(path).close()
    code = (
        "import sys; from pathlib import Path; from core.store.operation import Store; "
        "Store.open(Path(sys.argv[1])).close(); "
        "print([m for m in ('alembic', 'sqlalchemy', 'keyring', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=DATA.parent.parent,
    )
    assert done.stdout.strip() == "[]"


def test_the_backup_of_an_older_file_says_when_it_was_made(old):
    path, key = old
    now = dt.datetime(2027, 3, 9, 8, 0, tzinfo=dt.UTC)
    with Store.open(path, key=key, clock=lambda: now) as store:
        assert backups.last_backup(store) == now
