"""How much of the week's hours everything takes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.calendar.queries import Week
from core.text import minutes, tr
from gui.theme import theme
from gui.widgets.bars import Ring
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.speaking import tell_as_one


class HoursCard(Card):
    """A ring: what is planned and due this week, of the hours that the business has."""

    def __init__(self) -> None:
        super().__init__()
        self.ring = Ring(name=tr("Hours of this week"))
        self.total = Label("", "big")
        self.of = Label("", "second", wrap=True)
        self.rest = Label("", "label", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(theme().px(3))
        for label in (self.total, self.of, self.rest):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme().px(16))
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.add_layout(row)

    def show_week(self, week: Week) -> None:
        """Show a week's minutes."""
        spare = week.hours - week.total
        self.total.setText(minutes(week.total))
        self.of.setText(of_words(week))
        self.rest.setText(rest_words(week))
        share = week.total / week.hours if week.hours else float(week.total > 0)
        hue = "tomato" if spare < 0 else "stamp"
        said = f"{minutes(week.total)} {of_words(week)}. {rest_words(week)}"
        self.ring.set_share(share, said, hue)
        tell_as_one(self, said, "text")


def of_words(week: Week) -> str:
    """What the hours are of."""
    if not week.hours:
        return tr("this week")
    return tr("of your {hours} this week", hours=minutes(week.hours))


def rest_words(week: Week) -> str:
    """What is left, and whether something has to go."""
    spare = week.hours - week.total
    if not week.hours:
        return tr("Say in the settings how many hours a week you have.")
    if not week.total:
        return tr("Nothing is planned yet.")
    if spare < 0:
        return tr("{minutes} too much. Drop or move something.", minutes=minutes(-spare))
    if week.total and week.done >= week.total:
        return tr("All of it is done.")
    if spare == 0:
        return tr("The week is full.")
    return tr("{minutes} left. Nothing needs dropping.", minutes=minutes(spare))
