"""The page Loyalty on a million orders: the first time, coming back, and the window meanwhile."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from core.loyalty.keeping import forget
from core.loyalty.page_numbers import kept_numbers
from core.store.operation import Store
from gui.pages.loyalty.data import read_page
from gui.pages.loyalty.page import LoyaltyPage
from gui.pages.loyalty.work import keep, read_orders, work_out
from gui.runner import Runner
from tests.benchmarks.test_loyalty import CUSTOMERS, TODAY, large

__all__ = ["large"]

FIRST_S, BACK_S, FROZEN_S = 2.0, 0.1, 0.1
TICK_MS = 5


@pytest.fixture(scope="module")
def bought(large: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with an import that says that there are orders."""
    path = tmp_path_factory.mktemp("page") / "bought.regulars"
    shutil.copy(large, path)
    with Store.open(path) as store, store.upkeep() as connection:
        connection.execute(
            "INSERT INTO import_batch (format, file_name, digest, imported_at, active)"
            " VALUES ('any_orders', 'orders.csv', 'x', '2027-03-09T08:00:00.000000Z', 1)"
        )
        connection.execute("INSERT INTO purchase_revision (id, revision, changes) VALUES (1, 1, 0)")
        stamp = "UPDATE purchase_revision SET changes = (SELECT coalesce(max(seq), 0) "
        connection.execute(f"{stamp} FROM sqlite_sequence WHERE name = 'undo_change')")
    return path


def floor_of(path: Path) -> float:
    """How long plain SQLite takes to hand every purchase to Python."""
    connection = sqlite3.connect(path)
    began = time.perf_counter()
    connection.execute("SELECT person_id, day, net, orders FROM purchase").fetchall()
    took = time.perf_counter() - began
    connection.close()
    return took


def test_the_page_is_there_at_once_and_again_at_once(bought: Path) -> None:
    with Store.open(bought) as store:
        began = time.perf_counter()
        read = read_orders(store, TODAY)
        columns = time.perf_counter() - began
        assert read is not None
        numbers = work_out(read)
        first = time.perf_counter() - began
        keep(store, read, numbers)
        began = time.perf_counter()
        data = read_page(store.reader, TODAY)
        back = time.perf_counter() - began
        kept = kept_numbers(store.reader, TODAY)
    floor = floor_of(bought)
    print(f"\nall numbers of the page, a million orders: {first:.2f} s the first time")
    print(f"  reading {columns:.2f} s (rows handed to Python by sqlite3 {floor:.2f} s)")
    print(f"  coming back {back * 1000:.0f} ms")
    assert numbers.customers == CUSTOMERS
    assert kept.fresh
    assert data.kept.numbers == numbers
    assert first < FIRST_S
    assert back < BACK_S


class Desk:
    def __init__(self, runner: Runner) -> None:
        self.runner, self.today = runner, TODAY

    def __getattr__(self, name: str) -> object:
        return lambda *given, **named: None


def test_the_window_never_stands_still_meanwhile(bought: Path, qtbot) -> None:
    with Store.open(bought) as store:
        forget(store)
        runner = Runner(store)
        page = LoyaltyPage(Desk(runner))
        qtbot.addWidget(page)
        page.resize(1160, 680)
        page.show()
        qtbot.wait(50)
        # As in the app: garbage is collected between two events, and what the start made stays.
        gc.disable()
        gc.freeze()
        gaps, last = [], time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

        timer = QTimer(interval=TICK_MS)
        timer.timeout.connect(tick)
        timer.start()
        began = time.perf_counter()
        page.shown()
        qtbot.waitUntil(lambda: page.numbers is not None and page.numbers.drawn, timeout=20_000)
        whole = time.perf_counter() - began
        timer.stop()
        gc.enable()
        gc.unfreeze()
        runner.close()
    print(f"\non screen after {whole:.2f} s; the window stood still {max(gaps) * 1000:.0f} ms")
    assert max(gaps) < FROZEN_S
