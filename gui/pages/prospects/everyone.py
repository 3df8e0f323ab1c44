"""Everyone in the file who is nothing yet: neither prospect nor anything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from core.people.everyone import PersonRow
from core.people.limits import EMAIL, SITE
from core.text import tr, trn
from gui.models.rows import Column, RowsModel
from gui.names import names
from gui.pages.prospects.everyone_data import Found
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.looks import TextLook
from gui.widgets.messages import EmptyState
from gui.widgets.rows_table import RowsTable


class EveryoneView(QWidget):
    """A plain table of people, to make prospects of."""

    opened = Signal(int)
    prospects_wanted = Signal(object)
    """The ids of people who are to be prospects."""

    def __init__(self) -> None:
        super().__init__()
        self.model = RowsModel(
            [
                Column(
                    "name",
                    tr("Name"),
                    lambda one: names().person(one.id, one.name),
                    look=lambda one: TextLook("strong", second="" if names().hidden else one.about),
                    stretch=True,
                    width=200,
                    optional=False,
                ),
                Column("email", tr("E-mail"), lambda one: _first(one, EMAIL), width=200),
                Column("site", tr("Site"), lambda one: _first(one, SITE), width=180),
                Column("tags", tr("Tags"), lambda one: ", ".join(one.tags) or None, width=140),
            ],
            key=lambda one: one.id,
        )
        self.table = RowsTable(self.model, name=tr("Everyone"), row_height=44, several=True)
        self.table.opened.connect(lambda one: self.opened.emit(one.id))
        self.table.clicked.connect(self._clicked)
        self.count = Label("", "label", wrap=True)
        self.make = Button(tr("Make prospects"), icon="handshake", small=True)
        self.make.clicked.connect(lambda: self.prospects_wanted.emit(self.chosen_people()))
        self.table.selectionModel().selectionChanged.connect(self._selection)
        self.nobody = EmptyState(
            tr("Everybody in the file has a role already, or nobody fits what you typed."),
            icon="users",
        )
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.make)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        framed = Card(padding=6)
        framed.add(self.table, 1)
        self._stack.addWidget(framed)
        self._stack.addWidget(self.nobody)
        self._selection()

    def show_found(self, found: Found) -> None:
        """Show who fits."""
        self.model.set_rows(found.rows)
        said = trn(
            "{n} person who is neither a prospect nor anything else",
            "{n} people who are neither prospects nor anything else",
            found.total,
        )
        if found.total > len(found.rows):
            said = tr("{people}. Type more of the name to see others.", people=said)
        self.count.setText(said)
        self._stack.setCurrentIndex(0 if found.rows else 1)

    def chosen_people(self) -> Sequence[int]:
        """The ids of those who are chosen."""
        return [one.id for one in self.table.selected_rows()]

    def _selection(self) -> None:
        self.make.setEnabled(self.table.selectionModel().hasSelection())

    def _clicked(self) -> None:
        one = self.table.current_row()
        if one is not None and len(self.chosen_people()) == 1:
            self.opened.emit(one.id)


def _first(one: PersonRow, kind: str) -> str | None:
    key = None if names().hidden else one.first(kind)
    return key.words if key else None
