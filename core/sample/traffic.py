"""Figures and answers of a sample: exports of its networks, its site and its survey, taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.importing import traffic_files
from core.importing.traffic_rows import AnswerRow, CountedRow, Figure, PostRow
from core.resources import resource
from core.sample.days import Days
from core.store.operation import Store
from core.text import tr
from core.traffic.incoming import preview
from core.traffic.operations import import_traffic


def fill(store: Store, data: Mapping[str, Any], kind: str, days: Days) -> None:
    """Import the files that the sample names, days moved and words said like all others."""
    for name in data.get("traffic_files", []):
        file = traffic_files.look_at(resource("sample", kind, name))
        read = traffic_files.read(file, {})
        moved = replace(read, rows=_moved(read.rows, days))
        import_traffic(store, preview(store.reader, file, moved, days.today))


def _moved(rows: Sequence[CountedRow], days: Days) -> list[CountedRow]:
    return [_row(row, days) for row in rows]


def _row(row: CountedRow, days: Days) -> CountedRow:
    if isinstance(row, Figure):
        return replace(row, first=days.moved(row.first), last=days.moved(row.last))
    if isinstance(row, PostRow):
        return replace(row, day=days.moved(row.day) if row.day else None, words=tr(row.words))
    if isinstance(row, AnswerRow):
        survey, words = tr(row.survey), tr(row.words)
        return replace(row, when=days.moved(row.when), survey=survey, words=words)
    return row
