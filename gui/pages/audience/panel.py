"""The side panel: everything that is kept of one group, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.audience.limits import WORDS_LIMIT
from core.audience.queries import Group
from core.audience.rules import NAME_LIMIT, slot_name
from core.text import tr
from gui.pages.audience.data import SLOT_HUES, AudienceData, size_hint, size_words, trade_words
from gui.pages.audience.gathers import GathersPicker
from gui.pages.audience.mix_summary import MixSummary
from gui.pages.audience.overlaps import OverlapsEditor
from gui.pages.audience.signals import Wishes
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.chip import Chip
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import SidePanel

NOTE_LIMIT = 10_000


class GroupPanel(SidePanel):
    """Shows one group; its wishes go where those of cards and rows go."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__(tr("Group"))
        self.group: Group | None = None
        self._wishes = wishes
        self.title.hide()
        self.more = IconButton("ellipsis", tr("What can be done with this group"), side=26)
        self.more.clicked.connect(self._menu_below)
        self.head.addWidget(self.more)
        self._add_name()
        self._add_size()
        self._add_parts()
        self.area.body.addStretch(1)

    @property
    def group_id(self) -> int:
        """The group's id, 0 for none."""
        return self.group.id if self.group else 0

    def _add_name(self) -> None:
        self.place = Chip("")
        self.name = InlineText(
            role="card",
            name=tr("Name of the group"),
            limit=NAME_LIMIT,
            required=tr("Give the group a name."),
        )
        self.head.insertWidget(0, self.place)
        self.head.insertStretch(1, 1)
        self.area.body.addWidget(self.name)
        self.name.committed.connect(
            lambda text: self._wishes.typed.emit(self.group_id, "name", text)
        )

    def _add_size(self) -> None:
        self.reach = InlineText(
            role="number", name=tr("People within reach"), placeholder=tr("How many?"), limit=60
        )
        self.reach.committed.connect(lambda text: self._wishes.size_typed.emit(self.group_id, text))
        self.work_out = Button(tr("Work it out"), icon="calculator", small=True)
        self.work_out.clicked.connect(lambda: self._wishes.worksheet_wanted.emit(self.group_id))
        self.size_hint = Label(role="hint", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self.size_hint, 1)
        line.addWidget(self.work_out)
        self.area.add(self.reach)
        self.area.body.addLayout(line)
        self.trade = Label(role="hint", wrap=True)
        self.area.add(self.trade)

    def _text(self, field: str, label: str, placeholder: str) -> None:
        """A text with its label, edited where it stands."""
        editor = InlineText(
            name=label,
            placeholder=placeholder,
            lines=True,
            limit=NOTE_LIMIT if field == "note" else WORDS_LIMIT,
        )
        editor.committed.connect(lambda text: self._wishes.typed.emit(self.group_id, field, text))
        self.texts[field] = editor
        self._labelled(label, editor)

    def _labelled(self, label: str, widget: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(theme().px(2))
        column.addWidget(Label(label, "label"))
        column.addWidget(widget)
        self.area.body.addLayout(column)

    def _add_parts(self) -> None:
        self.texts: dict[str, InlineText] = {}
        self.gathers = GathersPicker()
        self.mix = MixSummary()
        self.overlaps = OverlapsEditor()
        self._text("who", tr("Who they are"), tr("Say who they are"))
        self._text("wants", tr("What they want"), tr("What do they want?"))
        self._text("words", tr("Words they use"), tr("As in: nut-free, order by Friday"))
        self._labelled(tr("Gather on"), self.gathers)
        elsewhere = tr("As in: the school gate, the Saturday market")
        self._text("gathers_elsewhere", tr("Where else they gather"), elsewhere)
        self.area.add(Divider())
        self.area.add(self.mix)
        self.area.add(Divider())
        self.area.add(self.overlaps)
        self.area.add(Divider())
        self._text("note", tr("Note"), tr("What else is worth knowing"))
        self.gathers.chosen.connect(
            lambda keys: self._wishes.gathers_chosen.emit(self.group_id, keys)
        )
        self.mix.edit.clicked.connect(lambda: self._wishes.mix_wanted.emit(self.group_id))
        self.overlaps.changed.connect(
            lambda other, percent: self._wishes.overlap_typed.emit(self.group_id, other, percent)
        )

    def show_group(self, group: Group, data: AudienceData) -> None:
        """Show a group; a field in which someone is typing is left alone."""
        other = self.group_id != group.id
        if other and (typing := self.focusWidget()) is not None:
            # What is being typed belongs to the group that was shown until now.
            typing.clearFocus()
        self.group = group
        self.setAccessibleName(group.name)
        if group.slot:
            self.place.set_look(slot_name(group.slot), SLOT_HUES[group.slot])
        else:
            self.place.set_look(tr("Parked") if group.parked else tr("New"), "")
        self.name.set_text(group.name)
        self.reach.set_text(size_words(group))
        self.size_hint.setText(size_hint(group))
        self.trade.setText(trade_words(group, data))
        self.trade.setVisible(bool(self.trade.text()))
        for field, editor in self.texts.items():
            editor.set_text(getattr(group, field))
        self.gathers.show_networks(group, data)
        self.mix.show_group(group)
        self.overlaps.show_group(group, data)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _menu_below(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, self.more.height()))
        self._wishes.menu_wanted.emit(self.group_id, corner)
