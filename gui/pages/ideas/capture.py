"""A small line for a new idea, open from anywhere: what was said, where, by whom, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.ideas import operations
from core.ideas.facts import IdeaFacts
from core.ideas.limits import COMMENT, IN_PERSON, MESSAGE, OWN, TEXT_LIMIT
from core.ideas.queries import networks_to_choose
from core.ideas.words import source_choice
from core.text import tr
from gui.dialogs.base import Dialog, let_shrink
from gui.pages.prospects.who import PersonField
from gui.widgets.buttons import Button
from gui.widgets.field import ChoiceField, TextField, side_by_side
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from gui.pages.page import Desk

SOURCES = (IN_PERSON, COMMENT, MESSAGE, OWN)


class CaptureDialog(Dialog):
    """Enter notes it down; "and another" keeps the line open for the next one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(tr("Capture idea"), width=520, parent=parent)
        self._desk = desk
        self._runner = desk.runner
        self.text = TextField(
            tr("What was asked for"),
            placeholder=tr("Kids’ gingerbread afternoon"),
            limit=TEXT_LIMIT,
        )
        self.who = GiverField(desk.runner)
        self.contact = TextField(
            tr("Where to answer them"), placeholder=tr("E-mail, phone or @name"), limit=200
        )
        self.source = ChoiceField(tr("Where"), [(one, source_choice(one)) for one in SOURCES])
        self.network = ChoiceField(tr("Network"), [("", tr("None"))])
        self.captured = Label("", "second", wrap=True)
        self.captured.hide()
        for combo in (self.source.combo, self.network.combo):
            let_shrink(combo)
        self.body.addWidget(self.text)
        self.body.addLayout(side_by_side(self.who, self.contact))
        self.body.addLayout(side_by_side(self.source, self.network))
        self.body.addWidget(self.captured)
        self.another: Button = self.add_other(tr("And another"))
        self.another.clicked.connect(lambda: self._take(stay=True))
        self.add_main(tr("Capture"), icon="lightbulb").clicked.connect(lambda: self._take())
        self.source.chosen.connect(lambda _key: self._fit_network())
        self._fit_network()
        self._runner.ask(networks_to_choose, then=self._show_networks, owner=self)

    @classmethod
    def open_over(cls, desk: Desk, window: QWidget) -> CaptureDialog:
        """Open it over a window, or bring the open one to the front."""
        # One that was closed a moment ago is still there and on its way out.
        found = next((one for one in window.findChildren(cls) if one.isVisible()), None)
        dialog = found if found is not None else cls(desk, window)
        dialog.open()
        dialog.text.setFocus()
        return dialog

    def _show_networks(self, found: list[tuple[str, str]]) -> None:
        chosen = self.network.value
        self.network.set_options([("", tr("None")), *found], chosen)

    def _fit_network(self) -> None:
        self.network.setEnabled(self.source.value in (COMMENT, MESSAGE))

    def _take(self, *, stay: bool = False) -> None:
        if not self.text.value:
            self.text.set_error(tr("Say what it is in a line."))
            self.text.setFocus()
            return
        network = str(self.network.value) if self.network.isEnabled() else ""
        facts = IdeaFacts(
            self.text.value,
            str(self.source.value),
            network,
            person_id=self.who.person_id,
            who="" if self.who.person_id is not None else self.who.value,
            contact=self.contact.value,
        )
        said = tr("Captured “{idea}”", idea=self.text.value)
        self._runner.run(
            operations.capture,
            facts,
            self._desk.today,
            told=None if stay else said,
            then=lambda idea: self._stay(said) if stay else self.accept(),
            refused=self._refused,
        )

    def _stay(self, said: str) -> None:
        self.captured.setText(said)
        self.captured.show()
        for field in (self.text, self.who, self.contact):
            field.line.clear()
            field.clear_error()
        # After Enter on the button: the next line begins where the first did.
        QTimer.singleShot(0, self, self.text.setFocus)

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"text": self.text})


class GiverField(PersonField):
    """Somebody known, or a new name."""

    def __init__(self, runner: object) -> None:
        super().__init__(runner, tr("Who"), nobody=tr("Nobody in particular"))  # type: ignore[arg-type]

    def problem(self) -> str:
        """Any name will do: a new one is a new person."""
        return TextField.problem(self)
