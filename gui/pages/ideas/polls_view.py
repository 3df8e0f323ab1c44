"""The polls: what was asked, where, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from core.ideas import operations, words
from core.ideas.polls import OptionRow, PollRow
from core.text import number, share_words, short_day, tr, trn
from gui.pages.ideas.card_list import CardList
from gui.pages.ideas.data import PageData
from gui.theme import theme
from gui.widgets.bars import Bar, RangeBar
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.labels import Label
from gui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

COUNTS = 140
"""Pixels at 100 % for "24 of 30; 63–90%", so that the bars of all cards begin and end alike."""


class PollsView(CardList[PollRow, "PollCard"]):
    """A card for each poll; those that wait for their result come first."""

    def __init__(self, page: Page) -> None:
        nothing = EmptyState(
            tr("Ask before you make it: a poll says what people want."),
            tr("For example: “Which bun next week?”, with three ideas to choose from."),
            tr("Add poll"),
            icon="vote",
        )
        super().__init__(lambda row: PollCard(row, page), nothing)
        nothing.pressed.connect(page.deeds.add_poll)

    def show_data(self, polls: list[PollRow], page: PageData) -> None:
        """Show these."""
        self.show_rows(polls)


class PollCard(Card):
    """One poll with its options as bars; in polls that may be pooled the interval stands below."""

    def __init__(self, poll: PollRow, page: Page) -> None:
        super().__init__(padding=16, spacing=8)
        self.poll = poll
        self._page = page
        self.setAccessibleName(poll.question)
        title = Label(poll.question, "card", wrap=True)
        self.more = IconButton("ellipsis", tr("What can be done with this poll"), side=26)
        self.more.clicked.connect(self._menu)
        chip = Chip(*_state(poll))
        self.add_row(title, chip, self.more, stretch=0)
        self.add(Label(_facts(poll), "label", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(6))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.setColumnMinimumWidth(2, theme().px(COUNTS))
        for row, option in enumerate(poll.options):
            self._add_option(grid, row, option)
        self.add_layout(grid)
        if not poll.counted:
            enter = Button(tr("Enter the result"), icon="pencil", small=True)
            enter.clicked.connect(lambda: page.deeds.edit_poll(poll))
            self.add_row(enter)

    def _add_option(self, grid: QGridLayout, row: int, option: OptionRow) -> None:
        name = Label(option.words, "medium" if option.idea_id is not None else "body", wrap=True)
        if option.idea_id is not None:
            name.setToolTip(tr("Stands for “{idea}”", idea=option.idea))
        grid.addWidget(name, row, 0)
        asked = self.poll.asked
        if option.votes is None or not asked:
            grid.addWidget(Label(tr("no result yet"), "hint"), row, 2)
            return
        share = option.votes / asked
        said = tr("{votes} of {asked}", votes=number(option.votes), asked=number(asked))
        standing = option.standing
        if standing is not None and standing.low is not None and standing.high is not None:
            bar: QWidget = RangeBar(
                standing.low, standing.high, share, words=words.standing_sentence(standing)
            )
            said = tr("{votes}; {range}", votes=said, range=words.interval(standing))
        else:
            told = tr("{votes}, {share}", votes=said, share=share_words(share))
            bar = Bar(share, words=told, name=option.words)
        grid.addWidget(bar, row, 1)
        grid.addWidget(Label(said, "label"), row, 2)

    def _menu(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Change it, or delete it."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Change or enter results")).triggered.connect(
            lambda: self._page.deeds.edit_poll(self.poll)
        )
        menu.addAction(tr("Delete")).triggered.connect(
            partial(self._page.run, operations.delete_poll, self.poll.id)
        )
        return menu


def _state(poll: PollRow) -> tuple[str, str]:
    if poll.counted:
        return tr("Counted", of="poll"), "leaf"
    return (tr("Running"), "plum") if poll.running else (tr("Waits for its result"), "mustard")


def _facts(poll: PollRow) -> str:
    """How, where, when, how many: "Pick one · Instagram · 2 Mar to 4 Mar · 42 people"."""
    days = ""
    if poll.starts_on and poll.ends_on:
        days = tr(
            "{first} to {last}", first=short_day(poll.starts_on), last=short_day(poll.ends_on)
        )
    elif poll.starts_on or poll.ends_on:
        days = short_day(poll.starts_on or poll.ends_on)  # type: ignore[arg-type]
    people = trn("{n} person answered", "{n} people answered", poll.asked) if poll.asked else ""
    pooled = tr("not pooled with others") if poll.kind == "pick_one" and poll.counted else ""
    parts = (words.kind_name(poll.kind), poll.network_name, days, people, pooled, poll.note)
    return " · ".join(part for part in parts if part)
