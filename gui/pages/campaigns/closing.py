"""Closing a campaign: its follow-up was done, or there is a reason why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.campaigns.limits import REASON_LIMIT
from core.errors import UserError
from core.text import tr, trn
from gui.dialogs.base import Dialog
from gui.widgets.field import NoteField


class CloseDialog(Dialog):
    """Asked only while follow-up is left; `settled(reason)`."""

    settled = Signal(str)

    def __init__(self, name: str, left: int, parent: QWidget) -> None:
        super().__init__(
            tr("Close {name}", name=name),
            trn(
                "{n} thing of the follow-up is not done. Do it first, or say why it is skipped.",
                "{n} things of the follow-up are not done. Do them first, or say why they are "
                "skipped.",
                left,
            ),
            width=420,
            parent=parent,
        )
        self.reason = NoteField(
            tr("Why it is skipped"),
            placeholder=tr("As in: everybody was thanked at the party"),
            limit=REASON_LIMIT,
            rows=2,
        )
        self.body.addWidget(self.reason)
        self.cancel.setText(tr("Keep it open"))
        self.add_main(tr("Skip and close")).clicked.connect(self._settle)

    def _settle(self) -> None:
        if not self.reason.value:
            self.reason.set_error(tr("Say why the follow-up is skipped."))
            self.reason.setFocus()
        else:
            self.settled.emit(self.reason.value)

    def refused(self, error: UserError) -> None:
        """Say at its field why not."""
        self.refuse(error, {"reason": self.reason, "skipped_because": self.reason})
