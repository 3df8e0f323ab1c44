"""The campaigns that the owner is in the middle of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from core.campaigns.queries import CampaignCard, state_words
from core.text import day as day_words
from core.text import number, tr, trn
from gui.pages.today.pressable import Pressable
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.labels import Label

SHOWN = 2
HUES = {"warming_up": "sea", "on": "stamp", "following_up": "plum", "to_close": "mustard"}


class CampaignsCard(Card):
    """`wanted(id)` for the campaign that was pressed."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(padding=10, spacing=4)
        self._shown: object = None

    def show_campaigns(self, found: Sequence[CampaignCard], today: dt.date) -> None:
        """Show the first of these; nothing at all when none runs."""
        self.setVisible(bool(found))
        if (found, today) == self._shown:
            return
        self._shown = (found, today)
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in found[:SHOWN]:
            line = campaign_line(one, today)
            line.pressed.connect(lambda id=one.id: self.wanted.emit(id))
            self.add(line)


def campaign_line(one: CampaignCard, today: dt.date) -> Pressable:
    """A campaign: its part, its name, how far it is."""
    said = when_words(one, today)
    line = Pressable(f"{one.facts.name}: {state_words(one.state)}. {said}")
    head = QHBoxLayout()
    head.setSpacing(theme().px(8))
    head.addWidget(Label(one.facts.name, "medium", wrap=True), 1)
    head.addWidget(Chip(state_words(one.state), HUES.get(one.state, "")))
    line.body.addLayout(head)
    share = one.done / one.pieces if one.pieces else 0.0
    line.body.addWidget(Bar(share, name=one.facts.name, words=said))
    line.body.addWidget(Label(said, "label", wrap=True))
    return line


def when_words(one: CampaignCard, today: dt.date) -> str:
    """ "The day is in 53 days, 1 May · 5 of 14 done"."""
    parts = []
    gap = (one.facts.event_on - today).days
    if gap > 0:
        day = day_words(one.facts.event_on)
        parts.append(trn("{day}, in {n} day", "{day}, in {n} days", gap, day=day))
    elif one.state == "to_close":
        parts.append(tr("Can be closed"))
    elif one.follow_ups_left:
        parts.append(trn("{n} follow-up left", "{n} follow-ups left", one.follow_ups_left))
    if one.pieces:
        parts.append(tr("{done} of {n} done", done=number(one.done), n=number(one.pieces)))
    return " · ".join(parts)
