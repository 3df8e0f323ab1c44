"""A network is taken out while work is planned on it: move that, park it, or it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from core.calendar.limits import DONE, MOVE, PARK
from core.networks import operations
from core.networks.rules import REASON_LIMIT, Fate
from core.text import tr, trn
from gui.dialogs.base import Dialog
from gui.widgets.field import ChoiceField, NoteField
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from gui.pages.networks.page import NetworksPage as Page


class LeavingDialog(Dialog):
    """`others` are keys and names of the networks that stay chosen."""

    def __init__(
        self, page: Page, key: str, name: str, planned: int, others: Mapping[str, str]
    ) -> None:
        lead = trn(
            "{n} activity is still planned there.",
            "{n} activities are still planned there.",
            planned,
        )
        super().__init__(tr("Take {name} out", name=name), lead, parent=page)
        self._page, self._key = page, key
        self.body.addWidget(Label(tr("What becomes of them"), "label"))
        self.fates: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        if others:
            self._add(MOVE, tr("Move them to another network"))
        self._add(PARK, tr("Park them in the tray, without a day"))
        self._add(DONE, tr("They are done: tick them off"))
        self.to = ChoiceField(tr("Move to"), list(others.items()), next(iter(others), ""))
        self.to.setVisible(bool(others))
        self.body.addWidget(self.to)
        self.reason = NoteField(
            tr("Not now, because"),
            hint=tr("Printed with the plan: it is also what you decided against. May stay empty."),
            limit=REASON_LIMIT,
            rows=2,
        )
        self.body.addWidget(self.reason)
        first = next(iter(self.fates.values()))
        first.setChecked(True)
        self.add_main(tr("Take out")).clicked.connect(self._take_out)
        first.setFocus()

    def _add(self, fate: str, words: str) -> None:
        option = QRadioButton(words)
        option.toggled.connect(self._show_to)
        self._group.addButton(option)
        self.fates[fate] = option
        self.body.addWidget(option)

    def _show_to(self) -> None:
        if hasattr(self, "to"):
            self.to.setEnabled(MOVE in self.fates and self.fates[MOVE].isChecked())

    def _take_out(self) -> None:
        if self.reason.has_error:
            return
        what = next(fate for fate, option in self.fates.items() if option.isChecked())
        self._page.change(
            operations.take_out,
            self._key,
            reason=self.reason.value,
            fate=Fate(what, self._page.today, str(self.to.value) if what == MOVE else ""),
            told="",
            then=lambda _: self.accept(),
            refused=lambda error: self.refuse(error, {"reason": self.reason}),
        )
