"""What tables are made of: the base class, the column types and what the search index reads.

Tables are STRICT, so that a wrong type is refused whoever writes. Days are ISO text, moments
UTC text, amounts integers; every subject declares its tables in its own `tables.py`.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import REAL, CheckConstraint, Integer, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from core.store.moments import moment_text

NAME_LIMIT = 120
"""Characters that a name or title may have."""
NOTE_LIMIT = 10_000
"""Characters that a note or a description may have."""

BATCH_TABLE = "import_batch"
"""The table whose switch (`active`) the rows of "batch" tables follow."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Day(TypeDecorator[dt.date]):
    """A calendar day, kept as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> dt.date | None:
        return None if value is None else dt.date.fromisoformat(value)


class Moment(TypeDecorator[dt.datetime]):
    """A moment with a time zone, kept as UTC ISO text to the microsecond."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Any) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Any) -> bool | None:
        return None if value is None else bool(value)


class Base(DeclarativeBase):
    """Mother of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        float: REAL,
        bool: Flag,
        dt.date: Day,
        dt.datetime: Moment,
    }


@dataclass(frozen=True)
class Searchable:
    """What the search index reads of a table, given as `info={"search": Searchable(...)}`.

    `number` is the kind's place in the index and never changes; `kind` is the word that the
    palette looks up its icon and page by; `title` and `body` are SQL expressions over `{row}`,
    for example "{row}.name" or "coalesce({row}.wants, '')". The triggers lie in the file, so a
    change here asks for a new schema version, though its migration may do nothing.
    """

    number: int
    kind: str
    title: str
    body: str = "''"


def strict(*constraints: Any, **info: Any) -> tuple[Any, ...]:
    """`__table_args__` of every table: its constraints, STRICT, and what the store must know.

    `info`: search=Searchable(...), and undo= "rows" (the default: every row is logged), "batch"
    (rows stand and fall with their import batch, and point only at tables of that kind by
    foreign key, since undo never puts them back), "switch" (only changes are logged: the batch
    itself) or "none" (quiet: caches and bookkeeping).
    """
    return (*constraints, {"sqlite_strict": True, "info": info})


def name_check(column: str = "name", limit: int = NAME_LIMIT) -> CheckConstraint:
    """A required text of at most `limit` characters that is not blank."""
    return CheckConstraint(
        f"length({column}) <= {limit} AND trim({column}) <> ''", name=f"{column}_length"
    )


def note_check(column: str, limit: int = NOTE_LIMIT) -> CheckConstraint:
    """A text of at most `limit` characters, which may be empty."""
    return CheckConstraint(f"length({column}) <= {limit}", name=f"{column}_length")


def one_of(column: str, values: tuple[str, ...] | list[str]) -> CheckConstraint:
    """A column whose value is one of the given words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def day_check(column: str) -> CheckConstraint:
    """A real ISO day or nothing: no 30 February whoever writes."""
    return CheckConstraint(f"{column} IS NULL OR {column} IS date({column})", name=f"{column}_day")


def load_all_tables() -> MetaData:
    """Import every subject's `tables.py`, so that the metadata is whole, and return it."""
    import core

    for module in pkgutil.iter_modules(core.__path__):
        if module.ispkg and importlib.util.find_spec(f"core.{module.name}.tables"):
            importlib.import_module(f"core.{module.name}.tables")
    return Base.metadata


def logged(metadata: MetaData) -> Iterator[Table]:
    """The tables that the undo log watches, parents first."""
    return (t for t in metadata.sorted_tables if t.info.get("undo", "rows") in ("rows", "switch"))


def following_batches(metadata: MetaData) -> Iterator[Table]:
    """The tables whose rows stand and fall with their import batch."""
    return (t for t in metadata.sorted_tables if t.info.get("undo") == "batch")
