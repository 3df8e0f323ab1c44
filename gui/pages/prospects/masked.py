"""Prospects as they are shown while names are hidden for a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.prospects.summaries import Summary
from gui.names import names


def masked(rows: Sequence[Summary]) -> Sequence[Summary]:
    """The same rows, without names and sites while they are hidden."""
    if not names().hidden:
        return rows
    return [
        one._replace(name=names().person(one.person_id, one.name), about="", site="")
        for one in rows
    ]


def masked_columns(columns: Mapping[str, Sequence[Summary]]) -> Mapping[str, Sequence[Summary]]:
    """The columns of the board likewise."""
    return {stage: masked(rows) for stage, rows in columns.items()}
