"""The list of customers with its filters: groups, what is typed, the order; a page at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.loyalty.customers import PAGE, SORTS, CustomerRow, Wanted, how_many
from core.loyalty.customers import page as read_rows
from core.loyalty.limits import GROUPS
from core.loyalty.standing import Standing
from core.text import number, tr, trn
from gui.icons import icon
from gui.pages.loyalty.customers_table import customers_table
from gui.pages.loyalty.lists import group_words
from gui.pages.page import Page
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.chip import ChipButton
from gui.widgets.combo import Combo
from gui.widgets.field import make_clearable
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow
from gui.widgets.rows_table import RowsTable

COUNT_MS = 200
"""After the last key: how many fit is told once one has stopped typing."""
LIST = ("slipping_away", "regular", "promising", "one_off", "other")
WAYS = {"away": ("last", True), "lost": ("chance", True)}
"""Orders of the list that begin at the other end."""


class CustomersList(QWidget):
    """See the module. `chosen` is somebody under the keyboard, `entered` somebody wished for."""

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.wanted = Wanted()
        self.rows: tuple[CustomerRow, ...] = ()
        self.table: RowsTable | None = None
        self._total = 0
        self._standing: Standing | None = None
        self._columns: Any = None
        self._marking = False
        self._make_head()
        self._make_body()
        self._counter = QTimer(self, interval=COUNT_MS, singleShot=True)
        self._counter.timeout.connect(self._count)

    # Making --------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.groups: dict[str, ChipButton] = {}
        for key in ("", *LIST):
            chip = ChipButton("", checkable=True)
            chip.clicked.connect(lambda _=False, key=key: self.show_group(key))
            self.groups[key] = chip
        self.chips = Flow(*self.groups.values())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Name, e-mail or phone"))
        self.filter.setAccessibleName(tr("Filter customers"))
        self.filter.addAction(icon("search", "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        make_clearable(self.filter)
        self.filter.textChanged.connect(self._typed)
        self.sort = Combo()
        self.sort.setAccessibleName(tr("Order of the list"))
        for key in (*SORTS, "away", "lost"):
            self.sort.addItem(_sort_words(key), key)
        self.sort.activated.connect(lambda _: self._sorted())

    def _make_body(self) -> None:
        px = theme().px
        self.count = Label("", "label")
        self.more = Button("", "quiet", small=True)
        self.more.clicked.connect(self._more_rows)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.more)
        self.card = Card(padding=6)
        self.nobody = Label("", "second", wrap=True)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.filter, 1)
        head.addWidget(self.sort)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(10))
        self._column.addWidget(self.chips)
        self._column.addLayout(head)
        self._column.addWidget(self.card, 1)
        self._column.addWidget(self.nobody, 1)
        self._column.addLayout(foot)

    def set_margins(self, left: int, top: int, right: int, foot: int) -> None:
        """Leave room for what lies over it."""
        self._column.setContentsMargins(left, top, right, foot)

    # Showing -------------------------------------------------------------------------------

    def show_customers(
        self, kept: Standing, rows: tuple[CustomerRow, ...], total: int, marked: int | None
    ) -> None:
        """Show fresh rows of the same filter; selection and scroll stay."""
        self._standing = kept
        if self.table is None:
            self.table = customers_table(kept.currency)
            self.table.clicked.connect(self._clicked)
            self.table.opened.connect(self.entered)
            self.table.current_changed.connect(self._moved)
            self.card.add(self.table, 1)
            if isinstance(self._columns, dict):
                self.table.restore(self._columns)
        self._show_sizes(kept)
        self._show_rows(rows, total)
        if marked is not None:
            self.mark(marked)

    def show_names(self) -> None:
        """Names are hidden, or shown again."""
        if self.table is not None:
            self.table.rows_model.set_rows(())
            self.table.rows_model.set_rows(self.rows)

    def mark(self, person_id: int) -> None:
        """Let the line of somebody be the current one, without opening them again."""
        if self.table is not None:
            self._marking = True
            self.table.select_key(person_id)
            self._marking = False

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Give the keyboard to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _clicked(self) -> None:
        if self.table is not None and (row := self.table.current_row()) is not None:
            self.entered.emit(row)

    def _moved(self, row: CustomerRow | None) -> None:
        """The panel follows the keyboard."""
        here = self.table is not None and self.table.hasFocus()
        if row is not None and here and not self._marking:
            self.chosen.emit(row)

    def _show_sizes(self, kept: Standing) -> None:
        for key, chip in self.groups.items():
            words = group_words(key) if key else tr("All", of="customers")
            size = kept.sizes[key] if key else kept.customers
            chip.set_look(f"{words}  {number(size)}", "stamp" if key == self.wanted.group else "")
            chip.setChecked(key == self.wanted.group)
        self.groups["other"].setVisible(bool(kept.sizes["other"]))

    def _show_rows(self, rows: tuple[CustomerRow, ...], total: int | None) -> None:
        assert self.table is not None
        self.rows = rows
        self.table.rows_model.set_rows(rows)
        self.card.setVisible(bool(rows))
        self.nobody.setVisible(not rows)
        self.nobody.setText(
            tr("Nobody fits what you typed.")
            if self.wanted.typed
            else tr("Nobody is in this group.")
        )
        full = len(rows) >= PAGE and len(rows) % PAGE == 0
        if total is None and not full:
            total = len(rows)
        if total is not None:
            self._say_count(total)
        else:
            self.count.setText(tr("{n} or more", n=number(len(rows))))
            self.more.setVisible(full)
            self._counter.start()

    def _say_count(self, total: int) -> None:
        self._total = total
        said = trn("{n} customer", "{n} customers", total)
        if total > len(self.rows):
            said = tr("{shown} of {customers}", shown=number(len(self.rows)), customers=said)
        self.count.setText(said)
        rest = min(total - len(self.rows), PAGE)
        self.more.setVisible(rest > 0)
        self.more.setText(trn("Show {n} more", "Show {n} more", max(rest, 1)))

    # Filtering -----------------------------------------------------------------------------

    def show_group(self, key: str) -> None:
        """Show the customers of a group, all of them for ""."""
        if key and key not in GROUPS:
            return
        self.wanted = replace(self.wanted, group=key)
        if self._standing is not None:
            self._show_sizes(self._standing)
        self._ask()

    def _typed(self, text: str) -> None:
        self.wanted = replace(self.wanted, typed=text)
        self._ask()

    def _sorted(self) -> None:
        key = str(self.sort.currentData())
        column, up = WAYS.get(key, (key, False))
        self.wanted = replace(self.wanted, sort=column, up=up)
        self._ask()

    def _ask(self) -> None:
        """Only the rows: a key has 50 ms, and how many fit can wait for the last of them."""
        self._counter.stop()
        wanted = self.wanted
        self._page.runner.ask(
            read_rows,
            wanted,
            then=lambda rows: self._found(wanted, rows),
            owner=("customers", "rows"),
        )

    def _found(self, wanted: Wanted, rows: list[CustomerRow]) -> None:
        if self.table is not None and wanted == self.wanted:
            self.table.scrollToTop()
            self._show_rows(tuple(rows), None)

    def _count(self) -> None:
        wanted = self.wanted
        self._page.runner.ask(
            how_many,
            wanted,
            self._page.today,
            then=lambda total: self._say_count(total) if wanted == self.wanted else None,
            owner=("customers", "count"),
        )

    def _more_rows(self) -> None:
        wanted = self.wanted
        self._page.runner.ask(
            read_rows,
            wanted,
            len(self.rows),
            then=lambda rows: self._add_rows(wanted, rows),
            owner=("customers", "more"),
        )

    def _add_rows(self, wanted: Wanted, rows: list[CustomerRow]) -> None:
        if wanted == self.wanted:
            known = {row.person_id for row in self.rows}
            added = tuple(row for row in rows if row.person_id not in known)
            self._show_rows(self.rows + added, self._total or None)

    # Remembered ----------------------------------------------------------------------------

    def save_state(self) -> dict[str, Any]:
        """The group, the order and the columns."""
        columns = self.table.save() if self.table is not None else None
        return {"group": self.wanted.group, "sort": self.sort.currentData(), "columns": columns}

    def restore_state(self, state: dict[str, Any]) -> None:
        """What `save_state` gave."""
        place = self.sort.findData(state.get("sort"))
        self.sort.setCurrentIndex(max(place, 0))
        column, up = WAYS.get(key := str(self.sort.currentData()), (key, False))
        group = state.get("group")
        self.wanted = Wanted(str(group) if group in GROUPS else "", "", column, up)
        self._columns = state.get("columns")


def _sort_words(key: str) -> str:
    return {
        "net": tr("Spent most first"),
        "last": tr("Here last first"),
        "away": tr("Longest away first"),
        "purchases": tr("Most purchases first"),
        "chance": tr("Surest to stay first"),
        "lost": tr("Surest to leave first"),
        "name": tr("By name"),
    }[key]
