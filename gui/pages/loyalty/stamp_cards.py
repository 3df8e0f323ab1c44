"""The tab Stamp cards: typed in once a week with the keyboard alone, and the figure they give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.loyalty import operations
from core.loyalty.limits import CARD_COUNTS, MOST_CARDS, REWARD_LIMIT
from core.loyalty.stamp_cards import Card as StampCard
from core.loyalty.stamp_cards import (
    CardWeek,
    Redeemed,
    card,
    course,
    monday,
    redeemed,
    weeks,
)
from core.store.database import Reader
from core.text import percent, share_words, short_day, tr
from gui.pages.loyalty.shelf import Shelf
from gui.pages.page import HeaderAction, Page
from gui.pages.plan.state import row_of_sheet
from gui.theme import theme
from gui.widgets.bars import RangeBar
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.field import TextField
from gui.widgets.figures import SparkLine
from gui.widgets.labels import Label, mark
from gui.widgets.layouts import ScrollArea
from gui.widgets.number_field import NumberEdit, NumberField

SHOWN = 12
"""Weeks that are shown, this one first, until more are wanted."""
Cell = tuple[dt.date, str]
"""A number by its week and what is counted."""


@dataclass(frozen=True)
class StampCardsData:
    """What the tab shows."""

    weeks: tuple[CardWeek, ...]
    now: Redeemed
    course: tuple[float | None, ...]
    card: StampCard


class WeekGrid(QWidget):
    """Weeks below each other, three numbers in each; Enter goes on to the next one."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.edits: dict[Cell, NumberEdit] = {}
        self._wrong: dict[Cell, str] = {}
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(8))
        self._grid.setVerticalSpacing(theme().px(4))
        self._weeks: list[dt.date] = []
        heads = (tr("Week"), *(count_words(field) for field in CARD_COUNTS))
        for place, words in enumerate(heads):
            self._grid.addWidget(Label(words, "label"), 0, place)
        self._grid.setColumnStretch(0, 1)

    def show_weeks(self, shown: Sequence[dt.date], counted: dict[dt.date, CardWeek]) -> None:
        """Show weeks with what was counted; what is being typed stays."""
        for week in shown:
            if week not in self._weeks:
                self._add(week)
        for (week, field), edit in self.edits.items():
            typing = edit.hasFocus() and edit.isModified()
            if not typing and (week, field) not in self._wrong:
                one = counted.get(week)
                edit.show_value(getattr(one, field) if one else None)

    def _add(self, week: dt.date) -> None:
        row = len(self._weeks) + 1
        self._weeks.append(week)
        label = Label(week_words(week))
        self._grid.addWidget(label, row, 0)
        for place, field in enumerate(CARD_COUNTS, 1):
            edit = NumberEdit(0, MOST_CARDS)
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setMaximumWidth(theme().px(96))
            edit.setAccessibleName(f"{count_words(field)}, {week_words(week)}")
            edit.textEdited.connect(lambda _text, at=(week, field): self._say(at, ""))
            edit.editingFinished.connect(partial(self._typed, week, field))
            edit.returnPressed.connect(partial(self._next, week, field))
            self._grid.addWidget(edit, row, place)
            self.edits[week, field] = edit

    def _typed(self, week: dt.date, field: str) -> None:
        edit = self.edits[week, field]
        if not edit.isModified():
            return
        edit.setModified(False)
        problem = edit.problem()
        self._say((week, field), problem)
        if not problem:
            count = None if edit.value is None else int(edit.value)
            self._page.run(
                operations.set_stamp_cards,
                week,
                field,
                count,
                self._page.today,
                told=None,
                refused=lambda error: self._say((week, field), error.sentence),
            )

    def _next(self, week: dt.date, field: str) -> None:
        """Across the week, then to the week above, which is the later one."""
        across = CARD_COUNTS.index(field)
        if across + 1 < len(CARD_COUNTS):
            to: tuple[dt.date, str] | None = (week, CARD_COUNTS[across + 1])
        else:
            place = self._weeks.index(week)
            to = (self._weeks[place - 1], CARD_COUNTS[0]) if place else None
        if to is not None:
            self.edits[to].setFocus(Qt.FocusReason.TabFocusReason)
            self.edits[to].selectAll()

    def start(self, week: dt.date) -> None:
        """Put the keyboard on the first number of a week."""
        edit = self.edits.get((week, CARD_COUNTS[0]))
        if edit is not None:
            edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            edit.selectAll()

    def _say(self, at: Cell, sentence: str) -> None:
        """Mark a number, and say below what is wrong with it; "" takes both away."""
        self._wrong.pop(at, "")
        if sentence:
            self._wrong[at] = sentence
        self.edits[at].setAccessibleDescription(sentence)
        mark(self.edits[at], invalid=bool(sentence))
        # Of several the one that was typed last.
        self.error.setText(next(reversed(self._wrong.values()), ""))
        self.error.setVisible(bool(self._wrong))


class StampCardsTab(QWidget):
    """See the module; `page` runs what is done here."""

    reads = frozenset({"stamp_card_week", "setting"})

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._shown = SHOWN
        self.grid = WeekGrid(page)
        self.figure = Label("", "big")
        self.line = SparkLine([], width=96, height=28)
        self.bar = RangeBar(0, 0, 0)
        self.sentence = Label("", "second", wrap=True)
        self.more = Button(tr("Show earlier weeks"), "quiet", small=True)
        self.more.clicked.connect(self._show_more)
        self.stamps = NumberField(tr("Stamps on a card"), None, low=3, high=20)
        self.reward = TextField(tr("What a full card brings"), limit=REWARD_LIMIT)
        self.next = NumberField(tr("Number of the next card"), None, low=1, high=MOST_CARDS)
        for name, field in (("stamps", self.stamps), ("next_number", self.next)):
            field.committed.connect(partial(self._card_typed, name))
        self.reward.committed.connect(partial(self._card_typed, "reward"))
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme().px
        typing = Card(tr("Counted each week"), spacing=8)
        typing.add(
            Label(
                tr(
                    "Count on Sundays what lies in the box: cards handed out, cards that came back "
                    "full, and cards redeemed. Leave empty what nobody counted."
                ),
                "hint",
                wrap=True,
            )
        )
        typing.add(self.grid)
        typing.add(self.grid.error)
        typing.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        typing.body.addStretch(1)
        result = Card(tr("Came back for it"), spacing=8)
        result.add_row(self.figure, self.line)
        result.add(self.bar)
        result.add(self.sentence)
        card_card = Card(tr("The card"), spacing=8)
        for widget in (self.stamps, self.reward, self.next):
            card_card.add(widget)
        card_card.add(
            Label(
                tr("Numbered cards are printed with the plan, on from this number."),
                "hint",
                wrap=True,
            )
        )
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(result)
        column.addWidget(card_card)
        column.addStretch(1)
        self.area = ScrollArea(spacing=12)
        self.area.body.setContentsMargins(px(24), px(12), px(24), px(18))
        self.area.add(Shelf((typing, 13), (side, 8), least=820))
        self.area.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    # Reading -------------------------------------------------------------------------------

    @staticmethod
    def load(reader: Reader, today: dt.date) -> StampCardsData:
        """What the tab shows; pure, on the worker."""
        told = tuple(one.estimate.value for _, one in course(reader, today))
        return StampCardsData(tuple(weeks(reader)), redeemed(reader, today), told, card(reader))

    def show_data(self, data: StampCardsData) -> None:
        """Put it on screen; what is being typed stays."""
        this = monday(self.page.today)
        shown = [this - dt.timedelta(weeks=back) for back in range(self._shown)]
        self.grid.show_weeks(shown, {one.week: one for one in data.weeks})
        estimate = data.now.estimate
        known = estimate.value is not None
        self.figure.setText(share_words(estimate.value) if estimate.value is not None else "–")
        self.sentence.setText(estimate.sentence)
        self.bar.setVisible(known)
        if estimate.value is not None and estimate.low is not None and estimate.high is not None:
            words = tr("{low} to {high}", low=percent(estimate.low), high=percent(estimate.high))
            self.bar.set_range(estimate.low, estimate.high, estimate.value, words)
        values = [value for value in data.course if value is not None]
        self.line.setVisible(len(values) > 1)
        self.line.set_values(values)
        for field, value in ((self.stamps, data.card.stamps), (self.next, data.card.next_number)):
            field.set_value(value)
        self.reward.set_value(data.card.reward)

    def _show_more(self) -> None:
        self._shown += SHOWN
        self.page.refresh()

    def _card_typed(self, name: str, value: Any) -> None:
        if value is None:
            return
        fields = {"stamps": self.stamps, "reward": self.reward, "next_number": self.next}
        field = fields[name]
        text = str(value) if isinstance(value, str) else str(int(value))
        self.page.run(
            operations.set_card,
            name,
            text,
            told=None,
            refused=lambda error: field.set_error(error.sentence),
        )

    # For the page --------------------------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        """Cards on paper, and counting the week that is over, by Ctrl+N."""
        cards = row_of_sheet("cards")
        yield HeaderAction(
            tr("Print cards"), "printer", lambda: self.page.desk.show_page("plan", cards)
        )
        yield HeaderAction(tr("Count last week"), "plus", self.new_thing, primary=True)

    def new_thing(self) -> None:
        """Put the keyboard where last week is counted."""
        self.grid.start(monday(self.page.today) - dt.timedelta(weeks=1))
        self.area.verticalScrollBar().setValue(0)


def count_words(field: str) -> str:
    """What is counted."""
    return {
        "handed_out": tr("Handed out"),
        "full": tr("Came back full"),
        "redeemed": tr("Redeemed"),
    }[field]


def week_words(week: dt.date) -> str:
    """A week by its first and last day."""
    return tr(
        "{first} – {last}",
        first=short_day(week),
        last=short_day(week + dt.timedelta(6), year=True),
    )
