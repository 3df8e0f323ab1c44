"""Two ideas that may be one, side by side: merge them, or keep them apart for good."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from core.ideas import operations, words
from core.ideas.alike import Known, likeness, told
from core.ideas.queries import IdeaPanel, idea, texts
from core.store.database import Reader
from core.text import number, opening, short_day, tr, trn
from gui.dialogs.base import Dialog, let_shrink
from gui.pages.ideas import panel_parts as parts
from gui.pages.ideas.masked import masked_idea
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.field import ChoiceField
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

Pair = tuple[IdeaPanel | None, IdeaPanel | None]


class MergeDialog(Dialog):
    """The two and what would become of their votes; without the other one it is chosen first."""

    def __init__(self, page: Page, one: int, other: int | None) -> None:
        lead = tr("A merge keeps every vote, counts nobody twice, and can be undone or split.")
        super().__init__(tr("Are they the same idea?"), lead, width=720, parent=page)
        self._page = page
        self._pair: tuple[int, int | None] = (one, other)
        self.cancel.setText(tr("Close"))
        self.choice = ChoiceField(tr("The other idea"), [(None, tr("Choose an idea"))])
        let_shrink(self.choice.combo)
        self.choice.setVisible(other is None)
        self.choice.chosen.connect(self._chosen)
        self.body.addWidget(self.choice)
        self.sides = [Side(), Side()]
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        for place, side in enumerate(self.sides):
            row.addWidget(side, 1)
            side.keep.clicked.connect(partial(self._merge, place))
        self.body.addLayout(row, 1)
        self.apart = self.add_other(tr("Keep apart"))
        self.apart.setToolTip(tr("They are two. They will not be offered again (Ctrl+D)."))
        self.apart.clicked.connect(self._keep_apart)
        QShortcut(QKeySequence("Ctrl+D"), self, self._keep_apart)
        if other is None:
            page.runner.ask(_others, one, then=self._offer, owner=(id(self), "others"))
        self._read()

    def _offer(self, found: list[tuple[int, str]]) -> None:
        options: list[tuple[object, str]] = [(None, tr("Choose an idea")), *found]
        self.choice.set_options(options)

    def _chosen(self, key: object) -> None:
        self._pair = (self._pair[0], int(key) if isinstance(key, int) else None)
        self._read()

    def _read(self) -> None:
        self._page.runner.ask(_both, *self._pair, self._page.today, then=self._show, owner=self)

    def _show(self, pair: Pair) -> None:
        both = all(one is not None for one in pair)
        for side, one in zip(self.sides, pair, strict=True):
            side.setVisible(one is not None)
            side.keep.setEnabled(both)
            if one is not None:
                side.show_idea(one)
        self.apart.setEnabled(both)

    def _merge(self, place: int, _checked: bool = False) -> None:
        one, other = self._pair
        if other is None:
            return
        keep, goes = (one, other) if place == 0 else (other, one)
        self._page.run(
            operations.merge_ideas,
            keep,
            goes,
            self._page.today,
            then=lambda _done: self._merged(keep),
            refused=self.refuse,
        )

    def _merged(self, keep: int) -> None:
        self.accept()
        self._page.reveal(keep)

    def _keep_apart(self) -> None:
        one, other = self._pair
        if other is not None:
            self._page.run(
                operations.keep_ideas_apart,
                one,
                other,
                then=lambda _done: self.accept(),
                refused=self.refuse,
            )


class Side(Card):
    """One of the two: what was said, who wants it, and the button that lets it stay."""

    def __init__(self) -> None:
        super().__init__(padding=14, spacing=6)
        self.text = Label("", "card", wrap=True)
        self.facts = ScrollArea(spacing=4)
        self.facts.setMinimumHeight(theme().px(150))
        self.keep = Button(tr("Merge into this one"), "primary", icon="merge", small=True)
        self.add(self.text)
        self.add(self.facts, 1)
        self.add(self.keep)

    def show_idea(self, found: IdeaPanel) -> None:
        """Show an idea."""
        self.text.setText(found.text)
        self.keep.setAccessibleName(tr("Merge into “{idea}”", idea=found.text))
        while (item := self.facts.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in facts_of(masked_idea(found)):
            self.facts.add(Label(line, "second", wrap=True))
        self.facts.body.addStretch(1)


def facts_of(found: IdeaPanel) -> list[str]:
    """What is known of an idea, a line each."""
    lines = [
        words.status_name(found.status),
        parts.suggested(found),
        *(
            tr(
                "{source}: {votes} of {asked}, {day}",
                source=opening(one.words),
                votes=number(one.votes_for),
                asked=number(one.asked),
                day=short_day(one.day),
            )
            for one in found.results
        ),
        trn("{n} vote by name", "{n} votes by name", found.by_name) if found.by_name else "",
        parts.backers_line(found),
        parts.buyers_line(found),
        found.note,
    ]
    return [line for line in lines if line]


def _both(reader: Reader, one: int, other: int | None, today: dt.date) -> Pair:
    second = idea(reader, other, today) if other is not None else None
    return idea(reader, one, today), second


def _others(reader: Reader, one: int) -> list[tuple[int, str]]:
    """The ideas that this one may be the same as, the likeliest first, then the newest."""
    known = texts(reader)
    mine = known.pop(one, "")
    nearest = Known(known).like(mine)
    ranked = sorted(
        known.items(),
        key=lambda pair: (pair[0] != nearest, -likeness(told(mine), told(pair[1])), -pair[0]),
    )
    return ranked[:500]
