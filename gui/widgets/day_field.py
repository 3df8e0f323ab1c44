"""A field for a day, with a calendar to pick it from."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QHBoxLayout, QWidget

from core.text import locale, tr
from gui.theme import theme
from gui.widgets.buttons import IconButton
from gui.widgets.field import Field, keep_wheel_off

# The day that stands for no day at all: no plan reaches back to it.
_NONE = QDate(1900, 1, 1)
_LONGEST = 31
_PARTING = (".", "/", "-", ",", " ")
"""What people type between day, month and year, whatever their country has there."""


class DayEdit(QDateEdit):
    """A day or none. Delete empties it; the arrow opens a calendar at today when it is empty."""

    def __init__(self, day: dt.date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moved_on = False
        """Whether Qt went on to the next part by itself, before what parts the two was typed."""
        self._lent: QDate | None = None
        """The day that was shown before a longer month was lent to type in."""
        self.setCalendarPopup(True)
        self.setMinimumDate(_NONE)
        self.setSpecialValueText(tr("No day"))
        self.setLocale(QLocale(str(locale())))
        self.setDisplayFormat(_with_whole_year(self.locale()))
        calendar = self.calendarWidget()
        calendar.setLocale(self.locale())
        calendar.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.installEventFilter(self)
        theme().changed.connect(self._dress)
        self._dress()
        keep_wheel_off(self)
        self.show_day(day)

    def _dress(self) -> None:
        # Qt's weekends are of a red that the dark theme cannot show.
        weekend = QTextCharFormat()
        weekend.setForeground(theme().colour("tomato"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendarWidget().setWeekdayTextFormat(day, weekend)

    @property
    def day(self) -> dt.date | None:
        """The day in it, None for none."""
        shown = self.date()
        return None if shown == _NONE else dt.date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: dt.date | None) -> None:
        """Show a day, or that there is none."""
        self.setDate(_NONE if day is None else QDate(day.year, day.month, day.day))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self.day is None:
            today = QDate.currentDate()
            self.calendarWidget().setCurrentPage(today.year(), today.month())
        return super().eventFilter(watched, event)

    def _lend_a_month(self, digit: str) -> None:
        """Let a 31 be typed while a month without one is shown: its own month comes after it."""
        if self.currentSection() == QDateEdit.Section.MonthSection:
            self._lent = None
        shown = self.date()
        begun = self.lineEdit().selectedText() == self.sectionText(QDateEdit.Section.DaySection)
        in_day = self.currentSection() == QDateEdit.Section.DaySection
        day_first = self.sectionAt(0) == QDateEdit.Section.DaySection
        if digit == "3" and in_day and day_first and begun and shown.daysInMonth() < _LONGEST:
            self._lent = shown
            self.setDate(QDate(shown.year(), 1, shown.day()))
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def _settle(self) -> None:
        """What was begun and not typed to its end: a month that was lent, a year of two digits."""
        if self._lent is not None:
            was, self._lent = self._lent, None
            typed = self.sectionText(QDateEdit.Section.DaySection)
            day = int(typed) if typed.isdecimal() else was.day()
            self.setDate(QDate(was.year(), was.month(), min(day, was.daysInMonth())))
        year = self.sectionText(QDateEdit.Section.YearSection)
        if self.day is not None and len(year) == 2 and year.isdecimal():
            shown = self.date()
            month_length = QDate(2000 + int(year), shown.month(), 1).daysInMonth()
            self.setDate(QDate(2000 + int(year), shown.month(), min(shown.day(), month_length)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._settle()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.text().isdigit() and event.text() not in _PARTING:
            self._settle()
        empty = self.day is None
        if event.key() == Qt.Key.Key_Delete and not empty:
            self.show_day(None)
        elif empty and event.text().isdigit():
            # Typing over "No day" starts from today, so that the sections are there to type in.
            self.setDate(QDate.currentDate())
            self._type_from_the_start(event)
        elif event.text().isdigit() and self.lineEdit().selectedText() == self.text():
            # With all of it chosen, Qt takes no key.
            self._type_from_the_start(event)
        elif event.text() in _PARTING and self._moved_on:
            self._moved_on = False
        else:
            self._type(event)

    def _type_from_the_start(self, event: QKeyEvent) -> None:
        self.setSelectedSection(self.sectionAt(0))
        self._type(event)

    def _type(self, event: QKeyEvent) -> None:
        before = self.currentSectionIndex()
        if event.text().isdigit():
            self._lend_a_month(event.text())
        super().keyPressEvent(event)
        self._moved_on = event.text().isdigit() and self.currentSectionIndex() != before


def _with_whole_year(place: QLocale) -> str:
    pattern = place.dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


class DayField(Field):
    """A day or, unless `required`, none; `committed(day)` on leaving or picking."""

    committed = Signal(object)

    def __init__(
        self,
        label: str,
        day: dt.date | None = None,
        *,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = DayEdit(day)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        self.clear_button = IconButton("x", tr("Take the day out"))
        self.clear_button.clicked.connect(self._cleared)
        row.addWidget(self.clear_button)
        super().__init__(label, box, hint=hint, parent=parent)
        self.setFocusProxy(self.edit)
        self.label.setBuddy(self.edit)
        self.edit.setAccessibleName(label)
        self._required = required
        self._day = day
        self.edit.dateChanged.connect(self._shown)
        self.edit.editingFinished.connect(self._finished)
        self.edit.calendarWidget().clicked.connect(self._finished)
        self._shown()

    @property
    def value(self) -> dt.date | None:
        """The day in it now."""
        return self.edit.day

    def set_value(self, day: dt.date | None) -> None:
        """Show another day."""
        self._day = day
        self.edit.show_day(day)

    def _shown(self) -> None:
        self.clear_button.setVisible(not self._required and self.edit.day is not None)
        self.set_error("")

    def _cleared(self) -> None:
        self.edit.show_day(None)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._finished()

    def _finished(self) -> None:
        if self._required and self.value is None:
            self.set_error(tr("Pick a day."))
        elif self.value != self._day:
            self._day = self.value
            self.committed.emit(self._day)

    def _told(self) -> list[QWidget]:
        return [self.edit]
