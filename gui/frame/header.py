"""The header: where one is, undo and redo, Ctrl+K, and what can be done on this page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from core.text import tr
from gui.frame.search_box import SearchBox
from gui.pages.page import HeaderAction, Page
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton, keys_of
from gui.widgets.labels import Label

HEIGHT = 60
SUMMARY_ROOM = 120
"""Pixels that the summary gets before the words of buttons fold for it."""


class Header(QWidget):
    """Shows the title and actions of the page that is open.

    What does not fit folds: first the summary goes below the title, where it may take several
    lines, then the search box to its icon, then the words of the secondary buttons, last those of
    the primary one. Nothing that can be read is cut.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    find_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.title = Label("", "title", parent=self)
        self.summary = Label("", "second", wrap=True, parent=self)
        self.undo = IconButton("undo-2", tr("Undo"), shortcut="Ctrl+Z", parent=self)
        self.redo = IconButton("redo-2", tr("Redo"), shortcut="Ctrl+Shift+Z", parent=self)
        self.search = SearchBox(self)
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.search.clicked.connect(self.find_wanted)
        self.buttons: list[Button] = []
        self._shown: list[HeaderAction] = []
        self._extra: QWidget | None = None
        self._lay_out()
        self.show_undo("", "")
        theme().changed.connect(self._resized)
        self._resized()

    def show_page(self, page: Page, title: str) -> None:
        """Take over the title, the summary and the buttons of `page`."""
        self.title.setText(title)
        self.summary.setText(page.summary)
        self._take_extra(page.header_widget())
        actions = list(page.header_actions())
        if [_looks(a) for a in actions] != [_looks(a) for a in self._shown]:
            self._make_buttons(actions)
        self._shown = actions
        self._fold()

    def show_undo(self, undo: str, redo: str) -> None:
        """Say what Undo and Redo would do; an empty label switches the button off."""
        self.undo.set_name(tr("Undo {step}", step=undo) if undo else tr("Undo"), "Ctrl+Z")
        self.redo.set_name(tr("Redo {step}", step=redo) if redo else tr("Redo"), "Ctrl+Shift+Z")
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))

    def minimumSizeHint(self) -> QSize:
        """Narrow: everything that can fold folds."""
        return QSize(theme().px(320), theme().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().colour("line"))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addStretch()
        self._words.addWidget(self.title)
        self._words.addWidget(self.summary)
        self._words.addStretch()
        self._row.addLayout(self._words, 1)
        for widget in (self.undo, self.redo, self.search):
            self._row.addWidget(widget)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def _make_buttons(self, actions: Sequence[HeaderAction]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(index, action) for index, action in enumerate(actions)]
        for button in self.buttons:
            self._row.addWidget(button)

    def _button(self, index: int, action: HeaderAction) -> Button:
        kind = "primary" if action.primary else "plain"
        button = Button(action.words, kind, icon=action.icon, parent=self)
        button.setAccessibleName(action.words)
        button.setEnabled(action.enabled)
        if action.checked is not None:
            button.setCheckable(True)
            button.setChecked(action.checked)
        keys = keys_of(action.shortcut or ("Ctrl+N" if action.primary else ""))
        told = action.about or action.words
        button.setToolTip(f"{told} ({keys})" if keys else told)
        button.setAccessibleDescription(", ".join(filter(None, (action.about, keys))))
        button.clicked.connect(lambda _on=False: self._shown[index].act())
        return button

    def _take_extra(self, extra: QWidget | None) -> None:
        if extra is self._extra:
            return
        if self._extra is not None:
            self._row.removeWidget(self._extra)
            self._extra.setParent(None)
        self._extra = extra
        if extra is not None:
            self._row.insertWidget(self._row.indexOf(self.search) + 1, extra)
            extra.show()

    def _fold(self) -> None:
        px = theme().px
        title, summary = self.title.sizeHint().width(), self._summary_width()
        room, gap = self.width() - self._fixed_width(), px(10)
        wide, narrow = [self._wide(index) for index in range(len(self._shown))], px(40)
        search = self.search.wide()
        below = room < title + gap + summary + search + sum(wide)
        small = below and room < max(title, summary) + search + sum(wide)
        room -= (narrow if small else search) + max(title, min(summary, px(SUMMARY_ROOM)))
        folded: set[int] = set()
        for index in sorted(range(len(wide)), key=lambda index: self._shown[index].primary):
            if not small or room >= sum(narrow if i in folded else w for i, w in enumerate(wide)):
                break
            folded.add(index)
        self.search.fold(small)
        for index, button in enumerate(self.buttons):
            button.setText("" if index in folded else self._shown[index].words)
        self._put_summary(below=below)

    def _put_summary(self, *, below: bool) -> None:
        """Beside the title, or below it on as many lines as it takes."""
        way = QBoxLayout.Direction
        self._words.setDirection(way.TopToBottom if below else way.LeftToRight)
        self._words.setSpacing(0 if below else theme().px(10))
        for place, stretch in enumerate((1, 0, 0, 1) if below else (0, 0, 1, 0)):
            self._words.setStretch(place, stretch)
        high = theme().px(HEIGHT)
        if below:
            taken = sum(part.sizeHint().width() for part in (self.search, *self.buttons))
            lines = self.summary.heightForWidth(self.width() - self._fixed_width() - taken)
            high = max(high, self.title.sizeHint().height() + lines + theme().px(12))
        if high != self.height():
            self.setFixedHeight(high)

    def _summary_width(self) -> int:
        return self.summary.fontMetrics().horizontalAdvance(self.summary.text()) + 2

    def _fixed_width(self) -> int:
        extra = self._extra.sizeHint().width() if self._extra is not None else 0
        margins = self._row.contentsMargins()
        gaps = self._row.spacing() * (self._row.count() - 1)
        return gaps + margins.left() + margins.right() + 2 * self.undo.width() + extra

    def _wide(self, index: int) -> int:
        words = QFontMetricsF(theme().font("medium")).horizontalAdvance(self._shown[index].words)
        icon = theme().px(25) if self._shown[index].icon else 0
        return round(words) + icon + theme().px(26)

    def _resized(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(24), 0, px(24), 1)
        self._row.setSpacing(px(10))
        self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._fold()


def _looks(action: HeaderAction) -> tuple[object, ...]:
    return (action.words, action.icon, action.primary, action.enabled, action.checked)
