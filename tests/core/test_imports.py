"""A file is taken in whole or not at all, counts once, and is taken out by one switch."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import Cancelled, UserError
from core.importing import operations as ops
from core.importing.batches import purge_removed, purge_some
from core.importing.queries import current_records, imported_before, imports
from core.store import backups
from core.store.check import check_store
from core.store.schema import BATCH_TABLE, following_batches, load_all_tables
from tests.core.examples.importing import FILE, records, stored
from tests.core.store.conftest import fill


@pytest.fixture
def store(new_store):
    opened = fill(new_store())
    opened.forget_history()
    return opened


def rows(store):
    return store.reader.value("SELECT count(*) FROM source_record")


def test_an_import_is_listed_with_what_it_brought(store):
    batch = stored(store)
    (listed,) = imports(store.reader)
    assert (listed.id, listed.file_name, listed.records, listed.active) == (
        batch,
        "orders.csv",
        30,
        True,
    )
    assert (listed.covers_from, listed.covers_to) == (FILE.covers_from, FILE.covers_to)
    assert imported_before(store.reader, FILE.digest) == listed
    assert imported_before(store.reader, "cd" * 32) is None


def test_the_newest_record_of_an_active_import_counts(store):
    ops.store_import(store, FILE, [records(3, 1000)])
    second = ops.store_import(store, FILE, [records(2, 900)])
    now = current_records(store.reader, "shopify")
    assert now == {
        ("#0", 1): '{"total": 900}',
        ("#1", 1): '{"total": 900}',
        ("#2", 1): '{"total": 1000}',
    }
    ops.remove_import(store, second)
    assert set(current_records(store.reader, "shopify").values()) == {'{"total": 1000}'}


def test_rows_that_are_alike_count_by_occurrence(store):
    alike = [ops.Record("till", "coffee", "{}", nth) for nth in (1, 2)]
    ops.store_import(store, FILE, [alike])
    ops.store_import(store, FILE, [alike])
    assert len(current_records(store.reader, "till")) == 2


def test_progress_is_told_after_every_chunk(store):
    told = []
    ops.store_import(store, FILE, [records(5), records(7)], progress=told.append)
    assert told == [5, 12]


def test_a_cancelled_import_leaves_nothing(store):
    told = []
    with pytest.raises(Cancelled):
        ops.store_import(
            store,
            FILE,
            [records(5), records(7)],
            progress=told.append,
            cancelled=lambda: bool(told),
        )
    assert (rows(store), imports(store.reader), store.steps()) == (0, [], [])
    assert check_store(store) == []


def test_a_reader_that_fails_half_way_leaves_nothing(store):
    def chunks():
        yield records(5)
        raise UserError("Line 6 cannot be read.")

    with pytest.raises(UserError):
        ops.store_import(store, FILE, chunks())
    assert (rows(store), imports(store.reader)) == (0, [])


def test_undoing_an_import_changes_one_row_and_names_all_its_tables(store):
    ops.store_import(store, FILE, [records(5000)])
    assert store.reader.value("SELECT count(*) FROM undo_change") == 1
    changes = store.undo()
    assert {"import_batch", "source_record"} <= changes.tables
    assert current_records(store.reader, "shopify") == {}
    assert rows(store) == 5000
    store.redo()
    assert len(current_records(store.reader, "shopify")) == 5000


def test_a_subject_writes_rows_of_its_own_in_the_same_step(store):
    seen = []
    ops.store_import(
        store, FILE, [records(2)], also=lambda s, batch, chunk: seen.append(len(chunk))
    )
    assert seen == [2]


def test_an_import_that_no_undo_can_bring_back_is_cleared_away(store):
    stored(store)
    store.undo()
    assert purge_removed(store) == 0
    batch = stored(store)
    assert purge_removed(store) == 1
    assert rows(store) == 30
    assert [listed.id for listed in imports(store.reader)] == [batch]
    assert store.undo_label == "Import orders.csv"
    assert check_store(store) == []


def test_a_removed_import_stays_while_undo_can_bring_it_back(store):
    batch = stored(store)
    ops.remove_import(store, batch)
    assert purge_removed(store) == 0
    store.undo()
    ops.remove_import(store, batch)
    store.forget_history()
    assert purge_removed(store) == 1
    assert (rows(store), imports(store.reader)) == (0, [])
    with pytest.raises(UserError, match="cleared away"):
        ops.bring_back_import(store, batch)


def test_clearing_away_goes_in_pieces(store, monkeypatch):
    monkeypatch.setattr("core.importing.batches.AT_ONCE", 7)
    stored(store)
    store.undo()
    store.forget_history()
    heard = []
    store.listeners.append(heard.append)
    assert purge_removed(store) == 1
    assert rows(store) == 0
    assert all(changes.step is None for changes in heard)


def test_tables_of_batches_point_at_tables_of_batches_alone():
    tables = list(following_batches(load_all_tables()))
    allowed = {table.name for table in tables} | {BATCH_TABLE}
    for table in tables:
        targets = {key.column.table.name for key in table.foreign_keys}
        assert targets <= allowed, f"{table.name}: undo never puts its rows back"


def test_a_large_import_is_preceded_by_a_backup(store):
    stored(store)
    assert backups.backups_of(store) == []
    ops.store_import(store, replace(FILE, expected=ops.LARGE), [records(3)])
    assert [made.reason for made in backups.backups_of(store)] == [backups.Reason.IMPORT]


def test_clearing_away_can_stop_after_any_go(store, monkeypatch):
    monkeypatch.setattr("core.importing.batches.AT_ONCE", 7)
    stored(store)
    store.undo()
    store.forget_history()
    left = []
    while purge_some(store):
        left.append(rows(store))
    assert left == [23, 16, 9, 2, 0]
    assert imports(store.reader) == []
