"""Which two or three places? The networks by their fit, with why; ticking chooses one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from core.errors import UserError
from core.networks import operations
from core.networks.page import ChosenCard, NetworkRow, NetworksPage
from core.networks.rules import ROLE_LIMIT
from core.planning_session import beside
from core.store.database import Reader
from core.text import EN_DASH as DASH
from core.text import number, tr, trn
from gui.pages.networks.dialogs import SwapDialog
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, take_keyboard
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.field import TextField
from gui.widgets.labels import Label
from gui.widgets.menu_words import as_written
from gui.widgets.messages import MessageBar
from gui.widgets.number_field import NumberField

FIRST = 4
"""Networks that are shown before the others are asked for."""


class PlaceRow(Card):
    """A network: ticked when chosen, and then with its role and hours."""

    ticked = Signal(str, bool)
    role_said = Signal(str, str)
    hours_said = Signal(str, object)
    done = Signal()

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=8)
        self._key = ""
        self.check = QCheckBox()
        self.check.setFont(theme().font("heading"))
        self.check.clicked.connect(lambda on: self.ticked.emit(self._key, on))
        self.bar = Bar(0)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.fit = Label("", "strong")
        self.fit.setMinimumWidth(theme().px(28))
        self.because = Label("", "second", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme().px(14))
        row.addWidget(self.check, 3)
        row.addWidget(self.bar, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.fit)
        row.addWidget(self.because, 6)
        self.add_layout(row)
        self.more = QWidget()
        inner = QHBoxLayout(self.more)
        inner.setContentsMargins(theme().px(28), 0, 0, 0)
        self.role = TextField(
            tr("What is it for?"),
            placeholder=tr("In one sentence: cakes of the day, answers the same evening"),
            limit=ROLE_LIMIT,
        )
        self.hours = NumberField(tr("Hours a week"), None, low=0, high=60, digits=1)
        inner.addWidget(self.role, 5)
        inner.addWidget(self.hours, 1)
        self.add(self.more)
        self.role.committed.connect(lambda text: self.role_said.emit(self._key, text))
        self.hours.committed.connect(lambda value: self.hours_said.emit(self._key, value))
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self.check.setFont(theme().font("heading"))

    @property
    def key(self) -> str:
        """The network's key."""
        return self._key

    def show_row(self, row: Any) -> None:
        """Show a network, and how it is used where it is chosen."""
        found, card = row
        self._key = found.key
        self.check.setText(as_written(found.name))
        self.check.setChecked(card is not None)
        total = found.score.value
        self.bar.setAccessibleName(tr("Fit of {network}", network=found.name))
        self.role.line.setAccessibleName(tr("What is {network} for?", network=found.name))
        self.hours.line.setAccessibleName(tr("Hours a week for {network}", network=found.name))
        self.check.setAccessibleName(found.name)
        self.fit.setText(DASH if total is None else number(total))
        self.bar.setVisible(total is not None)
        self.bar.set_share((total or 0) / 100, name_of_fit(total))
        self.because.setText(found.because)
        self.set_selected(card is not None)
        self.more.setVisible(card is not None)
        if card is not None:
            self._show_card(card)

    def _show_card(self, card: ChosenCard) -> None:
        self.role.set_value(card.role)
        if not self.hours.line.hasFocus():
            self.hours.set_value(card.hours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.check.hasFocus():
            self.check.click()
        elif enter and self.role.line.hasFocus():
            take_keyboard(self.hours)
        elif enter:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class NetworksStep(Step):
    """The fourth question."""

    number = 4

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._data: NetworksPage | None = None
        self._ask: str | None = None
        self._all = False
        self.over = MessageBar(kind="caution")
        self.rows = Rows(self._make_row)
        self.more = Button("", "quiet")
        self.more.clicked.connect(self._show_all)
        self.survey = Label("", "hint", wrap=True)
        for part in (self.over, self.rows, self.more, self.survey):
            self.add(part)
        self.finish()

    @property
    def today(self) -> dt.date:
        """The session's day, for the question whom to swap."""
        return self.table.today

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> NetworksPage | None:
        return beside.networks(reader, plan_id, today)

    def show_data(self, data: NetworksPage | None) -> None:
        if data is None:
            return
        self._data = data
        chosen = {card.key: card for card in data.chosen}
        rows = list(data.rows)
        # What is chosen while the list is open stays where the eye found it.
        later = [row for row in rows[FIRST:] if row.key in chosen]
        shown = rows if self._all else [*rows[:FIRST], *later]
        self.rows.show_rows((row.key, (row, chosen.get(row.key))) for row in shown)
        rest = len(rows) - len(shown)
        self.more.setText(trn("Show {n} more", "Show {n} more", rest))
        self.more.setVisible(rest > 0)
        if data.over_hours:
            self.over.say(
                tr("Take fewer hours for one, or one network less."),
                "caution",
                lead=tr(
                    "That is {given} of {n} hours a week.",
                    given=number(data.given_hours, 1),
                    n=number(data.week_hours, 1),
                ),
            )
        self.over.setVisible(data.over_hours > 0)
        self.survey.setText(data.survey_sentence)
        self.survey.setVisible(bool(data.survey_sentence))
        self._ask_now()

    def begin(self) -> None:
        rows = self._rows()
        if rows:
            take_keyboard(rows[0].check)

    def ask_role(self, key: str) -> None:
        """Ask what a network that was just chosen is for."""
        self._ask = key

    def _rows(self) -> list[PlaceRow]:
        return [row for row in self.rows.all if isinstance(row, PlaceRow)]

    def _ask_now(self) -> None:
        row = self.rows.row(self._ask)
        if isinstance(row, PlaceRow) and row.check.isChecked():
            self._ask = None
            take_keyboard(row.role)

    def _show_all(self) -> None:
        self._all = True
        if self._data is not None:
            self.show_data(self._data)
        rows = self._rows()
        if len(rows) > FIRST:
            take_keyboard(rows[FIRST].check)

    def _make_row(self) -> QWidget:
        row = PlaceRow()
        row.ticked.connect(self._tick)
        row.done.connect(lambda: self._next(row))
        plan = self.table.plan_id
        row.role_said.connect(
            lambda key, text: self.run(
                operations.set_role,
                plan,
                key,
                text,
                refused=lambda e: row.role.set_error(e.sentence),
            )
        )
        row.hours_said.connect(
            lambda key, value: self.run(
                operations.set_hours,
                plan,
                key,
                value,
                refused=lambda e: row.hours.set_error(e.sentence),
            )
        )
        return row

    def _next(self, row: PlaceRow) -> None:
        rows = self._rows()
        after = rows.index(row) + 1
        take_keyboard(rows[after].check if after < len(rows) else self.more)

    def _tick(self, key: str, on: bool) -> None:
        plan = self.table.plan_id
        if not on:
            self.run(operations.take_out, plan, key)
            return
        self.run(
            operations.choose,
            plan,
            key,
            then=lambda _: self._chosen(key),
            refused=lambda error: self._not_chosen(key, error),
        )

    def _chosen(self, key: str) -> None:
        self._ask = key
        self._ask_now()

    def _not_chosen(self, key: str, error: UserError) -> None:
        """Every place is taken: offer the swap, as the page does."""
        data = self._data
        found: NetworkRow | None = None
        if data is not None:
            self.show_data(data)
            found = next((row for row in data.rows if row.key == key), None)
        if data is None or found is None or not data.chosen:
            self.table.say(error.sentence)
            return
        SwapDialog(self, data.plan_id, key, found.name, data.chosen).open()  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        rows = self._rows()
        at = next((i for i, row in enumerate(rows) if row.check.hasFocus()), None)
        if step is not None and at is not None and 0 <= at + step < len(rows):
            take_keyboard(rows[at + step].check)
            self.ensureWidgetVisible(rows[at + step])
        else:
            super().keyPressEvent(event)


def name_of_fit(total: float | None) -> str:
    """The fit, for the ear."""
    return tr("Fit not known") if total is None else tr("Fit {n} of 100", n=number(total))
