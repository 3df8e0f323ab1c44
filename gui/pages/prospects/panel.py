"""The side panel: one person, whether it is time to ask, what was logged, what is next."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from core.people.limits import HANDLE, NAME_LIMIT, SITE
from core.people.queries import PersonPanel
from core.prospects import words
from core.prospects.limits import (
    COMMENTED,
    DECLINED,
    FIT_MOST,
    FIT_PARTS,
    FOLLOWED,
    GIVE,
    GIVES,
    HELPED,
    LINKED,
    NOTE,
    OURS,
    SHARED_THEIRS,
    THEIRS,
    WITHDRAWN,
    YES,
)
from core.prospects.queries import ProspectPanel
from core.prospects.rules import Pace
from core.text import tr
from gui.names import names
from gui.pages.prospects.brought import BroughtData, BroughtPart
from gui.pages.prospects.card_words import plain_site
from gui.pages.prospects.composer import Composer, Kind
from gui.pages.prospects.data import OpenPerson
from gui.pages.prospects.next_step import NextStep
from gui.pages.prospects.person import NETWORK_HUES, PersonSection
from gui.pages.prospects.person_keys import Runs
from gui.pages.prospects.table_columns import STAGE_HUES
from gui.pages.prospects.timeline import Timeline, glyph
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.chip import Chip
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import Flow, SidePanel
from gui.widgets.messages import MessageBar
from gui.widgets.stamps import StampScale


class ProspectPanelView(SidePanel):
    """One person. What is wished for is told by signals; the page does it."""

    give_wanted = Signal(str)
    reply_wanted = Signal(str)
    note_wanted = Signal()
    ask_wanted = Signal()
    settled = Signal(int, str)
    """The ask that waits, and what became of it."""
    renamed = Signal(str)
    field_typed = Signal(str, str)
    fit_given = Signal(str, int)
    stage_cleared = Signal()
    prospect_wanted = Signal()
    more_wanted = Signal(QPoint)

    def __init__(self, page: Runs) -> None:
        super().__init__(tr("Prospect"))
        self.person: OpenPerson | None = None
        self.title.hide()
        self.name = InlineText(
            role="card",
            name=tr("Name"),
            limit=NAME_LIMIT,
            required=tr("Give them a name."),
        )
        self.name.committed.connect(self.renamed)
        self.head.addWidget(self.name, 1)
        self.more = IconButton("ellipsis", tr("What can be done with this person"), side=26)
        self.more.clicked.connect(self._more)
        self.head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.section = PersonSection(page)
        self.stage_back = Button(tr("Let it follow what was logged"), "quiet", small=True)
        self.stage_back.clicked.connect(self.stage_cleared)
        self.advice = MessageBar("", "caution")
        self.who = Label("", "second", wrap=True)
        self.chips = Flow()
        self.make = Button(tr("Make a prospect"), "primary", icon="handshake")
        self.make.clicked.connect(self.prospect_wanted)
        self.timeline = Timeline()
        self.brought = BroughtPart()
        self.composer = Composer()
        self.next = NextStep()
        self._add_all()

    def _add_all(self) -> None:
        stage_row = QHBoxLayout()
        stage_row.setSpacing(theme().px(6))
        stage_row.addWidget(self.stage_back)
        stage_row.addStretch(1)
        self.area.add(self.who)
        self.area.add(self.chips)
        self.area.body.addLayout(stage_row)
        # Whatever else stands below: that somebody is not to be contacted is read first.
        self.area.add(self.section.blocked)
        self.area.add(self.advice)
        self.answers = Flow()
        self.area.add(self.answers)
        self.area.add(self.make)
        self.gives = self._give_buttons()
        self.area.add(self.gives)
        self.composer.hide()
        self.area.add(self.composer)
        self.area.add(Divider())
        self.area.add(self.timeline)
        self.area.add(Divider())
        self.area.add(self.brought)
        self.facts = self._facts_part()
        self.area.add(self.facts)
        self.area.add(self.section)
        self.area.body.addStretch(1)
        self.foot_rule = Divider()
        self.foot.addWidget(self.foot_rule)
        self.foot.addWidget(self.next)

    def _give_buttons(self) -> Flow:
        self.give_buttons: dict[str, Button] = {}
        for what in (FOLLOWED, COMMENTED, SHARED_THEIRS, HELPED):
            button = Button(words.what_name(GIVE, what), icon=glyph(GIVE, what), small=True)
            button.clicked.connect(partial(self.give_wanted.emit, what))
            self.give_buttons[what] = button
        self.ask = Button(tr("Ask"), icon="send", small=True)
        self.ask.clicked.connect(self.ask_wanted)
        self.sooner = Button(tr("Ask sooner"), "quiet", small=True)
        self.sooner.clicked.connect(self.ask_wanted)
        self.log_more = Button(tr("More"), icon="plus", small=True)
        self.log_more.clicked.connect(self._log_menu)
        self.write = Button(tr("Write a message"), "quiet", icon="pencil", small=True)
        self.write.setCheckable(True)
        self.write.toggled.connect(self._open_composer)
        others = (self.log_more, self.ask, self.sooner, self.write)
        return Flow(*self.give_buttons.values(), *others)

    def _facts_part(self) -> QWidget:
        part = Flow(spacing=8)
        fit = Label(tr("Fit for us"), "label")
        self.their_page = InlineText(
            name=tr("Their page"), placeholder=tr("The page for a link"), limit=2_000
        )
        self.doer = InlineText(name=tr("Doer"), placeholder=tr("Nobody yet"), limit=60)
        self.their_page.committed.connect(partial(self.field_typed.emit, "their_page"))
        self.doer.committed.connect(partial(self.field_typed.emit, "doer"))
        self.facts_parts: list[QWidget] = [fit]
        for words_of, text in ((tr("Their page"), self.their_page), (tr("Doer"), self.doer)):
            self.facts_parts += [Label(words_of, "label"), text]
            self.area.add(self.facts_parts[-2])
            self.area.add(text)
        self.area.add(fit)
        self.fit: dict[str, StampScale] = {}
        for name in FIT_PARTS:
            scale = StampScale(0, FIT_MOST, name=_fit_name(name))
            scale.valueChanged.connect(partial(self._fit_changed, name))
            self.fit[name] = scale
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Label(_fit_name(name), "label"))
            row.addWidget(scale)
            part.flow.addWidget(pair)
        return part

    # -- what is shown

    def show_person(self, opened: OpenPerson, pace: Pace, today: dt.date) -> None:
        """Show somebody; what is being typed stays, and the keyboard stays in here."""
        held = self._has_keyboard()
        self._show(opened, pace, today)
        if held and not self._has_keyboard():
            self.focus_first()

    def show_brought(self, data: BroughtData) -> None:
        """What they brought, which is read after everything else."""
        if self.person is not None and self.person.id == data.person_id:
            self.brought.show_data(data)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused) and not focused.isHidden()

    def _show(self, opened: OpenPerson, pace: Pace, today: dt.date) -> None:
        new = self.person is None or self.person.id != opened.id
        self.person = opened
        person, prospect = opened.person.person, opened.prospect
        self.setAccessibleName(names().person(person.id, person.name))
        if not self.name.editing:
            self.name.set_text(names().person(person.id, person.name))
        self.name.setEnabled(not names().hidden)
        self._show_head(opened)
        self.section.show_data(opened.person)
        self.section.setVisible(not names().hidden)
        called = {key: one.name for key, one in opened.networks.items()}
        facts = prospect.facts if prospect else None
        self.timeline.show_touches(person.id, opened.touches, facts, called)
        for widget in (
            *self.facts_parts,
            self.gives,
            self.write,
            self.facts,
            self.next,
            self.foot_rule,
        ):
            widget.setVisible(prospect is not None)
        self.make.setVisible(prospect is None)
        if new:
            self.brought.show_nobody()
            self.write.setChecked(False)
            self.area.verticalScrollBar().setValue(0)
        self.stage_back.setVisible(False)
        self.advice.setVisible(prospect is not None)
        self.answers.setVisible(False)
        if prospect is not None:
            self._show_prospect(prospect, person, pace, today)
        elif self.composer.isVisible():
            self.write.setChecked(False)

    def _show_head(self, opened: OpenPerson) -> None:
        """Who they are, where, and what they belong to, in two lines."""
        person, prospect = opened.person.person, opened.prospect
        site = next((key.words for key in person.keys if key.kind == SITE), "")
        page = plain_site(prospect.facts.their_page) if prospect else ""
        said = " · ".join(part for part in (person.about, page or site) if part)
        self.who.setText(said)
        self.who.setVisible(bool(said) and not names().hidden)
        chips = []
        if prospect is not None:
            stage = prospect.summary.stage
            chips.append(Chip(words.stage_name(stage), STAGE_HUES.get(stage, "")))
        for network in dict.fromkeys(key.scope for key in person.of_kind(HANDLE)):
            name = opened.networks[network].name if network in opened.networks else network
            chips.append(Chip(name, NETWORK_HUES.get(network, "sea")))
        chips += [Chip(name) for _, name in person.groups]
        chips += [Chip(tag) for tag in person.tags]
        self.chips.set_widgets(*chips)
        self.chips.setVisible(bool(chips))

    def _show_prospect(
        self, prospect: ProspectPanel, person: PersonPanel, pace: Pace, today: dt.date
    ) -> None:
        one, facts = prospect.summary, prospect.facts
        self.stage_back.setVisible(one.by_hand)
        self._advise(prospect, pace)
        self.answers.setVisible(prospect.open_ask is not None)
        self._offer_answers(prospect.open_ask)
        followed = any(touch.what == FOLLOWED for touch in prospect.touches)
        self.give_buttons[FOLLOWED].setVisible(not followed)
        self.ask.setEnabled(prospect.waiting.ready)
        self.sooner.setVisible(not prospect.waiting.ready and not prospect.waiting.barred)
        self.ask.setToolTip("" if prospect.waiting.ready else words.missing(prospect.waiting))
        blocked = one.story.do_not_contact
        for widget in (self.gives, self.next, self.foot_rule):
            widget.setVisible(not blocked)
        if blocked:
            self.write.setChecked(False)
        for text, value in ((self.their_page, facts.their_page), (self.doer, facts.doer)):
            if not text.editing:
                text.set_text(value)
                text.set_error("")
        for name, scale in self.fit.items():
            scale.blockSignals(True)
            scale.setValue(getattr(facts, name))
            scale.blockSignals(False)
        self.next.show_step(one, facts, today)
        if self.person is not None and not blocked and self.write.isChecked():
            self.composer.show_person(self.person)

    def _advise(self, prospect: ProspectPanel, pace: Pace) -> None:
        waiting, one = prospect.waiting, prospect.summary
        if one.stage == LINKED:
            self.advice.say(
                tr("Thank them, and keep giving before you ask again."),
                "done",
                lead=tr("Linked."),
                icon="link",
            )
        elif waiting.ready:
            self.advice.say(
                words.ledger(one.story, pace), "done", lead=tr("Ready to ask."), icon="hand-heart"
            )
        elif waiting.do_not_contact:
            self.advice.hide()
        elif waiting.barred:
            self.advice.say(
                tr("Say what became of it, then it moves on."),
                "info",
                lead=words.missing(waiting),
                icon="send",
            )
        else:
            self.advice.say(
                words.ledger(one.story, pace),
                "caution",
                lead=words.missing(waiting),
                icon="hand-heart",
            )

    def _offer_answers(self, ask: int | None) -> None:
        if ask is None:
            self.answers.set_widgets()
            return
        made = []
        for outcome, icon in ((YES, "check"), (DECLINED, "x"), (WITHDRAWN, "undo-2")):
            button = Button(words.outcome_name(outcome), icon=icon, small=True)
            button.clicked.connect(partial(self.settled.emit, ask, outcome))
            made.append(button)
        self.answers.set_widgets(*made)

    # -- what is wished for

    def focus_first(self) -> None:
        """Give the keyboard to the first thing that can be logged."""
        shown = [button for button in self.give_buttons.values() if button.isVisible()]
        target: QWidget = shown[0] if shown else self.make
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def compose(self, kind: Kind) -> None:
        """Open the composer on a kind of touch."""
        self.write.setChecked(True)
        if self.person is not None:
            self.composer.show_person(self.person, kind)

    def _open_composer(self, shown: bool) -> None:
        self.composer.setVisible(shown)
        if shown and self.person is not None:
            self.composer.show_person(self.person)
            self.composer.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.composer)

    def _log_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for what in GIVES:
            if what not in self.give_buttons or not self.give_buttons[what].isVisible():
                menu.addAction(words.what_name(GIVE, what)).triggered.connect(
                    partial(self.give_wanted.emit, what)
                )
        menu.addSeparator()
        for who in (THEIRS, OURS):
            menu.addAction(words.reply_name(who)).triggered.connect(
                partial(self.reply_wanted.emit, who)
            )
        menu.addAction(words.kind_name(NOTE)).triggered.connect(self.note_wanted)
        menu.popup(self.log_more.mapToGlobal(self.log_more.rect().bottomLeft()))

    def _more(self) -> None:
        self.more_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fit_changed(self, part: str, value: int) -> None:
        self.fit_given.emit(part, value)


def _fit_name(part: str) -> str:
    return {
        "audience_match": tr("Audience match"),
        "reach": tr("Reach"),
        "relevance": tr("Relevance"),
    }[part]
