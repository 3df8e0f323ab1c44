"""Opening what an export is: its bytes as text, its text as rows, a workbook as sheets.

Shared by all formats. Nothing here knows what a file is about. Encodings: a byte order mark
first, then strict UTF-8, then the Windows code page that the letters speak for. Rows are cut
with the file's own delimiter: that of an Excel `sep=` line, or the one that fits best.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.text import number, tr, trn

LARGEST_TABLE = 512 * 1024 * 1024
"""Bytes that a text export may have: years of orders are a tenth of it."""
LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes that a workbook may unpack to, and a guard against files made to fill the memory."""
LARGEST_RATIO = 200
"""How many times its size a workbook's part may unpack to, beyond the first megabyte."""
WIDEST_CELL = 1024 * 1024
"""Characters of a cell."""
MIXED_SHOWN = 20
"""Lines in another encoding that are named one by one."""
DELIMITERS = ",;\t|"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LETTERS = {
    "cp1252": "àâäáãåçèéêëìíîïñòóôöõøùúûüýÿæœßÀÂÄÁÃÅÇÈÉÊËÍÎÑÓÔÖÕØÚÜÆŒ€£–’“”…",
    "cp1250": "ąćęłńóśźżěščřžýáíéúůďťňőűăâîșţŁŚŻŹĆČŘŠŽŐŰ€–’“”„…",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѝіїєґ€–№“”„…",
}
_SEP = re.compile(r"sep=(.)\1*[,;\t|]*", re.IGNORECASE)
_DIGITS_COMMA = re.compile(r"(?<=\d),(?=\d)")
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

Cells = Sequence[str]


@dataclass(frozen=True)
class Problem:
    """Something in a file that was left out or looks wrong, with the line it stands on."""

    file: str
    line: int | None
    sentence: str


@dataclass(frozen=True)
class Row:
    """A line's cells, without blanks at their ends, and the line it began on (from 1)."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether every cell is empty, as between two tables of one file."""
        return not any(self.cells)


@dataclass(frozen=True)
class Table:
    """One table of cells: a text file, or a sheet of a workbook (`sheet` is its name, else "")."""

    file: str
    sheet: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    torn_line: int | None = None
    """Where the row begins at which the file is cut off, if it is."""


@dataclass(frozen=True)
class Decoded:
    """A file's text, the encoding that was taken, and whether its end is torn off.

    `mixed` are the lines that were written in another encoding than the rest.
    """

    text: str
    encoding: str
    torn: bool = False
    mixed: tuple[int, ...] = ()


def tables_of(path: Path) -> list[Table]:
    """Every table of an export: one of a text file, one for each sheet of a workbook.

    Raises UserError for what cannot be read at all: not there, empty, too large, protected.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise UserError(
            tr("{name} cannot be read. Check that it is there and yours to open.", name=path.name)
        ) from error
    if not size:
        raise UserError(tr("{name} is empty. Export it again.", name=path.name))
    if size > LARGEST_TABLE:
        raise UserError(
            tr(
                "{name} has over {most} MB. Export a shorter period.",
                name=path.name,
                most=number(LARGEST_TABLE // 1024**2),
            )
        )
    if start.startswith(_WORKBOOK_STARTS):
        return list(_sheets(path))
    return [text_table(path.read_bytes(), path.name)]


def text_table(data: bytes, name: str) -> Table:
    """The rows of a text file, with a problem for an end that is torn off."""
    decoded = decode(data)
    if "\x00" in decoded.text:
        raise UserError(tr("{name} is no table. Choose the file as it was exported.", name=name))
    rows, open_from = _cut(decoded.text)
    problems = _mixed_problems(name, decoded.mixed)
    torn_line = open_from
    if open_from is not None:
        sentence = tr("A quotation mark opens here and is never closed: the file looks cut off.")
        problems.append(Problem(name, open_from, sentence))
    elif decoded.torn:
        torn_line = rows[-1].line if rows else 1
        said = tr("The file ends inside a letter: it looks cut off.")
        problems.append(Problem(name, torn_line, said))
    return Table(name, "", tuple(rows), tuple(problems), torn_line)


def decode(data: bytes) -> Decoded:
    """The text of `data`: by its byte order mark, else UTF-8, else a Windows code page."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    if encoding := _unmarked_utf16(data):
        return _decode_marked(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return Decoded(data[: error.start].decode("utf-8"), "utf-8", torn=True)
    if (mixed := _decode_by_line(data)) is not None:
        return mixed
    encoding = code_page_of(data)
    return Decoded(data.decode(encoding, "replace"), encoding)


def code_page_of(data: bytes) -> str:
    """The Windows code page in which the letters past ASCII make most sense."""
    letters = bytes(byte for byte in data[:200_000] if byte >= 0x80)
    scores = {page: _score(letters.decode(page, "replace"), page) for page in _LETTERS}
    # Whole words past ASCII are Cyrillic; Western and Central European words are mostly ASCII.
    runs = sum(len(run) for run in re.findall(rb"[\xc0-\xff]{3,}", data[:200_000]))
    if letters and runs * 2 > len(letters):
        return "cp1251"
    del scores["cp1251"]
    return max(scores, key=lambda page: scores[page])


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter that most lines agree upon outside quotes; a comma when none does.

    A comma between two digits counts half: it may be a decimal comma.
    """
    bare = [_outside_quotes(line) for line in lines]
    weights = {mark: [line.count(mark) * 1.0 for line in bare] for mark in DELIMITERS}
    weights[","] = [line.count(",") - len(_DIGITS_COMMA.findall(line)) / 2 for line in bare]
    return max(DELIMITERS, key=lambda mark: (sum(map(bool, weights[mark])), sum(weights[mark])))


def _decode_by_line(data: bytes) -> Decoded | None:
    """Text put together from files in UTF-8 and in a code page; None for one page alone."""
    texts: list[str | None] = []
    foreign: list[bytes] = []
    proven = False
    lines = data.splitlines(keepends=True)
    for line in lines:
        try:
            texts.append(line.decode("utf-8"))
            proven = proven or not line.isascii()
        except UnicodeDecodeError:
            texts.append(None)
            foreign.append(line)
    if not proven:
        return None
    encoding = code_page_of(b"".join(foreign))
    read = [
        line.decode(encoding, "replace") if text is None else text
        for text, line in zip(texts, lines, strict=True)
    ]
    where = tuple(number for number, text in enumerate(texts, start=1) if text is None)
    return Decoded("".join(read), "utf-8", mixed=where)


def _mixed_problems(name: str, lines: Sequence[int]) -> list[Problem]:
    said = tr("This line is in another encoding than the rest. Check its letters.")
    problems = [Problem(name, line, said) for line in lines[:MIXED_SHOWN]]
    if (more := len(lines) - MIXED_SHOWN) > 0:
        said = trn(
            "{n} more line is in another encoding. Check its letters.",
            "{n} more lines are in another encoding. Check their letters.",
            more,
        )
        problems.append(Problem(name, lines[MIXED_SHOWN], said))
    return problems


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    torn = encoding.startswith("utf-16") and len(data) % 2 == 1
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data)
    return Decoded(text, encoding, torn or bool(decoder.getstate()[0]))


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 that lost its mark shows as text with every other byte zero."""
    head = data[:400]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _score(text: str, page: str) -> float:
    return sum(letter in _LETTERS[page] for letter in text) - 2 * text.count("\ufffd")


def _outside_quotes(line: str) -> str:
    return re.sub(r'"(?:[^"]|"")*"', "", line)


def _cut(text: str) -> tuple[list[Row], int | None]:
    """The rows of a text, and the line from which on a quotation mark stays open, if one does."""
    body, first_line, delimiter = _after_sep_line(text)
    lines = body.splitlines()[:200]
    delimiter = delimiter or delimiter_of(lines)
    if _is_wrapped(lines, delimiter):
        body = "\n".join(_unwrapped(line) for line in body.splitlines())
    rows = list(_rows(body, delimiter, first_line))
    return rows, _open_quote(body, delimiter, rows[-1], first_line) if rows else None


def _after_sep_line(text: str) -> tuple[str, int, str]:
    """The text after Excel's `sep=,` line, the number of its first line, and that delimiter.

    Re-saving pads the line with more delimiters, and may leave another one in the file itself.
    """
    text = text.lstrip("\ufeff")
    line, _, rest = text.partition("\n")
    found = _SEP.fullmatch(line.strip("\r\n \"'"))
    if not found:
        return text, 1, ""
    sample = [_outside_quotes(piece) for piece in rest.splitlines()[:200]]
    used = any(found[1] in piece for piece in sample)
    return rest, 2, found[1] if used else ""


def _rows(body: str, delimiter: str, first_line: int) -> Iterator[Row]:
    csv.field_size_limit(WIDEST_CELL)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    line = first_line
    try:
        for cells in reader:
            yield Row(line, tuple(cell.strip("\ufeff \u00a0\r\n") for cell in cells))
            line = first_line + reader.line_num
    except csv.Error as error:
        raise UserError(
            tr("Line {line} cannot be read: one cell never ends. Export the file again.", line=line)
        ) from error


def _is_wrapped(lines: Sequence[str], delimiter: str) -> bool:
    """Whether every record was wrapped in quotes once more, as a one-column sheet saves it."""
    full = [line for line in lines if line.strip()]
    wrapped = [line for line in full if line.startswith('"') and '""' in line.strip('"')]
    if len(full) < 2 or len(wrapped) < len(full):
        return False
    try:
        records = list(csv.reader(full, delimiter=delimiter))
    except csv.Error:
        return False
    return all(len(cells) == 1 and delimiter in cells[0] for cells in records)


def _unwrapped(line: str) -> str:
    bare = line.strip()
    return bare[1:-1].replace('""', '"') if bare.startswith('"') and bare.endswith('"') else bare


def _open_quote(body: str, delimiter: str, last: Row, first_line: int) -> int | None:
    """The line of the last record, if a quotation mark that opens a cell in it never closes."""
    record = "\n".join(body.splitlines()[last.line - first_line :])
    bare = _outside_quotes(record)
    opening = bare.startswith('"') or f'{delimiter}"' in bare
    return last.line if opening else None


def _sheets(path: Path) -> Iterator[Table]:
    """The sheets of an .xlsx, .xls or .ods, as text. Formulas are never worked out: what they
    came to when the file was saved is read."""
    guard_unpacking(path)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        for name, sheet in sheets:
            first = (sheet.start or (0, 0))[0] + 1
            rows = tuple(
                Row(line, tuple(map(_cell_text, cells)))
                for line, cells in enumerate(sheet.to_python(skip_empty_area=True), start=first)
            )
            yield Table(path.name, name, rows)
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(path) from error


def guard_unpacking(path: Path) -> None:
    """Raise UserError for a zip whose parts unpack to more than any export has."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise _damaged(path) from error
    total = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > 1024**2 and part.file_size > LARGEST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if total > LARGEST_UNPACKED or swollen:
        raise UserError(
            tr(
                "{name} unpacks to far more than an export has, so it was left alone.",
                name=path.name,
            )
        )


def _damaged(path: Path) -> UserError:
    return UserError(
        tr(
            "{name} cannot be opened: it is damaged, protected by a password, or no workbook.",
            name=path.name,
        )
    )


def _cell_text(value: object) -> str:
    """A cell as its export would write it: days in ISO, whole numbers without a point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if value is not None else ""
