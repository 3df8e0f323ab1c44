"""In the side panel: what a person brought, and the pages of theirs that link to the business."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.attribution.brought import Brought
from core.attribution.queries import brought_by_person
from core.attribution.words import brought_sentences, codes_words
from core.links.queries import LinkRow, links_of
from core.links.words import state_name
from core.store.database import Reader
from core.text import tr, trn
from gui.pages.prospects.links_data import STATE_HUES
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.chip import Chip
from gui.widgets.labels import ElidedLabel, Label

SHOWN = 5
"""Links that are listed; the tab of links has them all."""


@dataclass(frozen=True)
class BroughtData:
    """What somebody brought, and their links, the newest first."""

    person_id: int
    brought: Brought
    links: tuple[LinkRow, ...]


def load_brought(reader: Reader, person_id: int, today: dt.date) -> BroughtData:
    """Read both. Runs on the worker."""
    return BroughtData(
        person_id,
        brought_by_person(reader, person_id, today),
        tuple(links_of(reader, person_id, today)),
    )


class BroughtPart(QWidget):
    """`link_wanted(id)` shows a link where it is looked after."""

    link_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.data: BroughtData | None = None
        self.heading = Label(tr("What they brought"), "strong")
        self.said = Label("", "second", wrap=True)
        self.came_back = Label("", "hint", wrap=True)
        self.links_heading = Label(tr("Their links to you"), "strong")
        self.links = QVBoxLayout()
        self.links.setSpacing(theme().px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        for part in (self.heading, self.said, self.came_back, self.links_heading):
            column.addWidget(part)
        column.addLayout(self.links)
        self.hide()

    def show_nobody(self) -> None:
        """Nothing is known (yet) of whoever is shown."""
        self.data = None
        self.hide()

    def show_data(self, data: BroughtData) -> None:
        """Show what is known; without anything there is nothing to see."""
        self.data = data
        found = data.brought
        said = [*brought_sentences(found), codes_words(found)]
        self.said.setText(" ".join(part for part in said if part))
        has_said = bool(self.said.text())
        self.heading.setVisible(has_said)
        self.said.setVisible(has_said)
        rate = found.came_back.sentence if found.came_back and found.came_back.value else ""
        self.came_back.setText(rate)
        self.came_back.setVisible(bool(rate))
        self._show_links(data.links)
        self.setVisible(has_said or bool(data.links))

    def _show_links(self, rows: tuple[LinkRow, ...]) -> None:
        while (item := self.links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.links_heading.setVisible(bool(rows))
        for row in rows[:SHOWN]:
            self.links.addWidget(self._line(row))
        if len(rows) > SHOWN:
            more = len(rows) - SHOWN
            said = trn("and {n} more link", "and {n} more links", more)
            self.links.addWidget(Label(said, "hint"))

    def _line(self, row: LinkRow) -> QWidget:
        line = QWidget()
        whole = QHBoxLayout(line)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme().px(6))
        page = ElidedLabel(row.their_words, "body", middle=True)
        show = Button(tr("Show"), "quiet", small=True)
        show.setAccessibleName(tr("Show the link on {page}", page=row.their_words))
        show.clicked.connect(partial(self.link_wanted.emit, row.id))
        whole.addWidget(page, 1)
        whole.addWidget(Chip(state_name(row.state), STATE_HUES[row.state]))
        whole.addWidget(show)
        return line
