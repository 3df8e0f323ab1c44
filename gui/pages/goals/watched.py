"""Numbers without a goal: asked about in a mustard bar, or kept small at the foot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.goals.queries import GoalsPage, StoneCard
from core.text import inside, tr
from gui.pages.goals.stones import StoneCell, StonesRow
from gui.theme import theme
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.messages import MessageBar


class Question(MessageBar):
    """Asks which goal a vanity number leads to. `menu_wanted(stone, point)` offers the answers."""

    menu_wanted = Signal(object, QPoint)

    def __init__(self, stone: StoneCard, parent: QWidget | None = None) -> None:
        name = stone.name or stone.measure.name
        super().__init__(
            tr(
                "Which result should those {things} lead to? Link it to a goal above, or keep it "
                "as a number to watch.",
                things=inside(stone.measure.name),
            )
            if stone.measure.kind == "vanity"
            else tr(
                "Which result should it lead to? Link it to a goal above, or keep it as a number "
                "to watch."
            ),
            "caution",
            lead=tr("“{name}” is a stepping stone, not a goal.", name=name),
            action=tr("Link to a goal"),
            parent=parent,
        )
        self.stone = stone
        self.setFocusProxy(self._button)
        self.acted.connect(self._ask)

    def _ask(self) -> None:
        at = self._button.mapToGlobal(self._button.rect().bottomLeft())
        self.menu_wanted.emit(self.stone, at)


class Watched(QWidget):
    """The questions, and below them the numbers to watch. Signals as of StoneCell."""

    menu_wanted = Signal(object, QPoint)
    stone_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions: list[Question] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(12))
        self.card = Card(quiet=True, spacing=6)
        self.card.add(Label(tr("Numbers to watch, last 90 days"), "label"))
        self.stones = StonesRow(self._wire, chained=False)
        self.card.add(self.stones)
        self._column.addWidget(self.card)

    def show_page(self, page: GoalsPage) -> None:
        """Show what leads to no goal."""
        asked = [s for s in page.watched if not s.kept]
        if [q.stone for q in self.questions] != asked:
            for question in self.questions:
                question.hide()
                question.deleteLater()
            self.questions = [Question(stone, self) for stone in asked]
            for place, question in enumerate(self.questions):
                question.menu_wanted.connect(self.menu_wanted)
                self._column.insertWidget(place, question)
        kept = [s for s in page.watched if s.kept]
        self.stones.show_stones(kept, page.currency)
        self.card.setVisible(bool(kept))
        self.setVisible(bool(page.watched))

    def _wire(self, cell: StoneCell) -> None:
        self.stone_made.emit(cell)
