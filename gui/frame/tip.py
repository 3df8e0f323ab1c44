"""The tip at the first visit of a page: a card above it, gone for good once it is dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.text import tr
from gui.help.tips import tip
from gui.state import State
from gui.theme import theme
from gui.widgets.messages import MessageBar

if TYPE_CHECKING:
    from gui.frame.commands import Commands


class TipBar(QWidget):
    """Stands above the page, takes no focus by itself and hides nothing."""

    def __init__(self, state: State, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._commands = state, commands
        self._page = ""
        self._bar: MessageBar | None = None
        self._column = QVBoxLayout(self)
        self.hide()
        theme().changed.connect(self._resized)
        self._resized()

    @property
    def sentence(self) -> str:
        """What it says; empty while it is not there."""
        return self._bar.sentence if self._bar is not None and not self.isHidden() else ""

    def show_page(self, key: str) -> None:
        """Show the tip of a page, unless it was dismissed before."""
        self._page = key
        told = tip(key) if self._state.tip_wanted(key) else None
        if told is not None:
            bar = self._bar or self._make_bar()
            bar.say(told.first, lead=told.lead, action=tr("Read more"), icon="lightbulb")
            bar.show()
        self.setVisible(told is not None)

    def dismiss(self) -> None:
        """Take the tip of the open page away, now and at later visits."""
        self._state.dismiss_tip(self._page)
        self.hide()

    def show_again(self) -> None:
        """Bring the tips of all pages back."""
        self._state.bring_tips_back()
        self.show_page(self._page)

    def _make_bar(self) -> MessageBar:
        bar = MessageBar(dismissible=True)
        bar.dismissed.connect(self.dismiss)
        bar.acted.connect(self._read_more)
        self._column.addWidget(bar)
        self._bar = bar
        return bar

    def _read_more(self) -> None:
        self._commands.help(self._page)

    def _resized(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(24), px(12), px(24), 0)
