"""What is done with an activity's text: counting, copying, inserting, codes for the phone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from core.calendar import queries, texts
from core.calendar.limits import HASHTAGS
from core.calendar.queries import Snippet
from core.text import number, tr, trn
from gui.widgets.menu_words import as_written

if TYPE_CHECKING:
    from gui.pages.calendar.page import CalendarPage as Page
    from gui.pages.calendar.panel import ActivityPanelView


class TextDeeds(QObject):
    """Answers what the panel's text wishes for."""

    def __init__(self, page: Page, panel: ActivityPanelView) -> None:
        super().__init__(panel)
        self.page, self.panel = page, panel
        panel.measured.connect(self.measure)
        panel.copy_wanted.connect(self.copy)
        panel.code_wanted.connect(self.code)
        panel.insert_wanted.connect(self.insert)

    @property
    def outgoing(self) -> str:
        """The text as it goes out, its link after it, as it stands in the fields now."""
        details = self.panel.details
        return texts.to_copy(self.panel.words.text.value, details.tagged if details else "")

    def measure(self) -> None:
        """Say how long the text is for its network."""
        details = self.panel.details
        if details is None:
            return
        length, most = len(self.panel.words.text.value), details.post_limit
        name = dict(details.networks).get(details.network, "")
        if most is None or not details.network:
            words = trn("{n} character", "{n} characters", length) if length else ""
            self.panel.say_length(words, False)
        elif length > most:
            over = trn("{n} character", "{n} characters", length - most)
            self.panel.say_length(
                tr(
                    "{over} too long for {network}, which takes {most}.",
                    over=over,
                    network=name,
                    most=number(most),
                ),
                True,
            )
        else:
            words = tr(
                "{length} of {most} characters on {network}",
                length=number(length),
                most=number(most),
                network=name,
            )
            self.panel.say_length(words if length else "", False)

    def copy(self) -> None:
        """Put the text and its link on the clipboard."""
        if not self.outgoing:
            self.page.desk.toast(tr("There is no text to copy yet."))
            return
        QGuiApplication.clipboard().setText(self.outgoing)
        self.page.desk.toast(tr("The text is copied."))

    def code(self) -> None:
        """Show the text as QR codes."""
        from gui.pages.calendar.qr import QrDialog

        details = self.panel.details
        if details is None:
            return
        parts = texts.parts(self.outgoing or details.title)
        codes = [texts.matrix(part) for part in parts]
        QrDialog(details.title, codes, self.page).open()

    def insert(self, at: QPoint) -> None:
        """Offer saved words, hashtag groups and questions."""
        self.page.runner.ask(
            queries.snippets, then=partial(self._menu, at), owner=("calendar", "snippets")
        )

    def _menu(self, at: QPoint, found: list[Snippet]) -> None:
        menu = QMenu(self.panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tags = [one for one in found if one.kind == HASHTAGS]
        words = [one for one in found if one.kind != HASHTAGS]
        for title, part in ((tr("Hashtags"), tags), (tr("Words"), words)):
            if part:
                menu.addSection(title)
            for one in part:
                action = menu.addAction(as_written(one.name))
                action.setToolTip(one.words)
                action.triggered.connect(partial(self._put, one.words))
        menu.addSeparator()
        menu.addAction(tr("Saved words and hashtags")).triggered.connect(
            lambda: self.page.dialogs.snippets()
        )
        menu.popup(at)

    def _put(self, words: str, _checked: bool = False) -> None:
        self.panel.words.put_in(words)
