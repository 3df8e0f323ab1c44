"""A label, an editor, a hint, and the sentence that says what is wrong."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from core.text import number, tr
from gui.theme import theme
from gui.widgets.combo import Combo
from gui.widgets.labels import Label, mark


def make_clearable(line: QLineEdit) -> None:
    """Give a line the cross that empties it, with a name; its other icons only decorate."""
    for icon in line.findChildren(QToolButton):
        icon.setProperty("heard_as", "silent")
    line.setClearButtonEnabled(True)
    for icon in line.findChildren(QToolButton):
        if icon.property("heard_as") is None:
            icon.setAccessibleName(tr("Clear"))


class Field(QWidget):
    """Any editor with its label above it, a hint below, and an error below that."""

    def __init__(
        self, label: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint_text = hint
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(4))
        self.label = Label(label, "label")
        self.label.setBuddy(editor)
        self.column.addWidget(self.label)
        # After it has its place: shown before, it would be a window for a moment.
        self.label.setVisible(bool(label))
        self.column.addWidget(editor)
        self.hint = Label(hint, "hint", wrap=True)
        self.column.addWidget(self.hint)
        self.hint.setVisible(bool(hint))
        self.error = Label(role="error", wrap=True)
        self.error.hide()
        self.column.addWidget(self.error)
        self.setFocusProxy(editor)
        # What is made of several has its names from whoever made it.
        if label and editor in self._told():
            editor.setAccessibleName(label)
        self._describe(hint)

    @property
    def has_error(self) -> bool:
        """Whether a sentence stands below."""
        return bool(self.error.text())

    def set_hint(self, hint: str) -> None:
        """Change the hint, "" for none."""
        self._hint_text = hint
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._describe(self.error.text() or hint)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong and mark the editor; "" takes both away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self._describe(sentence or self._hint_text)
        for editor in self._marked():
            mark(editor, invalid=bool(sentence))

    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        self.set_error("")

    def _marked(self) -> list[QWidget]:
        """What is shown to be wrong now."""
        return self._told()

    def _told(self) -> list[QWidget]:
        """What has the keyboard and so tells the hint or what is wrong."""
        return [self.editor]

    def _describe(self, words: str) -> None:
        for editor in self._told():
            editor.setAccessibleDescription(words)


class Line(QLineEdit):
    """A line that tells the whole of its words, or of its example, where there is no room."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip():
            QToolTip.showText(event.globalPos(), self._cut_words(), self)
            return True
        return super().event(event)

    def _cut_words(self) -> str:
        words = self.text() or self.placeholderText()
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_LineEditContents
        # Qt keeps two pixels free on either side.
        room = self.style().subElementRect(contents, option, self).width() - 4
        return words if self.fontMetrics().horizontalAdvance(words) > room else ""


class TextField(Field):
    """One line of text; `committed(str)` on Enter or leaving, when it changed and fits."""

    committed = Signal(str)

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        placeholder: str = "",
        hint: str = "",
        limit: int = 200,
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = Line(value)
        super().__init__(label, self.line, hint=hint, parent=parent)
        self._value, self._limit, self._required = value, limit, required
        self.line.setPlaceholderText(placeholder)
        self.line.editingFinished.connect(self._finished)
        self.line.textEdited.connect(self._typing)

    @property
    def value(self) -> str:
        """What stands in it now, without spaces around it."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Show another text, unless someone is in the middle of typing one."""
        if self.line.hasFocus() and self.value != self._value:
            return
        self._value = value
        if self.line.text() != value:
            self.line.setText(value)

    def problem(self) -> str:
        """The sentence about what stands in it, "" when it is good."""
        if self._required and not self.value:
            return self._required
        return too_long(self.value, self._limit)

    def check(self) -> bool:
        """Show what is wrong; whether all is well."""
        self.set_error(self.problem())
        return not self.has_error

    def _typing(self) -> None:
        self.set_error(too_long(self.value, self._limit))

    def _finished(self) -> None:
        if self.value == self._value:
            self.set_error("")
        elif self.check():
            self._value = self.value
            self.committed.emit(self._value)


class NoteEdit(QPlainTextEdit):
    """Several lines; Tab leaves, `left` when the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """As high as the rows that it is to have; Qt would take a third of a small screen."""
        usual = super().sizeHint()
        return QSize(usual.width(), self.minimumHeight() or usual.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.hasFocus():
            self.left.emit()


class NoteField(Field):
    """Several lines of text; `committed(str)` on leaving, when it changed and fits."""

    committed = Signal(str)

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        placeholder: str = "",
        hint: str = "",
        limit: int = 4000,
        rows: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = NoteEdit(value)
        super().__init__(label, self.edit, hint=hint, parent=parent)
        self._value, self._limit, self._rows = value, limit, rows
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self._typing)
        self.edit.left.connect(self._finished)
        theme().changed.connect(self._resized)
        self._resized()

    @property
    def value(self) -> str:
        """What stands in it now, without white space around it."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show another text, unless someone is in the middle of typing one."""
        if self.edit.hasFocus() and self.value != self._value:
            return
        self._value = value
        if self.edit.toPlainText() != value:
            self.edit.setPlainText(value)

    def _typing(self) -> None:
        self.set_error(too_long(self.value, self._limit))

    def _finished(self) -> None:
        if self.value != self._value and not self.has_error:
            self._value = self.value
            self.committed.emit(self._value)

    def _resized(self) -> None:
        rows = self.edit.fontMetrics().lineSpacing() * self._rows
        self.edit.setMinimumHeight(rows + theme().px(20))


class ChoiceField(Field):
    """One of several; `chosen(key)` when the owner picks another."""

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        options: list[tuple[object, str]],
        value: object = None,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = Combo()
        super().__init__(label, self.combo, hint=hint, parent=parent)
        keep_wheel_off(self.combo)
        self.set_options(options, value)
        self.combo.activated.connect(lambda: self.chosen.emit(self.value))

    @property
    def value(self) -> object:
        """The key of the option that is shown."""
        return self._keys[self.combo.currentIndex()] if self._keys else None

    def set_options(self, options: list[tuple[object, str]], value: object = None) -> None:
        """Offer other options (key, words) and show `value`."""
        # Keys stay on this side: Qt would turn tuples into lists and dates into dates of its own.
        self._keys = [key for key, _ in options]
        self.combo.clear()
        self.combo.addItems([words for _, words in options])
        self.set_value(value)

    def set_value(self, value: object) -> None:
        """Show the option with this key; the first where there is none."""
        if self._keys:
            self.combo.setCurrentIndex(self._keys.index(value) if value in self._keys else 0)


def too_long(text: str, limit: int) -> str:
    """The sentence about a text over `limit` characters, "" when it fits."""
    if len(text) <= limit:
        return ""
    return tr(
        "That is {length} characters; {limit} fit here.",
        length=number(len(text)),
        limit=number(limit),
    )


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not cast(QWidget, watched).hasFocus():
            event.ignore()
            return True
        return False


def keep_wheel_off(widget: QComboBox | QAbstractSpinBox | QAbstractSlider) -> None:
    """Let the wheel scroll the page, not change a value that nobody looks at."""
    # By default the wheel gives them the keyboard first, and is theirs from then on.
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelGuard(widget))


def side_by_side(*fields: QWidget, spacing: int = 12) -> QHBoxLayout:
    """Fields in a row, their labels in one line."""
    row = QHBoxLayout()
    row.setSpacing(theme().px(spacing))
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
