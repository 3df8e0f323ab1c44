"""The card of what to print: sheets by what they are for, paper, ink, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from core.sheets.catalogue import SHEETS, Use, sheet_name, use_name
from core.text import number, tr, trn
from gui.icons import icon
from gui.pages.plan.state import MOST_CARD_SHEETS, State
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.combo import Combo
from gui.widgets.field import keep_wheel_off
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import Flow, ScrollArea
from gui.widgets.number_field import NumberEdit
from gui.widgets.segmented import Segmented

USES: tuple[Use, ...] = ("wall", "folder", "counter")
WIDE = 290
MOST = 0.55
"""The part of the page that the card may take before its counts go without words."""


class Choice(Card):
    """`ticked(sheet, on)`, `paper_chosen`, `ink_chosen`, `doer_chosen`, `cards_chosen`; `wanted`
    names a way out (print, pdf, calendar, excel, json, csv, logo, no_logo), `refused` says what is
    wrong with a number."""

    ticked = Signal(str, bool)
    paper_chosen = Signal(object)
    ink_chosen = Signal(object)
    doer_chosen = Signal(str)
    cards_chosen = Signal(int)
    wanted = Signal(str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("What to print"), padding=14, spacing=6)
        self.boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, Label] = {}
        self._pages: Mapping[str, int] = {}
        self._brief = False
        """Whether the counts are numbers alone, where there is little room."""
        self.doer = Combo()
        self.cards = NumberEdit(1, MOST_CARD_SHEETS, required=True)
        self._logo_row = QWidget()
        self.logo = Button("", small=True, icon="image")
        self.no_logo = Button(tr("Remove"), "quiet", small=True)
        self._doers: tuple[str, ...] = ()
        self._list = ScrollArea(spacing=2)
        self.paper = Segmented([("a4", tr("A4")), ("letter", tr("Letter"))], name=tr("Paper"))
        self.ink = Segmented(
            [("colour", tr("Colour")), ("black", tr("Black only"))], name=tr("Ink")
        )
        self.print_button = Button(tr("Print"), "primary", icon="printer")
        self._lay_out_sheets()
        self._lay_out_foot()
        self._connect()
        theme().changed.connect(self._fit)
        self._fit()

    def show_state(self, state: State, doers: Sequence[str], *, has_logo: bool) -> None:
        """Show what is chosen."""
        for key, box in self.boxes.items():
            _show(box, key in state.sheets)
        if self._doers != tuple(doers) or not self.doer.count():
            self._doers = tuple(doers)
            self.doer.clear()
            self.doer.addItems([tr("Everybody"), *doers])
        names = ("", *self._doers)
        self.doer.setCurrentIndex(names.index(state.doer) if state.doer in names else 0)
        self._doer_row.setVisible("week" in state.sheets and bool(doers))
        self._cards_row.setVisible("cards" in state.sheets)
        if not self.cards.hasFocus():
            self.cards.show_value(state.card_sheets)
        self.paper.set_value(state.paper)
        self.ink.set_value(state.ink)
        self.logo.setText(tr("Change the logo") if has_logo else tr("Add a logo"))
        self.no_logo.setVisible(has_logo)

    def show_counts(self, pages: Mapping[str, int]) -> None:
        """Say how many pages each sheet takes; nothing beside those that are not printed."""
        self._pages, self._brief = pages, False
        for key in self._counts:
            words = trn("{n} page", "{n} pages", pages[key]) if key in pages else ""
            self.boxes[key].setAccessibleDescription(words)
        self._write_counts()

    def _write_counts(self) -> None:
        for key, label in self._counts.items():
            whole = self.boxes[key].accessibleDescription()
            label.setText(number(self._pages[key]) if self._brief and whole else whole)
            label.setToolTip(whole if self._brief else "")

    def show_total(self, total: int | None) -> None:
        """Name the pages on the button; None while nobody knows."""
        words = tr("Print") if total is None else trn("Print {n} page", "Print {n} pages", total)
        self.print_button.setText(words)

    def set_busy(self, *, printing: bool, possible: bool) -> None:
        """Whether something is being printed, and whether there is anything to print."""
        self.print_button.setEnabled(possible and not printing)
        self.pdf.setEnabled(possible and not printing)

    def _lay_out_sheets(self) -> None:
        body = self._list.body
        body.setContentsMargins(0, 0, theme().px(8), 0)
        for use in USES:
            if body.count():
                body.addSpacing(theme().px(4))
            self._list.add(Label(use_name(use), "label"))
            for sheet in SHEETS:
                if sheet.use == use:
                    self._list.add(self._row_of(sheet.key))
                    if sheet.key == "week":
                        self._doer_row = self._list.add(_row(tr("For whom"), self.doer, inset=26))
                    elif sheet.key == "cards":
                        self._cards_row = self._list.add(
                            _row(tr("Pages of cards"), self.cards, inset=26)
                        )
        body.addSpacing(theme().px(4))
        self._list.add(Flow(self.logo, self.no_logo))
        body.addStretch(1)
        self.add(self._list, 1)

    def _row_of(self, key: str) -> QWidget:
        box = QCheckBox(sheet_name(key))
        count = Label("", "second")
        self.boxes[key], self._counts[key] = box, count
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, theme().px(2), 0, theme().px(2))
        line.addWidget(box, 1)
        line.addWidget(count)
        return holder

    def _lay_out_foot(self) -> None:
        self.add(Divider())
        self.add(_row(tr("Paper"), self.paper))
        self.add(_row(tr("Ink"), self.ink))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.print_button.setSizePolicy(policy)
        self.print_button.setToolTip(tr("Print (Ctrl+P)"))
        self.add(self.print_button)
        self.pdf = self._way_out("pdf", tr("PDF"), "file-text", tr("Save as PDF"))
        calendar = self._way_out(
            "calendar", tr("Calendar"), "calendar-plus", tr("Save as a calendar file (.ics)")
        )
        excel = self._way_out("excel", tr("Excel"), "table", tr("Save as a workbook (.xlsx)"))
        self.everything = Button(tr("Everything"), icon="database", small=True)
        self.everything.setToolTip(tr("Everything in the file, as JSON or as a folder of CSV"))
        self.everything.setMenu(self._menu())
        self.add(Flow(self.pdf, calendar, excel, self.everything))

    def _way_out(self, key: str, words: str, picture: str, tip: str) -> Button:
        button = Button(words, icon=picture, small=True, tip=tip)
        button.setAccessibleName(tip)
        button.clicked.connect(partial(self._want, key))
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for key, words, picture in (
            ("json", tr("One file, to make it again from (.json)"), "database"),
            ("csv", tr("A folder of tables (.csv)"), "folder-open"),
        ):
            menu.addAction(icon(picture), words, partial(self._want, key))
        return menu

    def _connect(self) -> None:
        for key, box in self.boxes.items():
            box.toggled.connect(partial(self.ticked.emit, key))
        self.paper.chosen.connect(self.paper_chosen)
        self.ink.chosen.connect(self.ink_chosen)
        keep_wheel_off(self.doer)
        self.doer.setAccessibleName(tr("Week checklist for whom"))
        self.doer.activated.connect(lambda at: self.doer_chosen.emit(("", *self._doers)[at]))
        self.cards.setAccessibleName(tr("Pages of stamp cards"))
        self.cards.editingFinished.connect(self._cards_typed)
        self.print_button.clicked.connect(partial(self._want, "print"))
        self.logo.clicked.connect(partial(self._want, "logo"))
        self.no_logo.clicked.connect(partial(self._want, "no_logo"))

    def _cards_typed(self) -> None:
        problem = self.cards.problem()
        if problem:
            self.refused.emit(problem)
        elif self.cards.value is not None:
            self.cards_chosen.emit(int(self.cards.value))

    def _want(self, way: str, _on: bool = False) -> None:
        self.wanted.emit(way)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        around, needed = self.parentWidget(), self.minimumSizeHint().width()
        if around is not None and needed > around.width() * MOST and not self._brief:
            self._brief = True
            self._write_counts()
            return
        self.setFixedWidth(max(theme().px(WIDE), self.minimumSizeHint().width()))


def _row(words: str, editor: QWidget, *, inset: int = 0) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(theme().px(inset), 0, 0, 0)
    label = Label(words, "second")
    label.setBuddy(editor)
    line.addWidget(label, 0 if inset else 1)
    line.addWidget(editor, 1 if inset else 0, Qt.AlignmentFlag.AlignVCenter)
    return holder


def _show(box: QCheckBox, on: bool) -> None:
    if box.isChecked() != on:
        box.blockSignals(True)
        box.setChecked(on)
        box.blockSignals(False)
