"""Text that stands still: labels by role, labels that elide, rules between things."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from gui.theme import TABULAR, has_hyphen, theme


def mark(widget: QWidget, **properties: object) -> None:
    """Set style-sheet properties on a widget that may be on screen already."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Label(QLabel):
    """Plain text in the type of a role (see theme.ROLES), in its colour or a tone's."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "",
        wrap: bool = False,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            self.setMinimumWidth(1)
        self._torn = False
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; where it has a hyphen between letters, figures are not tabular."""
        torn = has_hyphen(text)
        if torn != self._torn:
            self._torn = torn
            font = QFont()
            if torn:
                font.setFeature(TABULAR, 0)
            self.setFont(font)
        super().setText(text)

    def set_tone(self, tone: str) -> None:
        """Take the colour of a token, "" for the role's own."""
        mark(self, tone=tone)

    def set_role(self, role: str) -> None:
        """Change what this text is."""
        mark(self, role=role)


def hint(text: str, *, wrap: bool = True) -> Label:
    """A hint in small grey text."""
    return Label(text, "hint", wrap=wrap)


def section(text: str) -> Label:
    """The quiet title of a part of a card: "Gather on", "Stepping stones, last 90 days"."""
    return Label(text, "label")


class ElidedLabel(Label):
    """One line that ends in an ellipsis when there is no room; the whole is in its tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "",
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone=tone, parent=parent)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Three letters and the ellipsis: everything else may go."""
        return QSize(
            self.fontMetrics().horizontalAdvance("mmm…"), super().minimumSizeHint().height()
        )

    def shown_text(self) -> str:
        """What stands on the screen at the present width."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def setText(self, text: str) -> None:
        super().setText(text.replace("\n", " "))
        self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), align, self.shown_text())

    def _tell_whole(self) -> None:
        if hasattr(self, "_mode"):
            self.setToolTip(self.text() if self.shown_text() != self.text() else "")


class Divider(QFrame):
    """A one-pixel rule."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._upright = upright
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("line"))
