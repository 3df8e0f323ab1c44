"""What is coming up? Campaigns, with named days and last year's beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.campaigns.facts import CampaignFacts, Proposal
from core.campaigns.limits import COUNTS_LIMIT, EVENT, KINDS
from core.campaigns.operations import add_campaign, delete_campaign
from core.campaigns.queries import usual_days
from core.campaigns.words import kind_name
from core.errors import UserError
from core.planning_session import beside
from core.planning_session.beside import ComingBeside
from core.plans.rules import NAME_LIMIT
from core.store.database import Reader
from core.text import and_list, short_day, tr, trn
from gui.pages.campaigns.preview import Preview
from gui.pages.campaigns.preview_data import read_preview
from gui.planning_session.drafts import Form, day_way
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, empty, take_keyboard
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import ChipButton
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow
from gui.widgets.number_field import RangeField

AHEAD = 42
"""Days from today that a campaign is proposed for."""
PAUSE_MS = 200


class CampaignRow(Card):
    """A campaign that is planned."""

    def __init__(self, step: ComingStep) -> None:
        super().__init__(padding=10, spacing=2)
        self._id = 0
        self.title = Label("", "card", wrap=True)
        self.about = Label("", "second", wrap=True)
        self.remove = IconButton("trash-2", tr("Delete campaign"), side=28)
        self.remove.clicked.connect(lambda: step.run(delete_campaign, self._id))
        self.add_row(self.title, self.remove, stretch=0)
        self.add(self.about)

    def show_row(self, row: Any) -> None:
        """Show a campaign's card."""
        self._id = row.id
        self.title.setText(row.facts.name)
        self.remove.setAccessibleName(tr("Delete {title}", title=row.facts.name))
        said = [
            kind_name(row.facts.kind),
            short_day(row.facts.event_on, year=True),
            trn("{n} activity on the calendar", "{n} activities on the calendar", row.pieces),
        ]
        self.about.setText(" · ".join(said))


class ComingStep(Step):
    """The seventh question."""

    number = 7

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._networks: tuple[str, ...] = ()
        day = table.today + dt.timedelta(AHEAD)
        self.named = Flow()
        self.named_title = Label(tr("Days with a name ahead of you"), "label")
        self.year_ago = Label("", "second", wrap=True)
        self.name = TextField(
            tr("Name"), placeholder=tr("For example: Juniper turns five"), limit=NAME_LIMIT
        )
        self.kind = ChoiceField(tr("Kind"), [(kind, kind_name(kind)) for kind in KINDS], EVENT)
        self.day = DayField(tr("The day"), day, required=True)
        self.bet = RangeField(tr("The team expects"))
        self.counts = TextField(
            tr("of what"), placeholder=tr("orders with the code"), limit=COUNTS_LIMIT
        )
        self.says = Label("", "second", wrap=True)
        self.add_button = Button(tr("Plan it"), "primary", icon="party-popper")
        self.add_button.clicked.connect(self._add)
        self.rows = Rows(lambda: CampaignRow(self), spacing=8)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._lay()

    def _lay(self) -> None:
        for part in (self.named_title, self.named, self.year_ago):
            self.add(part)
        self.add(self.name)
        self.body.addLayout(side_by_side(self.kind, self.day))
        self.body.addLayout(side_by_side(self.bet, self.counts))
        self.add(self.says)
        self.add(self.add_button)
        self.add(self.rows)
        self.finish()
        self.name.line.textChanged.connect(lambda _: self._pause.start())
        self.kind.chosen.connect(lambda _: self._pause.start())
        self.day.edit.dateChanged.connect(lambda _: self._pause.start())

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> ComingBeside:
        return beside.coming(reader, plan_id, today)

    def show_data(self, data: ComingBeside) -> None:
        self._networks = tuple(key for key, _ in data.networks)
        chips: list[QWidget] = []
        for named in data.days:
            chip = ChipButton(f"{named.name}, {short_day(named.day)}")
            chip.clicked.connect(lambda _on=False, one=named: self._take(one.name, one.day))
            chips.append(chip)
        self.named.set_widgets(*chips)
        self.named.setVisible(bool(chips))
        self.named_title.setVisible(bool(chips))
        self.year_ago.setText(
            tr("A year ago at this time: {names}.", names=and_list(data.a_year_ago))
            if data.a_year_ago
            else ""
        )
        self.year_ago.setVisible(bool(data.a_year_ago))
        self.rows.show_rows((card.id, card) for card in data.campaigns)
        self._ask()

    @property
    def form(self) -> Form:
        return Form(
            {
                "name": self.name.line,
                "low": self.bet.low,
                "high": self.bet.high,
                "counts": self.counts.line,
            },
            {"kind": (lambda: self.kind.value, self.kind.set_value), "day": day_way(self.day)},
        )

    def begin(self) -> None:
        take_keyboard(self.name)

    def _take(self, name: str, day: dt.date) -> None:
        self.name.line.setText(name)
        self.day.set_value(day)
        take_keyboard(self.name)

    def _facts(self) -> CampaignFacts | None:
        day = self.day.value
        if day is None:
            return None
        kind = str(self.kind.value)
        warm_up_from, follow_up_to = usual_days(kind, day, day)
        return CampaignFacts(
            kind=kind,
            name=self.name.value or kind_name(kind),
            event_on=day,
            warm_up_from=warm_up_from,
            follow_up_to=follow_up_to,
            counts=self.counts.value,
        )

    def _ask(self) -> None:
        """Say what it would put on the calendar, as soon as it has a name."""
        facts = self._facts()
        self.says.setVisible(bool(self.name.value))
        if facts is not None and self.name.value:
            self.table.runner.ask(
                read_preview,
                facts,
                self.table.today,
                self._networks,
                then=self._say,
                owner=self.says,
                refused=lambda error: self.says.setText(error.sentence),
            )

    def _say(self, found: tuple[Proposal, Preview]) -> None:
        preview = found[1]
        self.says.setText(" ".join((preview.sentence, *preview.warnings)))

    def _add(self) -> None:
        if not self.name.value:
            self.table.offer_next()
            return
        facts = self._facts()
        if facts is None or not self.bet.check():
            return
        low, high = self.bet.values
        bet = None if low is None or high is None else (low, high)
        today, networks = self.table.today, self._networks

        def plan(found: tuple[Proposal, Preview]) -> None:
            self.run(
                add_campaign,
                facts,
                today,
                found[0].pieces,
                bet=bet,
                then=lambda _: self._added(),
                refused=self._refused,
            )

        self.table.runner.ask(
            read_preview, facts, today, networks, then=plan, refused=self._refused
        )

    def _added(self) -> None:
        empty(self.name, self.counts)
        self.bet.set_values(None, None)
        self.says.hide()
        self.begin()

    def _refused(self, error: UserError) -> None:
        fields: dict[str, Field] = {
            "event_on": self.day,
            "kind": self.kind,
            "low": self.bet,
            "high": self.bet,
            "counts": self.counts,
        }
        self.refuse(error, fields, self.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fields = (self.name.line, self.bet.low, self.bet.high, self.counts.line)
        typing = any(field.hasFocus() for field in fields)
        if typing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        else:
            super().keyPressEvent(event)
