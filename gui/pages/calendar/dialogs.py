"""Windows of the Calendar page that read and write by themselves: the rhythm, saved words."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.calendar import operations, queries
from core.calendar.facts import SlotFacts
from core.calendar.queries import Slot, Snippet, week_start
from core.store.changes import Changes
from core.text import short_day, tr, trn
from gui.pages.calendar.rhythm import RhythmDialog, SlotLine
from gui.pages.calendar.snippets import SnippetLine, SnippetsDialog

if TYPE_CHECKING:
    from gui.pages.calendar.page import CalendarPage as Page


class Dialogs(QObject):
    """Opens them, and keeps what they show true while they are open."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.rhythm_dialog: RhythmDialog | None = None
        self.snippets_dialog: SnippetsDialog | None = None
        page.runner.changed.connect(self._changed)

    def rhythm(self) -> None:
        """Open the weekly rhythm."""
        data = self.page.data
        if data is None:
            return
        monday = week_start(self.page.chosen_day, data.first_weekday)
        networks = (("", tr("No network")), *data.choices.networks.items())
        dialog = RhythmDialog(data.first_weekday, networks, short_day(monday), self.page)
        dialog.kept.connect(self._keep_slot)
        dialog.removed.connect(partial(self.page.run, operations.remove_slot))
        dialog.fill_wanted.connect(partial(self._fill, monday))
        dialog.destroyed.connect(self._rhythm_gone)
        self.rhythm_dialog = dialog
        self._read_slots()
        dialog.open()

    def _rhythm_gone(self) -> None:
        self.rhythm_dialog = None

    def _read_slots(self) -> None:
        self.page.runner.ask(queries.slots, then=self._show_slots, owner=("calendar", "slots"))

    def _show_slots(self, found: list[Slot]) -> None:
        if self.rhythm_dialog is not None:
            self.rhythm_dialog.show_slots([SlotLine(**one.__dict__) for one in found])

    def _keep_slot(self, line: SlotLine) -> None:
        facts = SlotFacts(
            line.weekday, line.kind, line.time, line.network, line.minutes, line.doer, line.words
        )
        refused = self.rhythm_dialog.refused if self.rhythm_dialog is not None else None
        if line.id is None:
            self.page.run(operations.add_slot, facts, refused=refused, told=None)
        else:
            self.page.run(operations.change_slot, line.id, facts, refused=refused, told=None)

    def _fill(self, monday: dt.date) -> None:
        self.page.state.anchor = monday
        self.page.run(operations.fill_week, monday, then=self._filled)

    def _filled(self, count: int) -> None:
        self.page.desk.toast(
            trn(
                "{n} activity added from the weekly rhythm.",
                "{n} activities added from the weekly rhythm.",
                count,
            )
            if count
            else tr("Everything of the weekly rhythm is on the calendar already.")
        )

    # -- saved words

    def snippets(self) -> None:
        """Open the saved words and hashtags."""
        dialog = SnippetsDialog(self.page)
        dialog.kept.connect(self._keep_snippet)
        dialog.removed.connect(partial(self.page.run, operations.remove_snippet))
        dialog.destroyed.connect(self._snippets_gone)
        self.snippets_dialog = dialog
        self._read_snippets()
        dialog.open()

    def _snippets_gone(self) -> None:
        self.snippets_dialog = None

    def _read_snippets(self) -> None:
        self.page.runner.ask(
            queries.snippets, then=self._show_snippets, owner=("calendar", "all snippets")
        )

    def _show_snippets(self, found: list[Snippet]) -> None:
        if self.snippets_dialog is not None:
            self.snippets_dialog.show_snippets([SnippetLine(**one.__dict__) for one in found])

    def _keep_snippet(self, line: SnippetLine) -> None:
        dialog = self.snippets_dialog
        refused = dialog.refused if dialog is not None else None
        if line.id is None:
            self.page.run(
                operations.add_snippet,
                line.kind,
                line.name,
                line.words,
                refused=refused,
                then=lambda _: dialog.start_anew() if dialog is not None else None,
                told=None,
            )
        else:
            self.page.run(
                operations.change_snippet,
                line.id,
                line.name,
                line.words,
                refused=refused,
                told=None,
            )

    def _changed(self, changes: Changes) -> None:
        if self.rhythm_dialog is not None and "slot" in changes.tables:
            self._read_slots()
        if self.snippets_dialog is not None and "snippet" in changes.tables:
            self._read_snippets()
