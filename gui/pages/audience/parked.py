"""The groups that are not in focus: parked with a reason, or not decided on yet."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from core.audience.limits import REASON_LIMIT
from core.audience.queries import Group
from core.audience.rules import MUCH_THE_SAME
from core.text import percent, tr
from gui.pages.audience.data import CARRIED, AudienceData, size_words
from gui.pages.audience.signals import Wishes
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.drag import Carrier, DropSlot
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, ElidedLabel, Label

NARROW = 790
"""Below this many pixels (at 100 %) a row takes up to three lines."""
WIDTHS = (24, 34, 0, 30)
"""How name, description and reason share a row; the size takes what it needs."""


class ParkedRow(QWidget):
    """One group out of focus: name, who, size, reason, and the way into focus."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__()
        self.group: Group | None = None
        self._wishes = wishes
        self._narrow: bool | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._make_parts()
        self.grid = QGridLayout(self)
        self.grid.setHorizontalSpacing(theme().px(16))
        self.grid.setVerticalSpacing(theme().px(2))
        self.grid.setContentsMargins(*(theme().px(n) for n in (3, 5, 0, 5)))
        self._arrange(narrow=False)
        carrier = Carrier(self, self, CARRIED, lambda: self.group_id)
        carrier.moved.connect(self._moved)

    @property
    def group_id(self) -> int:
        """The group's id, 0 for none."""
        return self.group.id if self.group else 0

    def _make_parts(self) -> None:
        self.name = ElidedLabel("", "strong")
        self.new = Chip(tr("New"), "sea")
        self.new.setToolTip(tr("Not decided on yet in this plan"))
        self.title = QWidget()
        line = QHBoxLayout(self.title)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line.addWidget(self.name)
        line.addWidget(self.new)
        line.addStretch(1)
        self.about = ElidedLabel("", "second")
        self.reach = Label(role="body")
        self.reach.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reason = InlineText(
            role="second",
            name=tr("Why not now"),
            placeholder=tr("Why not now?"),
            limit=REASON_LIMIT,
        )
        self.reason.committed.connect(
            lambda text: self._wishes.reason_typed.emit(self.group_id, text)
        )
        self.focus_button = Button(tr("Focus"), icon="arrow-up", small=True)
        self.focus_button.clicked.connect(
            lambda: self._wishes.focus_wanted.emit(self.group_id, None)
        )
        self.more = IconButton("ellipsis", tr("What can be done with this group"), side=28)
        self.more.clicked.connect(self._menu_below)
        for widget in (self.title, self.about, self.reason):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        # Row, column and columns taken, in the order of the parts.
        places = (
            ((0, 0, 2), (1, 0, 5), (0, 2, 1), (2, 0, 5), (0, 3, 1), (0, 4, 1))
            if narrow
            else tuple((0, column, 1) for column in range(6))
        )
        parts: tuple[QWidget, ...] = (
            self.title,
            self.about,
            self.reach,
            self.reason,
            self.focus_button,
            self.more,
        )
        for widget, (row, column, taken) in zip(parts, places, strict=True):
            self.grid.removeWidget(widget)
            self.grid.addWidget(widget, row, column, 1, taken)
        for column in range(4):
            stretch = (1, 1, 0, 0) if narrow else WIDTHS
            self.grid.setColumnStretch(column, stretch[column])

    def show_group(self, group: Group, data: AudienceData) -> None:
        """Show a group out of focus."""
        self.group = group
        self.setAccessibleName(group.name)
        self.name.setText(group.name)
        self.new.setVisible(not group.parked and data.plan is not None)
        self.about.setText(_about(group, data))
        self.about.setVisible(bool(self.about.text()))
        self.reach.setText(size_words(group))
        self.reason.set_text(group.reason)
        self.reason.setVisible(data.plan is not None)
        self.focus_button.setVisible(data.plan is not None)
        self.focus_button.setAccessibleName(tr("Bring {name} into focus", name=group.name))

    def _moved(self, dx: int, dy: int) -> None:
        if dy < 0:
            self._wishes.focus_wanted.emit(self.group_id, None)

    def _menu_below(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, self.more.height()))
        self._wishes.menu_wanted.emit(self.group_id, corner)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._wishes.menu_wanted.emit(self.group_id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._wishes.opened.emit(self.group_id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.underMouse():
            self._wishes.opened.emit(self.group_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < theme().px(NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painting.focus_ring(painting.smooth(QPainter(self)), self.rect(), theme().px(7))


class ParkedList(DropSlot):
    """The card below the slots. A group in focus that is dropped here is parked."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__(CARRIED, accepts=lambda value: value not in self.rows)
        self._wishes = wishes
        self.rows: dict[int, ParkedRow] = {}
        self.card = Card(tr("Parked for later"), spacing=0)
        self.hint = Label(
            tr("Groups that you decide against for now wait here, each with its reason."),
            "second",
            wrap=True,
        )
        self.card.add(self.hint)
        self.lines: list[Divider] = []
        self.body.addWidget(self.card)
        self.dropped.connect(lambda group: wishes.park_wanted.emit(group))

    def show_groups(self, data: AudienceData) -> None:
        """Show the groups out of focus, rows kept by group so that focus and typing stay."""
        groups = data.page.others
        self.card.set_title(tr("Groups") if data.plan is None else tr("Parked for later"))
        wanted = [group.id for group in groups]
        for gone in set(self.rows) - set(wanted):
            self._drop(self.rows.pop(gone))
        changed = wanted != list(self.rows)
        kept = self.rows
        self.rows = {}
        for group in groups:
            row = kept.get(group.id) or ParkedRow(self._wishes)
            row.show_group(group, data)
            self.rows[group.id] = row
        # One width for all sizes, so that they stand below each other.
        widest = max((row.reach.sizeHint().width() for row in self.rows.values()), default=0)
        for row in self.rows.values():
            row.reach.setMinimumWidth(widest)
        self.hint.setVisible(not groups)
        if changed or len(self.lines) != max(len(groups) - 1, 0):
            self._lay_out()

    def _set_over(self, over: bool) -> None:
        # The card covers the list's own highlight.
        super()._set_over(over)
        self.card.set_selected(over)

    def _lay_out(self) -> None:
        for line in self.lines:
            self._drop(line)
        self.lines = []
        for index, row in enumerate(self.rows.values()):
            if index:
                line = Divider()
                self.lines.append(line)
                self.card.add(line)
            self.card.add(row)
            # Shown only with the next event, a new row could not take the keyboard yet.
            row.show()

    def _drop(self, widget: QWidget) -> None:
        self.card.body.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _about(group: Group, data: AudienceData) -> str:
    """The largest overlap when it is over half, else who they are."""
    if group.overlaps:
        other, most = max(group.overlaps.items(), key=lambda item: item[1])
        known = data.page.group(other)
        if known is not None and (most > MUCH_THE_SAME or not group.who):
            return tr("Overlaps {name} {percent}", name=known.name, percent=percent(most / 100))
    return group.who
