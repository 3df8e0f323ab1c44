"""Starting a file of one's own: four questions, and where to keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.business.rules import (
    HOURS_IN_A_WEEK,
    HOURS_TO_START_WITH,
    NAME_LIMIT,
    SELLS_LIMIT,
    BusinessFacts,
    countries,
)
from core.errors import UserError
from core.text import tr
from gui.beside import Beside
from gui.dialogs.base import Dialog, let_shrink
from gui.dialogs.files import ask_for_place, documents, free_name, safe_stem
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import ChoiceField, TextField, side_by_side
from gui.widgets.labels import ElidedLabel
from gui.widgets.number_field import NumberField


class NewFile(Dialog):
    """Makes a file and hands its path to `opened`."""

    help_key = "start"

    def __init__(self, opened: Callable[[Path], object], today: dt.date, parent: QWidget) -> None:
        super().__init__(
            tr("Start my plan"),
            tr("All of this can be changed later, in Settings."),
            width=520,
            parent=parent,
        )
        self._opened = opened
        self._today = today
        self._chosen: Path | None = None
        self._making = documents()
        self.name = TextField(
            tr("What is your business called?"),
            placeholder=tr("Juniper Street Bakery"),
            limit=NAME_LIMIT,
            required=tr("Type the name of your business."),
        )
        self.sells = TextField(
            tr("What do you sell?"), placeholder=tr("bread, cakes and classes"), limit=SELLS_LIMIT
        )
        self.hours = NumberField(
            tr("Hours a week for social media"),
            HOURS_TO_START_WITH,
            low=0,
            high=HOURS_IN_A_WEEK,
            digits=1,
            required=True,
        )
        self.country = ChoiceField(tr("Country"), list(countries().items()), here())
        let_shrink(self.country.combo)
        self.place = ElidedLabel("", "hint", middle=True)
        self.beside = Beside(self)
        self.beside.done.connect(self._made)
        self.beside.refused.connect(self._refused)
        self.body.addWidget(self.name)
        self.body.addWidget(self.sells)
        self.body.addLayout(side_by_side(self.hours, self.country))
        self.body.addLayout(self._place_row())
        self.name.line.textChanged.connect(self._show_place)
        self.add_main(tr("Start")).clicked.connect(self._start)
        self._show_place()
        self.name.setFocus()

    @property
    def path(self) -> Path:
        """Where the file will be."""
        return self._chosen or free_name(documents(), safe_stem(self.name.value))

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self.place, 1)
        elsewhere = Button(tr("Keep it elsewhere"), "quiet", small=True)
        elsewhere.clicked.connect(lambda: ask_for_place(self, self.path, self._choose))
        row.addWidget(elsewhere)
        return row

    def _choose(self, path: Path) -> None:
        self._chosen = path
        self._show_place()

    def _show_place(self) -> None:
        self.place.setText(str(self.path))

    def _start(self) -> None:
        if not (self.name.check() and self.hours.check()):
            return
        facts = BusinessFacts(
            name=self.name.value,
            sells=self.sells.value,
            hours_a_week=self.hours.value or 0.0,
            country=str(self.country.value),
        )
        self._making = self.path
        if self.main is not None:
            self.main.setEnabled(False)
        self.beside.run(_make, self._making, facts, self._today)

    def _made(self, _nothing: object) -> None:
        self.accept()
        self._opened(self._making)

    def _refused(self, error: UserError) -> None:
        if self.main is not None:
            self.main.setEnabled(True)
        fields = {"name": self.name, "sells": self.sells, "hours_a_week": self.hours}
        self.refuse(error, fields)


def here() -> str:
    """The country that this computer is set to, Great Britain where it says none."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if code in countries() else "GB"


def _make(path: Path, facts: BusinessFacts, today: dt.date) -> None:
    from core.start import start_file

    path.parent.mkdir(parents=True, exist_ok=True)
    start_file(path, facts, today)
