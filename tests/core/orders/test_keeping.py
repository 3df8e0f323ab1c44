"""`purchase` says what the orders say, whatever is done, undone and redone."""

from __future__ import annotations

from collections import Counter

import pytest

from core.orders import keeping
from core.orders.queries import purchases
from core.people import operations as people
from core.store.operation import Store
from tests.core.examples import FINAL, Example, examples
from tests.core.examples.orders import shown
from tests.core.orders.exports import shopify, sold

COUNTED = [example for name, example in examples().items() if name not in FINAL]


def told(store: Store) -> Counter[tuple[object, ...]]:
    """The same worked out by hand: newest records, their refunds, payments, whose keys."""
    active = {row.id for row in store.reader.rows("SELECT id FROM import_batch WHERE active = 1")}

    def newest(table: str):
        found: dict[tuple[object, ...], object] = {}
        for row in store.reader.rows(f"SELECT * FROM {table} ORDER BY batch_id"):
            if row.batch_id in active:
                found[row.source, row.external_id, row.nth] = row
        return list(found.values())

    owners = {
        (row.kind, row.scope, row.value): row.person_id
        for row in store.reader.rows("SELECT * FROM person_key")
    }
    buyers = {
        row.id: owners.get((row.kind, row.scope, row.value))
        for row in store.reader.rows("SELECT * FROM buyer")
    }
    given: Counter[tuple[str, str]] = Counter()
    for refund in newest("refund"):
        given[refund.source, refund.order_external_id] += refund.amount
    net: Counter[tuple[object, ...]] = Counter()
    orders: Counter[tuple[object, ...]] = Counter()
    for order in newest("purchase_order"):
        if order.status == "cancelled":
            continue
        key = (buyers.get(order.buyer_id), order.day, order.currency)
        back = max(order.refunded, given[order.source, order.external_id])
        net[key] += order.total - min(back, order.total)
        orders[key] += back == 0 or back < order.total
    rows = ((*key, net[key], orders[key]) for key in net if net[key] or orders[key])
    return Counter(rows)


def read(store: Store, source: str) -> Counter[tuple[object, ...]]:
    rows = store.reader.rows(f"SELECT person_id, day, currency, net, orders FROM {source}")
    return Counter(map(tuple, rows))


def assert_right(store: Store) -> None:
    wanted = told(store)
    assert read(store, purchases(store.reader)) == wanted, "what is read"
    keeping.refresh(store)
    assert keeping.is_fresh(store.reader)
    assert purchases(store.reader) == "purchase"
    assert read(store, "purchase") == wanted, "what is kept"


@pytest.mark.parametrize("example", COUNTED, ids=str)
def test_purchases_are_right_after_doing_undoing_and_redoing(tmp_path, example: Example):
    with Store.create(tmp_path / "law.regulars") as store:
        ops = examples()["orders.import_orders"]
        ops.act(store, shown(store))
        example.act(store, example.prepare(store))
        assert_right(store)
        for _ in range(2):
            store.undo()
            assert_right(store)
            store.redo()
            assert_right(store)
        while store.undo():
            pass
        assert_right(store)


def person(store: Store, email: str) -> int:
    found = store.reader.value("SELECT person_id FROM person_key WHERE value = :v", v=email)
    return int(found)


@pytest.fixture
def two(shop):
    lines = [sold(f"#{n}", f"{who}@x.example", "10.00", "2027-01-04", name=who.title())
             for n, who in enumerate(("ana", "bo", "bo"))]  # fmt: skip
    shop.take(shopify(shop.folder, *lines))
    return shop


def test_merging_two_people_makes_one_purchase_of_theirs_and_undo_two(two):
    store = two.store
    before = two.purchases()
    ana, bo = person(store, "ana@x.example"), person(store, "bo@x.example")
    people.merge_people(store, ana, bo)
    assert two.purchases() == {("Ana", "2027-01-04", 3000, 3): 1}
    assert_right(store)
    store.undo()
    assert two.purchases() == before


def test_the_next_import_finds_the_person_who_was_merged(two):
    store = two.store
    people.merge_people(store, person(store, "ana@x.example"), person(store, "bo@x.example"))
    count = two.people()
    two.take(shopify(two.folder, sold("#9", "bo@x.example", "5.00", "2027-01-09")))
    assert two.people() == count
    assert ("Ana", "2027-01-09", 500, 1) in two.purchases()


def test_orders_of_a_person_who_is_deleted_are_a_guests_until_undo(two):
    before = two.purchases()
    people.delete_people(two.store, [person(two.store, "bo@x.example")])
    assert ("", "2027-01-04", 2000, 2) in two.purchases()
    two.store.undo()
    assert two.purchases() == before


def test_what_has_nothing_to_do_with_orders_keeps_the_purchases_fresh(two):
    store = two.store
    before = keeping.revision(store.reader)
    people.add_person(store, "Tess Arden", keys=[("email", "", "tess@x.example")])
    assert keeping.is_fresh(store.reader)
    assert not keeping.refresh(store)
    assert keeping.revision(store.reader) == before


def test_no_revision_is_told_while_the_purchases_lag_behind(two):
    store = two.store
    store.undo()
    assert keeping.revision(store.reader) is None
    assert keeping.refresh(store)
    assert keeping.revision(store.reader) is not None


def test_a_history_that_is_forgotten_makes_them_doubtful_and_not_wrong(two):
    store = two.store
    people.merge_people(store, person(store, "ana@x.example"), person(store, "bo@x.example"))
    store.forget_history()
    assert not keeping.is_fresh(store.reader)
    assert_right(store)
