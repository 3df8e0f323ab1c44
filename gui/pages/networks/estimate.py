"""Typing one's own estimate of how much of a group uses a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.networks import operations
from core.networks.reach import OwnEstimate
from core.networks.rules import REASON_LIMIT
from core.text import tr
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import TextField
from gui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from gui.pages.networks.page import NetworksPage as Page


class EstimateForm(QWidget):
    """Per cent and why, with Save, Clear and Cancel; hidden until it is opened."""

    def __init__(
        self, page: Page, segment_id: int, network: str, estimate: OwnEstimate | None
    ) -> None:
        super().__init__()
        self._page, self._segment_id, self._network = page, segment_id, network
        self._opener: QWidget | None = None
        self.percent = NumberField(
            tr("Share that uses it"),
            estimate.percent if estimate else None,
            low=0,
            high=100,
            digits=1,
            step=5,
            unit="%",
            required=True,
        )
        self.why = TextField(
            tr("Why you think so"),
            estimate.why if estimate else "",
            placeholder=tr("We asked ten of them"),
            limit=REASON_LIMIT,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme().px(6))
        column.setSpacing(theme().px(8))
        column.addWidget(self.percent)
        column.addWidget(self.why)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme().px(8))
        self.save = Button(tr("Save"), "primary", small=True)
        self.save.clicked.connect(self._save)
        self.cancel = Button(tr("Cancel"), small=True)
        self.cancel.clicked.connect(self.close_again)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.clear = Button(tr("Clear"), "quiet", small=True)
        self.clear.clicked.connect(self._clear)
        self.clear.setVisible(estimate is not None)
        buttons.addWidget(self.clear)
        column.addLayout(buttons)
        self.why.line.returnPressed.connect(self._save)
        self.hide()

    def open_beside(self, opener: QWidget) -> None:
        """Show the form and start typing; `opener` gets the keyboard back."""
        self._opener = opener
        self.show()
        self.percent.line.setFocus()
        self.percent.line.selectAll()

    def close_again(self) -> None:
        """Hide the form as it was."""
        self.hide()
        if self._opener is not None:
            self._opener.setFocus()

    def _save(self) -> None:
        if self.percent.check() and self.why.check() and self.percent.value is not None:
            self._page.run(
                operations.set_own_estimate,
                self._segment_id,
                self._network,
                float(self.percent.value),
                self.why.value,
                refused=self._refused,
            )

    def _clear(self) -> None:
        self._page.run(operations.clear_own_estimate, self._segment_id, self._network)

    def _refused(self, error: UserError) -> None:
        field = self.why if error.field == "why" else self.percent
        field.set_error(error.sentence)
