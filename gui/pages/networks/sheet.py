"""The evidence sheet: everything that is known of one network, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.networks.evidence import Evidence, EvidenceLine
from core.networks.page import CHOSEN, NOT_NOW, GroupHead, NetworkRow, NetworksPage
from core.networks.rules import PARTS
from core.text import and_list, number, percent, tr
from gui.pages.networks.estimate import EstimateForm
from gui.pages.networks.table import DASH, HUES, why
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button
from gui.widgets.chip import Chip
from gui.widgets.labels import Divider, Label, section
from gui.widgets.layouts import Flow, SidePanel

if TYPE_CHECKING:
    from gui.pages.networks.page import NetworksPage as Page


class EvidenceSheet(SidePanel):
    """Evidence of one network: each group, each part of the fit, what else is known."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._row: NetworkRow | None = None
        self._groups: tuple[GroupHead, ...] = ()
        self._content: QWidget | None = None
        self._forms: dict[int, EstimateForm] = {}

    @property
    def key(self) -> str:
        """The network shown, "" for none."""
        return self._row.key if self._row else ""

    def show_row(self, row: NetworkRow, data: NetworksPage) -> None:
        """Show a network; one that is shown already, and unchanged, stays as it is."""
        if row == self._row and data.groups == self._groups:
            return
        other = self.key != row.key
        place = 0 if other else self.area.verticalScrollBar().value()
        self._row, self._groups = row, data.groups
        self.set_title(row.name)
        self._refill()
        self.area.verticalScrollBar().setValue(place)

    def _refill(self) -> None:
        row = self._row
        assert row is not None
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._forms = {}
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, theme().px(4), 0)
        column.setSpacing(theme().px(10))
        column.addWidget(self._fit(row))
        column.addWidget(self._actions(row))
        column.addWidget(Divider())
        self._add_groups(column, row)
        for part, found in zip(PARTS[1:], row.parts, strict=True):
            column.addWidget(Divider())
            column.addWidget(_section_of(found, HUES[part]))
        if row.facts:
            column.addWidget(Divider())
            column.addWidget(Label(tr("Good to know"), "strong"))
            for line in row.facts:
                column.addWidget(_line(line))
        column.addStretch(1)
        self.area.add(self._content)

    def _fit(self, row: NetworkRow) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(12))
        value = row.score.value
        fit = Label(DASH if value is None else number(value), "big")
        fit.setAccessibleName(tr("Fit {n}", n=fit.text()))
        words = why(row)
        if row.close_to:
            close = tr("Too close to call with {names}.", names=and_list(row.close_to))
            words = f"{words}. {close}"
        line.addWidget(fit)
        line.addWidget(Label(words, "second", wrap=True), 1)
        return head

    def _actions(self, row: NetworkRow) -> QWidget:
        page, buttons = self._page, []

        def button(words: str, act: str, kind: str = "plain") -> None:
            made = Button(words, kind, small=True)
            made.clicked.connect(lambda: getattr(page, act)(row.key))
            buttons.append(made)

        if row.state == CHOSEN:
            button(tr("Take out"), "take_out")
            button(tr("Take out, because…"), "take_out_because")
            button(tr("Profile check"), "open_profile")
        else:
            button(tr("Choose"), "choose", "primary")
            refused = row.state == NOT_NOW
            button(tr("Change the reason…") if refused else tr("Not now, because…"), "refuse")
            if refused:
                button(tr("Consider again"), "consider_again")
        if row.own:
            button(tr("Change…"), "change_own")
            button(tr("Delete"), "delete_own", "quiet")
        return Flow(*buttons)

    def _add_groups(self, column: QVBoxLayout, row: NetworkRow) -> None:
        heads = {
            True: [g for g in self._groups if g.slot is not None],
            False: [g for g in self._groups if g.slot is None],
        }
        column.addWidget(Label(tr("Your groups"), "strong"))
        if not heads[True]:
            words = tr("No group is in focus yet. Say who you talk to, and this part counts.")
            column.addWidget(Label(words, "hint", wrap=True))
        for head, found in zip(heads[True], row.groups, strict=True):
            column.addWidget(self._group(head, found, row))
        if row.parked:
            column.addWidget(section(tr("Groups outside the focus do not count")))
        for head, found in zip(heads[False], row.parked, strict=True):
            column.addWidget(self._group(head, found, row))

    def _group(self, head: GroupHead, found: Evidence, row: NetworkRow) -> QWidget:
        box = _section_of(found, HUES["reach"], role="medium")
        box.setAccessibleName(head.name)
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        estimate = row.estimates.get(head.id)
        words = tr("Change your estimate") if estimate else tr("Enter your own estimate")
        opener = Button(words, "quiet", small=True)
        opener.clicked.connect(lambda: self._open_estimate(layout, opener, head.id))
        rows_button = Button(tr("Survey rows…"), "quiet", small=True)
        rows_button.setToolTip(
            tr("Read {name} by education, income or where they live", name=head.name)
        )
        rows_button.clicked.connect(lambda: self._page.choose_rows(head))
        layout.addWidget(Flow(opener, rows_button))
        return box

    def _open_estimate(self, layout: QVBoxLayout, opener: Button, segment_id: int) -> None:
        """Put the form below the group, once; it is made only when somebody wants it."""
        form = self._forms.get(segment_id)
        if form is None:
            assert self._row is not None
            estimate = self._row.estimates.get(segment_id)
            form = self._forms[segment_id] = EstimateForm(
                self._page, segment_id, self.key, estimate
            )
            layout.addWidget(form)
        form.open_beside(opener)


def _section_of(found: Evidence, hue: str, *, role: str = "strong") -> QWidget:
    """A title with its value and bar, then the lines behind it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(4))
    head = QHBoxLayout()
    head.setSpacing(theme().px(8))
    head.addWidget(Label(found.title, role, wrap=True), 1)
    if found.own:
        head.addWidget(Chip(tr("Your estimate"), "mustard"))
    value = DASH if found.value is None else number(found.value)
    if role == "medium" and found.value is not None:
        value = percent(found.value / 100)
    head.addWidget(Label(value, "strong"))
    column.addLayout(head)
    if found.value is not None:
        column.addWidget(Bar(found.value / 100, hue=hue, name=found.title, words=value))
    for line in found.lines:
        column.addWidget(_line(line))
    if found.note:
        column.addWidget(Label(found.note, "hint", wrap=True))
    return box


def _line(line: EvidenceLine) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, theme().px(2), 0, 0)
    column.setSpacing(0)
    text = line.text if line.counts else tr("Beside it: {evidence}", evidence=line.text)
    column.addWidget(Label(text, "second", wrap=True))
    if line.about:
        column.addWidget(Label(line.about, "hint", wrap=True))
    return box
