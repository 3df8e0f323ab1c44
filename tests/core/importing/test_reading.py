from __future__ import annotations

import zipfile

import pytest

from core.errors import UserError
from core.importing.figures import is_dated, share_of
from core.importing.reading import decode, tables_of, text_table
from tests.core.importing.workbooks import write_workbook


def cells(data: bytes):
    return [row.cells for row in text_table(data, "export.csv").rows]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\ufeffAlter;Anteil".encode(), "utf-8"),
        ("\ufeffAlter;Anteil".encode("utf-16-le"), "utf-16-le"),
        ("\ufeffAlter;Anteil".encode("utf-16-be"), "utf-16-be"),
        ("Alter;Anteil".encode("utf-16-le"), "utf-16-le"),
        ("Größe;Ort".encode(), "utf-8"),
        ("Größe;Café;Señora".encode("cp1252"), "cp1252"),
        ("Wrocław;Łódź;Gdańsk;część".encode("cp1250"), "cp1250"),
        ("Възраст;Жени;Мъже;София".encode("cp1251"), "cp1251"),
    ],
)
def test_the_encoding_is_found_with_and_without_a_mark(data, encoding):
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert "\ufffd" not in decoded.text
    assert "\ufeff" not in decoded.text.lstrip("\ufeff")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('sep=,\n"a","b"\n', [("a", "b")]),
        ("sep=\t\t\t\r\na\tb\tc\r\n", [("a", "b", "c")]),
        ("sep=;;;\na;b;c\n", [("a", "b", "c")]),
        ("sep=,\na;b\nc;d\n", [("a", "b"), ("c", "d")]),
        ("a;1,5\nb;2,5\n", [("a", "1,5"), ("b", "2,5")]),
        ('"one, two";b\n"three";d\n', [("one, two", "b"), ("three", "d")]),
        ("a\tb\n", [("a", "b")]),
        ('"a,""b, c"",d"\n"1,""2, 3"",4"\n', [("a", "b, c", "d"), ("1", "2, 3", "4")]),
    ],
)
def test_rows_are_cut_with_the_files_own_delimiter(text, rows):
    assert cells(text.encode()) == rows


def test_lines_are_counted_as_an_editor_counts_them():
    table = text_table(b'sep=,\n"a","two\nlines"\n\n"b","c"\n', "export.csv")
    assert [(row.line, row.is_blank) for row in table.rows] == [(2, False), (4, True), (5, False)]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'"a","b"\n"c","12', "A quotation mark opens here"),
        ("\ufeffa,b\nc,d".encode("utf-16-le") + b"\x31", "The file ends inside a letter"),
        ("a,b\nc,Größe".encode()[:-2], "The file ends inside a letter"),
    ],
)
def test_a_file_that_was_cut_off_says_where(data, sentence):
    (problem,) = text_table(data, "export.csv").problems
    assert problem.sentence.startswith(sentence)
    assert problem.line == 2


def test_inches_are_not_taken_for_an_open_quotation_mark():
    assert text_table(b'cake,6" round\n', "export.csv").problems == ()


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x00\x00" * 40])
def test_what_is_no_table_is_said_in_a_sentence(tmp_path, data):
    path = tmp_path / "export.csv"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"export\.csv is (empty|no table)"):
        tables_of(path)


def test_a_folder_and_a_missing_file_are_said_in_a_sentence(tmp_path):
    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(UserError, match="cannot be read"):
            tables_of(path)


def test_a_workbook_is_read_sheet_by_sheet_whatever_it_is_called(tmp_path):
    path = write_workbook(
        tmp_path / "followers.csv", {"Seniority": [["Seniority", "Total"], ["Senior", 50]]}
    )
    (table,) = tables_of(path)
    assert table.sheet == "Seniority"
    assert [row.cells for row in table.rows] == [("Seniority", "Total"), ("Senior", "50")]


def test_formulas_are_never_worked_out(tmp_path):
    path = write_workbook(tmp_path / "f.xlsx", {"A": [[("1+1", 7), "=2+2"]]})
    assert tables_of(path)[0].rows[0].cells == ("7", "=2+2")


def test_a_workbook_that_unpacks_to_far_too_much_is_left_alone(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    with pytest.raises(UserError, match="unpacks to far more"):
        tables_of(path)


@pytest.mark.parametrize("broken", ["head alone", "directory", "sheet"])
def test_a_damaged_workbook_is_said_in_a_sentence(tmp_path, broken):
    path = write_workbook(tmp_path / "broken.xlsx", {"A": [["a", 1], ["b", 2]]})
    data = path.read_bytes()
    damaged = {
        "head alone": data[:40],
        "directory": data.replace(b"PK\x01\x02", b"PK\xff\x02"),
        "sheet": data[:60] + bytes(len(data) - 200) + data[-140:],
    }[broken]
    path.write_bytes(damaged)
    with pytest.raises(UserError, match="damaged, protected by a password, or no workbook"):
        tables_of(path)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("10.6", 10.6),
        ("12,2%", 12.2),
        ("34 %", 34),
        ("< 1%", 1),
        ("1,234", 1234),
        ("1.234,5", 1234.5),
        ("0.023343373090028763", 0.023343373090028763),
        ("--", None),
        ("", None),
    ],
)
def test_figures_are_read_as_exports_write_them(written, share):
    assert share_of(written) == share


@pytest.mark.parametrize("written", ["3.юни", "3-Jun", "Jun-26", "02.03.2026", "2026-03-02", "3/6"])
def test_a_figure_that_became_a_day_is_recognised(written):
    assert is_dated(written)


@pytest.mark.parametrize("written", ["10.6", "12,2", "75.1", "3", "18-24%"])
def test_a_plain_figure_is_no_day(written):
    assert not is_dated(written)
