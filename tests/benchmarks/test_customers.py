"""200,000 customers: where they stand, and the list as one types."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import time
from pathlib import Path

import pytest

from core.business.rules import BusinessFacts
from core.loyalty import standing
from core.loyalty.customer_panel import customer_panel
from core.loyalty.customers import Wanted, page
from core.orders import keeping
from core.people.rules import folded
from core.start import start_file
from core.store.operation import Store

CUSTOMERS, ORDERS = 200_000, 1_000_000
TODAY = dt.date(2027, 3, 9)
KEY_MS = 50
SLACK = 1.6
"""How much more than plain SQLite a key may take where that takes longer than it should."""
FIRST = "Tess Maren Noor Ivo Lena Aisha Jonas Priya Zoe Chloe Michal Soren Ana Bea Cal Dev Eli Fay"
BEGIN = "Ar Bel Cor Dan El Far Gor Har Ing Jar Kel Lor Mar Nor Or Per Quin Ros Sor Tor Ul Ver Wal"
END = "den son ley ton man well field wood by ham worth stead"
TYPED = ("t", "te", "tes", "tess", "tess a", "tess arden", "shop12", "wood tess", "0207 946", "xqj")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A million orders of 200,000 customers, every one with an e-mail, half with a phone."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.regulars"
    start_file(path, BusinessFacts(name="Big", country="GB", currency="GBP"), TODAY)
    chance = random.Random(3)
    last = [one + end for one in BEGIN.split() for end in END.split()]
    people, keys, buyers = [], [], []
    for number in range(1, CUSTOMERS + 1):
        name = f"{chance.choice(FIRST.split())} {chance.choice(last)}"
        mail = f"{folded(name).replace(' ', '.')}{number}@shop{number % 5000}.example"
        people.append((number, name, folded(name)))
        keys.append((number, "email", mail, mail))
        if number % 2:
            keys.append((number, "phone", f"+44207946{number:06d}", f"0207 946 {number:06d}"))
        buyers.append((number, mail))
    begin = dt.date(2024, 3, 1)
    orders = (
        (
            int(CUSTOMERS * chance.random() ** 2) + 1,
            f"#{number}",
            (begin + dt.timedelta(chance.randrange(1_100))).isoformat(),
            chance.randrange(300, 9_000),
        )
        for number in range(ORDERS)
    )
    with Store.open(path) as store, store.upkeep() as connection:
        connection.execute(
            "INSERT INTO import_batch (format, file_name, digest, imported_at, active) "
            "VALUES ('any_orders', 'orders.csv', 'x', '2027-03-09T08:00:00.000000Z', 1)"
        )
        connection.executemany(
            "INSERT INTO person (id, kind, name, folded, about, how_met, note, do_not_contact, "
            "why_not, why_not_source) VALUES (?, 'human', ?, ?, '', '', '', 0, '', '')",
            people,
        )
        connection.executemany(
            "INSERT INTO person_key (person_id, kind, scope, value, shown, follows_us) "
            "VALUES (?, ?, '', ?, ?, 0)",
            keys,
        )
        connection.executemany(
            "INSERT INTO buyer (id, batch_id, kind, scope, value) VALUES (?, 1, 'email', '', ?)",
            buyers,
        )
        connection.executemany(
            "INSERT INTO purchase_order (batch_id, buyer_id, source, external_id, nth, day, "
            "currency, total, refunded, status, code, landing, referrer, items, tags, payment_ref) "
            "VALUES (1, ?, 'shopify', ?, 1, ?, 'GBP', ?, 0, 'paid', '', '', '', '', '', '')",
            orders,
        )
    with Store.open(path) as store:
        keeping.refresh(store)
    return path


def floor(path: Path, typed: str) -> float:
    """How long plain SQLite takes to look for a word in every name and key, in milliseconds."""
    connection = sqlite3.connect(path)
    began = time.perf_counter()
    connection.execute("SELECT count(*) FROM person WHERE instr(folded, ?)", (typed,)).fetchone()
    connection.execute("SELECT count(*) FROM person_key WHERE instr(value, ?)", (typed,)).fetchone()
    took = time.perf_counter() - began
    connection.close()
    return took * 1000


def test_where_everybody_stands_and_the_list_as_one_types(shop: Path) -> None:
    with Store.open(shop) as store:
        began = time.perf_counter()
        assert standing.rebuild(store, TODAY)
        print(f"\nwhere 200,000 customers stand: {time.perf_counter() - began:.2f} s")
        for typed in TYPED:
            took = []
            for group in ("", "regular", "other"):
                for _ in range(3):
                    began = time.perf_counter()
                    rows = page(store.reader, Wanted(group, typed))
                    took.append((time.perf_counter() - began) * 1000)
            best = sorted(took)[len(took) // 2]
            plain = floor(shop, typed)
            print(f"{typed:>12}: {best:5.1f} ms ({len(rows)} rows), floor {plain:.1f}")
            # On a machine that is busy with something else the floor is above 50 ms by itself.
            assert best < max(KEY_MS, SLACK * plain)
        began = time.perf_counter()
        customer_panel(store.reader, 7, TODAY)
        print(f"one of them: {(time.perf_counter() - began) * 1000:.1f} ms")
