"""Small dialogs: a new group, a swap when three is full, a group that other plans decided on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from core.audience.limits import PRIMARY, REASON_LIMIT, SLOTS, WORDS_LIMIT
from core.audience.queries import AudiencePage, Group
from core.audience.rules import NAME_LIMIT, full_advice, full_title, slot_name
from core.text import and_list, tr
from gui.dialogs.base import Dialog
from gui.pages.audience.data import size_words
from gui.widgets.field import ChoiceField, Field, NoteField, TextField
from gui.widgets.labels import Label
from gui.widgets.menu_words import as_written

LONGEST = 36
"""Characters of a name beside a radio button; the rest is in its tooltip."""


class AddGroup(Dialog):
    """Asks for a name, who they are and a place; `made(name, who, slot or None)`."""

    made = Signal(str, str, object)

    def __init__(self, page: AudiencePage, slot: int | None, parent: QWidget) -> None:
        super().__init__(
            tr("Add group"),
            tr("A group is people who want the same of you. Decide later which ones to focus on."),
            parent=parent,
        )
        self.name = TextField(
            tr("Name"),
            placeholder=tr("Newly engaged women"),
            limit=NAME_LIMIT,
            required=tr("Give the group a name."),
        )
        self.who = NoteField(
            tr("Who they are"),
            rows=2,
            limit=WORDS_LIMIT,
            placeholder=tr("Said yes within the last six months, plan it themselves"),
        )
        self.who.edit.setMaximumHeight(self.who.edit.minimumHeight())
        free = [s for s in SLOTS if s not in page.focus] if page.plan_id is not None else []
        choices: list[tuple[object, str]] = [(s, slot_name(s)) for s in free]
        choices.append((None, tr("Decide later")))
        # The group that comes to mind first is mostly the one that the plan is for.
        wanted = slot if page.groups else PRIMARY
        usual = wanted if wanted in free else None
        self.place = ChoiceField(tr("Place"), choices, usual)
        self.body.addWidget(self.name)
        self.body.addWidget(self.who)
        self.body.addWidget(self.place)
        self.place.setVisible(bool(free))
        self.fields: dict[str, Field] = {"name": self.name, "who": self.who, "slot": self.place}
        self.add_main(tr("Add group")).clicked.connect(self._add)
        self.name.setFocus()

    def _add(self) -> None:
        if self.name.check():
            self.made.emit(self.name.value, self.who.value, self.place.value)


class Swap(Dialog):
    """Asks which of the groups in focus gives its place; `chosen(outgoing id, reason)`."""

    chosen = Signal(int, str)

    def __init__(
        self, page: AudiencePage, incoming: Group, outgoing: int | None, parent: QWidget
    ) -> None:
        title = full_title() if page.is_full else tr("Swap the two groups")
        super().__init__(title, full_advice() if page.is_full else "", parent=parent)
        self.body.addWidget(
            Label(tr("Who makes room for {name}?", name=incoming.name), "strong", wrap=True)
        )
        self.choices = QButtonGroup(self)
        focus = [page.focus[slot] for slot in sorted(page.focus)]
        for group in focus:
            button = QRadioButton(_choice(group))
            button.setToolTip(group.name)
            button.setAccessibleName(group.name)
            self.choices.addButton(button, group.id)
            self.body.addWidget(button)
        # The last sub-group costs the plan least.
        usual = outgoing if outgoing in {group.id for group in focus} else focus[-1].id
        self.choices.button(usual).setChecked(True)
        self.reason = TextField(
            tr("Why is it parked?"),
            limit=REASON_LIMIT,
            placeholder=tr("Hard to reach online"),
            hint=tr("The reason is printed in the plan: it is also what you decided against."),
        )
        self.body.addWidget(self.reason)
        self.fields: dict[str, Field] = {"reason": self.reason}
        self.add_main(tr("Swap"), icon="arrow-left-right").clicked.connect(self._swap)
        self.choices.button(usual).setFocus()

    def _swap(self) -> None:
        if self.reason.check():
            self.chosen.emit(self.choices.checkedId(), self.reason.value)


class DeleteGroup(Dialog):
    """Asks before a group goes that other plans decided on; accepted means yes."""

    def __init__(self, group: Group, plans: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            tr("Delete {name}", name=group.name),
            tr(
                "{plans} decided on this group. It would go from there too. "
                "Parking it keeps what was decided.",
                plans=and_list(list(plans)),
            ),
            parent=parent,
        )
        self.add_main(tr("Delete from all plans"), "danger").clicked.connect(self.accept)


def _choice(group: Group) -> str:
    """A radio button's words; an ampersand in a name is no shortcut."""
    name = group.name if len(group.name) <= LONGEST else f"{group.name[: LONGEST - 1]}…"
    words = [name, slot_name(group.slot or 0), size_words(group)]
    return as_written(" · ".join(word for word in words if word))
