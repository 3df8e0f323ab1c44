"""The days of a sample, moved by whole weeks so that weekdays stay."""

from __future__ import annotations

import datetime as dt


class Days:
    """Moves the days that a sample is written for to the day it is made on."""

    def __init__(self, anchor: dt.date, today: dt.date) -> None:
        self.today = today
        self._shift = dt.timedelta(weeks=(today - anchor).days // 7)

    def moved(self, day: dt.date) -> dt.date:
        """`day` in the sample's file as it falls for the day the sample is made on."""
        return day + self._shift

    def moment(self) -> dt.datetime:
        """The clock of the store while the sample is made: eight in the morning of its day."""
        return dt.datetime.combine(self.today, dt.time(8, 2), dt.UTC)
