"""Text that becomes an editor where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import theme
from gui.widgets import painting
from gui.widgets.field import too_long
from gui.widgets.labels import Label, mark

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InlineText(QWidget):
    """A label that a click, Enter or F2 turns into an editor.

    Enter (with `lines`, Ctrl+Enter) and leaving it commit, Esc takes the old text back.
    `committed(str)` is emitted only for text that changed and that fits; set `required` to refuse
    an empty one with that sentence. The new text is shown at once: put the old one back with
    `set_text`, or say why not with `set_error`.
    """

    committed = Signal(str)
    heard_as = "field"

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "body",
        name: str = "",
        placeholder: str = "",
        lines: bool = False,
        limit: int = 200,
        required: str = "",
        faint: str = "ink3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._faint = faint
        self._text, self._role, self._placeholder = text, role, placeholder
        self._lines, self._limit, self._required = lines, limit, required
        self._editor: QLineEdit | QPlainTextEdit | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        # The text stands where other labels stand; the frame of the hover grows outwards.
        self._column.setContentsMargins(0, 1, 0, 1)
        self._label = Label(role=role, wrap=True)
        self._column.addWidget(self._label)
        self._error = Label(role="error", wrap=True)
        self._error.hide()
        self._column.addWidget(self._error)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._show_label()

    @property
    def heard_whole(self) -> bool:
        """Until it is edited its name says the text: see `gui/widgets/hearing.py`."""
        return self._editor is None

    @property
    def heard_value(self) -> str:
        """What is heard after its name."""
        return self._text or self._placeholder

    @property
    def text(self) -> str:
        """The text as last set or committed."""
        return self._text

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return self._editor is not None

    def set_text(self, text: str) -> None:
        """Show `text`; someone who is typing keeps on typing."""
        self._text = text
        self._show_label()

    def set_error(self, sentence: str) -> None:
        """Say below what is wrong, "" for nothing."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def edit(self) -> None:
        """Open the editor with all its text selected."""
        if self._editor is not None or not self.isEnabled():
            return
        editor = self._make_editor()
        self._editor = editor
        self._label.hide()
        self._column.insertWidget(0, editor)
        self.setFocusProxy(editor)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()

    def _make_editor(self) -> QLineEdit | QPlainTextEdit:
        editor: QLineEdit | QPlainTextEdit
        if self._lines:
            editor = QPlainTextEdit(self._text, self)
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(max(theme().px(72), self._label.height() + theme().px(16)))
        else:
            editor = QLineEdit(self._text, self)
        editor.setFont(theme().font(self._role))
        editor.setPlaceholderText(self._placeholder)
        editor.setAccessibleName(self.accessibleName())
        editor.textChanged.connect(self._check)
        editor.installEventFilter(self)
        return editor

    def _typed(self) -> str:
        if isinstance(self._editor, QPlainTextEdit):
            return self._editor.toPlainText().strip()
        return self._editor.text().strip() if self._editor is not None else self._text

    def _problem(self) -> str:
        typed = self._typed()
        if self._required and not typed:
            return self._required
        return too_long(typed, self._limit)

    def _check(self) -> None:
        # An empty required field is told on leaving, not while the old text is being replaced.
        self.set_error(self._problem() if self._typed() else "")
        if self._editor is not None:
            mark(self._editor, invalid=bool(self._error.text()))

    def commit(self) -> None:
        """Close the editor and keep what was typed; with a problem it stays open and says so."""
        if self._editor is None:
            return
        problem = self._problem()
        if problem:
            self.set_error(problem)
            return
        typed, changed = self._typed(), self._typed() != self._text
        self._close()
        if changed:
            self._text = typed
            self._show_label()
            self.committed.emit(typed)

    def cancel(self) -> None:
        """Close the editor and keep the text as it was."""
        self.set_error("")
        self._close()

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.removeEventFilter(self)
        self.setFocusProxy(None)  # type: ignore[arg-type] # the stubs forget that it can go
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self._show_label()
        self._label.show()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_label(self) -> None:
        self._label.setText(self._text or self._placeholder)
        self._label.set_tone("" if self._text else self._faint)
        self.updateGeometry()

    def _left(self) -> None:
        # Leaving with a problem: the old text stands again, and the sentence stays to be read.
        if self._problem():
            sentence = self._problem()
            self._close()
            self.set_error(sentence)
        else:
            self.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._editor is None or watched is not self._editor:
            return False
        if event.type() == QEvent.Type.FocusOut:
            # A context menu or another window takes the keyboard only for a while.
            if not self._editor.hasFocus():
                self._left()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (control or not self._lines):
            self.commit()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, Qt.Key.Key_F2):
            self.edit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit()

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._editor is not None:
            return
        painter = painting.smooth(QPainter(self))
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), theme().px(4))
        elif self.underMouse() and self.isEnabled():
            painter.setPen(QPen(theme().colour("ink3"), 1, Qt.PenStyle.DotLine))
            base = self._label.geometry().bottom() + 0.5
            painter.drawLine(0, round(base), self.width(), round(base))
