"""One link at the side: what is known of it, what was seen of it, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from core.attribution.brought import Brought
from core.attribution.queries import brought_by_link
from core.attribution.words import brought_sentences
from core.links import operations, queries
from core.links.limits import HOWS, RELS, STATES, WORDS_LIMIT
from core.links.queries import CheckRow, LinkRow
from core.links.words import how_name, rel_choice, rel_name, state_hint, state_name
from core.people import addresses
from core.text import day as day_words
from core.text import moment, tr
from gui.pages.page import Page
from gui.pages.prospects.links_data import STATE_HUES
from gui.pages.prospects.links_form import REL_CHOICES
from gui.pages.prospects.opening import open_address
from gui.pages.prospects.who import PersonField
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.chip import Chip, ChipButton
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, TextField
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import Flow, SidePanel
from gui.widgets.messages import MessageBar

MOST_CHECKS = 30
"""Looks that are listed; older ones are history."""


class LinkPanel(SidePanel):
    """`check_wanted(id)` to look at it now, `person_wanted(id)` for whoever's it is."""

    check_wanted = Signal(int)
    person_wanted = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.row: LinkRow | None = None
        self._final_url = ""
        self._build_head()
        self._build_seen()
        self.area.add(Label(tr("What was seen"), "strong"))
        self.history = QVBoxLayout()
        self.history.setSpacing(theme().px(8))
        self.area.body.addLayout(self.history)
        self.area.add(Divider())
        self._build_fields()
        self.area.body.addStretch(1)
        self.delete = Button(tr("Delete link"), "quiet", icon="trash-2", small=True)
        self.delete.clicked.connect(self._delete)
        self.foot.addWidget(self.delete)

    def _build_head(self) -> None:
        self.page_words = Label("", "second", wrap=True)
        self.chips = Flow()
        self.said = Label("", "second", wrap=True)
        self.before = MessageBar("", "caution", icon="history")
        self.whose = Button(tr("Show prospect"), icon="handshake", small=True)
        self.whose.clicked.connect(self._go_to_person)
        self.open = Button(tr("Open page"), icon="external-link", small=True)
        self.open.clicked.connect(self._open)
        self.check = Button(tr("Check now"), icon="refresh-cw", small=True)
        self.check.clicked.connect(self._check)
        self.moved = Button(tr("Keep the new address"), icon="arrow-right", small=True)
        self.moved.clicked.connect(self._move)
        self.brought = Label("", "second", wrap=True)
        for part in (self.page_words, self.chips, self.said, self.brought, self.before):
            self.area.add(part)
        self.area.add(Flow(self.open, self.check, self.whose, self.moved))

    def _build_seen(self) -> None:
        self.area.add(Label(tr("You looked yourself? Say what you saw."), "label", wrap=True))
        self.seen: dict[str, ChipButton] = {}
        for state in STATES:
            button = ChipButton(state_name(state), STATE_HUES[state])
            button.setToolTip(state_hint(state))
            button.setAccessibleName(tr("Mark as {state}", state=state_name(state)))
            button.clicked.connect(partial(self._mark, state))
            self.seen[state] = button
        self.area.add(Flow(*self.seen.values()))
        self.area.add(Divider())

    def _build_fields(self) -> None:
        self.theirs = TextField(tr("Their page"), limit=2_000)
        self.ours = TextField(tr("Our page"), limit=2_000)
        self.words = TextField(tr("The words linked"), limit=WORDS_LIMIT)
        self.who = PersonField(self._page.runner, tr("Prospect"))
        self.day = DayField(tr("Found on"))
        self.how = ChoiceField(tr("How gained"), [(how, how_name(how)) for how in HOWS])
        self.rel = ChoiceField(tr("Counts as"), [(rel, rel_choice(rel)) for rel in REL_CHOICES])
        texts = {"their_page": self.theirs, "our_page": self.ours, "words": self.words}
        for name, text in texts.items():
            text.committed.connect(partial(self._change, name, text))
        for name, choice in {"how": self.how, "rel": self.rel}.items():
            choice.chosen.connect(partial(self._change, name, choice))
        self.day.committed.connect(self._change_day)
        self.who.picked.connect(self._set_person)
        for field in (*texts.values(), self.who, self.how, self.rel, self.day):
            self.area.add(field)

    def show_row(self, row: LinkRow) -> None:
        """Show a link, and read what was seen of it."""
        self.row = row
        self.set_title(addresses.plain(row.their_page).partition("/")[0])
        self.page_words.setText(
            tr("{theirs} to {ours}", theirs=row.their_words, ours=row.our_words)
        )
        chips = [Chip(state_name(row.state), STATE_HUES[row.state])]
        if row.rel:
            chips.append(Chip(rel_name(row.rel)))
        if row.due:
            chips.append(Chip(tr("check due"), "mustard"))
        self.chips.set_widgets(*chips)
        self.said.setText(f"{state_hint(row.state)} {row.note}".strip())
        self.check.setEnabled(not row.whole_site)
        self.open.setEnabled(row.address is not None)
        self._show_before(row)
        self._show_fields(row)
        self._page.runner.ask(queries.history, row.id, then=self._show_history, owner=self)
        self.brought.hide()
        self._page.runner.ask(
            brought_by_link,
            row.id,
            self._page.today,
            then=self._show_brought,
            owner=("links", "brought"),
        )

    def _show_brought(self, found: Brought) -> None:
        """What came from the page, where anything did."""
        said = " ".join(brought_sentences(found))
        self.brought.setText(tr("It brought: {what}", what=said) if said else "")
        self.brought.setVisible(bool(said))

    def _show_before(self, row: LinkRow) -> None:
        self.before.setVisible(row.lost)
        self.whose.setVisible(row.person_id is not None)
        if row.lost:
            self.before.say(
                tr("Lost since {day}. Thank them for it, and say what is new.",
                   day=day_words(row.since)),
                "caution",
                lead=tr("Has linked before."),
                icon="history",
            )  # fmt: skip

    def _show_fields(self, row: LinkRow) -> None:
        self.theirs.set_value(row.their_page)
        self.ours.set_value(row.our_page)
        self.words.set_value(row.words)
        self.who.set_person(row.person_id, row.person)
        self.day.set_value(row.found_on)
        self.how.set_value(row.how)
        known = REL_CHOICES if row.rel in REL_CHOICES else RELS
        self.rel.set_options([(rel, rel_choice(rel)) for rel in known], row.rel)
        for field in (self.theirs, self.ours, self.words, self.day):
            field.clear_error()
        for text in (self.theirs, self.ours):
            if not text.line.hasFocus():
                # The beginning of an address says whose it is.
                text.line.setCursorPosition(0)

    def _show_history(self, checks: Sequence[CheckRow]) -> None:
        while (item := self.history.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not checks:
            self.history.addWidget(Label(tr("Nobody has looked yet."), "hint", wrap=True))
        for check in checks[:MOST_CHECKS]:
            self.history.addWidget(Label(_check_words(check), "second", wrap=True))
        newest = checks[0] if checks else None
        self._final_url = newest.final_url if newest and newest.state == "redirected" else ""
        self.moved.setVisible(bool(self._final_url))

    def _check(self) -> None:
        if self.row is not None:
            self.check_wanted.emit(self.row.id)

    def _open(self) -> None:
        if self.row is not None and not open_address(self.row.their_page):
            self._page.desk.say(tr("The page could not be opened. Copy its address instead."))

    def _move(self) -> None:
        if self.row is not None:
            self._page.run(
                operations.change_link, self.row.id, "their_page", self._final_url, self._page.today
            )

    def _mark(self, state: str) -> None:
        if self.row is not None:
            self._page.run(operations.record_state, self.row.id, state, self._page.today)

    def _change(self, name: str, field: TextField | ChoiceField, value: object) -> None:
        if self.row is not None:
            self._page.run(
                operations.change_link,
                self.row.id,
                name,
                str(value),
                self._page.today,
                told=None,
                refused=lambda error: field.set_error(error.sentence),
            )

    def _change_day(self, value: object) -> None:
        if self.row is not None and value is not None:
            self._page.run(
                operations.change_link,
                self.row.id,
                "found_on",
                value,
                self._page.today,
                told=None,
                refused=lambda error: self.day.set_error(error.sentence),
            )

    def _set_person(self, person_id: object) -> None:
        if self.row is not None:
            self._page.run(operations.set_person, [self.row.id], person_id)

    def _go_to_person(self) -> None:
        if self.row is not None and self.row.person_id is not None:
            self.person_wanted.emit(self.row.person_id)

    def _delete(self) -> None:
        if self.row is not None:
            self._page.run(operations.delete_links, [self.row.id])
            self.closed.emit()


def _check_words(check: CheckRow) -> str:
    said = tr("{when}: {state}", when=moment(check.moment), state=state_name(check.state))
    if check.by_hand:
        said = tr("{said}, seen by you", said=said)
    return f"{said}. {check.note}" if check.note else said
