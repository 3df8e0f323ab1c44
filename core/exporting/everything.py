"""The whole file as JSON, and back: every row that people put in, nothing that is worked out.

One object: `regulars` is the version of the tables, `tables` has each table's columns and rows, a
row to a line. Bytes (a printout, a logo) are `{"base64": …}`.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from core.errors import UserError
from core.exporting.saving import saving
from core.store.database import Reader
from core.store.refilling import Rows, kept_tables, make_from
from core.store.versions import SCHEMA_VERSION
from core.text import tr

BYTES = "base64"


def write_everything(reader: Reader, path: Path) -> int:
    """Write the file as JSON to `path`; says how many rows. Raises UserError for the place."""
    with saving(path) as out:
        return _write(reader, out)


def make_from_json(source: Path, path: Path) -> None:
    """Make a file at `path` that equals the one `source` was written from.

    Raises UserError for a source that cannot be read and FileProblem for one that does not fit.
    """
    whole = _read(source)
    make_from(path, whole["regulars"], _tables(whole, source))


def _write(reader: Reader, out: TextIO) -> int:
    count = 0
    out.write(f'{{"regulars": {SCHEMA_VERSION},\n"tables": {{')
    for n, table in enumerate(kept_tables(reader)):
        columns = [row.name for row in reader.rows(f'PRAGMA table_info("{table}")')]
        out.write(",\n" if n else "\n")
        out.write(f"{json.dumps(table)}: {{\n")
        out.write(f'"columns": {json.dumps(columns)},\n"rows": [')
        order = ", ".join(str(place + 1) for place in range(len(columns)))
        for m, row in enumerate(reader.rows(f'SELECT * FROM "{table}" ORDER BY {order}')):
            out.write(",\n" if m else "\n")
            out.write(json.dumps([_plain(value) for value in row], ensure_ascii=False))
            count += 1
        out.write("]}")
    out.write("\n}}\n")
    return count


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return {BYTES: base64.b64encode(value).decode("ascii")}
    return value


def _read(source: Path) -> dict[str, Any]:
    try:
        whole = json.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(
            tr("{name} cannot be read: {why}.", name=source.name, why=error.strerror or error)
        ) from error
    except (ValueError, RecursionError) as error:
        raise _not_ours(source) from error
    if not isinstance(whole, dict) or not isinstance(whole.get("tables"), dict):
        raise _not_ours(source)
    if not isinstance(whole.get("regulars"), int) or whole["regulars"] < 1:
        raise _not_ours(source)
    return whole


def _tables(whole: dict[str, Any], source: Path) -> Iterator[Rows]:
    for name, table in whole["tables"].items():
        columns = table.get("columns") if isinstance(table, dict) else None
        rows = table.get("rows") if isinstance(table, dict) else None
        if not isinstance(columns, list) or not isinstance(rows, list):
            raise _not_ours(source)
        if not all(isinstance(row, list) and len(row) == len(columns) for row in rows):
            raise _not_ours(source)
        yield Rows(name, [str(column) for column in columns], (_row(row, source) for row in rows))


def _row(row: list[Any], source: Path) -> list[object]:
    return [_value(value, source) for value in row]


def _value(value: Any, source: Path) -> object:
    if not isinstance(value, dict):
        return value
    try:
        return base64.b64decode(value[BYTES], validate=True)
    except (KeyError, TypeError, binascii.Error) as error:
        raise _not_ours(source) from error


def _not_ours(source: Path) -> UserError:
    return UserError(
        tr(
            "{name} is not a whole export of Regulars. Choose the .json that “Everything” wrote.",
            name=source.name,
        )
    )
