"""What is wrong with a file is said with its line, and nothing of it comes in by half."""

from __future__ import annotations

import random
import zipfile

import pytest

from core.errors import UserError
from core.importing import order_files, streaming
from core.orders.incoming import preview
from tests.core.orders.conftest import TODAY
from tests.core.orders.exports import SHOPIFY, shopify, sold, written
from tests.core.orders.test_formats import FILES


def sentences(shown) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in shown.problems]


def test_a_day_in_the_future_is_left_out_with_its_line(shop):
    shown = shop.look(
        shopify(
            shop.folder,
            sold("#1", "ana@x.example", "1.00", "2027-03-09"),
            sold("#2", "ana@x.example", "1.00", "2027-03-10"),
        )
    )
    assert shown.new == 1
    ((line, said),) = sentences(shown)
    assert (line, "2027-03-10, is in the future" in said) == (3, True)


def test_a_number_that_stands_twice_counts_once(shop):
    shown = shop.look(
        shopify(
            shop.folder,
            sold("#1", "ana@x.example", "1.00", "2027-01-04"),
            sold("#1", "ana@x.example", "2.00", "2027-01-04"),
        )
    )
    assert (shown.new, shown.placed[0].sale.total) == (1, 100)
    assert sentences(shown) == [(3, "#1 is in the file twice; the first one counts.")]


def test_a_negative_total_is_left_out_with_its_line(shop):
    shown = shop.look(shopify(shop.folder, sold("#1", "ana@x.example", "-1.00", "2027-01-04")))
    assert shown.new == 0
    assert sentences(shown) == [(2, "Its total is below zero, so it was left out.")]


@pytest.mark.parametrize("cell", ["=1+1", "=HYPERLINK(1)", "abc", "+2027-", "99999999999999999"])
def test_a_formula_is_no_amount(shop, cell):
    shown = shop.look(shopify(shop.folder, sold("#1", "ana@x.example", cell, "2027-01-04")))
    assert shown.new == 0
    assert sentences(shown)[0][0] == 2


def test_a_formula_in_a_name_is_a_name(shop):
    shop.take(shopify(shop.folder, sold("#1", "a@x.example", "1.00", "2027-01-04", name="=1+1")))
    assert [name for name, *_ in shop.purchases()] == ["=1+1"]


def test_a_line_with_more_cells_than_the_head_is_left_out(shop):
    good = sold("#1", "ana@x.example", "1.00", "2027-01-04")
    shown = shop.look(shopify(shop.folder, good, f"{good},more"))
    assert sentences(shown) == [(3, "This line has more cells than the head, so it was left out.")]


def test_a_file_that_ends_inside_a_line_says_so(shop):
    lines = [sold(f"#{n}", "ana@x.example", "1.00", "2027-01-04") for n in (1, 2)]
    path = shopify(shop.folder, *lines)
    path.write_bytes(path.read_bytes()[:-30])
    shown = shop.look(path)
    assert shown.new == 1
    ((line, said),) = sentences(shown)
    assert (line, "cut off" in said) == (3, True)


@pytest.mark.parametrize("key", FILES)
def test_a_file_cut_off_anywhere_is_read_or_refused_in_a_sentence(shop, key):
    whole = FILES[key].encode()
    chance, said = random.Random(key), []
    for _ in range(40):
        path = written(shop.folder, "cut.csv", whole[: chance.randrange(len(whole))])
        try:
            file = order_files.look_at(path)
            answers = {"currency": "GBP", "till": "own", "dates": "mdy"}
            preview(shop.store.reader, file, order_files.read(file, answers), TODAY)
        except UserError as error:
            said.append(error.sentence)
    assert all(sentence.endswith(".") for sentence in said)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_name_is_whole_in_every_encoding(shop, encoding):
    line = sold("#1", "zoe@x.example", "1.00", "2027-01-04", name="Zoë Ångström")
    shop.take(written(shop.folder, "x.csv", f"{SHOPIFY}{line}\n".encode(encoding)))
    assert [name for name, *_ in shop.purchases()] == ["Zoë Ångström"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_long_file_is_read_as_a_short_one(shop, monkeypatch, encoding):
    lines = [sold(f"#{n}", f"p{n}@x.example", "1.00", "2027-01-04", name="Zoë") for n in range(30)]
    path = written(shop.folder, "x.csv", (SHOPIFY + "\n".join(lines)).encode(encoding))
    short = shop.look(path)
    monkeypatch.setattr(streaming, "SMALL", 100)
    long = shop.look(path)
    assert [one.sale for one in long.placed] == [one.sale for one in short.placed]


def test_a_file_made_to_fill_the_memory_is_left_alone(shop):
    path = shop.folder / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (300 * 1024 * 1024))
    with pytest.raises(UserError, match="unpacks to far more"):
        shop.look(path)


def test_a_file_that_is_no_list_of_orders_is_refused(shop):
    with pytest.raises(UserError, match="no list of orders"):
        shop.look(written(shop.folder, "x.csv", "Colour,Size\nred,L\n"))


def test_a_file_that_is_far_too_long_is_refused(shop):
    path = shop.folder / "huge.csv"
    with path.open("wb") as file:
        file.write(SHOPIFY.encode())
        file.truncate(2 * 1024**3)
    with pytest.raises(UserError, match="Export a shorter period"):
        shop.look(path)
