"""Small dialogs of the Ideas page: a vote, a count, why not now, what is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.calendar.queries import networks_on
from core.errors import UserError
from core.ideas import operations
from core.ideas.limits import COMMENT, FORM, IN_PERSON, MESSAGE, NOT_NOW, REASON_LIMIT, SOURCES
from core.ideas.queries import IdeaPanel
from core.ideas.words import source_choice
from core.text import tr
from gui.dialogs.base import Dialog
from gui.pages.ideas.capture import GiverField
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, TextField, side_by_side
from gui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page


class VoteDialog(Dialog):
    """Who wants an idea, and where they said so."""

    def __init__(self, page: Page, idea_id: int) -> None:
        super().__init__(tr("Add a vote"), tr("One vote a person and idea."), parent=page)
        self._page, self._idea = page, idea_id
        self.who = GiverField(page.runner)
        self.contact = TextField(tr("Where to tell them"), placeholder=tr("E-mail or phone"))
        self.source = ChoiceField(
            tr("Where"), [(one, source_choice(one)) for one in (IN_PERSON, COMMENT, MESSAGE)]
        )
        self.said = TextField(tr("What they said"), limit=2_000)
        self.body.addLayout(side_by_side(self.who, self.contact))
        self.body.addWidget(self.source)
        self.body.addWidget(self.said)
        self.add_main(tr("Add vote")).clicked.connect(self._take)

    def _take(self) -> None:
        known = self.who.person_id
        self._page.run(
            operations.add_vote,
            self._idea,
            self._page.today,
            person_id=known,
            who="" if known is not None else self.who.value,
            contact=self.contact.value,
            source=str(self.source.value),
            said=self.said.value,
            then=self._taken,
            refused=self._refused,
        )

    def _taken(self, new: bool) -> None:
        self.accept()
        if not new:
            self._page.desk.toast(tr("They had voted for it already."))

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"who": self.who})


class ResultDialog(Dialog):
    """So many of so many want it: a show of hands, a jar of beans."""

    def __init__(self, page: Page, idea_id: int) -> None:
        lead = tr("For a show of hands or anything counted elsewhere. Nobody’s name is needed.")
        super().__init__(tr("Enter a count"), lead, parent=page)
        self._page, self._idea = page, idea_id
        self.votes = NumberField(tr("Want it"), None, low=0, high=10**9)
        self.asked = NumberField(tr("Were asked"), None, low=1, high=10**9)
        self.source = ChoiceField(
            tr("Where"),
            [(one, source_choice(one)) for one in SOURCES if one in (IN_PERSON, FORM, MESSAGE)],
        )
        self.body.addLayout(side_by_side(self.votes, self.asked))
        self.body.addWidget(self.source)
        self.add_main(tr("Enter")).clicked.connect(self._take)

    def _take(self) -> None:
        for field in (self.votes, self.asked):
            field.clear_error()
        if self.votes.value is None or self.asked.value is None:
            (self.votes if self.votes.value is None else self.asked).set_error(tr("Type a number."))
            return
        self._page.run(
            operations.count_by_hand,
            self._idea,
            int(self.votes.value),
            int(self.asked.value),
            self._page.today,
            source=str(self.source.value),
            then=lambda _tally: self.accept(),
            refused=self._refused,
        )

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"votes": self.votes, "asked": self.asked})


class QuestionDialog(Dialog):
    """When and where a question of the day goes out."""

    def __init__(self, page: Page, words: str) -> None:
        super().__init__(tr("Put it on the calendar"), words, parent=page)
        self._page, self._words = page, words
        self.day = DayField(tr("Day"), page.today, required=True)
        self.network = ChoiceField(tr("Network"), [("", tr("None, in the shop"))])
        self.body.addLayout(side_by_side(self.day, self.network))
        self.add_main(tr("Put it there"), icon="calendar-plus").clicked.connect(self._take)
        self.day.committed.connect(lambda _day: self._ask())
        self._ask()

    def _ask(self) -> None:
        if self.day.value is not None:
            self._page.runner.ask(networks_on, self.day.value, then=self._offer, owner=self)

    def _offer(self, found: list[tuple[str, str]]) -> None:
        first = found[0][0] if found else ""
        self.network.set_options([*found, ("", tr("None, in the shop"))], first)

    def _take(self) -> None:
        for field in (self.day, self.network):
            field.clear_error()
        if self.day.value is None:
            self.day.set_error(tr("Pick a day."))
            return
        self._page.run(
            operations.ask_question,
            self._words,
            self.day.value,
            str(self.network.value or ""),
            then=lambda _made: self.accept(),
            refused=lambda error: self.refuse(error, {"day": self.day, "network": self.network}),
        )


class NotNowDialog(Dialog):
    """Why an idea is not done now, in words that people are told."""

    def __init__(self, page: Page, ideas: list[int]) -> None:
        lead = tr("Whoever asked is told, so say it as you would to them. It may stay empty.")
        super().__init__(tr("Not now"), lead, parent=page)
        self._page, self._ideas = page, ideas
        self.why = TextField(
            tr("Because"),
            placeholder=tr("we start baking at four as it is"),
            limit=REASON_LIMIT,
        )
        self.body.addWidget(self.why)
        self.add_main(tr("Set to not now")).clicked.connect(self._take)

    def _take(self) -> None:
        self._page.run(
            operations.set_status,
            self._ideas,
            NOT_NOW,
            self._page.today,
            why_not=self.why.value,
            then=lambda _done: self.accept(),
            refused=lambda error: self.refuse(error, {"why_not": self.why}),
        )


class BetDialog(Dialog):
    """The range that the team expects of an idea, and what came of it."""

    def __init__(self, page: Page, found: IdeaPanel) -> None:
        lead = tr("Say a range that you would bet on: orders, people who come, boxes sold.")
        super().__init__(tr("What do you expect?"), lead, parent=page)
        self._page, self._idea = page, found.id
        bet = found.bet
        self.low = NumberField(tr("At least"), bet.low if bet else None, low=0)
        self.high = NumberField(tr("At most"), bet.high if bet else None, low=0)
        self.body.addLayout(side_by_side(self.low, self.high))
        self.outcome = NumberField(tr("What came of it"), bet.outcome if bet else None, low=0)
        self.outcome.setVisible(bet is not None)
        self.body.addWidget(self.outcome)
        self.add_main(tr("Note it")).clicked.connect(self._take)

    def _take(self) -> None:
        for field in (self.low, self.high):
            field.clear_error()
        low, high, outcome = self.low.value, self.high.value, self.outcome.value
        if low is None or high is None:
            (self.low if low is None else self.high).set_error(tr("Type a number."))
            return
        self._page.run(
            operations.set_bet,
            self._idea,
            float(low),
            float(high),
            self._page.today,
            outcome=None if outcome is None else float(outcome),
            then=lambda _done: self.accept(),
            refused=lambda error: self.refuse(error, {"low": self.low, "high": self.high}),
        )
