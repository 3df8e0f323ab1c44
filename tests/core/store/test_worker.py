"""One thread does the store's work in turn, and folds the log in when it falls idle."""

from __future__ import annotations

import threading
import time
from concurrent.futures import CancelledError

import pytest

from core.errors import UserError
from core.store import database, worker
from core.store.operation import Store
from core.store.worker import Worker
from tests.core.store.conftest import fill, name_it, name_of

SOON = 10.0


@pytest.fixture
def at_work(path):
    made = Worker(fill(Store.create(path)))
    yield made
    made.close()


def wal_size(path):
    return path.with_name(f"{path.name}-wal").stat().st_size


def wait_until(true):
    end = time.monotonic() + SOON
    while not true():
        assert time.monotonic() < end, "did not happen"
        time.sleep(0.01)


def test_jobs_are_done_in_turn_in_one_thread(at_work):
    order = []
    futures = [
        at_work.submit(lambda s, n=n: order.append((n, threading.get_ident()))) for n in range(20)
    ]
    for future in futures:
        future.result(SOON)
    assert [n for n, _ in order] == list(range(20))
    assert len({thread for _, thread in order} - {threading.get_ident()}) == 1


def test_long_reading_lets_the_work_that_waits_come_first_but_no_operation_does(at_work):
    order, begun, queued = [], threading.Event(), threading.Event()

    def long(store):
        begun.set()
        assert queued.wait(SOON)
        store.reader.pause()
        order.append("read")

    def edit(store):
        with store.operation("Name it"):
            store.reader.pause()
        order.append("edit")

    jobs = [at_work.submit(long)]
    assert begun.wait(SOON)
    jobs += [at_work.submit(edit), at_work.submit(lambda s: order.append("next"))]
    queued.set()
    for job in jobs:
        job.result(SOON)
    assert order == ["edit", "next", "read"]


def test_what_a_job_raises_arrives_and_the_next_one_is_done(at_work):
    def refuse(store):
        raise UserError("No.")

    with pytest.raises(UserError, match="No"):
        at_work.submit(refuse).result(SOON)
    assert at_work.submit(name_of).result(SOON) == "Juniper Street Bakery"


def test_the_log_is_folded_in_soon_after_the_last_job(at_work, path):
    at_work.submit(lambda s: name_it(s, "Folded")).result(SOON)
    assert wal_size(path) > 0
    wait_until(lambda: wal_size(path) == 0)


def test_the_log_is_folded_in_once_a_reader_is_gone(at_work, path, monkeypatch):
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.05)
    reader = database.connect_to_read(path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM business").fetchall()
    at_work.submit(lambda s: name_it(s, "Held up")).result(SOON)
    assert at_work.submit(Store.fold_log).result(SOON) is False
    assert wal_size(path) > 0
    assert at_work.submit(name_of).result(SOON) == "Held up"
    reader.close()
    wait_until(lambda: wal_size(path) == 0)


def test_closing_finishes_what_is_queued(path):
    at_work = Worker(fill(Store.create(path)))
    futures = [at_work.submit(lambda s, n=n: name_it(s, f"Name {n}")) for n in range(5)]
    at_work.close()
    assert all(future.done() for future in futures)
    with Store.open(path) as store:
        assert name_of(store) == "Name 4"
    with pytest.raises(RuntimeError, match="closed"):
        at_work.submit(name_of)


def test_a_job_cancelled_before_its_turn_is_not_done(at_work):
    go = threading.Event()
    first = at_work.submit(lambda s: go.wait(SOON))
    second = at_work.submit(lambda s: name_it(s, "Never"))
    assert second.cancel()
    go.set()
    first.result(SOON)
    with pytest.raises(CancelledError):
        second.result(SOON)
    assert at_work.submit(name_of).result(SOON) == "Juniper Street Bakery"
