"""The foot of the panel: what to do next, and when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from core.prospects import words
from core.prospects.limits import LINE_LIMIT
from core.prospects.queries import ProspectFacts
from core.prospects.summaries import Summary
from core.text import short_day, tr, trn, weekday_and_day
from gui.pages.prospects.card_words import SOON, step
from gui.theme import theme
from gui.widgets.chip import ChipButton
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Label

AHEAD = (1, 3, 7, 14)
"""Days from today that the menu offers."""


class NextStep(QWidget):
    """The step in words, edited in place, and a chip with its day, which opens a calendar."""

    step_typed = Signal(str)
    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.today = dt.date.min
        self._day: dt.date | None = None
        self.step = InlineText(
            name=tr("Next step"),
            placeholder=tr("What comes next?"),
            limit=LINE_LIMIT,
            role="medium",
        )
        self.step.committed.connect(self.step_typed)
        self.chip = ChipButton("")
        self.chip.clicked.connect(self._menu)
        self.when = Label("", "hint")
        head = QHBoxLayout()
        head.addWidget(Label(tr("Next step"), "label"), 1)
        head.addWidget(self.when)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self.step, 1)
        line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addLayout(head)
        column.addLayout(line)

    def show_step(self, one: Summary, facts: ProspectFacts, today: dt.date) -> None:
        """Show what is next for a prospect."""
        self.today, self._day = today, facts.next_on
        found = step(one, today)
        if not self.step.editing:
            self.step.set_text(facts.next_step)
        due = one.due
        self.chip.set_look(tr("No day") if due is None else short_day(due), _hue(due, today))
        spoken = tr("no day") if due is None else weekday_and_day(due)
        self.chip.setToolTip("" if due is None else spoken)
        self.chip.setAccessibleName(tr("Follow up: {day}", day=spoken))
        said = "" if due is None else words.due_words(due, today)
        if found and not facts.next_step:
            said = f"{found.text}, {said}"
        self.when.setText(said)

    def _menu(self) -> None:
        self.day_menu().popup(self.chip.mapToGlobal(QPoint(0, self.chip.height())))

    def day_menu(self) -> QMenu:
        """Days to choose from: a few near ones, any by the calendar, or none."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for days in (0, *AHEAD):
            words_of = tr("Today") if not days else trn("In {n} day", "In {n} days", days)
            day = self.today + dt.timedelta(days)
            menu.addAction(f"{words_of}, {short_day(day)}").triggered.connect(
                lambda _, day=day: self.day_chosen.emit(day)
            )
        menu.addSeparator()
        calendar = QCalendarWidget(menu)
        calendar.setAccessibleName(tr("On a day to choose"))
        shown = self._day or self.today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.setMinimumDate(QDate(self.today.year, self.today.month, self.today.day))
        calendar.clicked.connect(lambda day: self._picked(menu, day))
        calendar.activated.connect(lambda day: self._picked(menu, day))
        holder = QWidgetAction(menu)
        holder.setText(calendar.accessibleName())
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.addSeparator()
        later = menu.addAction(tr("Leave it to the stage"))
        later.setEnabled(self._day is not None)
        later.triggered.connect(lambda: self.day_chosen.emit(None))
        return menu

    def _picked(self, menu: QMenu, day: QDate) -> None:
        menu.close()
        self.day_chosen.emit(dt.date(day.year(), day.month(), day.day()))


def _hue(due: dt.date | None, today: dt.date) -> str:
    if due is None:
        return ""
    days = (due - today).days
    return "tomato" if days <= 0 else "mustard" if days <= SOON else ""
