"""What every dialog is: a title, a body, buttons at its foot; opened beside, never blocking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.text import tr
from gui import tab_order
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import Field
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea


def let_shrink(combo: QComboBox) -> None:
    """Let a list with long names be narrower than the longest of them."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)


_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
LOWEST = 64
"""Pixels at 100 % that a part which scrolls keeps, however little room there is."""


class Dialog(QDialog):
    """A dialog with a heading, `body`, and Cancel; `add_main` adds what it is for.

    `error` says what is wrong where no field is to blame. `help_key` names the page of the help
    that F1 opens; empty is that of what the dialog stands over.
    """

    help_key = ""

    def __init__(
        self, title: str, lead: str = "", *, width: int = 440, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = theme().px
        around = px(width) if parent is None else parent.window().width() - px(16)
        self.setMinimumWidth(min(px(width), max(px(440), around)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(24), px(20))
        outer.setSpacing(px(12))
        outer.addWidget(Label(title, "heading", wrap=True))
        if lead:
            outer.addWidget(Label(lead, "second", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        outer.addLayout(self.body, 1)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        outer.addWidget(self.error)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))
        self.buttons.addStretch(1)
        outer.addLayout(self.buttons)
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.buttons.addWidget(self.cancel)
        self.main: Button | None = None
        self._area: ScrollArea | None = None

    def add_main(self, words: str, kind: str = "primary", *, icon: str = "") -> Button:
        """The button that does it, at the right; Enter presses it."""
        self.main = Button(words, kind, icon=icon)
        self.main.setDefault(True)
        self.buttons.addWidget(self.main)
        return self.main

    def add_other(self, words: str, kind: str = "plain") -> Button:
        """Another way out, at the left."""
        button = Button(words, kind)
        self.buttons.insertWidget(0, button)
        return button

    def room(self, wanted: int) -> int:
        """`wanted` pixels at 100 % for a part that scrolls, less where the window is small."""
        parent = self.parentWidget()
        around = parent.window().height() if parent is not None else theme().px(680)
        return max(theme().px(80), min(theme().px(wanted), around - theme().px(220)))

    def refuse(self, error: UserError, fields: dict[str, Field] | None = None) -> None:
        """Show a refusal at the field that it names, else above the buttons."""
        field = (fields or {}).get(error.field or "")
        self.error.setVisible(field is None)
        self.error.setText("" if field else error.sentence)
        if field is not None:
            field.set_error(error.sentence)
            field.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self._start_at_first_field()
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._give_way()
            self._scroll()
            self._grow()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            from gui.help.opening import open_help

            open_help(self)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward=forward)

    def _start_at_first_field(self) -> None:
        """Left to Qt, the keyboard would be on the main button, past everything that is asked."""
        if self.focusWidget() is not None:
            return
        first = next((one for one in tab_order.order(self) if isinstance(one, _FIELDS)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _give_way(self) -> None:
        """Let what scrolls be lower where the window around has no room for all of it."""
        layout, lowest = self.layout(), theme().px(LOWEST)
        for area in self.findChildren(QAbstractScrollArea):
            if layout is None:
                return
            # Wrapped lines count by what they need at this width.
            wrapped = layout.totalMinimumHeightForWidth(self.width())
            over = max(wrapped, layout.totalMinimumSize().height()) - self._most()
            if over <= 0:
                return
            if area.isVisibleTo(self) and area.minimumHeight() > lowest:
                area.setMinimumHeight(max(lowest, area.minimumHeight() - over))
                layout.activate()

    def _scroll(self) -> None:
        """Let the body scroll where all else did not make it low enough for the window."""
        layout = self.layout()
        if self._area is not None or not isinstance(layout, QVBoxLayout):
            return
        wrapped = layout.totalMinimumHeightForWidth(self.width())
        if max(wrapped, layout.totalMinimumSize().height()) <= self._most():
            return
        self._area = ScrollArea()
        place = layout.indexOf(self.body)
        layout.takeAt(place)
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.body.setContentsMargins(0, 0, bar, theme().px(4))
        held = self.focusWidget()
        self._area.body.addLayout(self.body, 1)
        layout.insertWidget(place, self._area, 1)
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grow(self) -> None:
        """Make room for long words and wrapped lines, but stay inside the window."""
        layout = self.layout()
        if layout is None:
            return
        # A least width that was set keeps Qt from looking at what is inside.
        width = max(self.width(), min(layout.totalMinimumSize().width(), self._widest()))
        height = min(max(layout.totalHeightForWidth(width), self.height()), self._most())
        if (width, height) != (self.width(), self.height()):
            self.resize(width, height)
            self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Grown at its place, its buttons would be below the edge of a small screen."""
        if not self.isVisible():
            return
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        left = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
        top = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
        if (left, top) != (frame.left(), frame.top()):
            self.move(left, top)

    def _widest(self) -> int:
        parent = self.parentWidget()
        screen = self.screen().availableGeometry().width()
        return screen if parent is None else parent.window().width() - theme().px(16)

    def _most(self) -> int:
        parent = self.parentWidget()
        screen = self.screen().availableGeometry().height()
        return screen if parent is None else min(screen, parent.window().height() - theme().px(16))
