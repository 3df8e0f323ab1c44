"""A group in focus, as a card; and the slot that it stands in, or that is still open."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.audience.limits import SLOTS, WORDS_LIMIT
from core.audience.queries import Group
from core.audience.rules import NAME_LIMIT, slot_name
from core.text import tr
from gui.pages.audience.data import (
    CARRIED,
    SLOT_HUES,
    AudienceData,
    size_hint,
    size_words,
    trade_words,
)
from gui.pages.audience.gathers import network_chips
from gui.pages.audience.signals import Wishes
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.drag import Carrier, DropSlot, Grip
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import Flow


class FocusCard(Card):
    """Shows the group of one slot; what is typed and carried leaves as wishes."""

    def __init__(self, slot: int, wishes: Wishes) -> None:
        super().__init__(edge=SLOT_HUES[slot], pressable=True, spacing=4)
        self.slot = slot
        self.group: Group | None = None
        self._wishes = wishes
        self._add_head()
        self._add_texts()
        self._add_below()
        self.pressed.connect(lambda: wishes.opened.emit(self.group_id))
        carrier = Carrier(self, self, CARRIED, lambda: self.group_id)
        for source in (carrier, self.grip):
            source.moved.connect(self._moved)

    @property
    def group_id(self) -> int:
        """The group's id, 0 for none."""
        return self.group.id if self.group else 0

    def _add_head(self) -> None:
        self.grip = Grip(
            self, CARRIED, lambda: self.group_id, name=tr("Drag to another place, or press")
        )
        self.grip.clicked.connect(self._menu_at_grip)
        head = QHBoxLayout()
        head.addWidget(Chip(slot_name(self.slot), SLOT_HUES[self.slot]))
        head.addStretch(1)
        head.addWidget(self.grip)
        self.add_layout(head)

    def _add_texts(self) -> None:
        self.name = InlineText(
            role="heading",
            name=tr("Name of the group"),
            limit=NAME_LIMIT,
            required=tr("Give the group a name."),
        )
        self.who = InlineText(
            role="second",
            name=tr("Who they are"),
            placeholder=tr("Say who they are"),
            limit=WORDS_LIMIT,
            lines=True,
        )
        self.reach = InlineText(
            role="big", name=tr("People within reach"), placeholder=tr("How many?"), limit=60
        )
        self.size_hint = Label(role="hint", wrap=True)
        self.trade = Label(role="hint", wrap=True)
        self.trade.setToolTip(
            tr("Of the past year’s orders that have a customer; put people into groups.")
        )
        self.wants = InlineText(
            name=tr("What they want"),
            placeholder=tr("What do they want?"),
            limit=WORDS_LIMIT,
            lines=True,
        )
        for field in ("name", "who", "wants"):
            editor: InlineText = getattr(self, field)
            editor.committed.connect(
                lambda text, field=field: self._wishes.typed.emit(self.group_id, field, text)
            )
        self.reach.committed.connect(lambda text: self._wishes.size_typed.emit(self.group_id, text))
        parts: tuple[QWidget, ...] = (self.name, self.who, self.reach, self.size_hint, self.trade)
        for widget in parts:
            self.add(widget)

    def _add_below(self) -> None:
        px = theme().px
        self.body.addSpacing(px(6))
        self.add(Divider())
        self.body.addSpacing(px(6))
        self.add(Label(tr("Want"), "label"))
        self.add(self.wants)
        self.body.addSpacing(px(4))
        self.gathers_label = Label(tr("Gather on"), "label")
        self.gathers = Flow()
        self.elsewhere = Label(role="second", wrap=True)
        for widget in (self.gathers_label, self.gathers, self.elsewhere):
            self.add(widget)
        self.body.addStretch(1)

    def show_group(self, group: Group, data: AudienceData) -> None:
        """Show a group; someone who is typing keeps on typing."""
        self.group = group
        self.setAccessibleName(f"{slot_name(self.slot)}: {group.name}")
        self.name.set_text(group.name)
        self.who.set_text(group.who)
        self.reach.set_text(size_words(group))
        self.size_hint.setText(size_hint(group))
        self.trade.setText(trade_words(group, data))
        self.trade.setVisible(bool(self.trade.text()))
        self.wants.set_text(group.wants)
        self.gathers_label.setVisible(bool(group.gathers or group.gathers_elsewhere))
        self.gathers.set_widgets(*network_chips(group, data))
        self.gathers.setVisible(bool(group.gathers))
        self.elsewhere.setText(group.gathers_elsewhere)
        self.elsewhere.setVisible(bool(group.gathers_elsewhere))

    def _moved(self, dx: int, dy: int) -> None:
        if dy > 0:
            self._wishes.park_wanted.emit(self.group_id)
        elif self.slot + dx in SLOTS and dx:
            self._wishes.focus_wanted.emit(self.group_id, self.slot + dx)

    def _menu_at_grip(self) -> None:
        corner = self.grip.mapToGlobal(QPoint(0, self.grip.height()))
        self._wishes.menu_wanted.emit(self.group_id, corner)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._wishes.menu_wanted.emit(self.group_id, event.globalPos())


class OpenSlot(Card):
    """An empty slot: says what belongs there and how to fill it."""

    def __init__(self, slot: int, wishes: Wishes) -> None:
        super().__init__(dashed=True, spacing=8)
        self.add_row(Chip(slot_name(slot), SLOT_HUES[slot]))
        self.lead = Label(_open_lead(slot), "card", wrap=True)
        self.add(self.lead)
        self.add(Label(_open_words(slot), "second", wrap=True))
        self.add_button = Button(tr("Add group"), icon="plus", small=True)
        self.add_button.clicked.connect(lambda: wishes.new_wanted.emit(slot))
        self.add_row(self.add_button)
        self.body.addStretch(1)
        self.setAccessibleName(slot_name(slot))


class FocusSlot(DropSlot):
    """One of the three places: a card when a group is in focus there, a dashed one when not."""

    def __init__(self, slot: int, wishes: Wishes) -> None:
        super().__init__(CARRIED, accepts=self._takes_group)
        self.slot = slot
        self._marked = False
        self.card = FocusCard(slot, wishes)
        self.open = OpenSlot(slot, wishes)
        self.card.hide()
        for widget in (self.card, self.open):
            self.body.addWidget(widget)
        self.dropped.connect(lambda group: wishes.focus_wanted.emit(group, slot))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_group(self, group: Group | None, data: AudienceData) -> None:
        """Show the group in focus here, or that the place is open."""
        if group is None:
            self.card.group = None
        else:
            self.card.show_group(group, data)
        self.card.setVisible(group is not None)
        self.open.setVisible(group is None)

    def mark(self, marked: bool) -> None:
        """Draw the card as the one that is open in the panel, or not."""
        self._marked = marked
        self.card.set_selected(marked or self.highlighted)

    def _set_over(self, over: bool) -> None:
        # The card covers the slot's own highlight, so it is drawn as chosen instead.
        super()._set_over(over)
        self.card.set_selected(over or self._marked)
        self.open.set_selected(over)

    def _takes_group(self, value: object) -> bool:
        return value != self.card.group_id


def _open_lead(slot: int) -> str:
    return tr("Not decided yet") if slot == 1 else tr("Still open")


def _open_words(slot: int) -> str:
    if slot == 1:
        return tr(
            "Who should hear you first? Take the group that comes back most, not the largest "
            "one. Drag it here, or add it."
        )
    return tr(
        "A second group may listen in, if what you say to the first suits them too. "
        "It may also stay empty."
    )
