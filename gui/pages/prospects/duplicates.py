"""People who may be the same, two at a time: merge them, or keep them apart for good."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.people import operations, queries
from core.people.duplicates import Duplicate, Material, material, offered
from core.people.queries import PersonPanel
from core.people.roles import role_name
from core.people.rules import key_name, kind_name
from core.store.changes import Changes
from core.store.database import Reader
from core.text import and_list, inside, number, tr, trn
from gui.beside import Beside
from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.names import names
from gui.pages.prospects.drop_zone import roomy
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea
from gui.widgets.looks import TextLook
from gui.widgets.rows_table import RowsTable

READS = frozenset({"person", "person_key", "person_apart"})
Pair = tuple[PersonPanel | None, PersonPanel | None]


class DuplicatesDialog(Dialog):
    """The pairs at the left, the two people of the one that is picked side by side."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Probably the same"),
            tr("A merge keeps everything of both, and can be undone."),
            width=640,
            parent=parent,
        )
        self._runner = runner
        self._newest = 0
        self.cancel.setText(tr("Close"))
        self.model = RowsModel(
            [
                Column(
                    "names",
                    tr("Pair"),
                    _names,
                    stretch=True,
                    tooltip=_names,
                    look=lambda one: TextLook("strong", second=one.why),
                )
            ],
            key=lambda one: (one.first, one.second),
        )
        self.table = RowsTable(self.model, name=tr("Pairs"), row_height=54)
        self.table.current_changed.connect(self._picked)
        self.sides = [Side(), Side()]
        self.summary = Label(tr("Comparing everybody with everybody"), "second", wrap=True)
        self._arrange()
        roomy(self, 860)
        runner.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look for pairs anew."""
        self._runner.ask(material, then=self._compare, owner=self)

    def _compare(self, found: Material) -> None:
        # Beside the file's worker: a hundred thousand people take some seconds.
        self._newest += 1
        number = self._newest
        beside = Beside(self)
        beside.done.connect(lambda pairs: self._show(pairs) if number == self._newest else None)
        beside.failed.connect(self._runner.failed)
        beside.run(offered, found)

    def _arrange(self) -> None:
        px = theme().px
        self.body.addWidget(self.summary)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.table.setMinimumSize(px(220), px(320))
        row.addWidget(self.table, 5)
        for place, side in enumerate(self.sides):
            row.addWidget(side, 4)
            side.merge.clicked.connect(partial(self._merge, place))
        self.body.addLayout(row, 1)
        self.apart = self.add_other(tr("Keep apart", of="people"))
        self.apart.setToolTip(tr("They are two. They will not be offered again (Ctrl+D)."))
        self.apart.clicked.connect(self._keep_apart)
        QShortcut(QKeySequence("Ctrl+D"), self, self._keep_apart)

    def _show(self, found: tuple[list[Duplicate], int]) -> None:
        pairs, total = found
        old = self.table.currentIndex().row()
        self.model.set_rows(pairs)
        self.summary.setText(_summary(len(pairs), total))
        for widget in (self.table, self.apart, *self.sides):
            widget.setVisible(bool(pairs))
        if pairs and self.table.current_row() is None:
            self.table.selectRow(min(max(old, 0), len(pairs) - 1))

    def _picked(self, pair: Duplicate | None) -> None:
        if pair is None:
            return
        self._runner.ask(
            _both, pair.first, pair.second, then=self._show_pair, owner=(id(self), "pair")
        )

    def _show_pair(self, pair: Pair) -> None:
        for side, person, other in zip(self.sides, pair, reversed(pair), strict=True):
            if person is not None and other is not None:
                side.show_person(person, other)

    def _merge(self, place: int) -> None:
        pair = self.table.current_row()
        if pair is None:
            return
        keep, other = (pair.first, pair.second) if place == 0 else (pair.second, pair.first)
        self._runner.run(operations.merge_people, keep, other, refused=self.refuse)

    def _keep_apart(self) -> None:
        pair = self.table.current_row()
        if pair is not None:
            self._runner.run(operations.keep_apart, pair.first, pair.second, refused=self.refuse)

    def _changed(self, changes: Changes) -> None:
        if changes.tables & READS:
            self.error.hide()
            self.refresh()


class Side(Card):
    """One of the two: all that is known of them, and the button that lets them stay."""

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=6)
        self.name = Label("", "card", wrap=True)
        self.facts = ScrollArea(spacing=4)
        self.merge = Button(tr("Merge into this one", of="person"), icon="merge", small=True)
        self.add(self.name)
        self.add(self.facts)
        self.body.setStretchFactor(self.facts, 1)
        self.add(self.merge)

    def show_person(self, person: PersonPanel, other: PersonPanel) -> None:
        """Show them beside the other one; what both have stands in bold."""
        name = names().person(person.id, person.name)
        self.name.setText(name)
        words = tr(
            "Merge {other} into {name}", other=names().person(other.id, other.name), name=name
        )
        self.merge.setAccessibleName(words)
        # Of two with one name it matters who is who.
        keys = () if names().hidden else person.keys
        self.setAccessibleName(", ".join([name, *(key.words for key in keys)]))
        self.merge.setToolTip(words)
        while (item := self.facts.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        theirs = set(facts_of(other))
        for fact in facts_of(person):
            self.facts.add(Label(fact, "strong" if fact in theirs else "body", wrap=True))
        self.facts.body.addStretch(1)


def facts_of(person: PersonPanel) -> list[str]:
    """Everything that is known of a person, a line each."""
    roles = [inside(role_name(role)) for role in person.roles]
    lines = [and_list([kind_name(person.kind), *roles])]
    if names().hidden:
        return lines
    lines += [person.about, *(f"{key_name(key.kind)}: {key.words}" for key in person.keys)]
    if person.groups:
        lines.append(tr("Groups: {names}", names=and_list([name for _, name in person.groups])))
    if person.tags:
        lines.append(tr("Tags: {names}", names=and_list(person.tags)))
    if person.how_met:
        lines.append(tr("How you met: {words}", words=person.how_met))
    if person.do_not_contact:
        lines.append(tr("Do not contact. {why}", why=person.why_not).strip())
    return [line for line in (*lines, person.note) if line]


def _both(reader: Reader, first: int, second: int) -> Pair:
    return queries.person(reader, first), queries.person(reader, second)


def _names(pair: Duplicate) -> str:
    return tr(
        "{one} and {other}",
        one=names().person(pair.first, pair.first_name),
        other=names().person(pair.second, pair.second_name),
    )


def _summary(shown: int, total: int) -> str:
    if not total:
        return tr("Nobody is there twice, as far as can be seen.")
    if total > shown:
        return tr("{n} pairs. The {shown} surest are listed.", n=number(total), shown=number(shown))
    return trn("{n} pair to decide on.", "{n} pairs to decide on.", total)
