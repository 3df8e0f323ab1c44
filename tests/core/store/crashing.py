"""A shop at work in a process of its own, until somebody kills it.

Prints a line for every operation once it is reported done: a plan's name, or an import's number.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from core.importing.operations import Incoming, Record, store_import
from core.plans.operations import add_plan, rename_plan
from core.store.operation import Store
from core.store.worker import Worker

ROWS, CHUNKS = 40, 5


def chunks(number: int) -> Iterator[list[Record]]:
    for chunk in range(CHUNKS):
        yield [Record("shopify", f"{number}-{chunk}-{n}", f'{{"n": {n}}}') for n in range(ROWS)]


def work(worker: Worker, number: int) -> None:
    """Three operations; each is reported when its future says that it is done."""
    day = dt.date(1940, 1, 1) + dt.timedelta(days=2 * number)
    plan = worker.submit(lambda s: add_plan(s, f"Plan {number}", day, day)).result()
    print(f"plan {number} Plan {number}", flush=True)
    worker.submit(lambda s: rename_plan(s, plan, f"Renamed {number}")).result()
    print(f"plan {number} Renamed {number}", flush=True)
    incoming = Incoming("orders", f"{number}.csv", f"{number:064x}")
    worker.submit(lambda s: store_import(s, incoming, chunks(number))).result()
    print(f"import {number}", flush=True)


def main(path: Path, first: int, last: int) -> None:
    worker = Worker(Store.open(path))
    worker.submit(Store.warm_up).result()
    print("open", flush=True)
    for number in range(first, last):
        work(worker, number)
    print("idle", flush=True)
    sys.stdin.read()


main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
