"""What is read and worked out is the same on a computer of any language."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

from core.importing.formats.any_orders import columns_asked, columns_of
from core.importing.formats.search_console import _day
from core.importing.link_rows import day_of
from core.importing.reading import tables_of

CODE = Path(__file__).parents[2]
NAMES = frozenset(("day_name", "day_abbr", "month_name", "month_abbr"))
FORM = re.compile(r"%-?[aAbBpcxX](?![a-z])")


def _asks(node: ast.AST) -> bool:
    """Whether it speaks by LC_TIME, which Qt sets for the whole process to the computer's."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "calendar" and bool(NAMES & {one.name for one in node.names})
    if isinstance(node, ast.Attribute):
        return (
            node.attr in NAMES and isinstance(node.value, ast.Name) and node.value.id == "calendar"
        )
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(FORM.search(node.value) and re.search(r"%-?[dmYy]", node.value))
    )


def test_no_name_of_a_day_or_month_is_asked_of_the_computer() -> None:
    """On an English computer one never sees it; on a German one the first page stopped."""
    asked = [
        str(file.relative_to(CODE))
        for room in ("core", "gui")
        for file in sorted((CODE / room).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if _asks(node)
    ]
    assert asked == []


@pytest.mark.parametrize(
    "text", ["Mar 9, 2027", "March 9, 2027", "9 Mar 2027", "9 March 2027", "2027-03-09"]
)
def test_days_with_english_months_are_read(text: str) -> None:
    assert _day(text) == day_of(text, {}) == dt.date(2027, 3, 9)


@pytest.mark.parametrize("text", ["9-Mar-2027", "09.03.2027"])
def test_links_have_days_with_strokes_and_dots(text: str) -> None:
    assert day_of(text, {}) == dt.date(2027, 3, 9)


@pytest.mark.parametrize("text", ["", "Last 3 months", "3/9/2027"])
def test_a_period_that_is_no_day_is_none(text: str) -> None:
    assert _day(text) is None


@pytest.mark.parametrize(
    "head",
    [
        "bestellnummer bestelldatum rechnungsbetrag e-mail-adresse telefon kunde gutscheincode",
        "pedido fecha importe correo teléfono cliente cupón",
    ],
)
def test_columns_of_orders_are_known_by_their_german_and_spanish_names(head: str) -> None:
    keys = ("id", "day", "total", "email", "phone", "name", "code")
    assert columns_of(head.split(), {}) == dict(zip(keys, head.split(), strict=True))


def test_columns_are_asked_for_as_the_file_writes_them(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(
        "Bestellnummer;Datum;Kunde;Betrag\n1001;03.02.2026;Änne Groß;1.234,50 €\n", "utf-8"
    )
    asked = {question.key: question.options[0] for question in columns_asked(tables_of(file))}
    assert (asked["id"].value, asked["id"].words) == ("bestellnummer", "Bestellnummer")
