"""The tables of an export that may come packed: a zip of several text files, or one file."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from core.errors import UserError
from core.importing.reading import Table, guard_unpacking, tables_of, text_table
from core.text import tr

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
HEAD_BYTES = 128 * 1024
"""Enough of a text file to see what it is."""
SPOILED = (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError)
"""What a zip that is cut off, altered or locked raises while it is opened or unpacked."""
_PACKED = b"PK\x03\x04"
_WORKBOOK_PARTS = ("[Content_Types].xml", "mimetype")


def parts_of(path: Path) -> list[Table]:
    """Every table: of each text file in a zip, else of the file itself. Raises like `tables_of`."""
    if not is_zip_of_texts(path):
        return tables_of(path)
    guard_unpacking(path)
    try:
        with zipfile.ZipFile(path) as packed:
            names = [name for name in packed.namelist() if _is_text(name)]
            found = [text_table(packed.read(name), PurePosixPath(name).name) for name in names]
    except SPOILED as error:
        raise UserError(
            tr("{name} is damaged and cannot be unpacked. Export it again.", name=path.name)
        ) from error
    if not found:
        raise UserError(tr("{name} holds no table. Choose the export itself.", name=path.name))
    return found


def heads_of(path: Path) -> list[Table]:
    """The beginnings of those tables: all of what is packed, the first rows of a long text."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return tables_of(path)
    is_text = not head.startswith((_PACKED, b"\xd0\xcf\x11\xe0"))
    if len(head) < HEAD_BYTES or not is_text or b"\x00" in head[:400]:
        return parts_of(path)
    return [text_table(head[: head.rfind(b"\n") + 1] or head, path.name)]


def is_zip_of_texts(path: Path) -> bool:
    """Whether the file is a zip, and no workbook, which is one as well."""
    try:
        with path.open("rb") as file:
            if file.read(4) != _PACKED:
                return False
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
    except SPOILED:
        return False
    return not any(part in names for part in _WORKBOOK_PARTS)


def _is_text(name: str) -> bool:
    hidden = name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")
    return not hidden and name.lower().endswith(TEXT_ENDINGS)
