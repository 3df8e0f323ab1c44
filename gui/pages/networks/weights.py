"""What counts: the five weights, and what the business can make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.errors import UserError
from core.networks import operations
from core.networks.names import content_name, part_name
from core.networks.page import NetworksPage
from core.networks.rules import CONTENT_KINDS, DEFAULT_WEIGHTS, PARTS
from core.text import inside, percent, tr
from gui.pages.networks.table import HUES
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import SidePanel
from gui.widgets.number_field import NumberEdit
from gui.widgets.stamps import StampScale

if TYPE_CHECKING:
    from gui.pages.networks.page import NetworksPage as Page

PAUSE_MS = 300
"""How long typing rests before the table is weighed anew."""
STAMPS = 5
"""Stamps of a kind of content; each is 20 of 100."""


class WeightsPanel(SidePanel):
    """Weights and content strengths; each change weighs the table at once."""

    def __init__(self, page: Page) -> None:
        super().__init__(tr("What counts"))
        self._page = page
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._weigh)
        self.area.add(
            Label(tr("Give more to what matters more. The table follows."), "hint", wrap=True)
        )
        self.weights = {part: WeightLine(part) for part in PARTS}
        for line in self.weights.values():
            line.edit.textEdited.connect(self._timer.start)
            line.edit.editingFinished.connect(self._weigh)
            self.area.add(line)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.area.add(self.error)
        self.reset = Button(tr("Reset the weights"), small=True, icon="rotate-ccw")
        self.reset.clicked.connect(lambda: self._page.run(operations.reset_weights))
        self.area.add(self.reset)
        self.area.add(Divider())
        self.area.add(Label(tr("What you can make"), "card"))
        words = tr("How well, and how gladly: no stamp is not at all, five is your best.")
        self.area.add(Label(words, "hint", wrap=True))
        self.makes = {kind: MakeLine(kind) for kind in CONTENT_KINDS}
        for make in self.makes.values():
            make.scale.valueChanged.connect(lambda value, make=make: self._made(make, value))
            self.area.add(make)
        self.area.body.setSpacing(theme().px(8))
        self.area.body.addStretch(1)
        self._known: dict[str, int] = {}
        self._said: dict[str, int] = {}

    def show_data(self, data: NetworksPage) -> None:
        """Show the weights and what is made, leaving a number that is being typed."""
        self._known, self._said = dict(data.weights), dict(data.makes)
        total = sum(data.weights.values())
        for part, line in self.weights.items():
            line.show_weight(data.weights[part], total)
        self.reset.setEnabled(self._known != dict(DEFAULT_WEIGHTS))
        for kind, make in self.makes.items():
            make.show_strength(data.makes.get(kind))

    def _weigh(self) -> None:
        self._timer.stop()
        typed = {
            part: int(line.edit.value)
            for part, line in self.weights.items()
            if line.edit.value is not None and not line.edit.problem()
        }
        changed = {part: value for part, value in typed.items() if value != self._known.get(part)}
        self._show_error("")
        if changed:
            self._page.run(
                operations.set_weights, changed, told=None, refused=self._weights_refused
            )

    def _weights_refused(self, error: UserError) -> None:
        self._show_error(error.sentence)

    def _show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _made(self, make: MakeLine, stamps: int) -> None:
        strength = stamps * 100 // STAMPS
        if strength != self._said.get(make.kind):
            self._page.run(operations.set_content_strength, make.kind, strength, told=None)


class WeightLine(QWidget):
    """A part of the fit: its name, what it weighs of all, and the number to type."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self.edit = NumberEdit(0, 100, step=5, required=True)
        self.edit.setAccessibleName(tr("Weight of {part}", part=inside(part_name(part))))
        self.bar = Bar(0, hue=HUES[part], name=part_name(part))
        name = Label(part_name(part), "body")
        name.setBuddy(self.edit)
        self.share = Label("", "hint")
        left = QVBoxLayout()
        left.setSpacing(theme().px(3))
        words = QHBoxLayout()
        words.addWidget(name, 1)
        words.addWidget(self.share)
        left.addLayout(words)
        left.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        row.addLayout(left, 1)
        row.addWidget(self.edit)
        theme().changed.connect(self._resized)
        self._resized()

    def show_weight(self, weight: int, total: int) -> None:
        """Show a weight and its share of all of them."""
        share = weight / total if total else 0.0
        self.bar.set_share(share, percent(share))
        self.share.setText(percent(share))
        typing = self.edit.hasFocus() and self.edit.isModified() and self.edit.value is None
        if self.edit.value != weight and not typing:
            self.edit.show_value(weight)

    def _resized(self) -> None:
        self.edit.setFixedWidth(theme().px(58))


class MakeLine(QWidget):
    """A kind of content and how well the business makes it, as stamps."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.scale = StampScale(0, STAMPS, name=content_name(kind))
        self.unsaid = QLabel(tr("not said"))
        self.unsaid.setProperty("role", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(Label(content_name(kind), "body"), 1)
        row.addWidget(self.unsaid)
        row.addWidget(self.scale)

    def show_strength(self, strength: int | None) -> None:
        """Show how well it is made; None while nobody said."""
        self.unsaid.setVisible(strength is None)
        stamps = round((strength or 0) * STAMPS / 100)
        if self.scale.value() != stamps:
            self.scale.blockSignals(True)
            self.scale.setValue(stamps)
            self.scale.blockSignals(False)
