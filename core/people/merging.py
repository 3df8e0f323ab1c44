"""Two people become one: every row that points to the one who goes, points to the one who stays.

The tables are found in the metadata, by their foreign keys to `person.id`, so a subject that comes
later is covered. Where both have a row of which there can be one (both are prospects, both voted
for an idea), the row of the one who stays is kept, and the other is merged into it in the same
way: what points to it moves over, then its texts fill the gaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    PrimaryKeyConstraint,
    RowMapping,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from core.people.rules import joined


def move_all(session: Session, target: Table, keep: int, drop: int) -> None:
    """Let every row that points to the row `drop` of `target` point to `keep`, in all tables."""
    for table, column in pointing_to(target):
        # What may not stand twice, or may not point to one row twice, is passed over here.
        session.execute(
            update(table).where(column == drop).values({column: keep}).prefix_with("OR IGNORE")
        )
        for row in _rows(session, table, column, drop):
            twin = _twin(session, table, column, keep, row)
            _merge_row(session, table, row, twin)


def pointing_to(target: Table) -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of the file that is a foreign key to the id of `target`."""
    for table in target.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table is target for key in column.foreign_keys):
                yield table, column


def _rows(session: Session, table: Table, column: Column[Any], row_id: int) -> list[RowMapping]:
    return list(session.execute(select(table).where(column == row_id)).mappings())


def _twin(
    session: Session, table: Table, column: Column[Any], keep: int, row: RowMapping
) -> RowMapping | None:
    """The row of `keep` which stands where `row` would: alike in what must be unique."""
    for unique in _unique(table):
        if column not in unique:
            continue
        alike = [one == (keep if one is column else row[one.name]) for one in unique]
        if found := session.execute(select(table).where(*alike)).mappings().first():
            return found
    return None


def _unique(table: Table) -> Iterator[list[Column[Any]]]:
    for constraint in table.constraints:
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint):
            yield list(constraint.columns)
    yield from (list(index.columns) for index in table.indexes if index.unique)


def _merge_row(session: Session, table: Table, row: RowMapping, twin: RowMapping | None) -> None:
    """Take `row` away, after its twin took over what it has and what points to it."""
    keys = list(table.primary_key.columns)
    if twin is not None and len(keys) == 1:
        move_all(session, table, twin[keys[0].name], row[keys[0].name])
    session.execute(delete(table).where(*(key == row[key.name] for key in keys)))
    if twin is None:
        return
    same = [key == twin[key.name] for key in keys]
    if gaps := _gaps(table, row, twin):
        session.execute(update(table).where(*same).values(gaps).prefix_with("OR IGNORE"))
    if texts := _joined(table, row, twin):
        session.execute(update(table).where(*same).values(texts))


def _gaps(table: Table, row: RowMapping, twin: RowMapping) -> dict[str, Any]:
    fixed = {column.name for unique in _unique(table) for column in unique}
    return {
        column.name: row[column.name]
        for column in table.columns
        if column.name not in fixed
        and _is_gap(column, twin[column.name])
        and not _is_gap(column, row[column.name])
    }


def _is_gap(column: Column[Any], value: Any) -> bool:
    """Whether nobody said anything there: nothing, no text, or what the column starts with."""
    start = getattr(column.default, "arg", None)
    return value in (None, "") or (not callable(start) and start is not None and value == start)


def _joined(table: Table, row: RowMapping, twin: RowMapping) -> dict[str, Any]:
    return {
        name: joined(twin[name], row[name])
        for name in table.info.get("joined", ())
        if row[name] and twin[name] and row[name] != twin[name]
    }


def move_apart(session: Session, table: Table, keep: int, drop: int) -> None:
    """Let what was said to be apart from `drop` be apart from `keep`, the smaller id first."""
    first, second = table.c.first_id, table.c.second_id
    pairs = session.execute(select(first, second).where((first == drop) | (second == drop))).all()
    session.execute(delete(table).where((first == drop) | (second == drop)))
    for pair in pairs:
        other = pair[0] if pair[1] == drop else pair[1]
        low, high = sorted((keep, other))
        if other != keep:
            session.execute(
                insert(table).prefix_with("OR IGNORE").values(first_id=low, second_id=high)
            )
