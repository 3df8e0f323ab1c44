"""Where a million orders come from, beside merely reading their rows."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.attribution.ways import ways
from core.business.rules import BusinessFacts
from core.ideas.facts import IdeaFacts
from core.ideas.operations import capture
from core.loyalty import standing
from core.orders import keeping
from core.start import start_file
from core.store.operation import Store
from core.store.worker import Worker

ORDERS, CUSTOMERS, DAYS = 1_000_000, 200_000, 1_100
TODAY = dt.date(2027, 3, 9)
TIMES = 8
"""How many times as long as reading the rows it may take the first time."""
SOURCES = ("instagram", "facebook", "ig", "pinterest", "newsletter")
REFERRERS = ("https://l.instagram.com/", "https://www.google.com/", "https://map.example/a", "web")
CODES = ("INSTA10", "FB5", "WILLOW15", "", "", "", "", "")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop whose orders all tell something, many with a number of the click in the link."""
    path = tmp_path_factory.mktemp("origins") / "large.regulars"
    start_file(path, BusinessFacts(name="Large", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        connection = store.connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO import_batch (id, format, file_name, digest, imported_at, active) "
            "VALUES (1, 'shopify_orders', 'orders.csv', ?, '2027-03-01T00:00:00+00:00', 1)",
            ("a" * 64,),
        )
        people = range(1, CUSTOMERS + 1)
        connection.executemany(
            "INSERT INTO person (id, kind, name, folded, about, how_met, note, do_not_contact, "
            "why_not, why_not_source) VALUES (?, 'human', ?, ?, '', '', '', 0, '', '')",
            ((one, f"P{one}", f"p{one}") for one in people),
        )
        for table, more in (("person_key", "person_id, shown, follows_us"), ("buyer", "batch_id")):
            values = "?, ?, 0" if table == "person_key" else "1"
            connection.executemany(
                f"INSERT INTO {table} (kind, scope, value, {more}) "
                f"VALUES ('email', '', ?, {values})",
                (
                    (f"p{one}@x.example", one, f"p{one}") if table == "person_key"
                    else (f"p{one}@x.example",)
                    for one in people
                ),
            )  # fmt: skip
        connection.executemany(
            "INSERT INTO purchase_order (batch_id, buyer_id, source, external_id, nth, day, total, "
            "refunded, currency, status, code, landing, referrer, items, tags, payment_ref) VALUES "
            "(1, ?, 'shopify', ?, 1, ?, ?, 0, 'GBP', 'paid', ?, ?, ?, 'Loaf', '', '')",
            orders(random.Random(3)),
        )
        connection.execute("COMMIT")
        keeping.refresh(store)
    return path


def orders(chance: random.Random) -> Iterator[tuple[object, ...]]:
    for number in range(1, ORDERS + 1):
        day = TODAY - dt.timedelta(chance.randrange(DAYS))
        link = f"https://s.example/p?utm_source={chance.choice(SOURCES)}&fbclid={number}"
        landing = link if chance.random() < 0.4 else ""
        who = chance.randrange(1, CUSTOMERS + 1) if chance.random() < 0.9 else None
        code, referrer = chance.choice(CODES), chance.choice(REFERRERS)
        yield (who, str(number), day.isoformat(), chance.randrange(500, 9000), code, landing,
               referrer)  # fmt: skip


def seconds(work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def test_the_ways_of_a_million_orders(large: Path) -> None:
    with Store.open(large) as store:
        reader = store.reader
        sql = "SELECT buyer_id, day, code, landing, referrer, total FROM purchase_order"
        rows = seconds(lambda: reader.each(lambda *row: row, sql))
        first = seconds(lambda: ways(reader, TODAY))
        again = seconds(lambda: ways(reader, TODAY))
        found = ways(reader, TODAY)
    print(
        f"\nways of a million orders: {first:.2f} s, again {again:.2f} s; their rows {rows:.2f} s"
    )
    assert found.orders > 300_000
    assert {row.key for row in found.rows} >= {"instagram", "facebook", "search", "email"}
    assert first < TIMES * rows
    assert again < first / 3


def test_edits_come_in_between(large: Path) -> None:
    store = Store.open(large)
    store.warm_up()
    sql = "SELECT buyer_id, day, code, landing, referrer, total FROM purchase_order"
    rows = seconds(lambda: store.reader.tuples(sql))
    at_work = Worker(store)
    waits: dict[str, list[float]] = {}
    for name, job in (
        ("ways", lambda one: ways(one.reader, TODAY)),
        ("where customers stand", lambda one: standing.rebuild(one, TODAY)),
    ):
        found = waits[name] = []
        reading = at_work.submit(job)
        while not reading.done():
            began = time.perf_counter()
            at_work.submit(lambda one: capture(one, IdeaFacts("A seeded rye"), TODAY)).result()
            found.append((time.perf_counter() - began) * 1000)
            time.sleep(0.02)
        reading.result()
    at_work.close()
    for name, found in waits.items():
        longest = ", ".join(f"{one:.0f}" for one in sorted(found, reverse=True)[:3])
        print(f"\nedits during {name}: {len(found)}, the longest waits {longest} ms")
    print(f"their rows alone {rows * 1000:.0f} ms")
    assert max(map(max, waits.values())) < rows * 1000
