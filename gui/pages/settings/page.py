"""The settings page: cards in one column or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.business.queries import BusinessCard, business
from core.store.database import Reader
from core.text import tr
from gui.frame.commands import Commands
from gui.pages.page import Desk, Page
from gui.pages.settings.business import BusinessForm
from gui.pages.settings.computer import ComputerCard
from gui.pages.settings.file import BackupsCard, PassphraseCard
from gui.pages.settings.reminder import ReminderCard
from gui.state import State
from gui.theme import theme

if TYPE_CHECKING:
    from gui.frame.reminder import Reminder

AFTER_PAINT_MS = 100
"""The list of backups and the passphrase may come a moment later."""
TWO_COLUMNS = 820
"""Pixels from which on the cards stand in two columns."""


class SettingsDesk(Desk, Protocol):
    """Settings also reach the window's own commands, its memory and its reminder."""

    commands: Commands
    state: State
    reminder: Reminder | None


class SettingsPage(Page):
    """What the owner chooses: for the file, in the file; for this computer, beside it."""

    key = "settings"
    reads = frozenset({"business"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        commands = cast(SettingsDesk, desk).commands
        self.business = BusinessForm(self.run)
        self.computer = ComputerCard(commands)
        self.reminder = ReminderCard(cast(SettingsDesk, desk).state)
        self.reminder.changed.connect(self._remind)
        self.backups = BackupsCard(self.runner, commands)
        self.passphrase = PassphraseCard(self.runner, commands)
        self.set_summary(tr("For this business, and for this computer"))
        self._lay_out()
        theme().changed.connect(self._resized)
        self._resized()

    def _remind(self) -> None:
        reminder = cast(SettingsDesk, self.desk).reminder
        if reminder is not None:
            reminder.begin()

    def load(self, reader: Reader) -> BusinessCard:
        """The business."""
        return business(reader)

    def show_data(self, data: BusinessCard) -> None:
        """Fill the fields, except one that is being typed in."""
        self.business.show_data(data)
        if self.isVisible():
            self._read_file()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(AFTER_PAINT_MS, self, self._read_file)

    def _read_file(self) -> None:
        self.backups.read()
        self.passphrase.read()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.business,)),
            (right, (self.computer, self.reminder, self.backups, self.passphrase)),
        ):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._both = (left, right)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._resized()

    def _resized(self) -> None:
        px = theme().px
        least = sum(column.minimumSize().width() for column in self._both) + px(14 + 2 * 24 + 14)
        wide = self.width() >= max(px(TWO_COLUMNS), least)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._columns.setContentsMargins(px(24), px(18), px(24), px(18))
        self._columns.setSpacing(px(14))
        for column in self._both:
            column.setSpacing(px(14))
