"""The chain of stepping stones below a goal: small figures, and what share led on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.goals import words
from core.goals.queries import StoneCard
from core.text import share_words, short_day, tr
from gui.pages.goals.figure import Figure
from gui.theme import theme
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Label
from gui.widgets.menu_words import as_written
from gui.widgets.messages import Glyph

CELL = 168
"""The narrowest that a stone's place may be, in pixels at 100 %."""


def conversion_words(share: float | None) -> str:
    """The share that led on, "" where a division means nothing."""
    if share is None:
        return ""
    return share_words(share, 1 if 0 < share < 0.1 else 0)


class StoneCell(QWidget):
    """One stone. Signals carry its id: `noted(id, text)`, `renamed(id, words)`, `moved(id, by)`,
    `removed(id)`, `menu_wanted(card, point)`."""

    noted = Signal(int, str)
    renamed = Signal(int, str)
    moved = Signal(int, int)
    removed = Signal(int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, card: StoneCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.figure = Figure("number", "")
        self.words = InlineText(role="label", limit=120)
        self.below = Label(role="small")
        self.share = Label(role="label")
        self.share.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.arrow = Glyph("arrow-right", "ink2", 15)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.figure)
        left.addWidget(self.words)
        left.addWidget(self.below)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(theme().px(2))
        right.addWidget(self.share)
        right.addWidget(self.arrow, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(16), 0)
        row.setSpacing(theme().px(6))
        row.addLayout(left, 1)
        row.addLayout(right)
        self.figure.committed.connect(lambda text: self.noted.emit(self.card.id, text))
        self.words.committed.connect(lambda text: self.renamed.emit(self.card.id, text))

    def show_card(self, card: StoneCard, currency: str, is_last: bool) -> None:
        """Show what the stone stands at, and what share of it led to the next."""
        self.card, self._currency, self._is_last = card, currency, is_last
        self.show_again()

    def show_again(self) -> None:
        """Put everything back to what is kept."""
        card, currency, is_last = self.card, self._currency, self._is_last
        present = card.present
        said = words.figure(present.value, card.measure.unit, currency) if present else "–"
        self.figure.set_text(said)
        self.figure.set_error("")
        self.figure.setAccessibleName(
            tr("{words}, last 90 days: {figure}", words=card.words, figure=said)
        )
        self.figure.setToolTip(self._tip())
        self.words.set_text(card.words)
        self.words.set_error("")
        self.words.setAccessibleName(tr("What is counted"))
        below = self._aim_and_age(currency)
        self.below.setText(below)
        self.below.setVisible(bool(below))
        self.share.setText(conversion_words(card.conversion))
        self.share.setVisible(not is_last)
        self.arrow.setVisible(not is_last)
        if card.conversion is not None:
            self.share.setToolTip(tr("The share that led to the next"))

    def refuse_figure(self, sentence: str) -> None:
        """Show the kept figure again, and why the one that was typed was not taken."""
        self.show_again()
        self.figure.set_error(sentence)

    def refuse_words(self, sentence: str) -> None:
        """Show the kept words again, and why those that were typed were not taken."""
        self.show_again()
        self.words.set_error(sentence)

    def _aim_and_age(self, currency: str) -> str:
        card, parts = self.card, []
        if card.aim is not None:
            aim = words.figure(card.aim, card.measure.unit, currency)
            parts.append(tr("aim {aim}", aim=aim))
        if card.is_stale and card.present is not None:
            parts.append(tr("up to {day}", day=short_day(card.present.day)))
        return " · ".join(parts)

    def _tip(self) -> str:
        present = self.card.present
        if present is None:
            return tr("No figure yet. Type what was counted over the last 90 days.")
        if present.source == "data":
            return tr("From your data: the 90 days up to {day}", day=short_day(present.day))
        if self.card.is_stale:
            return tr("Counted up to {day}. Type a newer figure.", day=short_day(present.day))
        return tr("Kept by hand: counted over the 90 days up to {day}", day=short_day(present.day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.card.id)
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(self.card.id, -1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() == Qt.Key.Key_Menu:
            self._ask_menu(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._ask_menu(event.globalPos())

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.card, at)


def columns_for(stones: int, room: int) -> int:
    """How many stones stand side by side where there is room for so many.

    Four at least, so that short chains line up with longer ones; what does not fit goes on in
    rows of equal length.
    """
    wanted = max(stones, 4)
    if wanted <= room:
        return wanted
    rows = math.ceil(wanted / max(room, 1))
    return math.ceil(wanted / rows)


class StonesRow(QWidget):
    """The stones of one chain, as many side by side as there is room for."""

    def __init__(
        self,
        wire: Callable[[StoneCell], object],
        *,
        chained: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wire, self._chained = wire, chained
        self._cells: dict[int, StoneCell] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(theme().px(8))
        self._columns = 0
        self._order: list[int] = []

    @property
    def cells(self) -> list[StoneCell]:
        """The places in order."""
        return [self._cells[i] for i in self._order]

    def show_stones(self, stones: Sequence[StoneCard], currency: str) -> None:
        """Show this chain; places of stones that stay keep the keyboard."""
        order = [s.id for s in stones]
        for gone in set(self._cells) - set(order):
            cell = self._cells.pop(gone)
            cell.hide()
            cell.deleteLater()
        for stone in stones:
            if stone.id not in self._cells:
                cell = StoneCell(stone, self)
                self._wire(cell)
                self._cells[stone.id] = cell
            is_last = stone is stones[-1] or not self._chained
            self._cells[stone.id].show_card(stone, currency, is_last)
        if order != self._order:
            self._order = order
            self._columns = 0
        self._lay()

    def _lay(self) -> None:
        columns = columns_for(len(self._order), self.width() // theme().px(CELL))
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
        before: StoneCell | None = None
        for place, key in enumerate(self._order):
            cell = self._cells[key]
            self._grid.addWidget(cell, place // columns, place % columns)
            if before is not None:
                QWidget.setTabOrder(before.words, cell.figure)
            QWidget.setTabOrder(cell.figure, cell.words)
            before = cell
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(CELL), super().minimumSizeHint().height())


def stone_menu(
    parent: QWidget,
    card: StoneCard,
    *,
    move: Callable[[int], object],
    link: Sequence[tuple[str, Callable[[], object]]],
    figures: Callable[[], object],
    change: Callable[[], object],
    watch: Callable[[], object] | None,
    remove: Callable[[], object],
) -> QMenu:
    """What can be done with a stone; `link` are the goals that it could lead to instead."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(tr("All figures …"), figures)
    menu.addAction(tr("Change what it counts …"), change)
    menu.addAction(tr("Move earlier"), lambda: move(-1)).setShortcut("Alt+Left")
    menu.addAction(tr("Move later"), lambda: move(1)).setShortcut("Alt+Right")
    if link:
        links = menu.addMenu(tr("Link to a goal"))
        for title, act in link:
            links.addAction(as_written(title), act)
    if watch is not None:
        menu.addAction(tr("Keep as a number to watch"), watch)
    menu.addSeparator()
    menu.addAction(tr("Remove {name}", name=as_written(card.words)), remove).setShortcut("Del")
    return menu
