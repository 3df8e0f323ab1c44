"""Answer the people of one idea without leaving the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from core.ideas import telling
from core.ideas.telling import Tell
from core.store.database import Reader
from core.text import tr
from core.today.queries import Loop
from gui.dialogs.base import Dialog
from gui.pages.ideas.tell_view import TellLine
from gui.pages.page import Page
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea

MOST = 60
"""People that are shown at a time; the page Ideas has all."""


def waiting(reader: Reader, idea_id: int, today: dt.date) -> tuple[Tell, ...]:
    """Who waits for an answer about an idea."""
    return tuple(one for one in telling.to_answer(reader, today) if one.idea_id == idea_id)


class TellDialog(Dialog):
    """Each with a drafted line to copy and a tick, which logs the reply and can be taken back."""

    def __init__(self, page: Page, loop: Loop, tells: Sequence[Tell]) -> None:
        super().__init__(
            loop.idea,
            tr("Copy the line, send it where they are, and tick them off."),
            width=620,
            parent=page,
        )
        self._page = page
        self._touches: dict[int, int] = {}
        self.lines = [TellLine(one, one.words) for one in tells[:MOST]]
        area = ScrollArea(spacing=12)
        for line in self.lines:
            line.check.clicked.connect(lambda _on=False, line=line: self._ticked(line))
            area.add(line)
        if len(tells) > MOST:
            area.add(Label(tr("The page Ideas has everybody."), "hint"))
        area.body.addStretch(1)
        area.setMinimumHeight(self.room(min(60 + 64 * len(self.lines), 380)))
        self.body.addWidget(area, 1)
        self.cancel.setText(tr("Close"))
        if self.lines:
            self.lines[0].check.setFocus()

    def _ticked(self, line: TellLine) -> None:
        from core.ideas import operations

        one = line.tell
        if line.check.isChecked():
            self._page.run(
                operations.tell,
                one.idea_id,
                one.person_id,
                self._page.today,
                network=one.network,
                said=line.words.text,
                then=lambda touch: self._touches.__setitem__(one.person_id, touch),
            )
        elif one.person_id in self._touches:
            self._page.run(operations.untell, self._touches.pop(one.person_id))
