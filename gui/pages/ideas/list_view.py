"""The list of ideas: votes, the idea, how sure it is, its group, its status."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from core.ideas import words
from core.ideas.board import IdeaRow
from core.text import number, short_number, tr, trn
from gui.models.rows import Column, RowsModel
from gui.theme import theme
from gui.widgets.card import Card
from gui.widgets.looks import ChipLook, RangeLook, TextLook
from gui.widgets.messages import EmptyState
from gui.widgets.rows_table import RowsTable

ROW = 60
"""Pixels of a row at 100 %."""
NARROW = 560
"""Below this the column of groups gives its room to the ideas."""
GROUP_COLUMN = 3
WIDTHS = {0: (80, 76), 2: (168, 138), 4: (112, 100)}
"""Pixels at 100 % of the columns that give way, wide and narrow."""


class IdeaList(QWidget):
    """The ideas in the order that was asked for; the words of one can be typed over (F2)."""

    opened = Signal(int)
    """Enter or a double click."""
    chosen = Signal(object)
    """The idea that the keyboard is on, None for none."""
    menu_wanted = Signal(int, QPoint)
    renamed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.networks: Mapping[str, str] = {}
        self.model = RowsModel(self._columns(), key=lambda one: one.id)
        self.table = RowsTable(self.model, name=tr("Ideas"), row_height=ROW, several=True)
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().hide()
        self.table.opened.connect(lambda one: self.opened.emit(one.id))
        self.table.current_changed.connect(self._tell)
        self.table.clicked.connect(lambda _index: self._tell(self.table.current_row()))
        self.table.menu_wanted.connect(lambda one, at: self.menu_wanted.emit(one.id, at))
        self.nothing = EmptyState(
            tr("No idea fits. Take a filter out or type less."), icon="filter"
        )
        framed = Card(padding=6)
        framed.add(self.table, 1)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._stack)
        self._stack.addWidget(framed)
        self._stack.addWidget(self.nothing)

    def show_rows(self, rows: list[IdeaRow], networks: Mapping[str, str]) -> None:
        """Show these, in their order."""
        self.networks = networks
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        hidden = self.width() < theme().px(NARROW)
        if self.table.isColumnHidden(GROUP_COLUMN) != hidden:
            self.table.setColumnHidden(GROUP_COLUMN, hidden)
            for place, (wide, narrow) in WIDTHS.items():
                width = theme().px(narrow if hidden else wide)
                self.table.horizontalHeader().resizeSection(place, width)

    def chosen_ids(self) -> list[int]:
        """The ideas that are chosen, from top to bottom."""
        return [one.id for one in self.table.selected_rows()]

    def choose(self, idea_id: int) -> None:
        """Choose an idea's line; what was chosen by hand together with others stays."""
        current = self.table.current_row()
        known = current is not None and current.id == idea_id
        if not known and len(self.table.selectionModel().selectedRows()) < 2:
            self.table.select_key(idea_id)

    def focus(self) -> None:
        """Give the keyboard to the list, on its first idea where none was."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.current_row() is None and self.model.rows:
            self.table.select_key(self.model.rows[0].id)

    def edit(self) -> None:
        """Type over the words of the idea that the keyboard is on."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.edit(self.model.index(index.row(), 1))

    def _tell(self, one: IdeaRow | None) -> None:
        several = len(self.table.selectionModel().selectedRows()) > 1
        if (self.table.hasFocus() and not several) or one is None:
            self.chosen.emit(None if one is None else one.id)

    def _columns(self) -> list[Column]:
        return [
            Column(
                "votes",
                tr("Votes"),
                lambda one: one.votes,
                text=_votes,
                spoken=lambda one: f"{_votes(one)} {words.votes_words(one.votes)}",
                align="centre",
                look=lambda one: TextLook("number", second=words.votes_words(one.votes)),
                tooltip=_votes_tip,
                width=80,
                optional=False,
            ),
            Column(
                "text",
                tr("Idea"),
                lambda one: one.text,
                look=lambda one: TextLook("medium", second=self._under(one)),
                tooltip=lambda one: f"{one.text}\n{self._under(one)}",
                commit=lambda one, typed: self.renamed.emit(one.id, typed),
                width=120,
                stretch=True,
                optional=False,
            ),
            Column(
                "sure",
                tr("How sure"),
                lambda one: one.standing.low,
                text=lambda one: words.standing_line(one.standing, picked=one.picked),
                look=_range,
                tooltip=lambda one: words.standing_sentence(one.standing, picked=one.picked),
                width=168,
                optional=False,
            ),
            Column(
                "group",
                tr("Group"),
                lambda one: one.segment or None,
                look=lambda one: ChipLook("stamp" if one.slot is not None else ""),
                tooltip=lambda one: one.segment,
                width=136,
            ),
            Column(
                "status",
                tr("Status"),
                lambda one: words.status_name(one.status),
                look=lambda one: ChipLook(words.STATUS_HUES.get(one.status, ""), wide=80),
                tooltip=_status_tip,
                align="right",
                width=112,
                optional=False,
            ),
        ]

    def _under(self, one: IdeaRow) -> str:
        """Who and where from: "Priya R. and 8 others · Instagram poll, counter ballot"."""
        names = self.networks
        sources = [(one.source, one.network), *one.sources]
        said = dict.fromkeys(words.source_name(key, names.get(net, "")) for key, net in sources)
        return " · ".join(part for part in (_who(one), ", ".join(said)) if part)


def _votes(one: IdeaRow) -> str:
    """The number of votes as it has room: very many by the thousand."""
    if one.votes < 10_000:
        return number(one.votes)
    if one.votes < 1_000_000:
        return tr("{n} k", n=number(one.votes // 1000))
    return tr("{n} M", n=short_number(one.votes / 1_000_000))


def _who(one: IdeaRow) -> str:
    others = one.backers - (one.giver_id is not None)
    if one.giver and others > 0:
        return trn("{name} and {n} other", "{name} and {n} others", others, name=one.giver)
    if one.giver:
        return one.giver
    return trn("{n} person", "{n} people", others) if others > 0 else ""


def _range(one: IdeaRow) -> RangeLook | TextLook:
    standing = one.standing
    if standing.low is None or standing.high is None:
        return TextLook("hint")
    return RangeLook(standing.low, standing.high, standing.share)


def _votes_tip(one: IdeaRow) -> str:
    return trn(
        "{n} vote in all, by name and counted", "{n} votes in all, by name and counted", one.votes
    )


def _status_tip(one: IdeaRow) -> str:
    return tr("Left alone for over 30 days") if one.stale else ""
