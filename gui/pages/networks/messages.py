"""What the page says above the places: hours that do not fit, and what to say first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.networks.page import NetworksPage
from core.text import hours, tr
from gui.theme import theme
from gui.widgets.messages import MessageBar


class Messages(QWidget):
    """A warning about the week's hours, and the next thing that would make the table tell more."""

    def __init__(self) -> None:
        super().__init__()
        self.warning = MessageBar("", "caution")
        self.teaching = MessageBar("", "info")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.warning)
        column.addWidget(self.teaching)

    def show_data(self, data: NetworksPage) -> None:
        """Say what there is to say of a plan; nothing hides the bars."""
        over, unsaid = data.over_hours > 0, not data.has_focus or not data.makes
        self.warning.setVisible(over)
        self.teaching.setVisible(unsaid)
        self.setVisible(over or unsaid)
        if over:
            self._warn(data)
        if not data.has_focus:
            self._teach_groups()
        elif not data.makes:
            self._teach_content()

    def _warn(self, data: NetworksPage) -> None:
        words = tr(
            "The networks take {given} a week, and the week has {week}: {over} too many. "
            "Take less on, or find the time.",
            given=hours(data.given_hours),
            week=hours(data.week_hours),
            over=hours(data.over_hours),
        )
        self.warning.say(words, "caution")

    def _teach_groups(self) -> None:
        self.teaching.say(
            tr(
                "Put a primary group in focus, for example “Young families nearby”, and the "
                "table shows on which networks they are."
            ),
            lead=tr("Who do you talk to?"),
            action=tr("Go to Audience"),
            icon="users",
        )

    def _teach_content(self) -> None:
        self.teaching.say(
            tr("Stamp the kinds of content that you make well, and your content counts too."),
            lead=tr("What can you make?"),
            action=tr("Say what you make"),
            icon="image",
        )
