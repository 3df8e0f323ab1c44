"""The places at the top of the page: a card for each chosen network, a dashed one where open."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.errors import UserError
from core.networks import operations
from core.networks.page import ChosenCard, NetworksPage
from core.networks.rules import ENOUGH, POINTS, ROLE_LIMIT, SLOTS
from core.text import hours, number, read_number, short_number, tr
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Label
from gui.widgets.messages import Glyph
from gui.widgets.stamps import Stamps

if TYPE_CHECKING:
    from gui.pages.networks.page import NetworksPage as Page

CARD_WIDTH = 315
"""Pixels at 100 % below which the cards stand under one another."""


class Slots(QWidget):
    """The places side by side, as many in a line as there is room for."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        # As narrow as one card: the cards then stand under one another.
        self.setMinimumWidth(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(14))
        self.cards = [SlotCard(page, self) for _ in SLOTS]
        self.open_places = [OpenPlace(page, slot, self) for slot in SLOTS]
        self._shown: list[QWidget] = []
        self._columns = 0
        theme().changed.connect(self._rearrange)

    def show_data(self, data: NetworksPage) -> None:
        """Show the chosen networks and the open places of a plan."""
        chosen = {card.slot: card for card in data.chosen}
        shown: list[QWidget] = []
        for slot, card, place in zip(SLOTS, self.cards, self.open_places, strict=True):
            found = chosen.get(slot)
            card.setVisible(found is not None)
            place.setVisible(found is None)
            if found is not None:
                card.show_card(found, data)
            else:
                place.show_place(data)
            shown.append(card if found is not None else place)
        again = shown != self._shown
        self._shown = shown
        self._arrange(again=again)

    def card_of(self, key: str) -> SlotCard | None:
        """The card of a chosen network."""
        return next((card for card in self.cards if card.key == key and not card.isHidden()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _rearrange(self) -> None:
        self._arrange(again=True)

    def _arrange(self, *, again: bool = False) -> None:
        columns = max(1, min(len(SLOTS), self.width() // theme().px(CARD_WIDTH)))
        if columns == self._columns and not again:
            return
        self._columns = columns
        places: list[QWidget] = [*self.cards, *self.open_places]
        for widget in places:
            self._grid.removeWidget(widget)
        last = len(self._shown) - 1
        for i, widget in enumerate(self._shown):
            # The last card takes what its line leaves.
            wide = columns - i % columns if i == last else 1
            self._grid.addWidget(widget, i // columns, i % columns, 1, wide)
        for column in range(len(SLOTS)):
            self._grid.setColumnStretch(column, int(column < columns))


def _on_first_line(widget: QWidget) -> QVBoxLayout:
    """`widget` in the middle of the first line, which is as high as the button in it."""
    line = max(QFontMetrics(theme().font("heading")).height(), theme().px(26))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addSpacing(max(0, (line - widget.sizeHint().height()) // 2))
    column.addWidget(widget)
    column.addStretch(1)
    return column


class SlotCard(Card):
    """A chosen network: its place, role, hours and profile check; Alt+arrows move it."""

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(spacing=8, parent=parent)
        self._page = page
        self.key = ""
        self._card: ChosenCard | None = None
        self._cap = len(SLOTS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = Chip("", "stamp")
        self.name = Label("", "heading", wrap=True)
        self.hours = InlineText(
            name=tr("Hours a week"), role="second", placeholder=tr("Hours a week"), limit=40
        )
        self.menu_button = IconButton("ellipsis", tr("More"), side=26)
        self.menu_button.clicked.connect(self._open_menu)
        head = QHBoxLayout()
        head.setSpacing(theme().px(10))
        # A long name has several lines: the rest stays beside its first.
        head.addLayout(_on_first_line(self.place))
        head.addLayout(_on_first_line(self.name), 1)
        head.addLayout(_on_first_line(self.hours))
        head.addLayout(_on_first_line(self.menu_button))
        self.add_layout(head)
        self.role = InlineText(
            name=tr("What it is for"),
            role="second",
            placeholder=tr("What is it for? One sentence."),
            limit=ROLE_LIMIT,
        )
        self.add(self.role)
        self.body.addStretch(1)
        self.stamps = Stamps(0, len(POINTS), name=tr("Profile check"))
        self.count = Label("", "second")
        self.profile_button = Button("", small=True)
        self.profile_button.clicked.connect(lambda: self._page.open_profile(self.key))
        foot = self.add_row(self.stamps, self.count)
        foot.addWidget(self.profile_button)
        self.hours.committed.connect(self._set_hours)
        self.role.committed.connect(self._set_role)

    def show_card(self, card: ChosenCard, data: NetworksPage) -> None:
        """Show a chosen network of a plan."""
        self.key, self._card, self._cap = card.key, card, data.cap
        self.setAccessibleName(tr("Place {slot}: {name}", slot=number(card.slot), name=card.name))
        self.place.set_look(number(card.slot), "stamp")
        self.name.setText(card.name)
        self._show_hours()
        self.role.set_error("")
        self.role.set_text(card.role)
        done = len(card.profile.done)
        self.stamps.set_stamps(done, len(POINTS))
        self.count.setText(tr("{n} of {total}", n=number(done), total=number(len(POINTS))))
        whole = done == len(POINTS)
        self.profile_button.setText(tr("See profile") if whole else tr("Finish profile"))

    def _show_hours(self) -> None:
        if self._card is None:
            return
        given, usual = self._card.hours, self._card.usual
        words = "" if given is None else tr("{hours} a week", hours=hours(given))
        self.hours.set_error("")
        self.hours.set_text(words)
        shown = words or tr("Hours a week")
        room = self.hours.fontMetrics().horizontalAdvance(shown) + theme().px(26)
        self.hours.setFixedWidth(max(room, theme().px(56)))
        if usual is not None:
            tip = tr(
                "Usual: {low} to {high} a week; worth it from {least}",
                low=short_number(usual.low),
                high=hours(usual.high),
                least=hours(usual.least),
            )
            self.hours.setToolTip(tip)

    def _set_hours(self, typed: str) -> None:
        found = re.match(r"\s*([\d.,]+)", typed)
        value = read_number(found.group(1)) if found else None
        if typed and value is None:
            self._show_hours()
            example = tr("Type the hours as a number, as in {example}.", example=short_number(2.5))
            self._page.desk.say(example)
            return
        given = None if value is None else float(value)
        self._page.change(operations.set_hours, self.key, given, refused=self._hours_refused)

    def _hours_refused(self, error: UserError) -> None:
        self._show_hours()
        self._page.desk.say(error.sentence)

    def _set_role(self, typed: str) -> None:
        self._page.change(
            operations.set_role,
            self.key,
            typed,
            refused=lambda error: self.role.set_error(error.sentence),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in steps and self._card is not None:
            self._move_to(self._card.slot + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._page.open_evidence(self.key)
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu()
        elif event.key() == Qt.Key.Key_Delete:
            self._page.take_out(self.key)
        else:
            super().keyPressEvent(event)

    def _move_to(self, slot: int) -> None:
        if 1 <= slot <= self._cap:
            self._page.change(operations.move_choice, self.key, slot, told="")

    def menu(self) -> QMenu:
        """What can be done with this network."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Why it fits"), lambda: self._page.open_evidence(self.key))
        menu.addAction(tr("Profile check"), lambda: self._page.open_profile(self.key))
        menu.addSeparator()
        for slot in SLOTS[: self._cap]:
            if self._card is not None and slot != self._card.slot:
                words = tr("Move to place {slot}", slot=number(slot))
                menu.addAction(words, partial(self._move_to, slot))
        menu.addSeparator()
        menu.addAction(tr("Take out"), lambda: self._page.take_out(self.key))
        menu.addAction(tr("Take out, because…"), lambda: self._page.take_out_because(self.key))
        return menu

    def _open_menu(self) -> None:
        button = self.menu_button
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))


class OpenPlace(Card):
    """A place without a network: what to do with it, or that this plan has two places only."""

    def __init__(self, page: Page, slot: int, parent: QWidget) -> None:
        super().__init__(dashed=True, spacing=4, parent=parent)
        self._page, self._slot = page, slot
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title = Label("", "strong", wrap=True)
        self.title.setAlignment(middle)
        self.words = Label("", "label", wrap=True)
        self.words.setAlignment(middle)
        self.button = Button("", "quiet", small=True)
        self.button.clicked.connect(self._pressed)
        column = QVBoxLayout()
        column.setSpacing(theme().px(3))
        column.addStretch(1)
        column.addWidget(Glyph("circle-dashed", "ink2", 24), 0, middle)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, middle)
        column.addStretch(1)
        self.add_layout(column)
        self._cap = len(SLOTS)

    def show_place(self, data: NetworksPage) -> None:
        """Say what this place is in a plan."""
        self._cap = data.cap
        third = self._slot > ENOUGH
        closed = self._slot > data.cap
        self.title.setText(tr("Two places") if closed else _open_title(self._slot))
        self.words.setText(_open_words(data, third=third, closed=closed))
        words = tr("Allow a third") if closed else tr("Two places are enough")
        self.button.setText(words)
        self.button.setVisible(third)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.words.text())

    def _pressed(self) -> None:
        cap = ENOUGH if self._cap > ENOUGH else len(SLOTS)
        self._page.change(operations.set_cap, cap, told="")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def _open_title(slot: int) -> str:
    return {
        1: tr("First place open"),
        2: tr("Second place open"),
        3: tr("Third place open"),
    }[slot]


def _open_words(data: NetworksPage, *, third: bool, closed: bool) -> str:
    if closed:
        return tr("This plan goes without a third network.")
    if not third:
        return tr("Choose one from the table below.")
    left = max(0.0, data.week_hours - data.given_hours)
    if left <= 0:
        return tr("Two is plenty. The week’s hours are given already.")
    return tr("Two is plenty. You have {hours} a week left for another.", hours=hours(left))
