"""What the Today page does when something is asked of it: one operation each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from core.calendar import operations as calendar
from core.calendar.keys import place_of
from core.calendar.texts import to_copy
from core.prospects.limits import ASK, GIVE
from core.text import tr, weekday_and_day
from core.today.lines import Line
from gui.pages.today.deed_words import NEXT

if TYPE_CHECKING:
    from core.ideas.telling import Tell
    from core.today.queries import Loop
    from gui.pages.prospects.data import OpenPerson
    from gui.pages.today.page import TodayPage as Page


class Deeds(QObject):
    """Answers the page's wishes; dialogs and menus are imported when they open."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page

    # -- both

    def open(self, key: str) -> None:
        """Show an activity on the calendar, somebody among the prospects."""
        line = self.page.line(key)
        if line is None:
            return
        if line.is_person:
            self.page.desk.show_page("prospects", line.person_id)
        else:
            self.page.desk.show_page("calendar", place_of(key))

    def menu(self, key: str, at: QPoint) -> None:
        """What can be done with a row."""
        from gui.pages.today.menus import activity_menu, person_menu

        line = self.page.line(key)
        if line is not None:
            make = person_menu if line.is_person else activity_menu
            make(self, line).popup(at)

    def tick(self, key: str) -> None:
        """Tick an activity off or not; of somebody to get back to it is asked what was done."""
        line = self.page.line(key)
        if line is None:
            return
        if line.is_person:
            from gui.pages.today.menus import done_menu

            done_menu(self, line).popup(self.page.list.point_of(key))
        elif line.done:
            self.page.run(calendar.untick, key)
        else:
            self.page.run(
                calendar.tick,
                key,
                self.page.today,
                then=lambda new: self.page.wait_for(str(new)) if new != key else None,
            )

    def move(self, key: str, day: dt.date) -> None:
        """Put an activity on another day, or get back to somebody on another day."""
        line = self.page.line(key)
        if line is None or (line.day == day and not line.late):
            return
        if day < self.page.today:
            self.page.desk.say(tr("That day is over. Choose today or a later one."))
        elif line.is_person:
            self.get_back(line, day)
        else:
            told = tr("{title} is on {day} now", title=line.title, day=weekday_and_day(day))
            self.page.run(calendar.move, [key], day, told=told, then=self._moved)

    def _moved(self, keys: list[str]) -> None:
        self.page.wait_for(keys[0] if keys else "")
        self.page.refresh()

    def delete(self, key: str) -> None:
        """Take an activity out; of what repeats, this day alone."""
        line = self.page.line(key)
        if line is not None and not line.is_person:
            self.page.run(calendar.delete, [key])

    def to_tray(self, key: str) -> None:
        """Let an activity wait without a day."""
        self.page.run(calendar.move, [key], None)

    def copy_text(self, line: Line) -> None:
        """Take an activity's text and link to the clipboard."""
        QGuiApplication.clipboard().setText(to_copy(line.text, line.link))
        self.page.desk.toast(tr("Copied. Paste it where it goes out."))

    # -- people

    def log_next(self, key: str) -> None:
        """Log what is usually next with somebody, in one click."""
        line = self.page.line(key)
        if line is None or not line.is_person:
            return
        kind, what = NEXT.get(line.stage, ("", ""))
        if kind == ASK:
            self.ask(line)
        elif kind == GIVE:
            self.give(line, what)
        else:
            self.reply(line, what)

    def give(self, line: Line, what: str) -> None:
        """Log a give."""
        from core.prospects.operations import log_give

        self.page.run(log_give, line.person_id, what, self.page.today)

    def reply(self, line: Line, who: str) -> None:
        """Log a reply of theirs or of ours."""
        from core.prospects.operations import log_reply

        self.page.run(log_reply, line.person_id, self.page.today, who=who)

    def get_back(self, line: Line, day: dt.date | None) -> None:
        """Set the day to get back to somebody; None leaves it to their stage."""
        from core.prospects.operations import set_next_day

        self.page.run(set_next_day, [line.person_id], day)

    def choose_day(self, line: Line) -> None:
        """Ask for the day to get back to somebody."""
        from gui.pages.prospects.dialogs import ManyDialog

        if line.person_id is not None:
            ManyDialog(self.page, [line.person_id], "day").open()

    def ask(self, line: Line) -> None:
        """Ask what was asked for, and log it."""
        self._with_person(line, self._ask)

    def note(self, line: Line) -> None:
        """Ask for a note and log it."""
        from gui.pages.prospects.dialogs import NoteDialog

        if line.person_id is not None:
            NoteDialog(self.page, line.person_id, line.person).open()

    def _with_person(self, line: Line, act: Callable[[OpenPerson], object]) -> None:
        from gui.pages.prospects.data import open_person

        self.page.runner.ask(
            open_person,
            line.person_id,
            self.page.today,
            then=lambda opened: None if opened is None else act(opened),
            owner=("today", "person"),
        )

    def _ask(self, opened: OpenPerson) -> None:
        from core.prospects.words import missing
        from gui.pages.prospects.dialogs import AskDialog

        if opened.prospect is None:
            return
        if opened.prospect.waiting.barred:
            self.page.desk.say(missing(opened.prospect.waiting))
        else:
            AskDialog(self.page, opened).open()

    # -- ideas

    def tell(self, loop: Loop) -> None:
        """Answer the people of an idea."""
        from gui.pages.today.tell_dialog import waiting

        self.page.runner.ask(
            waiting,
            loop.idea_id,
            self.page.today,
            then=partial(self._tell, loop),
            owner=("today", "tell"),
        )

    def _tell(self, loop: Loop, tells: tuple[Tell, ...]) -> None:
        from gui.pages.today.tell_dialog import TellDialog

        if tells:
            TellDialog(self.page, loop, tells).open()
