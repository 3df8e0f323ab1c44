"""What a file was understood as: its first rows, and the lines that are to be looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.importing.reading import Problem
from core.intake import Look
from core.intake_rows import FirstRows
from core.text import number, short_day, tr, trn
from gui.models.rows import Column, RowsModel
from gui.theme import theme
from gui.widgets.labels import Label
from gui.widgets.rows_table import RowsTable

MOST_PROBLEMS = 2_000
"""Lines that are listed one by one."""


class Findings(QWidget):
    """Two tables, either of which is there only when it has something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        self.rows_words = Label(tr("The first rows as they were understood"), "label", wrap=True)
        column.addWidget(self.rows_words)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 3)
        self.rows: RowsTable | None = None
        self.problems_words = Label("", "label", wrap=True)
        column.addWidget(self.problems_words)
        self.problems = RowsTable(_problems_model(), name=tr("Lines to look at"), row_height=30)
        self.problems.setMinimumHeight(theme().px(84))
        column.addWidget(self.problems, 2)
        self._heads: tuple[str, ...] = ()

    def show_look(self, found: Look) -> None:
        """Show the rows and problems of a file."""
        self._show_rows(found.first)
        problems = found.problems[:MOST_PROBLEMS]
        self.problems.rows_model.set_rows(list(enumerate(problems)))
        count = len(found.problems)
        self.problems_words.setText(trn("{n} line to look at", "{n} lines to look at", count))
        for part in (self.problems, self.problems_words):
            part.setVisible(bool(problems))
        self.setVisible(bool(problems or found.first.rows))

    def _show_rows(self, first: FirstRows) -> None:
        if self.rows is not None:
            self._place.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
            self.rows = None
        self.rows_words.setVisible(bool(first.rows))
        if first.rows:
            self.rows = rows_table(first)
            self._place.addWidget(self.rows)


def rows_table(first: FirstRows) -> RowsTable:
    """A table of the first rows: days and figures narrow, words as wide as there is room."""
    columns = [
        Column(
            str(place),
            head,
            partial(_cell, place),
            align="right" if place in first.figures else "left",
            tooltip=partial(_cell, place),
            width=_width(first, place),
            stretch=place == first.wide,
        )
        for place, head in enumerate(first.heads)
    ]
    model = RowsModel(columns, key=lambda row: row[0])
    model.set_rows(list(enumerate(first.rows)))
    table = RowsTable(model, name=tr("The first rows as they were understood"), row_height=30)
    table.setMinimumHeight(theme().px(92))
    return table


def _width(first: FirstRows, place: int) -> int:
    if place == first.wide:
        return 0
    return 92 if place in first.figures else 118 if place else 106


def summary(found: Look) -> str:
    """In a line: what is new, changed and known already, and from when to when."""
    parts = [trn("{n} new", "{n} new", found.new)] if found.new else []
    if found.changed:
        parts.append(tr("{n} changed", n=number(found.changed)))
    if found.known:
        parts.append(tr("{n} there already", n=number(found.known)))
    if found.covers:
        first, last = (short_day(day, year=True) for day in found.covers)
        parts.append(first if first == last else f"{first} – {last}")
    return " · ".join(parts)


def _cell(place: int, row: tuple[int, tuple[str, ...]]) -> str:
    return row[1][place] if place < len(row[1]) else ""


def _problems_model() -> RowsModel:
    def line(one: tuple[int, Problem]) -> int | None:
        return one[1].line

    return RowsModel(
        [
            Column("line", tr("Line"), line, align="right", width=64),
            Column("said", tr("What is wrong"), lambda one: one[1].sentence,
                   tooltip=lambda one: one[1].sentence, stretch=True),
        ],
        key=lambda one: one[0],
    )  # fmt: skip
