"""Text that stands still: labels by role, labels that elide, rules between things."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets import painting
from gui.widgets.painting import piece


def mark(widget: QWidget, **properties: object) -> None:
    """Set style-sheet properties on a widget that may be on screen already."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    # One that was never shown is polished when it is.
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


# Wrapped lines stand this much further apart than the font says, as in the pictures.
LINE_HEIGHT = 1.18
# About how many letters a wrapped text wants to have on a line.
READABLE = 70

# Roles that a screen reader calls headings.
HEADINGS = frozenset({"question", "title", "heading", "card", "quiet card"})

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


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
        self.heard_as = "heading" if role in HEADINGS else ""
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            self.setMinimumWidth(1)
        self.setText(text)

    def _in_lines(self) -> bool:
        plain = self.textFormat() == Qt.TextFormat.PlainText
        return plain and self.wordWrap() and not self.textInteractionFlags() & _SELECTABLE

    def _lines(self, width: int) -> list[str]:
        lines: list[str] = []
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font(), self)
            layout.setTextOption(option)
            layout.beginLayout()
            first = len(lines)
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, 1))
                start, end = line.textStart(), line.textStart() + line.textLength()
                lines.append(piece(paragraph, start, end).rstrip())
            layout.endLayout()
            if len(lines) == first:
                lines.append("")
        return lines

    def _line_height(self) -> int:
        return round(self.fontMetrics().height() * LINE_HEIGHT)

    def heightForWidth(self, width: int) -> int:
        if not self._in_lines():
            return super().heightForWidth(width)
        edges = self.contentsMargins()
        lines = self._lines(width - edges.left() - edges.right())
        spread = self._line_height() * (len(lines) - 1)
        return self.fontMetrics().height() + spread + edges.top() + edges.bottom()

    def sizeHint(self) -> QSize:
        if not self._in_lines():
            return super().sizeHint()
        self.ensurePolished()
        natural = max(map(self.fontMetrics().horizontalAdvance, self.text().split("\n"))) + 1
        wide = min(natural, self.fontMetrics().averageCharWidth() * READABLE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        if not self._in_lines():
            return super().minimumSizeHint()
        return QSize(1, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._in_lines():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room, step = self.contentsRect(), self._line_height()
        lines = self._lines(room.width())
        high = self.fontMetrics().height()
        spare = room.height() - high - step * (len(lines) - 1)
        y = room.top() + (max(spare, 0) // 2 if self.alignment() & _MIDDLE else 0)
        for words in lines:
            painter.drawText(QRect(room.left(), y, room.width(), high), self._side(), words)
            y += step

    def _side(self) -> Qt.AlignmentFlag:
        return self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask

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
        return painting.elided(
            self.text(), self.fontMetrics(), self.contentsRect().width(), self._mode
        )

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
