"""The piles of ballots: what stands on them, how far they are counted, what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QMenu

from core.ideas import operations, words
from core.ideas.ballots import RunRow
from core.text import number, short_day, tr, trn
from gui.pages.ideas.card_list import CardList
from gui.pages.ideas.data import PageData
from gui.pages.ideas.polls_view import COUNTS
from gui.theme import theme
from gui.widgets.bars import RangeBar
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.labels import Label
from gui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page


class BallotsView(CardList[RunRow, "RunCard"]):
    """A card for each pile, the newest first."""

    def __init__(self, page: Page) -> None:
        nothing = EmptyState(
            tr("Lay ballots on the counter, then count the jar with the keyboard."),
            tr("For example: five ideas to tick, and two lines for one of their own."),
            tr("Make a ballot"),
            icon="square-check",
        )
        super().__init__(lambda row: RunCard(row, page), nothing)
        nothing.pressed.connect(page.deeds.make_ballot)

    def show_data(self, runs: list[RunRow], page: PageData) -> None:
        """Show these."""
        self.show_rows(runs)


class RunCard(Card):
    """One pile: its numbers and ideas with what was counted."""

    def __init__(self, run: RunRow, page: Page) -> None:
        super().__init__(padding=16, spacing=8)
        self.run = run
        self._page = page
        self.setAccessibleName(f"{tr('Ballot {n}', n=number(run.number))}: {run.question}")
        title = Label(run.question, "card", wrap=True)
        self.more = IconButton("ellipsis", tr("What can be done with these ballots"), side=26)
        self.more.clicked.connect(self._menu)
        self.add_row(title, Chip(*_state(run)), self.more, stretch=0)
        self.add(Label(_facts(run), "label", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(6))
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 6)
        grid.setColumnMinimumWidth(3, theme().px(COUNTS))
        grid.setColumnMinimumWidth(0, theme().px(10))
        for row, line in enumerate(run.lines):
            grid.addWidget(Label(number(line.number), "label"), row, 0)
            grid.addWidget(Label(line.text, "medium", wrap=True), row, 1)
            standing = line.standing
            if standing.low is None or standing.high is None:
                grid.addWidget(Label(tr("not counted yet"), "hint"), row, 3)
                continue
            said = words.standing_sentence(standing)
            bar = RangeBar(standing.low, standing.high, standing.share, words=said)
            grid.addWidget(bar, row, 2)
            grid.addWidget(Label(words.standing_line(standing), "label"), row, 3)
        self.add_layout(grid)
        self.count = Button(_count_words(run), "primary" if run.counted_on is None else "plain",
                            icon="keyboard", small=True)  # fmt: skip
        self.count.clicked.connect(lambda: page.deeds.count_ballots(run.id))
        printing = Button(tr("Print ballot"), icon="printer", small=True)
        printing.clicked.connect(lambda: page.deeds.print_ballot(run))
        self.add_row(printing, self.count)

    def _menu(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Finish the count, or delete the pile."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self.run.counted and self.run.counted_on is None:
            menu.addAction(tr("The count is finished")).triggered.connect(
                lambda: self._page.run(operations.finish_count, self.run.id, self._page.today)
            )
        menu.addAction(tr("Delete with its count")).triggered.connect(
            partial(self._page.run, operations.delete_run, self.run.id)
        )
        return menu


def _state(run: RunRow) -> tuple[str, str]:
    if run.counted_on is not None:
        return tr("Counted"), "leaf"
    return (tr("Being counted"), "mustard") if run.counted else (tr("Not counted yet"), "")


def _facts(run: RunRow) -> str:
    printed = tr("printed {day}", day=short_day(run.printed_on)) if run.printed_on else ""
    counted = trn("{n} ballot counted", "{n} ballots counted", run.counted) if run.counted else ""
    own = trn("{n} idea of their own", "{n} ideas of their own", run.own_ideas)
    parts = (
        tr("Ballot {n}", n=number(run.number)),
        words.kind_name(run.kind),
        printed,
        counted,
        own if run.own_ideas else "",
    )
    return " · ".join(part for part in parts if part)


def _count_words(run: RunRow) -> str:
    return tr("Count more ballots") if run.counted else tr("Count ballots")
