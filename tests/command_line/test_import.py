"""`main.py import` takes exports in, asks what they leave open, and says what it did."""

from __future__ import annotations

import json

import pytest

from core import command_line
from core.store.operation import Store

SHOPIFY = (
    "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name\n"
    "#1,ana@x.example,paid,GBP,10.00,2025-01-04 10:00:00 +0000,1,Loaf\n"
)
STRIPE = (
    "id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email\n"
    "ch_1,2025-01-05 10:00:00,5.00,0.00,gbp,Paid,ana@x.example\n"
)


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.regulars"
    assert command_line.run(["new", str(path), "--name", "Shop", "--today", "2025-01-01"]) == 0
    return path


def export(folder, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def value(shop, sql: str):
    with Store.open(shop) as store:
        return store.reader.value(sql)


def test_orders_are_taken_in_once(shop, tmp_path, capsys):
    path = export(tmp_path, "orders.csv", SHOPIFY)
    assert command_line.run(["import", str(shop), path]) == 0
    assert "1 new, 0 changed, 0 known already, 1 new person" in capsys.readouterr().err
    assert command_line.run(["import", str(shop), path]) == 0
    assert "Nothing in it is new" in capsys.readouterr().err
    assert value(shop, "SELECT sum(net) FROM purchase") == 1000


def test_a_preview_keeps_nothing(shop, tmp_path, capsys):
    path = export(tmp_path, "orders.csv", SHOPIFY)
    assert command_line.run(["import", str(shop), path, "--preview", "--json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["format"], file["new"], file["imported"]) == ("shopify_orders", 1, False)
    assert value(shop, "SELECT count(*) FROM import_batch") == 0


def test_what_a_file_leaves_open_is_asked_and_never_guessed(shop, tmp_path, capsys):
    path = export(tmp_path, "stripe.csv", STRIPE)
    assert command_line.run(["import", str(shop), path]) == 2
    said = capsys.readouterr()
    assert "--answer till=own" in said.err
    assert said.out == ""
    assert value(shop, "SELECT count(*) FROM import_batch") == 0
    assert command_line.run(["import", str(shop), path, "--answer", "till=maybe"]) == 2
    assert command_line.run(["import", str(shop), path, "--answer", "till=own"]) == 0
    assert value(shop, "SELECT sum(net) FROM purchase") == 500


def test_an_answer_is_remembered_for_the_source(shop, tmp_path):
    first = export(tmp_path, "one.csv", STRIPE)
    assert command_line.run(["import", str(shop), first, "--answer", "till=own"]) == 0
    later = export(tmp_path, "two.csv", STRIPE.replace("ch_1", "ch_2"))
    assert command_line.run(["import", str(shop), later]) == 0
    assert value(shop, "SELECT sum(orders) FROM purchase") == 2


def test_questions_stand_in_the_json_too(shop, tmp_path, capsys):
    path = export(tmp_path, "stripe.csv", STRIPE)
    assert command_line.run(["import", str(shop), path, "--json"]) == 2
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert [question["key"] for question in file["questions"]] == ["till"]


def test_contacts_and_orders_come_in_by_one_command(shop, tmp_path, capsys):
    card = export(tmp_path, "ana.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:ana@x.example\n"
                  "END:VCARD\n")  # fmt: skip
    orders = export(tmp_path, "orders.csv", SHOPIFY)
    assert command_line.run(["import", str(shop), card, orders]) == 0
    assert value(shop, "SELECT count(*) FROM person") == 1
    assert value(shop, "SELECT person_id IS NOT NULL FROM purchase") == 1
    assert "vCards" in capsys.readouterr().err


def test_which_group_an_audience_is_about_is_asked(shop, tmp_path, capsys):
    text = '"Age & gender"\n"","Women","Men"\n"18-24","20%","10%"\n"25-34","40%","30%"\n'
    path = export(tmp_path, "Audience.csv", text)
    with Store.open(shop) as store:
        from core.audience.operations import add_segment

        group = add_segment(store, "Engaged couples")
    assert command_line.run(["import", str(shop), path]) == 2
    assert f"--answer group={group}" in capsys.readouterr().err
    assert command_line.run(["import", str(shop), path, "--answer", f"group={group}"]) == 0
    assert value(shop, "SELECT count(*) FROM segment_mix") == 4


def test_a_file_that_nobody_knows_is_a_sentence_and_the_rest_goes_on(shop, tmp_path, capsys):
    strange = export(tmp_path, "strange.csv", "Colour,Size\nred,L\n")
    orders = export(tmp_path, "orders.csv", SHOPIFY)
    assert command_line.run(["import", str(shop), strange, orders]) == 1
    assert "strange.csv is no" in capsys.readouterr().err
    assert value(shop, "SELECT sum(net) FROM purchase") == 1000


def test_a_file_in_which_nothing_is_right_is_a_problem(shop, tmp_path, capsys):
    path = export(tmp_path, "orders.csv", SHOPIFY.replace("10.00", "=1+1"))
    assert command_line.run(["import", str(shop), path]) == 1
    assert "Line 2: “=1+1” cannot be read here" in capsys.readouterr().err


def test_a_format_can_be_named_and_must_exist(shop, tmp_path, capsys):
    path = export(tmp_path, "orders.csv", SHOPIFY)
    assert command_line.run(["import", str(shop), path, "--as", "abacus"]) == 1
    assert "no format called abacus" in capsys.readouterr().err
    assert command_line.run(["import", str(shop), path, "--as", "shopify_orders"]) == 0


def test_answers_are_written_as_key_and_value(shop, tmp_path, capsys):
    path = export(tmp_path, "orders.csv", SHOPIFY)
    assert command_line.run(["import", str(shop), path, "--answer", "dmy"]) == 1
    assert "KEY=VALUE" in capsys.readouterr().err
