"""Orders come in once, the newest word counts, and an import is taken out by one switch."""

from __future__ import annotations

import datetime as dt

import pytest

from core.errors import Cancelled, UserError
from core.importing.operations import bring_back_import, remove_import
from core.importing.queries import imports
from core.orders.operations import import_orders
from core.orders.queries import attachments, last_days
from core.store.check import check_store
from tests.core.orders.exports import shopify, sold, stripe, written


def test_the_lines_of_an_order_are_one_order(shop):
    shop.take(
        shopify(
            shop.folder,
            sold("#1", "ana@x.example", "12.50", "2027-01-04", name="Ana"),
            "#1,,,,,,1,Jam,3.00,,,,,",
        )
    )
    assert shop.purchases() == {("Ana", "2027-01-04", 1250, 1): 1}
    assert shop.store.reader.value("SELECT items FROM purchase_order") == "Loaf\nJam"


def test_orders_of_one_person_on_one_day_are_one_purchase(shop):
    lines = [sold(f"#{n}", "ana@x.example", "10.00", "2027-01-04", name="Ana") for n in range(3)]
    shop.take(shopify(shop.folder, *lines))
    assert shop.purchases() == {("Ana", "2027-01-04", 3000, 3): 1}


def test_importing_again_adds_nothing(shop):
    path = shopify(shop.folder, sold("#1", "ana@x.example", "12.50", "2027-01-04"))
    shop.take(path)
    again = shop.look(path)
    assert (again.new, again.changed, again.known) == (0, 0, 1)
    with pytest.raises(UserError, match="Nothing in orders_export"):
        import_orders(shop.store, again)
    assert len(imports(shop.store.reader)) == 1


def test_a_later_export_brings_refunds_and_cancellations_up_to_date(shop):
    old = [sold(f"#{n}", f"p{n}@x.example", "10.00", "2027-01-04") for n in range(4)]
    shop.take(shopify(shop.folder, *old))
    new = [
        sold("#1", "p1@x.example", "10.00", "2027-01-04", back="4.00", status="partially_refunded"),
        sold("#2", "p2@x.example", "10.00", "2027-01-04", back="10.00", status="refunded"),
        sold("#3", "p3@x.example", "10.00", "2027-01-04", cancelled="2027-01-05 08:00:00 +0000"),
        sold("#4", "p4@x.example", "10.00", "2027-01-06"),
    ]
    shown = shop.look(shopify(shop.folder, *new))
    assert (shown.new, shown.changed) == (1, 3)
    batch = import_orders(shop.store, shown).batch
    day = "2027-01-04"
    assert shop.purchases() == {
        ("p0@x.example", day, 1000, 1): 1,
        ("p1@x.example", day, 600, 1): 1,
        ("p4@x.example", "2027-01-06", 1000, 1): 1,
    }
    remove_import(shop.store, batch)
    assert shop.purchases() == {(f"p{n}@x.example", day, 1000, 1): 1 for n in range(4)}
    bring_back_import(shop.store, batch)
    assert shop.net() == 2600


def test_undoing_an_import_takes_its_orders_and_new_people_out(shop):
    shop.take(shopify(shop.folder, sold("#1", "ana@x.example", "10.00", "2027-01-04")))
    people, before = shop.people(), shop.purchases()
    shop.take(shopify(shop.folder, sold("#2", "bo@x.example", "10.00", "2027-01-04")))
    after = shop.purchases()
    shop.store.undo()
    assert (shop.people(), shop.purchases()) == (people, before)
    shop.store.redo()
    assert (shop.people(), shop.purchases()) == (people + 1, after)
    assert check_store(shop.store) == []


def test_a_cancelled_import_leaves_nothing(shop):
    shown = shop.look(shopify(shop.folder, sold("#1", "ana@x.example", "10.00", "2027-01-04")))
    people = shop.people()
    with pytest.raises(Cancelled):
        import_orders(shop.store, shown, cancelled=lambda: True)
    assert (shop.people(), imports(shop.store.reader), shop.purchases()) == (people, [], {})


def test_an_order_without_a_name_is_a_guests(shop):
    shop.take(shopify(shop.folder, sold("#1", "", "10.00", "2027-01-04")))
    assert shop.purchases() == {("", "2027-01-04", 1000, 1): 1}


def test_a_phone_finds_the_same_person_only_with_a_like_name(shop):
    shop.take(
        shopify(
            shop.folder,
            sold("#1", "", "10.00", "2027-01-04", phone="020 7946 0018", name="Ana Reyes"),
            sold("#2", "", "10.00", "2027-01-05", phone="+442079460018", name="Ana Reyes"),
            sold("#3", "", "10.00", "2027-01-06", phone="+442079460018", name="Bo Lind"),
        )
    )
    names = sorted(name for name, *_ in shop.purchases())
    assert names == ["Ana Reyes", "Ana Reyes", "Bo Lind"]


def test_a_name_is_a_key_only_inside_its_source(shop):
    head = "Date,Order #,Status,Customer,Net Sales\n"
    shop.take(written(shop.folder, "woo.csv", head + "2027-01-04,1,Completed,Ana Reyes,10.00\n"))
    table = "Date,Amount,Customer\n2027-01-05,10.00,Ana Reyes\n2027-01-06,5.00,ana reyes\n"
    shop.take(written(shop.folder, "list.csv", table))
    people = shop.store.reader.value("SELECT count(DISTINCT person_id) FROM purchase")
    assert people == 2


def test_rows_that_are_alike_count_by_occurrence(shop):
    table = "Date,Amount,Customer\n" + "2027-01-05,4.00,Ana\n" * 2
    path = written(shop.folder, "list.csv", table)
    shop.take(path)
    assert shop.purchases() == {("Ana", "2027-01-05", 800, 2): 1}
    path.write_text(table + "2027-01-05,4.00,Ana\n")
    shown = shop.look(path)
    assert (shown.new, shown.known) == (1, 2)


def test_a_payment_that_a_sale_names_never_adds_revenue(shop):
    shop.take(
        shopify(shop.folder, sold("#1", "ana@x.example", "10.00", "2027-01-04", reference="ch_1"))
    )
    path = stripe(shop.folder, "ch_1,2027-01-06 09:00:00,10.00,0.00,gbp,Paid,other@x.example,")
    shop.take(path, till="own")
    assert shop.net() == 1000
    assert len(attachments(shop.store.reader)) == 1


def test_a_payment_of_the_same_amount_day_and_person_belongs_to_the_sale(shop):
    shop.take(shopify(shop.folder, sold("#1", "ana@x.example", "10.00", "2027-01-04")))
    lines = [f"ch_{n},2027-01-04 09:00:00,10.00,0.00,gbp,Paid,ana@x.example," for n in (1, 2)]
    shop.take(stripe(shop.folder, *lines), till="own")
    assert shop.net() == 2000, "of two alike one is the sale's, the other a sale of the till"
    assert len(attachments(shop.store.reader)) == 1


def test_payments_of_another_system_are_no_sales(shop):
    path = stripe(shop.folder, "ch_1,2027-01-04 09:00:00,10.00,0.00,gbp,Paid,ana@x.example,")
    shop.take(path, till="other")
    assert shop.purchases() == {}
    assert last_days(shop.store.reader) == {}


def test_a_payment_counts_again_when_its_sale_is_taken_out(shop):
    batch = shop.take(
        shopify(shop.folder, sold("#1", "ana@x.example", "10.00", "2027-01-04"))
    ).batch
    path = stripe(shop.folder, "ch_1,2027-01-04 09:00:00,10.00,0.00,gbp,Paid,ana@x.example,")
    shop.take(path, till="own")
    assert shop.net() == 1000
    remove_import(shop.store, batch)
    assert shop.net() == 1000
    assert last_days(shop.store.reader) == {"stripe": dt.date(2027, 1, 4)}


def test_several_currencies_are_kept_apart(shop):
    lines = [
        sold(f"#{n}", "ana@x.example", "1000", "2027-01-04", currency=currency)
        for n, currency in enumerate(("GBP", "JPY", "KWD"))
    ]
    shown = shop.look(shopify(shop.folder, *lines))
    assert "GBP, JPY, KWD" in shown.remarks[0]
    import_orders(shop.store, shown)
    rows = shop.store.reader.rows("SELECT currency, net FROM purchase ORDER BY currency")
    assert [tuple(row) for row in rows] == [("GBP", 100000), ("JPY", 1000), ("KWD", 1000000)]
