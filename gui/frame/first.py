"""The first window: open the sample, start my plan, open a file, or go on with a recent one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core import languages
from core.errors import UserError
from core.text import tr
from gui import tab_order
from gui.beside import Beside
from gui.dialogs.files import ask_for_file, documents
from gui.frame.messages import Messages
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.combo import Combo
from gui.widgets.field import keep_wheel_off
from gui.widgets.labels import Label
from gui.widgets.messages import Glyph
from gui.widgets.speaking import tell_as_one

if TYPE_CHECKING:
    from gui.app import App

WIDTH, HEIGHT = 960, 620


class FirstWindow(QWidget):
    """Shown while no file is open."""

    help_key = "start"

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.setObjectName("first")
        self.setWindowTitle("Regulars")
        self.setAcceptDrops(True)
        self.messages = Messages(self)
        self.beside = Beside(self)
        self.beside.done.connect(self._made)
        self.beside.refused.connect(lambda error: self.say(error.sentence))
        self.beside.failed.connect(app.failed)
        self._lay_out()
        self.sample.setFocus()
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help)
        room = self.screen().availableSize()
        self.resize(min(theme().px(WIDTH), room.width()), min(theme().px(HEIGHT), room.height()))

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence above the choices."""
        self.messages.say(sentence, action, act)

    def _lay_out(self) -> None:
        px = theme().px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.messages)
        inside = QWidget()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(scroll)
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(40), px(40), px(40), px(32))
        column.setSpacing(px(8))
        column.addLayout(self._title())
        column.addWidget(
            Label(
                tr("Plan a presence that brings people back. Everything stays on this computer."),
                "lead",
                wrap=True,
            )
        )
        column.addSpacing(px(16))
        column.addLayout(self._choices())
        column.addSpacing(px(16))
        column.addLayout(self._recent())
        column.addStretch(1)

    def _title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(16))
        words = Label(tr("Likes don’t feed your family; regulars do."), "title", wrap=True)
        row.addWidget(words, 1)
        if len(languages.offered()) > 1:
            row.addWidget(self._language(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _language(self) -> Combo:
        """The languages in their own words: for whoever cannot read the one that is spoken."""
        self.language = Combo()
        self.language.setAccessibleName(tr("Language"))
        for one in languages.offered():
            self.language.addItem(one.name, one.code)
        self.language.setCurrentIndex(self.language.findData(languages.spoken().code))
        keep_wheel_off(self.language)
        self.language.activated.connect(self._speak)
        return self.language

    def _speak(self) -> None:
        try:
            languages.choose(self.language.currentData())
        except UserError as error:
            self.say(error.sentence)
        else:
            QTimer.singleShot(0, self._app.speak_anew)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(16))
        self.sample = Choice(
            "store",
            tr("Open the sample"),
            tr(
                "Play with a bakery’s plan: it is a copy, marked as a sample. Start your own later."
            ),
            self.open_sample,
        )
        self.start = Choice(
            "square-pen",
            tr("Start my plan"),
            tr("Four questions about your business, then an empty plan for the months ahead."),
            self.start_plan,
        )
        self.open = Choice(
            "folder-open",
            tr("Open a file"),
            tr("A .regulars file from this computer or a stick. You can also drop it here."),
            self.open_file,
        )
        for choice in (self.sample, self.start, self.open):
            row.addWidget(choice, 1)
        return row

    def _recent(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(4))
        files = [path for path in self._app.state.recent_files() if path.exists()]
        if files:
            column.addWidget(Label(tr("Opened lately"), "label"))
        for path in files:
            button = Button(_short(path), "quiet", icon="file-text", tip=str(path))
            button.setAccessibleName(path.name)
            button.clicked.connect(lambda _on=False, p=path: self._app.open_path(p))
            column.addWidget(button)
        wedding = Button(tr("Or look at a wedding planner’s plan"), "quiet", icon="party-popper")
        wedding.clicked.connect(lambda: self.open_sample("wedding"))
        restore = Button(tr("Restore from a backup"), "quiet", icon="archive-restore")
        restore.clicked.connect(self._app.restore)
        how = Button(tr("How Regulars works"), "quiet", icon="circle-help", tip="F1")
        how.clicked.connect(self._help)
        if files:
            column.addSpacing(theme().px(8))
        for button in (wedding, restore, how):
            column.addWidget(button)
        return column

    def open_sample(self, kind: str = "bakery") -> None:
        """Make the sample in Documents, unless it is there, and open it."""
        path = documents() / _sample_names()[kind]
        if path.exists():
            self._app.open_path(path)
            return
        self.setEnabled(False)
        self.sample.say(tr("Baking the sample …") if kind == "bakery" else "")
        self.beside.run(_make_sample, path, kind, self._app.today)

    def start_plan(self) -> None:
        """Ask four questions and start a file."""
        from gui.dialogs.new_file import NewFile

        NewFile(self._app.open_path, self._app.today, self).open()

    def open_file(self) -> None:
        """Ask for a file."""
        ask_for_file(self, documents(), self._app.open_path)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward=forward)

    def _help(self) -> None:
        from gui.help.opening import open_help

        open_help(self)

    def _made(self, path: Path) -> None:
        self.setEnabled(True)
        self._app.open_path(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            event.acceptProposedAction()
            self._app.open_path(Path(urls[0].toLocalFile()))


class Choice(Card):
    """One of the three big choices: a card that is pressed."""

    def __init__(self, icon: str, title: str, words: str, act: Callable[[], object]) -> None:
        super().__init__(pressable=True, padding=20)
        tell_as_one(self, title, "button")
        self.setAccessibleDescription(words)
        self.add(Glyph(icon, "stamp", 26))
        self.body.addSpacing(theme().px(8))
        self.add(Label(title, "heading", wrap=True))
        self._words = Label(words, "second", wrap=True)
        self.add(self._words)
        self.body.addStretch(1)
        self.setMinimumHeight(theme().px(190))
        self.pressed.connect(lambda: act())

    def say(self, words: str) -> None:
        """Say what is being done instead."""
        self._words.setText(words or self._words.text())


def _make_sample(path: Path, kind: str, today: dt.date) -> Path:
    from core.sample.build import make_sample

    path.parent.mkdir(parents=True, exist_ok=True)
    make_sample(path, kind, today)
    return path


def _sample_names() -> dict[str, str]:
    return {
        "bakery": tr("Juniper Street Bakery (sample).regulars"),
        "wedding": tr("Wedding planner (sample).regulars"),
    }


def _short(path: Path) -> str:
    metrics = QFontMetrics(theme().font("medium"))
    words = f"{path.name}   {path.parent}"
    return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, theme().px(640))
