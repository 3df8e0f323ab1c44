"""What the Prospects page does when something is asked of it: one operation each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from core.prospects import operations, words
from core.prospects.limits import (
    ASK,
    ASKED,
    BY_HAND,
    DECLINED,
    DO_NOT_CONTACT,
    GIVE,
    GIVES,
    LINKED,
    REPLY,
    YES,
)
from core.prospects.summaries import Summary
from core.text import tr
from gui.names import names
from gui.pages.prospects.data import OpenPerson

if TYPE_CHECKING:
    from gui.pages.prospects.page import ProspectsPage as Page


class Deeds(QObject):
    """Answers the page's wishes; dialogs are imported when they open."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page

    # -- the open person

    @property
    def opened(self) -> OpenPerson | None:
        """Who is in the panel."""
        return self.page.opened

    def _run(self, operation: object, *args: object, **kw: object) -> None:
        self.page.run(operation, *args, **kw)  # type: ignore[arg-type]

    def give(self, what: str, person_id: int | None = None) -> None:
        """Log a give to somebody, else to who is open, in one click."""
        who = person_id or self.page.open_id
        if who is not None:
            self._run(operations.log_give, who, what, self.page.today)

    def reply(self, who_replied: str) -> None:
        """Log a reply."""
        if self.page.open_id is not None:
            self._run(operations.log_reply, self.page.open_id, self.page.today, who=who_replied)

    def note(self) -> None:
        """Ask for a note and log it."""
        from gui.pages.prospects.dialogs import NoteDialog

        if self.opened is not None:
            person = self.opened.person.person
            NoteDialog(self.page, person.id, names().person(person.id, person.name)).open()

    def ask(self) -> None:
        """Ask what is asked for; before it is time, why it should not wait."""
        from gui.pages.prospects.dialogs import AskDialog

        opened = self.opened
        if opened is None or opened.prospect is None:
            return
        if opened.prospect.waiting.barred:
            self.page.desk.say(words.missing(opened.prospect.waiting))
        else:
            AskDialog(self.page, opened).open()

    def settle(self, touch_id: int, outcome: str) -> None:
        """Say what became of an ask."""
        self._run(operations.settle_ask, touch_id, outcome, self.page.today)

    def rename(self, name: str) -> None:
        """Call somebody something else."""
        from core.people.operations import change_person

        if self.page.open_id is not None:
            self._run(change_person, self.page.open_id, "name", name, told=None)

    def change(self, field: str, text: str) -> None:
        """Keep what was typed about a prospect; what is refused is said below it."""
        panel, who = self.page.stage.panel, self.page.open_id
        line = {"their_page": panel.their_page, "doer": panel.doer}.get(field)
        if who is not None:
            refused = None if line is None else lambda error: line.set_error(error.sentence)
            self._run(
                operations.change_prospect, who, field, text, told=None, refused=refused
            )  # fmt: skip

    def fit(self, part: str, stamps: int) -> None:
        """Give a part of the fit its stamps."""
        if self.page.open_id is not None:
            self._run(operations.set_fit, self.page.open_id, part, stamps, told=None)

    def step(self, text: str) -> None:
        """Keep the words of the next step."""
        self.change("next_step", text)

    def day(self, day: object) -> None:
        """Set when to get back to who is open."""
        if self.page.open_id is not None:
            self._run(operations.set_next_day, [self.page.open_id], day)

    def make_prospect(self) -> None:
        """Make who is open a prospect."""
        if self.page.open_id is not None:
            self._run(operations.make_prospects, [self.page.open_id], self.page.today)

    def touch_words(self, touch_id: int, text: str) -> None:
        """Keep what was said."""
        self._run(operations.change_touch, touch_id, self.page.today, words=text, told=None)

    def touch_menu(self, touch_id: int, at: QPoint) -> None:
        """What can be done with a touch."""
        opened = self.opened
        touch = (
            next((one for one in opened.touches if one.id == touch_id), None) if opened else None
        )
        if touch is None:
            return
        menu = self._menu()
        menu.addAction(tr("Change the day or where")).triggered.connect(
            partial(self.change_touch, touch_id)
        )
        if touch.kind == ASK:
            for outcome in ("open", "yes", "declined", "withdrawn"):
                if outcome != touch.outcome:
                    menu.addAction(words.outcome_name(outcome)).triggered.connect(
                        partial(self.settle, touch_id, outcome)
                    )
        menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(
            partial(self._run, operations.remove_touch, touch_id)
        )
        menu.popup(at)

    def change_touch(self, touch_id: int) -> None:
        """Correct a touch."""
        from gui.pages.prospects.dialogs import TouchDialog

        if self.opened is not None:
            TouchDialog(self.page, self.opened, touch_id).open()

    # -- messages

    def copied(self, kind: str, what: str, network: str, text: str) -> None:
        """A message was copied: offer to log it."""
        who = self.page.open_id
        if who is not None:
            self.page.desk.toast(
                tr("Copied. Paste it where you write to them."),
                tr("Log it"),
                partial(self.log_message, who, kind, what, network, text),
            )

    def log_message(self, who: int, kind: str, what: str, network: str, text: str) -> None:
        """Log a message that was copied; an ask before its time asks for the reason first."""
        today = self.page.today
        if kind == GIVE:
            self._run(operations.log_give, who, what, today, network=network, words=text)
        elif kind == REPLY:
            self._run(operations.log_reply, who, today, who=what, network=network, words=text)
        else:
            self._run(
                operations.log_ask, who, what, today, network=network, words=text,
                refused=lambda error: self._ask_with(who, what, network, text, error.sentence),
            )  # fmt: skip

    def _ask_with(self, who: int, what: str, network: str, text: str, sentence: str) -> None:
        from gui.pages.prospects.dialogs import AskDialog

        opened = self.opened
        if opened is None or opened.id != who or opened.prospect is None:
            self.page.desk.say(sentence)
            return
        if opened.prospect.waiting.barred:
            self.page.desk.say(sentence)
            return
        dialog = AskDialog(self.page, opened)
        dialog.what.set_value(what)
        dialog.network.set_value(network)
        dialog.words.set_value(text)
        dialog.open()

    def keep_template(self, kind: str, what: str, network: str, text: str) -> None:
        """Keep words to start messages from."""
        from core.prospects.queries import Template
        from gui.pages.prospects.templates import TemplateDialog

        TemplateDialog(self.page, Template(0, kind, what, "", text, network)).open()

    def templates(self) -> None:
        """Show the owner's own messages."""
        from gui.pages.prospects.templates import TemplatesDialog

        TemplatesDialog(self.page).open()

    # -- the board, the table

    def move(self, person_id: int, stage: str) -> None:
        """Put somebody into another column: what that says is logged where it says something."""
        one = self.page.board.people.get(person_id)
        if one is None or one.stage == stage:
            return
        if stage == DO_NOT_CONTACT:
            from core.people.operations import do_not_contact

            self._run(do_not_contact, [person_id])
        elif one.stage == DO_NOT_CONTACT:
            self.page.desk.say(
                tr("{name} is not to be contacted. Allow contact first.", name=one.name)
            )
        elif stage == ASKED and one.story.open_ask is None:
            self.page.open_person(person_id, then=self.ask)
        elif one.story.open_ask is not None and stage in (LINKED, DECLINED):
            self.page.open_person(person_id, then=partial(self._settle_open, stage))
        else:
            self._run(operations.set_stage, [person_id], stage)

    def _settle_open(self, stage: str) -> None:
        opened = self.opened
        if opened is not None and opened.prospect is not None and opened.prospect.open_ask:
            self.settle(opened.prospect.open_ask, YES if stage == LINKED else DECLINED)

    def set_stage(self, people: Sequence[int], stage: str | None) -> None:
        """Set the stage of many."""
        self._run(operations.set_stage, list(people), stage)

    def set_many(self, what: str, people: Sequence[int]) -> None:
        """Ask for a day, a doer or a tag, and set it for many."""
        from gui.pages.prospects.dialogs import ManyDialog

        ManyDialog(self.page, people, what).open()

    def stop(self, people: Sequence[int]) -> None:
        """Take people off the prospects."""
        self._run(operations.stop_being_prospects, list(people))

    def add(self) -> None:
        """Ask who is new."""
        from gui.pages.prospects.dialogs import AddDialog

        AddDialog(self.page).open()

    def rules(self) -> None:
        """Show the rules, to change."""
        from gui.pages.prospects.dialogs import RulesDialog

        RulesDialog(self.page, self.page.board.pace).open()

    def card_menu(self, person_id: int, at: QPoint) -> None:
        """What can be done with somebody on the board or in the table."""
        one = self.page.board.people.get(person_id)
        if one is not None:
            self.menu_of(one).popup(at)

    def menu_of(self, one: Summary) -> QMenu:
        """The menu of a card."""
        menu, who = self._menu(), one.person_id
        menu.addAction(tr("Open")).triggered.connect(partial(self.page.open_person, who))
        menu.addSeparator()
        for what in GIVES:
            menu.addAction(words.what_name(GIVE, what)).triggered.connect(
                partial(self.give, what, who)
            )
        menu.addSeparator()
        move = menu.addMenu(tr("Move to"))
        for stage in (*BY_HAND, DO_NOT_CONTACT):
            if stage != one.stage:
                move.addAction(words.stage_name(stage)).triggered.connect(
                    partial(self.move, who, stage)
                )
        if one.by_hand:
            menu.addAction(tr("Let it follow what was logged")).triggered.connect(
                partial(self.set_stage, [who], None)
            )
        menu.addAction(tr("Take off the prospects")).triggered.connect(partial(self.stop, [who]))
        return menu

    def panel_menu(self, at: QPoint) -> None:
        """What can be done with who is open."""
        menu = self._menu()
        who = self.page.open_id
        opened = self.opened
        if who is None or opened is None:
            return
        self.page.stage.panel.section.menu_for(menu)
        menu.addSeparator()
        if opened.prospect is not None:
            menu.addAction(tr("Take off the prospects")).triggered.connect(
                partial(self.stop, [who])
            )
        menu.addAction(tr("Rules for prospects")).triggered.connect(self.rules)
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
