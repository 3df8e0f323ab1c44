"""A million order lines taken in, beside pandas and a bare insert of the same columns."""

from __future__ import annotations

import datetime as dt
import gc
import random
import resource
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.business.rules import BusinessFacts
from core.importing import order_files
from core.orders.incoming import preview
from core.orders.operations import import_orders
from core.start import start_file
from core.store.operation import Store

LINES = 1_000_000
ORDERS = 400_000
CUSTOMERS = 80_000
TIMES = 3
TODAY = dt.date(2027, 3, 9)
COLUMNS = (
    "Name,Email,Financial Status,Currency,Total,Discount Code,Created at,Lineitem quantity,"
    "Lineitem name,Lineitem price,Billing Name,Cancelled at,Refunded Amount,Phone,Source"
)


@pytest.fixture(autouse=True)
def no_collecting_of_garbage() -> Iterator[None]:
    """As main.py has it, for the peer as well."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shopify's orders with the columns that are read: two lines or three for each order."""
    chance = random.Random(7)
    start = dt.datetime(2024, 1, 1, 8)
    path = tmp_path_factory.mktemp("export") / "orders_export.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(COLUMNS + "\n")
        for number in range(ORDERS):
            who = chance.randrange(CUSTOMERS)
            at = start + dt.timedelta(minutes=number * 3)
            head = f"#{number + 1000},customer{who}@shop{who % 500}.example"
            total, back = chance.randrange(500, 20000) / 100, "5.00" if number % 50 == 0 else "0.00"
            file.write(
                f"{head},paid,GBP,{total:.2f},,{at:%Y-%m-%d %H:%M:%S} +0000,1,Item {number % 97},"
                f"4.50,Customer {who},,{back},,web\n"
            )
            for _ in range(1 + number % 2):
                file.write(f"{head},,,,,{at:%Y-%m-%d %H:%M:%S} +0000,2,Loaf,3.20,,,,,\n")
    return path


def bare(export: Path, folder: Path) -> float:
    """Seconds of reading with pandas and inserting into a bare database."""
    import pandas

    begun = time.perf_counter()
    frame = pandas.read_csv(export)
    with sqlite3.connect(folder / "bare.db") as connection:
        names = ", ".join(f'"{name}"' for name in frame.columns)
        connection.execute(f"CREATE TABLE line ({names})")
        marks = ", ".join("?" * len(frame.columns))
        rows = frame.itertuples(index=False, name=None)
        connection.executemany(f"INSERT INTO line VALUES ({marks})", rows)
    return time.perf_counter() - begun


def ours(export: Path, folder: Path) -> dict[str, float]:
    """Seconds of each part of an import, from the file to the purchases."""
    path = folder / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    marks = {}
    with Store.open(path) as store:
        store.warm_up()
        begun = time.perf_counter()
        file = order_files.look_at(export)
        read = order_files.read(file, {"currency": "GBP"})
        marks["read"] = time.perf_counter() - begun
        shown = preview(store.reader, file, read, TODAY)
        marks["look"] = time.perf_counter() - begun
        import_orders(store, shown)
        marks["keep"] = time.perf_counter() - begun
        assert store.reader.value("SELECT sum(orders) FROM purchase") == ORDERS
        undone = time.perf_counter()
        store.undo()
        marks["undo"] = time.perf_counter() - undone
        redone = time.perf_counter()
        store.redo()
        marks["redo"] = time.perf_counter() - redone
    return marks


def test_a_million_lines_take_three_times_a_bare_insert_at_most(
    export: Path, tmp_path: Path
) -> None:
    marks = ours(export, tmp_path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    floor = bare(export, tmp_path)
    ratio = marks["keep"] / floor
    print(f"\n  {LINES:,} lines, {ORDERS:,} orders, {CUSTOMERS:,} customers")
    print("  " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in marks.items()))
    print(f"  pandas and a bare insert {floor:.1f} s: {ratio:.1f} times; {peak:.0f} MB at most")
    assert ratio <= TIMES
