"""The window of the help: contents and search at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.text import tr
from gui import tab_order
from gui.help import book
from gui.help.view import HelpView
from gui.theme import theme
from gui.widgets.buttons import IconButton
from gui.widgets.field import make_clearable
from gui.widgets.labels import Divider, Label

WIDTH, HEIGHT = 980, 680
LIST_WIDTH = 250
BESIDE = 38
"""Room that the words of the contents leave to padding and the bar."""
PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Stands beside the app's window, which stays usable.

    `go_to_page` brings the owner to a page of the app; None while no file is open.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help")
        self.go_to_page: Callable[[str], object] | None = None
        self._way: list[str] = []
        # Made in the order in which they are read.
        self._left = QWidget(self)
        self.back = IconButton("arrow-left", tr("Back"), shortcut="Alt+Left", parent=self._left)
        self.back.clicked.connect(self.go_back)
        self.line = QLineEdit(self._left)
        self.line.setPlaceholderText(tr("Search the help"))
        self.line.setAccessibleName(tr("Search the help"))
        make_clearable(self.line)
        self.list = QListWidget(self._left)
        self.list.setAccessibleName(tr("Contents"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.note = Label("", "hint", wrap=True, parent=self._left)
        self.note.hide()
        self.view = HelpView(self)
        self.view.subject_wanted.connect(self.show_subject)
        self.view.page_wanted.connect(self._go_to_page)
        self._pause = QTimer(self, singleShot=True, interval=80)
        self._pause.timeout.connect(self._fill)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._first_found)
        self.list.currentItemChanged.connect(self._picked)
        self._add_shortcuts()
        self._lay_out()
        theme().changed.connect(self._resized)
        self._resized()
        room = self.screen().availableSize()
        px = theme().px
        self.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(40)))

    def show_subject(self, key: str, heading: str = "") -> None:
        """Show a page of the help; one that there is not shows the first."""
        key = key if book.exists(key) else book.FIRST
        if not self._way or self._way[-1] != key:
            self._way.append(key)
        self._show(key, heading)

    def go_back(self) -> None:
        """Show the page before."""
        if len(self._way) > 1:
            self._way.pop()
            self._show(self._way[-1])

    @property
    def shown(self) -> str:
        """The key of the page that is shown."""
        return self._way[-1] if self._way else ""

    def search_for(self, typed: str) -> None:
        """Put words in the search field and list what has them."""
        self.line.setText(typed)
        self._pause.stop()
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.text():
            self.line.clear()
        else:
            self.close()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward=forward)

    def _show(self, key: str, heading: str = "") -> None:
        subject = book.subject(key)
        self.view.show_subject(subject, heading)
        self.back.setEnabled(len(self._way) > 1)
        self.note.hide()
        self.setWindowTitle(tr("{title} – Regulars help", title=subject.title))
        self._mark()

    def _mark(self) -> None:
        """Mark the shown page in the contents, without choosing it once more."""
        if self.line.text().strip():
            return
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(PLACE) == (self.shown, ""):
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _typed(self) -> None:
        self._pause.start()

    def _fill(self) -> None:
        typed = self.line.text().strip()
        self.list.blockSignals(True)
        self.list.clear()
        if typed:
            self._fill_found(typed)
        else:
            for group, keys in book.contents():
                self._add_head(group)
                for key in keys:
                    self._add(book.subject(key).title, (key, ""))
        self.list.blockSignals(False)
        self.list.setAccessibleName(tr("Found", of="list") if typed else tr("Contents"))
        self._mark()

    def _fill_found(self, typed: str) -> None:
        hits = book.search(typed)
        for hit in hits:
            title = hit.subject.title
            words = title if hit.heading == title else f"{title}: {hit.heading}"
            self._add(f"{words}\n{hit.around}", (hit.subject.key, hit.heading))
        if not hits:
            self._add_head(tr("Nothing found. Try one word, or fewer letters."))

    def _add_head(self, words: str) -> None:
        head = QListWidgetItem(words)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(theme().font("label"))
        head.setForeground(theme().colour("ink2"))
        self.list.addItem(head)

    def _add(self, words: str, place: tuple[str, str]) -> None:
        item = QListWidgetItem(words)
        item.setData(PLACE, place)
        self.list.addItem(item)
        # Qt's own measure leaves out the padding beside the words and cuts what is nearly too long.
        px, metrics = theme().px, self.list.fontMetrics()
        room = QRect(0, 0, self._left.width() - px(24) - px(BESIDE), 0)
        lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        item.setSizeHint(QSize(0, lines.height() + px(12)))

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(PLACE):
            self.show_subject(*item.data(PLACE))

    def _first_found(self) -> None:
        self._pause.stop()
        self._fill()
        if self.line.text().strip() and self.list.item(0).data(PLACE):
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _go_to_page(self, key: str) -> None:
        if self.go_to_page is None:
            self.note.setText(tr("Open a plan first: then this link goes to its page."))
            self.note.show()
        else:
            self.go_to_page(key)

    def _add_shortcuts(self) -> None:
        for keys, act in (("Alt+Left", self.go_back), ("Ctrl+F", self._to_search)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _to_search(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._column = QVBoxLayout(self._left)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addWidget(self.line, 1)
        self._column.addLayout(top)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.note)
        row.addWidget(self._left)
        row.addWidget(Divider(self, upright=True))
        row.addWidget(self.view, 1)

    def _resized(self) -> None:
        px = theme().px
        self._left.setFixedWidth(round(LIST_WIDTH * (1 + (theme().scale - 1) * 0.75)))
        self._column.setContentsMargins(px(12), px(12), px(12), px(12))
        self._column.setSpacing(px(8))
        self._fill()

    def minimumSizeHint(self) -> QSize:
        """Small enough to stand beside the app on a small screen."""
        return QSize(theme().px(420), theme().px(300))
