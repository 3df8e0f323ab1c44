"""The top of the sidebar: the business and its plan; pressing it opens the plan picker."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from core.text import tr
from gui import icons
from gui.frame.facts import Facts
from gui.theme import theme
from gui.widgets import painting

LINES = 3
"""Lines that a business's name may take; what is longer is in the tooltip."""


class WhoseButton(QAbstractButton):
    """Shows the business's letter and name and the plan's name under it."""

    menu_wanted = Signal(QMenu)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._business = ""
        self._plan = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.open_menu)
        theme().changed.connect(self.updateGeometry)

    def show_facts(self, facts: Facts) -> None:
        """Say whose plan it is, and which."""
        self._business = facts.business.name
        self._plan = plan_words(facts.plan.name) if facts.plan else tr("No plan yet")
        self.setText(self._business)
        self.setAccessibleName(
            tr("{business}, {plan}. Choose a plan", business=self._business, plan=self._plan)
        )
        self.setToolTip(f"{self._business}\n{self._plan}")
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Open the plan picker under the name."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """As high as the name needs at the present width."""
        return QSize(theme().px(180), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """A long name takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The name's lines, the plan, and room around them."""
        lines = len(self._lines(width))
        high = lines * self._line_height() + QFontMetricsF(theme().font("chip")).height()
        return round(high) + theme().px(18)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look = theme()
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("line", 0.55))
            painter.drawRoundedRect(self.rect(), 7, 7)
        side = look.px(32)
        self._paint_letter(painter, QRect(look.px(8), (self.height() - side) // 2, side, side))
        self._paint_words(painter)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), 6)

    def _paint_letter(self, painter: QPainter, spot: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("stamp"))
        painter.drawRoundedRect(spot, theme().px(8), theme().px(8))
        painter.setPen(theme().colour("on_stamp"))
        painter.setFont(theme().font("card"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self._business.strip()[:1].upper())

    def _paint_words(self, painter: QPainter) -> None:
        look = theme()
        left, top = self._text_left(), float(look.px(8))
        painter.setFont(look.font("card"))
        painter.setPen(look.colour("ink"))
        metrics = QFontMetricsF(look.font("card"))
        for line in self._lines(self.width()):
            painter.drawText(QPointF(left, top + metrics.ascent()), line)
            top += self._line_height()
        font = look.font("chip")
        small = QFontMetricsF(font)
        room = self.width() - left - look.px(18)
        plan = small.elidedText(self._plan, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(look.colour("ink2"))
        painter.drawText(QPointF(left, top + look.px(2) + small.ascent()), plan)
        side = look.px(12)
        right = left + small.horizontalAdvance(plan) + look.px(4)
        spot = QRectF(right, top + look.px(2) + (small.height() - side) / 2, side, side)
        icons.paint(painter, "chevron-down", "ink2", spot.toRect())

    def _lines(self, width: int) -> list[str]:
        room = max(width - self._text_left() - theme().px(2), theme().px(60))
        font = theme().font("card")
        layout = QTextLayout(self._business, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        places = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            places.append((line.textStart(), line.textStart() + line.textLength()))
        layout.endLayout()
        whole = [painting.piece(self._business, start, end).strip() for start, end in places]
        if len(whole) <= LINES:
            return whole
        rest = painting.piece(self._business, places[LINES - 1][0], places[-1][1])
        metrics = QFontMetricsF(font)
        return [*whole[: LINES - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]

    def _line_height(self) -> float:
        return theme().px(19)

    def _text_left(self) -> int:
        return theme().px(50)


def plan_words(name: str) -> str:
    """What a plan is called under the business: "Spring 2027 plan"."""
    plan = tr("{name} plan", name="").strip().casefold()
    return name if plan in name.casefold() else tr("{name} plan", name=name)
