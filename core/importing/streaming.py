"""The tables of an export, row by row, so that a long one never lies in memory as a whole."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing.packed import is_zip_of_texts, parts_of
from core.importing.reading import (
    LARGEST_TABLE,
    WIDEST_CELL,
    Problem,
    code_page_of,
    delimiter_of,
)
from core.text import tr

SMALL = 8 * 1024 * 1024
"""Bytes up to which a file is read whole, with every quirk that is known."""
_BLOCK = 4 * 1024 * 1024
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")


Line = tuple[int, Sequence[str]]
"""The line that a row begins on, from 1, and its cells."""


@dataclass(frozen=True)
class Streamed:
    """One table; its problems are whole when its rows were read."""

    file: str
    rows: Iterable[Line]
    problems: list[Problem]


def tables(path: Path) -> Iterator[Streamed]:
    """Every table of an export. Raises UserError like `core.importing.packed.parts_of`."""
    if _is_long_text(path):
        problems: list[Problem] = []
        yield Streamed(path.name, _whole(_rows(path), path.name, problems), problems)
        return
    for part in parts_of(path):
        rows = ((row.line, row.cells) for row in part.rows if row.line != part.torn_line)
        told = list(part.problems)
        yield Streamed(part.file, _whole(rows, part.file, told), told)


def _whole(rows: Iterable[Line], file: str, problems: list[Problem]) -> Iterator[Line]:
    """The rows without a last one that is shorter than the one before: the file is cut off."""
    before: Line | None = None
    last: Line | None = None
    for row in rows:
        if last is not None:
            yield last
        before, last = last, row
    if last is None:
        return
    if before is not None and len(last[1]) < len(before[1]) and any(last[1]):
        said = tr("The file ends inside this line, so it was left out: it looks cut off.")
        problems.append(Problem(file, last[0], said))
    else:
        yield last


def digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_long_text(path: Path) -> bool:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        return False
    if not SMALL < size <= LARGEST_TABLE or start.startswith(_NO_TEXT):
        return False
    return not is_zip_of_texts(path)


def _rows(path: Path) -> Iterator[Line]:
    csv.field_size_limit(WIDEST_CELL)
    with path.open(encoding=_encoding(path), newline="", errors="replace") as file:
        head = file.read(64 * 1024)
        if "\x00" in head:
            raise UserError(
                tr("{name} is no table. Choose the file as it was exported.", name=path.name)
            )
        delimiter = delimiter_of(head.splitlines()[:200])
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise UserError(
                tr(
                    "Line {line} cannot be read: one cell never ends. Export the file again.",
                    line=line,
                )
            ) from error


def _encoding(path: Path) -> str:
    """UTF-8 if every byte of the file agrees, else the Windows code page of its letters."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    foreign = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                foreign = block[max(0, error.start - 100) :]
                break
    return code_page_of(foreign) if foreign else "utf-8-sig"
