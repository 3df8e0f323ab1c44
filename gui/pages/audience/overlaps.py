"""How much a group overlaps others, each in per cent, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.audience.queries import Group
from core.audience.rules import MUCH_THE_SAME
from core.text import tr
from gui.pages.audience.data import AudienceData
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.menu_words import as_written
from gui.widgets.number_field import NumberEdit


class OverlapsEditor(QWidget):
    """A line for each known overlap; `changed(other id, per cent or None)`."""

    changed = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[int, dict[int, float], dict[int, str]] | None = None
        self._others: dict[int, str] = {}
        self._asked: int | None = None
        self.edits: dict[int, NumberEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        head = QHBoxLayout()
        head.addWidget(Label(tr("Overlaps"), "label"))
        head.addStretch(1)
        self.add = Button(tr("Add"), "quiet", icon="plus", small=True)
        self.add.setAccessibleName(tr("Add an overlap"))
        self.add.clicked.connect(self._offer)
        head.addWidget(self.add)
        column.addLayout(head)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(theme().px(4))
        column.addLayout(self.lines)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        self.hint = Label(role="hint", wrap=True)
        column.addWidget(self.hint)

    def show_group(self, group: Group, data: AudienceData) -> None:
        """Show a group's overlaps."""
        others = {other.id: other.name for other in data.page.groups if other.id != group.id}
        shown = (group.id, dict(group.overlaps), others)
        if shown == self._shown:
            return
        if self._shown is None or self._shown[0] != group.id:
            self._asked = None
        self._shown, self._others = shown, others
        if self._asked in group.overlaps:
            self._asked = None
        self._fill()

    def _fill(self) -> None:
        assert self._shown is not None
        focused = next((key for key, edit in self.edits.items() if edit.hasFocus()), None)
        overlaps: dict[int, float | None] = dict(self._shown[1])
        if self._asked in self._others:
            overlaps.setdefault(self._asked, None)
        while (item := self.lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.edits = {}
        for other, percent in overlaps.items():
            self.lines.addWidget(self._line(other, percent))
        over = [p for p in overlaps.values() if p is not None and p > MUCH_THE_SAME]
        self.hint.setText(_hint(bool(overlaps), bool(over)))
        self.add.setVisible(len(overlaps) < len(self._others))
        wanted = self._asked if self._asked is not None else focused
        if wanted in self.edits:
            self.edits[wanted].setFocus()

    def _line(self, other: int, percent: float | None) -> QWidget:
        name = self._others.get(other, "")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        edit = NumberEdit(0, 100, digits=0)
        edit.show_value(percent)
        edit.setFixedWidth(theme().px(56))
        edit.setAccessibleName(tr("Overlap with {name} in per cent", name=name))
        edit.editingFinished.connect(lambda: self._typed(other, percent))
        away = IconButton("x", tr("Forget the overlap with {name}", name=name), side=26)
        away.clicked.connect(lambda: self._forget(other))
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(edit)
        row.addWidget(Label("%", "second"))
        row.addWidget(away)
        self.edits[other] = edit
        return line

    def _typed(self, other: int, before: float | None) -> None:
        edit = self.edits.get(other)
        if edit is None:
            return
        problem = edit.problem()
        self.error.setText(problem)
        self.error.setVisible(bool(problem))
        if not problem and edit.value != before:
            self.changed.emit(other, edit.value)

    def _forget(self, other: int) -> None:
        self._asked = None
        if self._shown is not None and other in self._shown[1]:
            self.changed.emit(other, None)
        else:
            self._fill()

    def _offer(self) -> None:
        menu = QMenu(self)
        for other, name in self._others.items():
            if other not in self.edits:
                menu.addAction(as_written(name)).triggered.connect(
                    lambda _=False, other=other: self._ask(other)
                )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _ask(self, other: int) -> None:
        self._asked = other
        self._fill()


def _hint(any_known: bool, over: bool) -> str:
    if over:
        return tr("Over half are the same people: one place could go to others.")
    if any_known:
        return tr("Of the smaller group, how many are in the other one too.")
    return tr("Do they share people with another group? Say how many of the smaller one.")
