"""The fields of a campaign: what it is, when, where, what it costs, what the team expects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.campaigns.facts import CampaignFacts
from core.campaigns.limits import (
    COUNTS_LIMIT,
    EVENT,
    HASHTAG_LIMIT,
    KINDS,
    MOST_DAYS_AFTER,
    MOST_DAYS_BEFORE,
)
from core.campaigns.templates import templates
from core.campaigns.words import kind_name
from core.plans.rules import NAME_LIMIT
from core.text import tr
from gui.theme import theme
from gui.widgets.chip import ChipButton
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.labels import section
from gui.widgets.layouts import Flow
from gui.widgets.number_field import MoneyField, NumberField, RangeField

CODE_LIMIT = 60
PAUSE_MS = 150
"""After typing, the weeks are worked out when nothing more came for so long."""


class CampaignForm(QWidget):
    """`changed` a moment after something was typed."""

    changed = Signal()

    def __init__(self, networks: Mapping[str, str], currency: str, event_on: dt.date) -> None:
        super().__init__()
        self.kind = ChoiceField(tr("Kind"), [(kind, kind_name(kind)) for kind in KINDS], EVENT)
        self.name = TextField(
            tr("Name"),
            placeholder=tr("As in: Juniper turns five"),
            limit=NAME_LIMIT,
            required=tr("Give it a name."),
        )
        self.event_on = DayField(tr("The day"), event_on, required=True)
        self.event_until = DayField(tr("Last day"), event_on, required=True)
        self.warm_up = NumberField(
            tr("Warm-up"),
            templates()[EVENT].warm_up_days,
            low=0,
            high=MOST_DAYS_BEFORE,
            unit=tr("days"),
            required=True,
        )
        self.follow_up = NumberField(
            tr("Follow-up"),
            templates()[EVENT].follow_up_days,
            low=0,
            high=MOST_DAYS_AFTER,
            unit=tr("days"),
            required=True,
        )
        self.networks: dict[str, ChipButton] = {}
        for key, name in networks.items():
            chip = ChipButton(name, checkable=True)
            chip.setChecked(True)
            chip.toggled.connect(lambda _on: self._touched())
            self.networks[key] = chip
        self.hashtag = TextField(tr("Hashtag"), placeholder="#juniperfive", limit=HASHTAG_LIMIT)
        self.code = TextField(tr("Discount code"), placeholder="FIVE", limit=CODE_LIMIT)
        self.cost = MoneyField(tr("What it costs"), None, currency=currency)
        self.bet = RangeField(tr("Your bet"))
        self.counts = TextField(
            tr("of what"), placeholder=tr("orders with the code"), limit=COUNTS_LIMIT
        )
        self._own_days = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        self._lay()
        self._wire()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(10))
        column.addWidget(self.name)
        column.addWidget(self.kind)
        column.addLayout(side_by_side(self.event_on, self.event_until))
        column.addLayout(side_by_side(self.warm_up, self.follow_up))
        if self.networks:
            column.addWidget(section(tr("Networks")))
            column.addWidget(Flow(*self.networks.values()))
        column.addLayout(side_by_side(self.hashtag, self.code))
        column.addWidget(self.cost)
        column.addLayout(side_by_side(self.bet, self.counts))
        column.addStretch(1)

    def _wire(self) -> None:
        self.kind.chosen.connect(self._kind_chosen)
        self.name.line.textEdited.connect(self._touched)
        self.event_on.edit.dateChanged.connect(self._day_moved)
        self.event_until.edit.dateChanged.connect(self._touched)
        self.warm_up.line.textChanged.connect(self._touched)
        self.warm_up.line.textEdited.connect(self._days_typed)
        self.follow_up.line.textChanged.connect(self._touched)
        self.follow_up.line.textEdited.connect(self._days_typed)

    def _touched(self, *_: object) -> None:
        self._timer.start()

    def _days_typed(self, *_: object) -> None:
        self._own_days = True

    def _kind_chosen(self, kind: object) -> None:
        template = templates()[str(kind)]
        if not self._own_days:
            self.warm_up.set_value(template.warm_up_days)
            self.follow_up.set_value(template.follow_up_days)
        self._touched()

    def _day_moved(self, *_: object) -> None:
        first, last = self.event_on.value, self.event_until.value
        if first is not None and (last is None or last < first):
            self.event_until.set_value(first)
        self._touched()

    # -- what stands in it

    @property
    def days(self) -> tuple[dt.date, dt.date, dt.date, dt.date] | None:
        """Warm-up from, event, its last day, follow-up to; None while one is missing."""
        first, last = self.event_on.value, self.event_until.value
        before, after = self.warm_up.value, self.follow_up.value
        if first is None or last is None or before is None or after is None:
            return None
        return (
            first - dt.timedelta(int(before)),
            first,
            last,
            last + dt.timedelta(int(after)),
        )

    def facts(self) -> CampaignFacts | None:
        """What stands in it; None while a day is missing. A nameless one is called by its kind."""
        days = self.days
        if days is None:
            return None
        warm_up_from, event_on, event_until, follow_up_to = days
        return CampaignFacts(
            kind=str(self.kind.value),
            name=self.name.value or kind_name(str(self.kind.value)),
            event_on=event_on,
            warm_up_from=warm_up_from,
            follow_up_to=follow_up_to,
            event_until=event_until,
            hashtag=self.hashtag.value,
            code=self.code.value,
            cost=self.cost.value,
            counts=self.counts.value,
        )

    @property
    def wager(self) -> tuple[float, float] | None:
        """The range that the team expects, None while it is empty."""
        low, high = self.bet.values
        return None if low is None or high is None else (low, high)

    @property
    def chosen_networks(self) -> tuple[str, ...]:
        """The networks that are pressed."""
        return tuple(key for key, chip in self.networks.items() if chip.isChecked())

    def check(self) -> bool:
        """Show what is wrong; whether all is well."""
        fields = (self.name, self.warm_up, self.follow_up, self.hashtag, self.code, self.bet)
        wrong = [field for field in fields if not field.check()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name, for refusals."""
        return {
            "kind": self.kind,
            "name": self.name,
            "event_on": self.event_on,
            "event_until": self.event_until,
            "warm_up_from": self.warm_up,
            "follow_up_to": self.follow_up,
            "hashtag": self.hashtag,
            "code": self.code,
            "cost": self.cost,
            "low": self.bet,
            "high": self.bet,
            "counts": self.counts,
        }
