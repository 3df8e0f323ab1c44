"""What every question is: large words, what the data say, and fields that decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.planning_session.words import question
from core.store.database import Reader
from gui.planning_session.column import Column
from gui.planning_session.drafts import Form
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.field import Field
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea


class Table(Protocol):
    """What a question may ask of the session around it."""

    @property
    def runner(self) -> Runner:
        """The way to the file."""

    @property
    def today(self) -> dt.date:
        """The day that everything is reckoned from."""

    @property
    def plan_id(self) -> int:
        """The plan that the session is about."""

    @property
    def team(self) -> tuple[str, ...]:
        """The names of those who are there."""

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence above the question."""

    def toast(
        self, sentence: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence for some seconds."""

    def pause(self) -> None:
        """Leave the session for now."""

    def go_on(self) -> None:
        """Go to the next question."""

    def offer_next(self) -> None:
        """Nothing more here: give the keyboard to the way on."""


class Step(Column):
    """One question. `load` runs on the worker; `show_data` puts its answer on screen."""

    number: ClassVar[int]

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self.heading = Label(question(self.number), "question", wrap=True)
        self.lead = Label("", "lead", wrap=True)
        self.add(self.heading)
        self.add(self.lead)
        self.body.addSpacing(theme().px(8))
        self.setAccessibleName(question(self.number))

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> Any:
        """What stands beside the question. Runs on the worker: no widgets here."""
        raise NotImplementedError

    def show_data(self, data: Any) -> None:
        """Put it on screen; what is half typed stays."""
        raise NotImplementedError

    def begin(self) -> None:
        """Give the keyboard to the first field."""
        raise NotImplementedError

    @property
    def form(self) -> Form:
        """What is typed here before it is added: kept when the session is left."""
        return Form()

    def run(
        self,
        operation: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        refused: Callable[[UserError], object] | None = None,
        told: str | None = None,
        **kw: Any,
    ) -> None:
        """Decide something; no toast, since it shows at the side."""
        self.table.runner.run(operation, *args, then=then, refused=refused, told=told, **kw)

    def refuse(self, error: UserError, fields: dict[str, Field], other: Field) -> None:
        """Say at its field why not."""
        field = fields.get(error.field or "", other)
        field.set_error(error.sentence)
        take_keyboard(field)

    def finish(self) -> None:
        """Called by a question when all its parts are made: they stay at the top."""
        self.body.addStretch(1)


def take_keyboard(widget: QWidget) -> None:
    """Give a widget the keyboard, as if Tab had come to it."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    around = widget.parentWidget()
    while around is not None and not isinstance(around, ScrollArea):
        around = around.parentWidget()
    if around is not None:
        # What was just made has its place only after the layout had its turn.
        area, room = around, theme().px(40)
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, room))


def empty(*fields: Any) -> None:
    """Empty text fields, whoever has the keyboard."""
    for field in fields:
        field.line.clear()
        field.set_value("")
        field.clear_error()
