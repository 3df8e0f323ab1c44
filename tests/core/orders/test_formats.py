"""Each source's export is known by what stands in it, and read as its owner means it."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from core.errors import UserError
from core.importing import order_files
from core.importing.formats import (
    any_orders,
    etsy_orders,
    paypal,
    shopify_orders,
    square_items,
    square_transactions,
    stripe_payments,
    toast,
    woocommerce,
)
from core.importing.order_rows import ORDER, PAYMENT, REFUND
from core.importing.order_values import day_order, decimal_mark, minor_units, when
from core.orders.limits import CANCELLED, OPEN, PAID
from tests.core.importing.workbooks import write_workbook
from tests.core.orders.exports import SHOPIFY, written

SQUARE_ITEMS = (
    "Date,Time,Time Zone,Category,Item,Qty,Net Sales,Tax,Transaction ID,Event Type,Customer ID,"
    "Customer Name\n"
    "2027-01-04,23:30:00,Eastern Time (US & Canada),None,Latte,1.0,$8.00,$0.62,T1,Payment,C1,Ana\n"
    '2027-01-04,23:30:00,Eastern Time (US & Canada),None,Cake,1.0,"$1,004.00",$0.00,T1,Payment,C1,'
    "Ana\n"
    "2027-01-05,09:00:00,Eastern Time (US & Canada),None,Latte,-1.0,-$7.00,$0.00,T2,Refund,C1,Ana\n"
)
SQUARE_TRANSACTIONS = (
    "Date,Time,Time Zone,Net Sales,Tip,Total Collected,Transaction ID,Event Type,Customer ID,"
    "Customer Name,Transaction Status\n"
    "2027-01-04,10:00:00,Eastern Time (US & Canada),$80.00,$8.00,$94.40,T1,Payment,,,Complete\n"
    "2027-01-05,10:00:00,Eastern Time (US & Canada),($40.00),$0.00,($40.00),T2,Refund,,,Complete\n"
)
STRIPE_2023 = (
    "id,Description,Created (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer ID,"
    "Customer Email,Captured\n"
    "ch_1,,2027-01-04 20:18,180.00,20.00,usd,35.40,Paid,cus_1,ana@x.example,true\n"
    "ch_2,,2027-01-04 20:19,1500,0,jpy,5,Failed,,,false\n"
)
STRIPE_BALANCE = (
    "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description\n"
    "txn_1,charge,ch_1,80.00,2.62,77.38,usd,2027-01-02 15:04:11,2027-01-04 00:00:00,One\n"
    "txn_2,refund,re_1,-80.00,0.00,-80.00,usd,2027-01-03 15:04:11,2027-01-04 00:00:00,Back\n"
    "txn_3,payout,po_1,-50.00,0.00,-50.00,usd,2027-01-04 15:04:11,2027-01-04 00:00:00,Out\n"
)
PAYPAL = (
    "\ufeff"
    '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net",'
    '"From Email Address","Transaction ID","Reference Txn ID","Balance Impact"\r\n'
    '"13.01.2027","10:00:00","CET","Ana","Express Checkout Payment","Completed","EUR",'
    '"1.250,00","-4,67","0","ana@x.example","A1","","Credit"\r\n'
    '"14.01.2027","10:00:00","CET","","General Withdrawal","Completed","EUR","-100,00","0",'
    '"0","me@x.example","A2","","Debit"\r\n'
    '"15.01.2027","10:00:00","CET","Ana","Payment Refund","Completed","EUR","-50,00","0",'
    '"0","me@x.example","A3","A1","Debit"\r\n'
    '"16.01.2027","10:00:00","CET","Bo","Express Checkout Payment","Pending","EUR","9,00","0",'
    '"0","bo@x.example","A4","","Memo"\r\n'
)
ETSY_ORDERS = (
    "Sale Date,Order ID,Buyer User ID,Full Name,Currency,Order Value,Coupon Code,Order Total,"
    "Status,Adjusted Order Total,Buyer\n"
    "01/04/27,3001,777,Jane Doe,USD,$13.00,WELCOME,$18.12,Paid,$10.00,coolbuyer\n"
)
ETSY_ITEMS = (
    "Sale Date,Item Name,Buyer,Quantity,Price,Discount Amount,Order Shipping,Order Sales Tax,"
    "Item Total,Currency,Transaction ID,Ship Name,Order ID\n"
    "01/04/27,Card,coolbuyer,2,$5.00,,$4.50,$0.62,$10.00,USD,1,Jane Doe,#3001\n"
    "01/04/27,Sticker,coolbuyer,1,$3.00,$0.50,$4.50,$0.62,$3.00,USD,2,Jane Doe,#3001\n"
)
ETSY_STATEMENT = (
    "Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details,Status,Availability Date\n"
    '"January 5, 2027",Fee,Credit for fee,Order #3001,USD,--,$0.55,$0.55,--\n'
    '"January 5, 2027",Refund,Refund to buyer for Order #3001,,USD,-$8.00,--,-$8.00,--\n'
)
WOO = (
    'Date,"Commande n°",État,Client,Produit(s),"Ventes nettes",Attribution\n'
    '2027-01-04,"#1001",Completed,Ana Reyes,"2× Pain",150.00,Direct\n'
    '2027-01-05,"#1002",Cancelled,Bo Lind,"1× Pain",50.00,Organic\n'
)
WOO_PLUGIN = (
    "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),"
    "Email (Billing),Item #,Name,Quantity,Item Cost\n"
    "7,Completed,2027-01-04 10:00,Ana,Reyes,ana@x.example,1,Bread,2,3.50\n"
    "7,Completed,2027-01-04 10:00,Ana,Reyes,ana@x.example,2,Jam,1,4.00\n"
)
TOAST = (
    "Location,Payment Id,Order Id,Paid Date,Amount,Tip,Total,Refunded,Refund Amount,Void Date,"
    "Status,Type,Email,Phone\n"
    "Cafe,41,51,1/4/27 11:05 AM,24.50,4.00,28.50,PARTIAL,4.50,,CAPTURED,Credit,,\n"
    "Cafe,42,52,1/5/2027 1:05 PM,12.00,0.00,12.00,NONE,,,DENIED,Credit,,\n"
)
FILES = {
    "shopify_orders": SHOPIFY + "#1,a@x.example,paid,GBP,5,2027-01-04 10:00:00 +0000,1,L,5,,,,0,\n",
    "square_items": SQUARE_ITEMS,
    "square_transactions": SQUARE_TRANSACTIONS,
    "stripe_payments": STRIPE_2023,
    "paypal": PAYPAL,
    "etsy_orders": ETSY_ORDERS,
    "woocommerce": WOO,
    "toast": TOAST,
    "any_orders": "Order no,Date,Total,E-mail\n1,2027-01-04,5.00,a@x.example\n",
}


def read(folder, text: str, module, **answers: str):
    path = written(folder, "export.csv", text)
    sales, problems = [], []
    for chunk in module.read(path, {"currency": "USD", **answers}):
        sales.extend(chunk.rows)
        problems.extend(chunk.problems)
    return sales, problems


@pytest.mark.parametrize("key", FILES)
def test_a_source_is_known_by_what_stands_in_the_file(tmp_path, key):
    for text in (FILES[key], *([STRIPE_BALANCE] if key == "stripe_payments" else [])):
        assert order_files.look_at(written(tmp_path, "x.csv", text)).format == key


def test_square_adds_up_the_lines_of_a_sale_and_keeps_a_refund_apart(tmp_path):
    (sale, refund), problems = read(tmp_path, SQUARE_ITEMS, square_items)
    assert (sale.what, sale.id, sale.total, sale.customer) == (ORDER, "T1", 101262, "C1")
    assert sale.when.astimezone(dt.UTC) == dt.datetime(2027, 1, 5, 4, 30, tzinfo=dt.UTC)
    assert (refund.what, refund.total) == (REFUND, 700)
    assert problems == []


def test_square_transactions_leave_the_tip_out(tmp_path):
    (paid, refund), _ = read(tmp_path, SQUARE_TRANSACTIONS, square_transactions, till="own")
    assert (paid.what, paid.total, paid.till, paid.belongs_to) == (PAYMENT, 8640, True, "T1")
    assert (refund.what, refund.total) == (REFUND, 4000)


def test_stripe_counts_in_the_currency_of_the_charge(tmp_path):
    (paid, failed), _ = read(tmp_path, STRIPE_2023, stripe_payments)
    assert (paid.total, paid.refunded, paid.currency) == (18000, 2000, "USD")
    assert (failed.total, failed.currency, failed.status) == (1500, "JPY", CANCELLED)


def test_stripes_balance_leaves_payouts_out(tmp_path):
    sales, _ = read(tmp_path, STRIPE_BALANCE, stripe_payments)
    assert [(sale.what, sale.id, sale.total) for sale in sales] == [
        (PAYMENT, "ch_1", 8000),
        (REFUND, "re_1", 8000),
    ]


def test_paypal_keeps_what_came_in_and_its_refunds(tmp_path):
    sales, _ = read(tmp_path, PAYPAL, paypal)
    assert [(sale.what, sale.id, sale.total, sale.belongs_to) for sale in sales] == [
        (PAYMENT, "A1", 125000, ""),
        (REFUND, "A3", 5000, "A1"),
    ]


def test_etsys_three_files_tell_of_the_same_order(tmp_path):
    (order,), _ = read(tmp_path, ETSY_ORDERS, etsy_orders)
    assert (order.id, order.total, order.refunded, order.customer) == (
        "3001",
        1812,
        812,
        "coolbuyer",
    )
    (items,), _ = read(tmp_path, ETSY_ITEMS, etsy_orders)
    assert (items.id, items.total, items.customer) == ("3001", 1762, "coolbuyer")
    (refund,), _ = read(tmp_path, ETSY_STATEMENT, etsy_orders)
    assert (refund.what, refund.belongs_to, refund.total) == (REFUND, "3001", 800)


def test_woocommerce_speaks_the_language_of_the_site(tmp_path):
    (paid, cancelled), _ = read(tmp_path, WOO, woocommerce)
    assert (paid.id, paid.total, paid.name_is_key, paid.referrer) == ("1001", 15000, True, "Direct")
    assert cancelled.status == CANCELLED


def test_woocommerces_plugin_has_a_line_for_each_item(tmp_path):
    (order,), _ = read(tmp_path, WOO_PLUGIN, woocommerce)
    assert (order.total, order.items, order.email) == (1100, "Bread\nJam", "ana@x.example")


def test_toast_counts_what_was_captured(tmp_path):
    (paid, denied), _ = read(tmp_path, TOAST, toast)
    assert (paid.total, paid.refunded, paid.status) == (2450, 450, PAID)
    assert paid.when == dt.datetime(2027, 1, 4, 11, 5)
    assert denied.status == CANCELLED


def test_shopify_without_totals_adds_up_its_lines(tmp_path):
    text = (
        "Name,Created at,Financial Status,Lineitem quantity,Lineitem name,Lineitem price\n"
        "#1,2027-01-04 10:00:00 +0000,pending,2,Loaf,3.00\n#1,,,1,Jam,4.50\n"
    )
    (order,), _ = read(tmp_path, text, shopify_orders)
    assert (order.total, order.status) == (1050, OPEN)


def test_any_workbook_is_read_by_the_names_of_its_columns(tmp_path):
    path = tmp_path / "till.xlsx"
    write_workbook(path, {"Sales": [["Order no", "Date", "Total", "Customer name"],
                                    ["1", "2027-01-04", 12.5, "Ana"]]})  # fmt: skip
    assert order_files.look_at(path).format == any_orders.KEY
    ((order,), *_) = [
        chunk.rows for chunk in any_orders.read(path, {"currency": "GBP"}) if chunk.rows
    ]
    assert (order.total, order.name, order.when) == (1250, "Ana", dt.date(2027, 1, 4))


def test_a_column_that_cannot_be_told_is_asked_for(tmp_path):
    path = written(tmp_path, "x.csv", "Who,Date,Coins,E-mail\nAna,2027-01-04,5.00,a@x.example\n")
    file = order_files.look_at(path, any_orders.KEY)
    assert [question.key for question in file.questions] == ["total"]
    assert "coins" in {option.value for option in file.questions[0].options}
    read = order_files.read(file, {"total": "coins", "currency": "GBP"})
    assert [sale.total for sale in read.sales] == [500]


def test_days_that_may_be_read_both_ways_are_asked_about(tmp_path):
    head = "Order no,Date,Total\n1,03/04/2027,5.00\n2,05/06/2027,5.00\n"
    file = order_files.look_at(written(tmp_path, "x.csv", head))
    assert [question.key for question in file.unanswered({})] == ["dates"]
    assert file.unanswered({"dates": "dmy"}) == ()
    read = order_files.read(file, {"dates": "dmy", "currency": "GBP"})
    assert read.sales[0].when == dt.date(2027, 4, 3)
    sure = written(tmp_path, "y.csv", head + "3,25/06/2027,5.00\n")
    assert order_files.look_at(sure).questions == ()


def test_days_of_both_kinds_in_one_file_are_refused(tmp_path):
    text = "Order no,Date,Total\n1,25/04/2027,5.00\n2,05/26/2027,5.00\n"
    file = order_files.look_at(written(tmp_path, "x.csv", text))
    with pytest.raises(UserError, match="begin with the day and some with the month"):
        order_files.read(file, {"currency": "GBP"})


@pytest.mark.parametrize(
    ("text", "digits", "mark", "wanted"),
    [
        ("12.00", 2, ".", 1200),
        ("$1,149.00", 2, ".", 114900),
        ("($33.62)", 2, ".", -3362),
        ("-$2.55", 2, ".", -255),
        ("$0.00 ", 2, ".", 0),
        ("1.234,56", 2, ",", 123456),
        ("12,00 €", 2, ",", 1200),
        ("৳2,999", 2, ".", 299900),
        ("25075", 0, ".", 25075),
        ("1,00,000.50", 2, ".", 10000050),
        ("--", 2, ".", None),
        ("", 2, ".", None),
    ],
)
def test_amounts_are_read_as_exports_write_them(text, digits, mark, wanted):
    assert minor_units(text, digits, mark) == wanted


@pytest.mark.parametrize("text", ["=1+1", "12,00", "1.2.3", "abc", "@SUM(A1)", "TRUE"])
def test_what_is_no_amount_is_none(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        minor_units(text, 2, ".")


def test_the_decimal_mark_is_the_files():
    assert decimal_mark(["12,00", "1.234,50"]) == ","
    assert decimal_mark(["1,234", "12.00"]) == "."
    assert decimal_mark(["5"]) == "."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2027-01-04", dt.date(2027, 1, 4)),
        ("20270104", dt.date(2027, 1, 4)),
        ("March 20, 2026", dt.date(2026, 3, 20)),
        ("Sat, Aug 15, 2026", dt.date(2026, 8, 15)),
        ("20 March 2026", dt.date(2026, 3, 20)),
        ("3/13/26 11:05 PM", dt.datetime(2026, 3, 13, 23, 5)),
        ("31.12.2026", dt.date(2026, 12, 31)),
        ("2027-01-04T10:00:00Z", dt.datetime(2027, 1, 4, 10, tzinfo=dt.UTC)),
    ],
)
def test_days_are_read_as_exports_write_them(text, wanted):
    assert when(text) == wanted


def test_the_order_of_day_and_month_is_the_files():
    assert day_order(["03/04/2027"]) == ""
    assert day_order(["03/04/2027", "25/04/2027"]) == "dmy"
    assert day_order(["03/14/2027"]) == "mdy"
    assert day_order(["2027-03-04"]) is None


@pytest.mark.parametrize("text", ["05.13.2027", "2027-13-01", "31 Feb 2027", "soon"])
def test_what_is_no_day_is_told_as_it_stands_in_the_file(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        when(text)
