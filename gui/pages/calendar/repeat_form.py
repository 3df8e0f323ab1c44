"""How an activity repeats: every so many days, weeks or months, until when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.calendar.facts import Repeat
from core.calendar.limits import DAY, MONTH, MOST_EVERY, MOST_TIMES, WEEK
from core.errors import UserError
from core.text import opening, tr, weekday_name
from gui.dialogs.base import Dialog
from gui.pages.calendar.repeat_words import nth_words
from gui.pages.calendar.weekdays import ordered_weekdays
from gui.theme import theme
from gui.widgets.chip import ChipButton
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow
from gui.widgets.number_field import NumberField

NEVER, UNTIL, TIMES = "never", "until", "times"


class Weekdays(QWidget):
    """Seven chips of which any number is pressed; `days` has a bit for each, Monday 1."""

    changed = Signal()

    def __init__(self, first_weekday: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.chips: dict[int, ChipButton] = {}
        for day in ordered_weekdays(first_weekday):
            chip = ChipButton(opening(weekday_name(day, short=True)), checkable=True)
            chip.setAccessibleName(weekday_name(day))
            chip.toggled.connect(lambda _on: self.changed.emit())
            self.chips[day] = chip
        row.addWidget(Flow(*self.chips.values(), spacing=4), 1)

    @property
    def days(self) -> int:
        """The days that are pressed."""
        return sum(1 << day for day, chip in self.chips.items() if chip.isChecked())

    def show_days(self, mask: int) -> None:
        """Press these."""
        for day, chip in self.chips.items():
            chip.setChecked(bool(mask & 1 << day))


class RepeatDialog(Dialog):
    """Asks for a rule; `settled(Repeat or None)`, None for "does not repeat"."""

    settled = Signal(object)

    def __init__(
        self, starts_on: dt.date, rule: Repeat | None, first_weekday: int, parent: QWidget
    ) -> None:
        super().__init__(tr("How it repeats"), width=420, parent=parent)
        self._starts_on = starts_on
        shown = rule or Repeat(weekdays=1 << starts_on.weekday())
        self.every = NumberField(tr("Every"), shown.every, low=1, high=MOST_EVERY, required=True)
        self.unit = ChoiceField(
            tr("Counted in"), [(DAY, tr("days")), (WEEK, tr("weeks")), (MONTH, tr("months"))]
        )
        self.unit.set_value(shown.unit)
        self.weekdays = Weekdays(first_weekday)
        self.weekdays.show_days(shown.weekdays or 1 << starts_on.weekday())
        self.nth = ChoiceField(tr("On"), self._nths(), shown.on_nth)
        end = UNTIL if shown.until else TIMES if shown.times else NEVER
        self.end = ChoiceField(
            tr("Ends"),
            [(NEVER, tr("never")), (UNTIL, tr("on a day")), (TIMES, tr("after so many times"))],
            end,
        )
        self.until = DayField(tr("Last day"), shown.until, required=True)
        self.times = NumberField(
            tr("Times"), shown.times or 10, low=1, high=MOST_TIMES, required=True
        )
        self._lay(rule)
        self.unit.chosen.connect(self._fit)
        self.end.chosen.connect(self._fit)
        self._fit()

    def _lay(self, rule: Repeat | None) -> None:
        self.body.addLayout(side_by_side(self.every, self.unit))
        self.days_label = Label(tr("On these days"), "label")
        self.body.addWidget(self.days_label)
        self.body.addWidget(self.weekdays)
        self.body.addWidget(self.nth)
        self.body.addLayout(side_by_side(self.end, self.until, self.times))
        self.body.setSpacing(theme().px(10))
        self.add_main(tr("Repeat it")).clicked.connect(self._settle)
        if rule is not None:
            self.add_other(tr("Does not repeat")).clicked.connect(self._stop)

    def _nths(self) -> list[tuple[object, str]]:
        day = self._starts_on
        nth = (day.day - 1) // 7 + 1
        offered = (0, nth, *((-1,) if nth >= 4 else ()))
        return [(one, nth_words(one, day)) for one in offered]

    def _fit(self, _: object = None) -> None:
        weekly, monthly = self.unit.value == WEEK, self.unit.value == MONTH
        self.weekdays.setVisible(weekly)
        self.days_label.setVisible(weekly)
        self.nth.setVisible(monthly)
        self.until.setVisible(self.end.value == UNTIL)
        self.times.setVisible(self.end.value == TIMES)

    @property
    def rule(self) -> Repeat:
        """What stands in it."""
        unit, end = str(self.unit.value), self.end.value
        return Repeat(
            every=int(self.every.value or 1),
            unit=unit,
            weekdays=self.weekdays.days if unit == WEEK else 0,
            on_nth=int(str(self.nth.value)) if unit == MONTH else 0,
            until=self.until.value if end == UNTIL else None,
            times=int(self.times.value or 0) or None if end == TIMES else None,
        )

    def _settle(self) -> None:
        shown = [self.every, *([self.times] if self.end.value == TIMES else [])]
        if not all(field.check() for field in shown):
            return
        until = self.until.value
        if self.end.value == UNTIL and (until is None or until < self._starts_on):
            self.refuse(
                UserError(tr("The last day is before the first."), field="until"),
                {"until": self.until},
            )
            return
        self.settled.emit(self.rule)
        self.accept()

    def _stop(self) -> None:
        self.settled.emit(None)
        self.accept()


class WhichDialog(Dialog):
    """Asks which of a repeat is meant; `settled("this" | "following" | "all")`."""

    settled = Signal(str)

    def __init__(self, title: str, parent: QWidget, *, first: bool = False) -> None:
        super().__init__(title, tr("It repeats. Which of them?"), width=400, parent=parent)
        self.add_other(tr("All")).clicked.connect(lambda: self._settle("all"))
        following = self.add_other(tr("This and following"))
        following.clicked.connect(lambda: self._settle("following"))
        following.setVisible(not first)
        self.add_main(tr("This one")).clicked.connect(lambda: self._settle("this"))

    def _settle(self, which: str) -> None:
        self.settled.emit(which)
        self.accept()
