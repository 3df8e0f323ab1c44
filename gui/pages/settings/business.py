"""The business: every field is kept as soon as it is left, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from core.business.queries import BusinessCard
from core.business.rules import (
    HOURS_IN_A_WEEK,
    NAME_LIMIT,
    SELLS_LIMIT,
    SITE_LIMIT,
    countries,
    currencies,
)
from core.errors import UserError
from core.text import opening, tr, weekday_name
from gui.dialogs.base import let_shrink
from gui.widgets.card import Card
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.number_field import NumberField


class BusinessForm(Card):
    """Fields of the one business; `run` is the page's."""

    def __init__(self, run: Callable[..., object]) -> None:
        super().__init__(tr("The business"), spacing=14)
        self._run = run
        self.name = TextField(
            tr("Name"), limit=NAME_LIMIT, required=tr("Type the name of your business.")
        )
        self.sells = TextField(tr("What you sell"), limit=SELLS_LIMIT)
        self.site = TextField(
            tr("Site"), placeholder="https://juniperstreet.example", limit=SITE_LIMIT
        )
        self.hours = NumberField(
            tr("Hours a week for social media"),
            low=0,
            high=HOURS_IN_A_WEEK,
            digits=2,
            required=True,
        )
        self.country = ChoiceField(tr("Country"), list(countries().items()))
        self.currency = ChoiceField(
            tr("Currency"), [(c, f"{c}  {name}") for c, name in currencies().items()]
        )
        self.first_weekday = ChoiceField(
            tr("The week starts on"),
            [(day, opening(weekday_name(day))) for day in range(7)],
        )
        self.time_zone = TextField(tr("Time zone"), hint=tr("As in Europe/London"))
        for choice in (self.country, self.currency, self.first_weekday):
            let_shrink(choice.combo)
        self._offer_zones()
        self.fields: dict[str, Field] = {
            "name": self.name,
            "sells": self.sells,
            "site": self.site,
            "hours_a_week": self.hours,
            "country": self.country,
            "currency": self.currency,
            "first_weekday": self.first_weekday,
            "time_zone": self.time_zone,
        }
        self._connect()
        for field in (self.name, self.sells, self.site):
            self.add(field)
        self.add_layout(side_by_side(self.hours, self.first_weekday))
        self.add_layout(side_by_side(self.country, self.currency))
        self.add(self.time_zone)

    def show_data(self, data: BusinessCard) -> None:
        """Fill every field from the file."""
        for name, field in self.fields.items():
            field.clear_error()
            field.set_value(getattr(data, name))  # type: ignore[attr-defined]

    def _connect(self) -> None:
        for name, field in self.fields.items():
            done = field.chosen if isinstance(field, ChoiceField) else field.committed  # type: ignore[attr-defined]
            done.connect(lambda value, name=name: self._change(name, value))

    def _change(self, name: str, value: object) -> None:
        from core.business.operations import change_business

        self._run(change_business, name, value, refused=lambda error: self._refused(name, error))

    def _refused(self, name: str, error: UserError) -> None:
        self.fields[error.field or name].set_error(error.sentence)

    def _offer_zones(self) -> None:
        completer = QCompleter(sorted(available_timezones()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.time_zone.line.setCompleter(completer)
