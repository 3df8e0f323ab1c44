"""Whether a file is sound, and rebuilding what can be rebuilt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core.store import database, versions
from core.store.backups import Reason, back_up
from core.store.database import Connection, Reader
from core.store.operation import Store
from core.text import tr, trn

SHOWN = 5
"""How many of SQLite's own remarks are passed on."""


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be: what it is about ("file", "index", "links",
    "schema", "search" or "undo"), a sentence, what to do, and whether `repair` can do it."""

    about: str
    sentence: str
    advice: str
    repairable: bool


def check_file(path: Path, *, key: str | None = None) -> list[Finding]:
    """Look a file over without changing it; works beside a window that has it open.

    Empty when all is well. Raises like opening: LockedProblem, FileProblem.
    """
    connection = database.connect_to_read(path, key=key)
    try:
        versions.refuse_newer(connection, path)
        return _look_over(connection, encrypted=database.is_encrypted(path))
    finally:
        connection.close()


def check_store(store: Store) -> list[Finding]:
    """Look the open file over; empty when all is well."""
    return _look_over(store.connection, encrypted=store.encrypted)


def repair(store: Store) -> list[Finding]:
    """Rebuild what follows from the rest (indexes, triggers, search, undo history); a backup first.

    Returns what is left. Raises FileProblem for trouble with the disk.
    """
    found = {finding.about for finding in check_store(store) if finding.repairable}
    if not found:
        return check_store(store)
    back_up(store, Reason.REPAIR)
    repairs: dict[str, Callable[[Connection], None]] = {
        "schema": _rebuild_schema,
        "index": lambda connection: connection.execute("REINDEX").close(),
        "search": _rebuild_search,
        "undo": _empty_history,
    }
    for about, mend in repairs.items():
        if about in found:
            with suppress(sqlite.DatabaseError), store.upkeep() as connection:
                mend(connection)
    return check_store(store)


def _look_over(connection: Connection, *, encrypted: bool) -> list[Finding]:
    findings = list(_pages(connection, encrypted=encrypted))
    if any(finding.about == "file" for finding in findings):
        return findings
    findings += _links(connection)
    if versions.version_of(connection) == versions.SCHEMA_VERSION:
        differing = list(_schema(connection))
        findings += differing
        if not any(not finding.repairable for finding in differing):
            findings += [*_business(connection), *_search(connection), *_undo(connection)]
    return list(dict.fromkeys(findings))


def _pages(connection: Connection, *, encrypted: bool) -> Iterator[Finding]:
    remarks: list[str] = []
    try:
        if encrypted:
            remarks += [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        remarks += [row[0] for row in connection.execute("PRAGMA integrity_check")]
    except sqlite.DatabaseError as error:
        remarks.append(str(error))
    remarks = [remark for remark in remarks if remark != "ok"]
    indexes = [remark for remark in remarks if _is_about_index(remark)]
    words = [remark for remark in remarks if "fts5" in remark.lower()]
    other = [remark for remark in remarks if remark not in indexes and remark not in words]
    if other:
        yield Finding(
            "file",
            tr("Part of the file is damaged: {said}.", said="; ".join(other[:SHOWN])),
            tr("Restore the newest backup that is sound, then type in what is missing."),
            repairable=False,
        )
    if indexes:
        yield Finding(
            "index",
            tr("An index does not fit its table: {said}.", said="; ".join(indexes[:SHOWN])),
            _advice_repair(),
            repairable=True,
        )
    if words:
        yield _search_finding()


def _is_about_index(remark: str) -> bool:
    return "missing from index" in remark or "wrong # of entries in index" in remark


def _links(connection: Connection) -> Iterator[Finding]:
    broken: dict[str, int] = {}
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        broken[table] = broken.get(table, 0) + 1
    for table, count in sorted(broken.items()):
        yield Finding(
            "links",
            trn(
                "{n} row of {table} points to something that is not there.",
                "{n} rows of {table} point to something that is not there.",
                count,
                table=table,
            ),
            tr("Restore the newest backup that is sound."),
            repairable=False,
        )


def _schema(connection: Connection) -> Iterator[Finding]:
    found, wanted = read_schema(connection), expected_schema()
    differing = {key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key)}
    if not differing:
        return
    rebuildable = all(kind in ("trigger", "index") for kind, _ in differing)
    yield Finding(
        "schema",
        tr(
            "The tables are not as Regulars makes them: {names}.",
            names=", ".join(sorted(name for _, name in differing)[:SHOWN]),
        ),
        _advice_repair() if rebuildable else tr("Restore the newest backup that is sound."),
        repairable=rebuildable,
    )


def _business(connection: Connection) -> Iterator[Finding]:
    if Reader(connection).value("SELECT count(*) FROM business") != 1:
        yield Finding(
            "file",
            tr("The file does not say which business it is about."),
            tr("Restore the newest backup that is sound."),
            repairable=False,
        )


def _search(connection: Connection) -> Iterator[Finding]:
    from core.store.schema import load_all_tables
    from core.store.search import differences

    try:
        count = differences(connection, load_all_tables())
    except sqlite.DatabaseError:
        count = 1
    if count:
        yield _search_finding()


def _search_finding() -> Finding:
    return Finding(
        "search",
        tr("The search index does not fit what is in the file."),
        _advice_repair(),
        repairable=True,
    )


def _undo(connection: Connection) -> Iterator[Finding]:
    from core.store.history import inconsistencies
    from core.store.schema import load_all_tables

    if inconsistencies(connection, load_all_tables()):
        yield Finding(
            "undo",
            tr("The undo history has gaps."),
            tr("Repair the file: the history is emptied, what you see stays as it is."),
            repairable=True,
        )


def read_schema(connection: Connection) -> dict[tuple[str, str], str]:
    """What the file consists of: (kind, name) to its SQL without regard to white space."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in rows}


def expected_schema() -> dict[tuple[str, str], str]:
    """What a file of the newest version consists of."""
    from core.store.engine import create_tables, engine_over

    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        create_tables(engine_over(connection))
        return read_schema(connection)
    finally:
        connection.close()


def _rebuild_schema(connection: Connection) -> None:
    found, wanted = read_schema(connection), expected_schema()
    for kind, name in [key for key in found if found[key] != wanted.get(key)]:
        connection.execute(f'DROP {kind} "{name}"')
    for key, sql in wanted.items():
        if found.get(key) != sql:
            connection.execute(sql)


def _rebuild_search(connection: Connection) -> None:
    from core.store import search
    from core.store.schema import load_all_tables

    search.remake(connection, load_all_tables())


def _empty_history(connection: Connection) -> None:
    from core.store.history import empty

    empty(connection)


def _advice_repair() -> str:
    return tr("Repair the file: it is rebuilt from the rest, and nothing is lost.")
