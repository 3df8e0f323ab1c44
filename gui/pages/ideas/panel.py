"""The side panel: one idea, who wants it, what it is worth, what became of it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.ideas import words
from core.ideas.board import IdeaRow
from core.ideas.limits import MADE, MOST_EFFORT, NOT_NOW, REASON_LIMIT, TEXT_LIMIT
from core.ideas.queries import IdeaPanel
from core.ideas.rules import NOBODY_ASKED
from core.text import number_range, short_day, short_number, tr, trn
from gui.dialogs.base import let_shrink
from gui.pages.ideas import panel_parts as parts
from gui.pages.ideas.data import PageData
from gui.pages.ideas.panel_parts import ResultLine, Section
from gui.theme import theme
from gui.widgets.bars import RangeBar
from gui.widgets.buttons import Button, IconButton
from gui.widgets.chip import ChipButton
from gui.widgets.field import ChoiceField
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import SidePanel
from gui.widgets.menu_words import as_written
from gui.widgets.stamps import StampScale

if TYPE_CHECKING:
    from gui.pages.ideas.deeds import Deeds


class IdeaPanelView(SidePanel):
    """One idea; what is wished for is done by `Deeds`."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__(tr("Idea"))
        self.deeds = deeds
        self.idea: IdeaPanel | None = None
        self.title.hide()
        self.text = InlineText(
            role="card",
            name=tr("Idea"),
            limit=TEXT_LIMIT,
            required=tr("Say what it is in a line."),
        )
        self.text.committed.connect(partial(deeds.change, "text"))
        self.head.addWidget(self.text, 1)
        self.more = IconButton("ellipsis", tr("What can be done with this idea"), side=26)
        self.more.clicked.connect(self._more)
        self.head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.closed.connect(deeds.page.close_panel)
        self.suggested = Label("", "label", wrap=True)
        self.status = ChipButton("")
        self.status.clicked.connect(self._status_menu)
        self.note = InlineText(
            name=tr("Note"), placeholder=tr("Add a line about it"), lines=True, limit=10_000
        )
        self.note.committed.connect(partial(deeds.change, "note"))
        self.why_not = InlineText(
            name=tr("Why not now"),
            placeholder=tr("Why not now, as people are told"),
            limit=REASON_LIMIT,
        )
        self.why_not.committed.connect(partial(deeds.change, "why_not"))
        self.wants = Section(tr("Who wants it"))
        self.range = RangeBar(0.0, 1.0)
        self.backers = Section("")
        self.became = Section(tr("What became of it"))
        self.worth = self._worth_part()
        self._add_all()

    def _add_all(self) -> None:
        add = self.area.add
        status = QHBoxLayout()
        status.addWidget(self.status)
        status.addStretch(1)
        add(self.suggested)
        self.area.body.addLayout(status)
        add(self.why_not)
        add(self.note)
        add(self.wants)
        add(Divider())
        add(self.worth)
        add(Divider())
        add(self.backers)
        self.became_rule = Divider()
        add(self.became_rule)
        add(self.became)
        self.area.body.addStretch(1)
        self.make = Button(tr("Make it happen"), "primary", icon="calendar-plus")
        self.make.clicked.connect(lambda: self.deeds.make_happen())
        self.merge = Button(tr("Merge"), icon="merge")
        self.merge.clicked.connect(self.deeds.merge_open)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        policy = self.make.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.make.setSizePolicy(policy)
        row.addWidget(self.make, 1)
        row.addWidget(self.merge)
        self.foot.addLayout(row)

    def _worth_part(self) -> Section:
        part = Section(tr("What it is worth"))
        self.group = ChoiceField(tr("Serves the group"), [(None, tr("No group"))])
        self.goal = ChoiceField(tr("Serves the goal"), [(None, tr("No goal"))])
        for field, fact in ((self.group, "segment_id"), (self.goal, "goal_id")):
            let_shrink(field.combo)
            field.chosen.connect(partial(self.deeds.set_fact, fact))
            part.add(field)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(tr("Effort"), "label"), 1)
        self.effort = StampScale(0, MOST_EFFORT, name=tr("Effort"))
        self.effort.valueChanged.connect(self._effort)
        row.addWidget(self.effort)
        part.add(line)
        self.bet = Button("", "quiet", icon="target", small=True)
        self.bet.clicked.connect(self.deeds.bet)
        part.add(self.bet)
        return part

    def focus_first(self) -> None:
        """Give the keyboard to the words of the idea."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing

    def show_idea(
        self, found: IdeaPanel, row: IdeaRow | None, data: PageData, today: dt.date
    ) -> None:
        """Show an idea; `row` is its line of the board, None for one that was merged."""
        other = self.idea is None or self.idea.id != found.id
        self.idea = found
        self.text.set_text(found.text)
        self.note.set_text(found.note)
        self.why_not.set_text(found.why_not)
        self.why_not.setVisible(found.status == NOT_NOW)
        self.suggested.setText(parts.suggested(found))
        hue = words.STATUS_HUES.get(found.status, "")
        since = short_day(found.status_on)
        self.status.set_look(
            tr("{status} since {day}", status=words.status_name(found.status), day=since), hue
        )
        self.setAccessibleName(found.text)
        self._show_wants(found, row)
        self._show_worth(found, data)
        self._show_backers(found)
        self._show_became(found, other=other)
        self.make.setVisible(found.merged_into is None and found.status != MADE)
        self.merge.setVisible(found.merged_into is None)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _show_wants(self, found: IdeaPanel, row: IdeaRow | None) -> None:
        self.wants.clear()
        lines = [ResultLine(result) for result in found.results]
        parts.align(lines)
        for line in lines:
            line.removed.connect(self.deeds.remove_result)
            self.wants.add(line)
        if found.by_name:
            self.wants.add(
                Label(
                    trn(
                        "{n} vote by name that no poll has counted",
                        "{n} votes by name that no poll has counted",
                        found.by_name,
                    ),
                    "label",
                    wrap=True,
                )
            )
        standing = row.standing if row is not None else NOBODY_ASKED
        if standing.low is not None and standing.high is not None:
            self.wants.add(RangeBar(standing.low, standing.high, standing.share))
        self.wants.add(
            Label(
                words.standing_sentence(standing, picked=row is not None and row.picked),
                "hint",
                wrap=True,
            )
        )
        vote = Button(tr("Add a vote"), "quiet", icon="plus", small=True)
        vote.clicked.connect(self.deeds.vote)
        count = Button(tr("Enter a count"), "quiet", icon="hash", small=True)
        count.clicked.connect(self.deeds.count)
        holder = QWidget()
        row_of = QHBoxLayout(holder)
        row_of.setContentsMargins(0, 0, 0, 0)
        row_of.addWidget(vote)
        row_of.addWidget(count)
        row_of.addStretch(1)
        self.wants.add(holder)

    def _show_worth(self, found: IdeaPanel, data: PageData) -> None:
        groups: list[tuple[object, str]] = [(None, tr("No group")), *data.groups.items()]
        goals: list[tuple[object, str]] = [(None, tr("No goal")), *data.goals.items()]
        if found.goal_id is not None and found.goal_id not in data.goals:
            goals.append((found.goal_id, tr("A goal of another plan")))
        self.group.set_options(groups, found.segment_id)
        self.goal.set_options(goals, found.goal_id)
        self.effort.blockSignals(True)
        self.effort.setValue(found.effort or 0)
        self.effort.blockSignals(False)
        self.bet.setText(_bet_words(found))

    def _show_backers(self, found: IdeaPanel) -> None:
        self.backers.clear()
        self.backers.title.setText(parts.backers_title(found))
        for line in (parts.backers_line(found), parts.buyers_line(found)):
            if line:
                self.backers.add(Label(line, "second", wrap=True))
        if found.groups:
            self.backers.add(Label(parts.groups_line(found), "hint", wrap=True))
        if found.backers:
            button = Button(tr("All of them"), "quiet", icon="users", small=True)
            button.clicked.connect(self._backers_menu)
            self.backers.add(button)
            self._all_backers = button
        for idea_id, text in found.within:
            split = Button(
                tr("Split off “{idea}”", idea=_cut(text)), "quiet", icon="split", small=True
            )
            split.setToolTip(text)
            split.clicked.connect(partial(self._split, idea_id))
            self.backers.add(split)

    def _show_became(self, found: IdeaPanel, *, other: bool) -> None:
        self.became.clear()
        for one in found.became:
            button = Button(
                parts.became_line(_cut(one.name), one.day),
                "quiet",
                icon="megaphone" if one.kind == "campaign" else "calendar-check",
                small=True,
            )
            button.setToolTip(one.name)
            button.clicked.connect(partial(self._show_became_of, one.kind, one.id))
            self.became.add(button)
        if found.codes:
            self.became.add(
                Label(tr("Code {codes}", codes=", ".join(found.codes)), "label", wrap=True)
            )
        self.orders = Label("", "second", wrap=True)
        self.became.add(self.orders)
        self.show_brought(self.deeds.page.brought if not other else ())
        shown = bool(found.became or found.codes)
        self.became.setVisible(shown)
        self.became_rule.setVisible(shown)

    def show_brought(self, said: tuple[str, ...]) -> None:
        """Say what orders came of it."""
        self.orders.setText("\n".join(said))
        self.orders.setVisible(bool(said))

    # -- doing

    def _effort(self, stamps: int) -> None:
        self.deeds.set_fact("effort", stamps or None)

    def _split(self, idea_id: int, _checked: bool = False) -> None:
        self.deeds.split(idea_id)

    def _show_became_of(self, kind: str, row: int, _checked: bool = False) -> None:
        self.deeds.show_became(kind, row)

    def _status_menu(self) -> None:
        if self.idea is not None:
            at = self.status.mapToGlobal(self.status.rect().bottomLeft())
            self.deeds.status_menu([self.idea.id], at)

    def _more(self) -> None:
        if self.idea is not None:
            menu = self.deeds.idea_menu(self.idea.id)
            menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _backers_menu(self) -> None:
        menu = self.backers_menu()
        menu.popup(self._all_backers.mapToGlobal(self._all_backers.rect().bottomLeft()))

    def backers_menu(self) -> QMenu:
        """Everybody who wants it: go to them, or take their vote back."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for one in self.idea.backers if self.idea is not None else ():
            about = menu.addMenu(as_written(one.name))
            about.addAction(tr("Open {name}", name=as_written(one.name))).triggered.connect(
                partial(self._person, one.person_id)
            )
            about.addAction(tr("Take the vote back")).triggered.connect(
                partial(self._unvote, one.person_id)
            )
        return menu

    def _person(self, person_id: int, _checked: bool = False) -> None:
        self.deeds.show_person(person_id)

    def _unvote(self, person_id: int, _checked: bool = False) -> None:
        self.deeds.remove_vote(person_id)


def _bet_words(found: IdeaPanel) -> str:
    if found.bet is None:
        return tr("Note what you expect")
    low, high = found.bet.low, found.bet.high
    said = tr("You expect {range}", range=number_range(low, high))
    if found.bet.outcome is None:
        return said
    held = low <= found.bet.outcome <= high
    came = short_number(found.bet.outcome)
    if held:
        return tr("You expected {range}; it came to {n}, as you said",
                  range=number_range(low, high), n=came)  # fmt: skip
    return tr("You expected {range}; it came to {n}", range=number_range(low, high), n=came)


def _cut(text: str) -> str:
    return text if len(text) <= 34 else text[:33].rstrip() + "…"
