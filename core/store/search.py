"""One full-text index over names, texts and notes, kept by triggers.

Each searchable table declares what the index reads (`schema.Searchable`). A row's place in the
index is its id times 32 plus the kind's number, so that triggers find it without a lookup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import MetaData, Table

from core.store.database import Connection, Reader
from core.store.schema import Searchable

KINDS = 32
TABLE = "search"


@dataclass(frozen=True)
class Found:
    """One hit: what kind of thing, its id, its title and a piece of the text around the match."""

    kind: str
    row: int
    title: str
    around: str


def ddl(metadata: MetaData) -> Iterator[str]:
    """The index and the triggers that keep it."""
    yield (
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(kind UNINDEXED, ref UNINDEXED, title, body, "
        "tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
    )
    for table, what in _searchable(metadata):
        yield from _triggers(table, what)


def rebuild(connection: Connection, metadata: MetaData) -> None:
    """Fill the index anew from the tables, inside the caller's transaction."""
    connection.execute(f"DELETE FROM {TABLE}")
    for table, what in _searchable(metadata):
        connection.execute(
            f"INSERT INTO {TABLE}(rowid, kind, ref, title, body) "
            f"SELECT {_values(what, table.name)} FROM {table.name}"
        )


def remake(connection: Connection, metadata: MetaData) -> None:
    """Make the index and its triggers anew and fill it, inside the caller's transaction."""
    drop(connection)
    for statement in ddl(metadata):
        connection.execute(statement)
    rebuild(connection, metadata)


def drop(connection: Connection) -> None:
    """Take the index and its triggers away."""
    triggers = connection.execute(
        f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB '{TABLE}_*'"
    ).fetchall()
    for (name,) in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(f"DROP TABLE IF EXISTS {TABLE}")


def differences(connection: Connection, metadata: MetaData) -> int:
    """How many rows of the index differ from the tables; 0 when it is whole."""
    wanted: set[tuple[object, ...]] = set()
    for table, what in _searchable(metadata):
        wanted.update(connection.execute(f"SELECT {_values(what, table.name)} FROM {table.name}"))
    found = set(connection.execute(f"SELECT rowid, kind, ref, title, body FROM {TABLE}"))
    return len(wanted ^ found)


def find(reader: Reader, typed: str, limit: int = 20) -> list[Found]:
    """What matches all words of `typed`, each as the beginning of a word; best first."""
    words = [w for w in (_bare(part) for part in typed.split()) if w]
    if not words:
        return []
    query = " ".join(f'"{word}"*' for word in words)
    return reader.each(
        Found,
        "SELECT kind, ref, title, snippet(search, 3, '', '', '…', 10) FROM search "
        "WHERE search MATCH :query ORDER BY bm25(search, 0, 0, 10, 1) LIMIT :limit",
        query=query,
        limit=limit,
    )


def _bare(word: str) -> str:
    """The word without what the query language reads; nothing when it has no letter or digit."""
    bare = word.replace('"', "").replace("\x00", "")
    return bare if any(map(str.isalnum, bare)) else ""


def _searchable(metadata: MetaData) -> Iterator[tuple[Table, Searchable]]:
    for table in metadata.sorted_tables:
        if what := table.info.get("search"):
            yield table, what


def _place(what: Searchable, row: str) -> str:
    return f"{row}.id * {KINDS} + {what.number}"


def _values(what: Searchable, row: str) -> str:
    title, body = what.title.format(row=row), what.body.format(row=row)
    return f"{_place(what, row)}, '{what.kind}', {row}.id, {title}, {body}"


def _triggers(table: Table, what: Searchable) -> Iterator[str]:
    add = f"INSERT INTO {TABLE}(rowid, kind, ref, title, body) VALUES ({_values(what, 'NEW')});"
    drop = f"DELETE FROM {TABLE} WHERE rowid = {_place(what, 'OLD')};"
    for moment, body in (("INSERT", add), ("DELETE", drop), ("UPDATE", drop + add)):
        yield (
            f"CREATE TRIGGER {TABLE}_{table.name}_{moment.lower()} AFTER {moment} ON {table.name} "
            f"BEGIN {body} END"
        )
