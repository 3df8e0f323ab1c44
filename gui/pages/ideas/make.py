"""Make it happen: an idea becomes a campaign, or one piece of work on the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.calendar.facts import ActivityFacts
from core.calendar.limits import OWN_OFFER, OWN_STORY, POLL, QUESTION
from core.calendar.queries import networks_on
from core.calendar.rules import kind_words
from core.campaigns.facts import Piece, Proposal
from core.campaigns.limits import KINDS, LAUNCH
from core.campaigns.queries import proposal
from core.campaigns.words import kind_name
from core.errors import UserError
from core.ideas import operations
from core.ideas.facts import CampaignOfIdea, campaign_facts
from core.ideas.queries import IdeaPanel
from core.plans.rules import NAME_LIMIT
from core.text import tr, trn
from gui.dialogs.base import Dialog, let_shrink
from gui.theme import theme
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.number_field import NumberField
from gui.widgets.segmented import Option, Segmented

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

CAMPAIGN, ACTIVITY = "campaign", "activity"
AHEAD = 28
"""Days from today that a campaign is proposed for."""
CODE_LIMIT = 60


class MakeDialog(Dialog):
    """One of the two; the code ties later orders to the idea."""

    def __init__(self, page: Page, found: IdeaPanel) -> None:
        lead = tr(
            "A campaign brings its work on the calendar. The idea keeps the link, and later shows "
            "the orders that came of it."
        )
        super().__init__(tr("Make it happen"), lead, width=520, parent=page)
        self._page, self._idea = page, found.id
        self._pieces: tuple[Piece, ...] = ()
        self.what = Segmented(
            [
                Option(CAMPAIGN, tr("A campaign"), "megaphone"),
                Option(ACTIVITY, tr("One activity"), "calendar-check"),
            ],
            CAMPAIGN,
            name=tr("What it becomes"),
        )
        self.name = TextField(tr("Name"), found.text[:NAME_LIMIT], limit=NAME_LIMIT)
        self.day = DayField(tr("The day"), page.today + dt.timedelta(AHEAD), required=True)
        self.kind = ChoiceField(tr("Kind"), [(one, kind_name(one)) for one in KINDS], LAUNCH)
        self.work = ChoiceField(
            tr("Kind"),
            [(one, kind_words(one)) for one in (OWN_STORY, OWN_OFFER, QUESTION, POLL)],
        )
        self.network = ChoiceField(tr("Network"), [("", tr("None, in the shop"))])
        self.code = TextField(tr("Code for orders"), placeholder="KNOTS", limit=CODE_LIMIT)
        self.code.set_hint(tr("Say it where you offer it; orders with it count to this idea."))
        self.low = NumberField(tr("You expect at least"), None, low=0)
        self.high = NumberField(tr("at most"), None, low=0)
        self._arrange()
        self.add_main(tr("Make it happen"), icon="calendar-plus").clicked.connect(self._take)
        self.what.chosen.connect(lambda _key: self._fit())
        self.day.committed.connect(lambda _day: self._ask_networks())
        self.kind.chosen.connect(lambda _kind: self._propose())
        self._ask_networks()
        self._fit()

    def _arrange(self) -> None:
        for field in (self.kind, self.work, self.network):
            let_shrink(field.combo)
        self.body.addWidget(self.what)
        self.body.addWidget(self.name)
        self.body.addLayout(side_by_side(self.day, self.kind, self.work, self.network))
        self.body.addWidget(self.code)
        self.proposed = Label("", "second", wrap=True)
        self.body.addWidget(self.proposed)
        self.bet = QWidget()
        column = QVBoxLayout(self.bet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addLayout(side_by_side(self.low, self.high))
        column.addWidget(
            Label(tr("Orders, guests or boxes: a range you would bet on."), "hint", wrap=True)
        )
        self.body.addWidget(self.bet)

    def _fit(self) -> None:
        campaign = self.what.value == CAMPAIGN
        for widget in (self.kind, self.bet, self.proposed):
            widget.setVisible(campaign)
        for widget in (self.work, self.network):
            widget.setVisible(not campaign)

    def _ask_networks(self) -> None:
        day = self.day.value
        if day is not None:
            self._page.runner.ask(networks_on, day, then=self._offer, owner=self)
            self._propose()

    def _offer(self, found: list[tuple[str, str]]) -> None:
        chosen = self.network.value
        self.network.set_options([("", tr("None, in the shop")), *found], chosen)

    def _take(self) -> None:
        for field in self._fields().values():
            field.clear_error()
        if self.day.value is None:
            self.day.set_error(tr("Pick a day."))
            return
        low, high = self.low.value, self.high.value
        if (low is None) != (high is None):
            (self.low if low is None else self.high).set_error(tr("Type both ends, or none."))
            return
        if self.what.value == CAMPAIGN:
            facts = self._facts(self.day.value)
            self._run(operations.make_campaign, facts, pieces=self._pieces)
            return
        work = ActivityFacts(
            str(self.work.value),
            self.name.value,
            network=str(self.network.value or ""),
            day=self.day.value,
            minutes=30,
        )
        self._run(operations.make_activity, work, code=self.code.value)

    def _facts(self, day: dt.date) -> CampaignOfIdea:
        low, high = self.low.value, self.high.value
        return CampaignOfIdea(
            self.name.value,
            day,
            str(self.kind.value),
            self.code.value,
            None if low is None else float(low),
            None if high is None else float(high),
        )

    def _propose(self) -> None:
        """Ask what work the campaign would bring."""
        day = self.day.value
        if day is not None:
            facts = campaign_facts(self._facts(day), self._idea)
            self._page.runner.ask(
                proposal, facts, self._page.today, then=self._show_work, owner=(id(self), "work")
            )

    def _show_work(self, found: Proposal) -> None:
        self._pieces = found.pieces
        said = trn(
            "{n} activity goes on the calendar.",
            "{n} activities go on the calendar.",
            len(found.pieces),
        )
        if found.left_out:
            said += " " + trn(
                "{n} is left out, since its week is full or past.",
                "{n} are left out, since their weeks are full or past.",
                len(found.left_out),
            )
        self.proposed.setText(said)
        self.proposed.setToolTip(
            "\n".join(f"{one.piece.activity.title}: {one.because}" for one in found.left_out)
        )

    def _run(self, operation: Callable[..., int], facts: object, **kw: Any) -> None:
        self._page.run(
            operation,
            self._idea,
            facts,
            self._page.today,
            then=lambda _made: self.accept(),
            refused=self._refused,
            **kw,
        )

    def _fields(self) -> dict[str, Field]:
        return {
            "name": self.name,
            "title": self.name,
            "event_on": self.day,
            "day": self.day,
            "network": self.network,
            "code": self.code,
            "low": self.low,
            "high": self.high,
        }

    def _refused(self, error: UserError) -> None:
        self.refuse(error, self._fields())
