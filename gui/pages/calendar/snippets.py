"""Saved words and groups of hashtags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.calendar.limits import HASHTAGS, SNIPPET_NAME_LIMIT, TEXT_LIMIT, WORDS
from core.errors import UserError
from core.text import tr
from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.widgets.buttons import Button
from gui.widgets.field import NoteField, TextField, side_by_side
from gui.widgets.rows_table import RowsTable
from gui.widgets.segmented import Segmented


@dataclass(frozen=True)
class SnippetLine:
    """Saved words or hashtags; `id` is None while they are new."""

    id: int | None
    kind: str
    name: str
    words: str


class SnippetsDialog(Dialog):
    """All of them, to be added, changed and taken out; each change is kept at once."""

    kept = Signal(object)
    removed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            tr("Saved words and hashtags"),
            tr("Put them into any text with Insert."),
            width=560,
            parent=parent,
        )
        self._open: int | None = None
        self.model = RowsModel(_columns(), key=lambda one: one.id)
        self.table = RowsTable(self.model, name=tr("Saved words and hashtags"), row_height=34)
        self.table.setMinimumHeight(self.room(160))
        self.table.current_changed.connect(self._show)
        self.kind = Segmented(
            [(HASHTAGS, tr("Hashtags")), (WORDS, tr("Words"))], HASHTAGS, name=tr("What it is")
        )
        self.name = TextField(
            tr("Name"),
            placeholder=tr("As in: wedding cakes"),
            limit=SNIPPET_NAME_LIMIT,
            required=tr("Give it a name."),
        )
        self.words = NoteField(
            tr("Words or hashtags"), placeholder="#weddingcake #bristolweddings", limit=TEXT_LIMIT
        )
        self.keep = Button(tr("Save it"), icon="plus")
        self.anew = Button(tr("New one"), "quiet")
        self.remove = Button(tr("Take out", of="snippet"), "quiet", icon="trash-2")
        self.keep.clicked.connect(self._keep)
        self.anew.clicked.connect(self.start_anew)
        self.remove.clicked.connect(self._remove)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.name)
        self.body.addWidget(self.words)
        row = side_by_side()
        for button in (self.keep, self.anew, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.cancel.setText(tr("Close"))
        self.start_anew()

    def show_snippets(self, snippets: Sequence[SnippetLine]) -> None:
        """Show what there is."""
        self.model.set_rows(snippets)
        self.table.setVisible(bool(snippets))

    def start_anew(self) -> None:
        """Let the fields be about new ones."""
        self._show(SnippetLine(None, str(self.kind.value), "", ""))

    def _show(self, one: SnippetLine | None) -> None:
        if one is None:
            return
        self._open = one.id
        self.kind.set_value(one.kind)
        self.name.set_value(one.name)
        self.words.set_value(one.words)
        self.anew.setVisible(one.id is not None)
        self.remove.setVisible(one.id is not None)

    def _keep(self) -> None:
        if not self.name.check():
            self.name.setFocus()
        elif not self.words.value:
            self.words.set_error(tr("Type the words or hashtags to save."))
            self.words.setFocus()
        else:
            kind = str(self.kind.value)
            self.kept.emit(SnippetLine(self._open, kind, self.name.value, self.words.value))

    def _remove(self) -> None:
        if self._open is not None:
            self.removed.emit(self._open)
            self.start_anew()

    def refused(self, error: UserError) -> None:
        """Say at its field why not."""
        self.refuse(error, {"name": self.name, "words": self.words})


def _columns() -> list[Column]:
    return [
        Column("name", tr("Name"), value=lambda one: one.name, width=150),
        Column(
            "kind",
            tr("Kind"),
            value=lambda one: tr("Hashtags") if one.kind == HASHTAGS else tr("Words"),
            width=90,
        ),
        Column(
            "words",
            tr("Words or hashtags"),
            value=lambda one: one.words.replace("\n", " "),
            stretch=True,
            width=200,
        ),
    ]
