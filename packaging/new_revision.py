"""Write the next migration: what a fresh file has and one of the newest revision lacks.

    python packaging/new_revision.py SLUG "What it adds, in a sentence." [TABLE…]

With tables named only those are made, so that much news goes into several short revisions. New
tables, indexes and triggers become plain statements. A table that changed is named instead: how
its rows get over is for a person to write. To write a revision that is not released yet
anew, delete its file first. Raise SCHEMA_VERSION to its number, then run the tests in
tests/core/store.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.store import check, migrating  # noqa: E402
from core.store.engine import create_tables, engine_over  # noqa: E402

VERSIONS = ROOT / "core" / "store" / "migrations" / "versions"
WIDTH = 84
DERIVED = ("undo_", "search", "sqlite_", "ix_undo_")

PAGE = '''"""{sentence}"""

from __future__ import annotations

from alembic import op

revision = "{revision}"
down_revision = {before}

STATEMENTS = (
{statements}
)


def upgrade() -> None:
    """Make them, in this order."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
'''


def main(slug: str, sentence: str, *tables: str) -> None:
    """Write the file and say what is left to do by hand."""
    number = 1 + max((int(path.name[:4]) for path in VERSIONS.glob("[0-9]*.py")), default=0)
    fresh = sqlite.connect(":memory:", isolation_level=None)
    create_tables(engine_over(fresh))
    older = sqlite.connect(":memory:", isolation_level=None)
    if number > 1:
        with engine_over(older).begin() as connection:
            migrating.upgrade(connection, 0, number - 1)
    found, wanted = check.read_schema(older), check.read_schema(fresh)
    new = [
        sql
        for kind, name, table, sql in fresh.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY "
            "type = 'trigger', type = 'index', rowid"
        )
        if (kind, name) not in found and not name.startswith(DERIVED)
        if not tables or table in tables
    ]
    path = VERSIONS / f"{number:04d}_{slug}.py"
    path.write_text(
        PAGE.format(
            sentence=sentence,
            revision=migrating.revision(number),
            before=repr(migrating.revision(number - 1)).replace("'", '"') if number > 1 else None,
            statements="\n".join(_literal(sql) for sql in new),
        ),
        encoding="utf-8",
    )
    print(path.relative_to(ROOT))
    for kind, name in sorted(found.keys() & wanted.keys()):
        if found[kind, name] != wanted[kind, name] and not name.startswith(DERIVED):
            print(f"by hand: {kind} {name} changed")
    for kind, name in sorted(found.keys() - wanted.keys()):
        if not name.startswith(DERIVED):
            print(f"by hand: {kind} {name} is gone")


def _literal(sql: str) -> str:
    lines = [line.rstrip() for line in sql.strip().expandtabs(4).splitlines() if line.strip()]
    return '    """' + "\n".join(_broken(line) for line in lines) + '""",'


def _broken(line: str) -> str:
    """The line in pieces of at most WIDTH characters, broken at blanks outside of quotes."""
    pieces, rest = [], line
    while len(rest) > WIDTH:
        outside = [
            i for i in range(9, len(rest)) if rest[i] == " " and rest[:i].count("'") % 2 == 0
        ]
        if not outside:
            break
        cut = max((i for i in outside if i < WIDTH), default=outside[0])
        pieces.append(rest[:cut])
        rest = "        " + rest[cut + 1 :]
    return "\n".join([*pieces, rest])


if __name__ == "__main__":
    main(*sys.argv[1:])
