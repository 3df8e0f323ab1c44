"""A poll: its question, its options and the ideas they stand for, its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.ideas import operations
from core.ideas.facts import OptionFacts, PollFacts
from core.ideas.limits import MOST_ASKED, PICK_ANY, PICK_ONE, TEXT_LIMIT, YES_NO
from core.ideas.polls import OptionRow, PollRow
from core.ideas.queries import networks_to_choose, texts
from core.ideas.words import kind_name
from core.people.rules import folded
from core.store.database import Reader
from core.text import number, tr
from gui.dialogs.base import Dialog, let_shrink
from gui.theme import theme
from gui.widgets.buttons import IconButton
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea
from gui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

FIRST = 3
"""Options that a new poll begins with."""


@dataclass(frozen=True)
class Choices:
    """What the dialog offers: networks and ideas."""

    networks: list[tuple[str, str]]
    ideas: dict[int, str]


class OptionLine(QWidget):
    """One option: its words, the idea, its votes, a cross."""

    def __init__(self, option: OptionRow | None = None) -> None:
        super().__init__()
        self.option_id = option.id if option is not None else None
        self._wanted = option.idea_id if option is not None else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        self.words = TextField("", option.words if option else "", limit=TEXT_LIMIT)
        self.words.line.setPlaceholderText(tr("Option"))
        self.words.line.setAccessibleName(tr("Option"))
        self.idea = ChoiceField("", [(None, tr("No idea"))])
        self.idea.combo.setAccessibleName(tr("Stands for the idea"))
        self.votes = NumberField("", option.votes if option else None, low=0, high=MOST_ASKED)
        self.votes.line.setAccessibleName(tr("Votes"))
        self.votes.setFixedWidth(theme().px(90))
        self.cross = IconButton("x", tr("Remove this option"), side=28)
        let_shrink(self.idea.combo)
        row.addWidget(self.words, 5)
        row.addWidget(self.idea, 5)
        row.addWidget(self.votes)
        row.addWidget(self.cross)
        self.words.line.editingFinished.connect(self._match)
        self._ideas: dict[int, str] = {}

    def offer(self, ideas: dict[int, str]) -> None:
        """Offer ideas to stand for."""
        self._ideas = ideas
        options: list[tuple[object, str]] = [(None, tr("No idea")), *ideas.items()]
        self.idea.set_options(options, self._wanted)

    def _match(self) -> None:
        """An option with the very words of an idea stands for it."""
        if self.idea.value is None and self.words.value:
            said = folded(self.words.value)
            same = next((key for key, text in self._ideas.items() if folded(text) == said), None)
            self.idea.set_value(same)

    def facts(self) -> OptionFacts:
        """What is typed."""
        idea = self.idea.value
        votes = self.votes.value
        return OptionFacts(
            self.words.value,
            idea if isinstance(idea, int) else None,
            None if votes is None else int(votes),
            self.option_id,
        )


class PollDialog(Dialog):
    """A new poll, or one to change; the result may be entered at once or later."""

    def __init__(self, page: Page, poll: PollRow | None, *, question: str = "") -> None:
        title = tr("Change poll") if poll is not None else tr("Poll")
        lead = tr("Enter the votes when the poll is over. Results are kept as numbers only.")
        super().__init__(title, lead, width=620, parent=page)
        self._page, self._poll = page, poll
        self.question = TextField(
            tr("Question"), poll.question if poll else question, limit=TEXT_LIMIT
        )
        self.kind = ChoiceField(
            tr("People", of="poll"),
            [(one, kind_name(one)) for one in (PICK_ONE, PICK_ANY, YES_NO)],
            poll.kind if poll else PICK_ONE,
        )
        self.network = ChoiceField(tr("Network"), [("", tr("None, in the shop"))])
        self.starts = DayField(tr("First day"), poll.starts_on if poll else page.today)
        self.ends = DayField(tr("Last day"), poll.ends_on if poll else None)
        self.asked = NumberField(
            tr("People who answered"),
            poll.asked if poll else None,
            low=0,
            high=MOST_ASKED,
        )
        self.asked.setToolTip(tr("In a pick-one poll the votes say it."))
        self.lines: list[OptionLine] = []
        self._ideas: dict[int, str] = {}
        self._arrange()
        for option in poll.options if poll is not None else [None] * FIRST:
            self.add_option(option)
        words = tr("Save") if poll is not None else tr("Add poll")
        self.add_main(words, icon="vote").clicked.connect(self._take)
        page.runner.ask(_choices, then=self._offer, owner=self)

    def _arrange(self) -> None:
        for field in (self.kind, self.network):
            let_shrink(field.combo)
        self.body.addWidget(self.question)
        self.body.addLayout(side_by_side(self.kind, self.network))
        self.body.addLayout(side_by_side(self.starts, self.ends, self.asked))
        self.body.addWidget(Label(tr("Options, the idea each stands for, and its votes"), "label"))
        self.area = ScrollArea(spacing=6)
        self.area.setMinimumHeight(self.room(110))
        self.options = QVBoxLayout()
        self.options.setSpacing(theme().px(6))
        self.area.body.addLayout(self.options)
        self.area.body.addStretch(1)
        self.body.addWidget(self.area, 1)
        more = self.add_other(tr("Another option"), "quiet")
        more.set_icon("plus")
        more.clicked.connect(lambda: self.add_option(None, focus=True))

    def add_option(self, option: OptionRow | None, *, focus: bool = False) -> OptionLine:
        """One more line."""
        line = OptionLine(option)
        line.offer(self._ideas)
        line.cross.clicked.connect(lambda: self._remove(line))
        self.options.addWidget(line)
        self.lines.append(line)
        self._number_lines()
        if focus:
            line.words.setFocus()
        return line

    def _remove(self, line: OptionLine) -> None:
        self.lines.remove(line)
        self.options.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._number_lines()

    def _number_lines(self) -> None:
        """For the ear: all fields of a line are called as in every other."""
        for place, line in enumerate(self.lines, 1):
            line.setAccessibleName(tr("Option {n}", n=number(place)))

    def _offer(self, found: Choices) -> None:
        self._ideas = found.ideas
        self.network.set_options(
            [("", tr("None, in the shop")), *found.networks],
            self._poll.network if self._poll is not None else "",
        )
        for line in self.lines:
            line.offer(found.ideas)

    def facts(self) -> PollFacts:
        """What is typed."""
        asked = self.asked.value
        return PollFacts(
            self.question.value,
            tuple(line.facts() for line in self.lines),
            str(self.kind.value),
            str(self.network.value or ""),
            self.starts.value,
            self.ends.value,
            None if asked is None else int(asked),
            self._poll.note if self._poll is not None else "",
        )

    def _take(self) -> None:
        for field in (self.question, self.asked, self.ends):
            field.clear_error()
        args = (self._poll.id,) if self._poll is not None else ()
        self._page.run(
            operations.change_poll if self._poll is not None else operations.add_poll,
            *args,
            self.facts(),
            self._page.today,
            then=lambda _poll: self._taken(),
            refused=self._refused,
        )

    def _taken(self) -> None:
        self.accept()
        if self._poll is None and self._page.view != "polls":
            self._page.set_view("polls")

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"question": self.question, "asked": self.asked, "days": self.ends})


def _choices(reader: Reader) -> Choices:
    return Choices(networks_to_choose(reader), texts(reader))
