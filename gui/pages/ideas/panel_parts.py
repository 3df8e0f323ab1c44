"""Pieces of the panel of an idea: results as bars, backers, what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.ideas import words
from core.ideas.queries import IdeaPanel, ResultRow
from core.text import and_list, day, number, opening, short_day, tr, trn
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import IconButton
from gui.widgets.labels import Label

REMOVE = 22
"""Pixels at 100 % of the button that removes a result."""
SHOWN_NAMES = 4
"""Backers whose names stand in the panel; the list of all opens from there."""


class ResultLine(QWidget):
    """One counted result: its source, a bar, "24 of 30"; one entered by hand can be removed."""

    removed = Signal(int)

    def __init__(self, result: ResultRow) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(10))
        said = tr("{votes} of {asked}", votes=number(result.votes_for), asked=number(result.asked))
        tip = tr(
            "{source}, {kind}, {day}",
            source=opening(result.words),
            kind=words.kind_name(result.kind).lower(),
            day=short_day(result.day, year=True),
        )
        name = Label(opening(result.words), "label", wrap=True)
        name.setToolTip(tip)
        row.addWidget(name, 5)
        share = result.votes_for / result.asked if result.asked else 0.0
        row.addWidget(Bar(share, words=f"{tip}: {said}", name=result.words), 5)
        self.said = Label(said, "label")
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.said)
        self.removable = result.poll_id is None and result.run_id is None
        if self.removable:
            remove = IconButton("x", tr("Remove this result"), side=REMOVE)
            remove.clicked.connect(lambda: self.removed.emit(result.tally_id))
            row.addWidget(remove)


def align(lines: Sequence[ResultLine]) -> None:
    """Let the bars of all lines begin and end alike, however wide what stands beside them is."""
    wide = max((line.said.sizeHint().width() for line in lines), default=0)
    removable = any(line.removable for line in lines)
    for line in lines:
        line.said.setMinimumWidth(wide)
        layout = line.layout()
        if removable and not line.removable and isinstance(layout, QHBoxLayout):
            layout.addSpacing(theme().px(REMOVE) + layout.spacing())


class Section(QWidget):
    """A heading and a column of things below it that are made anew."""

    def __init__(self, title: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        self.title = Label(title, "strong", wrap=True)
        column.addWidget(self.title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme().px(8))
        column.addLayout(self.rows)

    def clear(self) -> None:
        """Take everything below the heading away."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, widget: QWidget) -> QWidget:
        """Put something at the end; the widget."""
        self.rows.addWidget(widget)
        return widget


def suggested(found: IdeaPanel) -> str:
    """When, where and by whom: "Suggested 14 February by Parents of E8, Facebook comment"."""
    when = day(found.said_on)
    if found.giver:
        return tr(
            "Suggested {day} by {name} · {source}",
            day=when,
            name=found.giver,
            source=found.source_words,
        )
    return tr("Noted {day} · {source}", day=when, source=found.source_words)


def backers_title(found: IdeaPanel) -> str:
    """How many gave or backed it."""
    if not found.backer_count:
        return tr("Nobody suggested or backed it yet")
    return trn(
        "{n} person suggested or backed it",
        "{n} people suggested or backed it",
        found.backer_count,
    )


def backers_line(found: IdeaPanel) -> str:
    """Who: "Priya R., Tom B. and 5 more"."""
    names = [one.name for one in found.backers[:SHOWN_NAMES]]
    rest = found.backer_count - len(names)
    if rest > 0:
        names.append(trn("{n} more", "{n} more", rest))
    return and_list(names)


def buyers_line(found: IdeaPanel) -> str:
    """How many are customers: "6 of them are customers. 3 of them are regulars."."""
    if not found.backer_count:
        return ""
    if not found.customers:
        return tr("None of them is known as a customer.")
    customers = trn("{n} of them is a customer.", "{n} of them are customers.", found.customers)
    regulars = (
        trn("{n} of them is a regular.", "{n} of them are regulars.", found.regulars)
        if found.regulars
        else tr("None of them is a regular.")
    )
    return f"{customers} {regulars}"


def groups_line(found: IdeaPanel) -> str:
    """In which groups they are: "Young families 5, Offices 1"."""
    return ", ".join(tr("{name} {n}", name=name, n=number(count)) for name, count in found.groups)


def became_line(name: str, on: dt.date | None) -> str:
    """A campaign or an activity with its day."""
    return tr("{name}, {day}", name=name, day=short_day(on, year=True)) if on else name
