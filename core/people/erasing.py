"""Taking a person out of a database whole: rows, mentions in texts, the search index, the log.

Works on a bare connection, so that the file and its backups are treated alike. What others point
to goes with the person (their foreign keys say so); orders, payments and answers stay as a
guest's. Their name, addresses and numbers are struck out of every text that mentions them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.people.limits import EMAIL, HANDLE, PHONE, SITE
from core.store.database import Connection

STRUCK_OUT = "…"
"""What stands in a text in the place of somebody who was forgotten."""
SHORTEST = 5
"""Characters from which on a handle or a number is looked for in texts: shorter ones are words."""
_OWN = frozenset({"person_key", "forgotten", "forgotten_secret", "business"})
"""Tables whose texts stay: other people's keys, and the business itself."""
_NAMES = frozenset({("person", "name"), ("person", "folded")})
"""Names stay as well: they are other people's, of the same name."""
_ASCII = re.compile(r"[ -~]+")

Owned = tuple[str, str, str]
"""Kind, scope and value of a key."""


@dataclass(frozen=True)
class Erased:
    """Who it was: what they were called and every key that they were found by."""

    name: str
    keys: tuple[Owned, ...]
    shown: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What they are mentioned by in texts. A single first name may be anybody's."""
        named = [self.name] if len(self.name.split()) > 1 else []
        told = [
            value
            for (kind, _, value) in self.keys
            if kind in (EMAIL, PHONE, SITE, HANDLE) and len(value) >= SHORTEST
        ]
        more = [text for text in self.shown if len(text) >= SHORTEST]
        return tuple(sorted({*named, *told, *more}, key=len, reverse=True))


def erased(connection: Connection, person_id: int) -> Erased | None:
    """Who somebody is; None when they are gone."""
    row = connection.execute("SELECT name FROM person WHERE id = ?", (person_id,)).fetchone()
    if row is None:
        return None
    keys = connection.execute(
        "SELECT kind, scope, value, shown FROM person_key WHERE person_id = ?", (person_id,)
    ).fetchall()
    shown = tuple(key[3] for key in keys if key[0] in (EMAIL, PHONE, SITE, HANDLE))
    return Erased(row[0], tuple((key[0], key[1], key[2]) for key in keys), shown)


def found(connection: Connection, who: Erased) -> list[int]:
    """Everybody in a database who has one of the keys, or the name where there are no keys."""
    if not who.keys:
        rows = connection.execute("SELECT id FROM person WHERE name = ?", (who.name,))
        return [row[0] for row in rows]
    ids: set[int] = set()
    for key in who.keys:
        rows = connection.execute(
            "SELECT person_id FROM person_key WHERE kind = ? AND scope = ? AND value = ?", key
        )
        ids.update(row[0] for row in rows)
    return sorted(ids)


def erase(connection: Connection, who: Erased, people: Iterable[int]) -> None:
    """Take `people`, who are `who`, out of a database, inside the caller's transaction.

    The search index is to be made anew afterwards, and the undo log emptied.
    """
    tables = _tables(connection)
    _make_guests(connection, who, tables)
    for person_id in people:
        connection.execute("DELETE FROM person WHERE id = ?", (person_id,))
    for name in ("printout", "number_cache", "customer_standing"):
        # Pages that were printed may name anybody; the numbers are worked out again.
        if name in tables:
            connection.execute(f"DELETE FROM {name}")
    if who.words:
        _strike_out(connection, who.words, tables)


def _tables(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' "
        "AND name NOT GLOB 'undo_*'"
    )
    return [row[0] for row in rows]


def _make_guests(connection: Connection, who: Erased, tables: Iterable[str]) -> None:
    """Let go of the buyers that have their keys: what they bought stays, as a guest's."""
    for key in who.keys:
        buyers = "SELECT id FROM buyer WHERE kind = ? AND scope = ? AND value = ?"
        for table in tables:
            columns = _columns(connection, table)
            if "buyer_id" in columns:
                words = ", words = ''" if "words" in columns else ""
                connection.execute(
                    f"UPDATE {table} SET buyer_id = NULL{words} WHERE buyer_id IN ({buyers})", key
                )
        connection.execute("DELETE FROM buyer WHERE kind = ? AND scope = ? AND value = ?", key)


def _columns(connection: Connection, table: str, kind: str = "") -> list[str]:
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [row[1] for row in rows if not kind or row[2] == kind]


def _strike_out(connection: Connection, words: Iterable[str], tables: Iterable[str]) -> None:
    """Strike words out of every text in the file, also where it stands inside JSON."""
    spelt = {spelling for word in words for spelling in (word, json.dumps(word)[1:-1])}
    ordered = sorted(spelt, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in ordered), re.I)
    fragments = {_fragment(word) for word in ordered}
    for table in tables:
        if table in _OWN:
            continue
        for column in _columns(connection, table, "TEXT"):
            if (table, column) not in _NAMES:
                _strike_out_of(connection, table, column, pattern, fragments)


def _strike_out_of(
    connection: Connection,
    table: str,
    column: str,
    pattern: re.Pattern[str],
    fragments: Iterable[str],
) -> None:
    named = list(fragments)
    # The database finds the few rows that may be meant; lower() knows plain letters alone.
    likely = " OR ".join([f'instr(lower("{column}"), ?)'] * len(named))
    rows = connection.execute(
        f'SELECT rowid, "{column}" FROM "{table}" WHERE {likely}', named
    ).fetchall()
    for row, text in rows:
        struck = pattern.sub(STRUCK_OUT, text)
        if struck != text:
            for attempt in _unique(struck, row):
                changed = connection.execute(
                    f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE rowid = ?', (attempt, row)
                )
                if changed.rowcount:
                    break


def _unique(text: str, row: int) -> Iterator[str]:
    """The text; where it has to be different from all others, with a number."""
    yield text
    yield f"{text} {row}"


def _fragment(word: str) -> str:
    """The longest plain piece of a word, in small letters, for the database to look for."""
    pieces = _ASCII.findall(word.lower())
    return max(pieces, key=len, default="")
