"""Parts that make do with little room: what they leave out, and how they tell it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.widgets.buttons import Button
from gui.widgets.column_widths import Needs, shared_out
from gui.widgets.combo import Combo
from gui.widgets.field import NoteField, TextField
from gui.widgets.labels import Label
from gui.widgets.rows_table import RowsTable
from gui.widgets.segmented import Option, Segmented
from tests.gui.by_room import without_room

LONG = "Bestellungen mit Stammkunden"


@pytest.fixture
def shown(qtbot):
    """Shows parts side by side in so many pixels."""

    def show(width: int, *parts: QWidget) -> QWidget:
        window = QWidget()
        row = QHBoxLayout(window)
        row.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            row.addWidget(part)
        qtbot.addWidget(window)
        window.resize(width, 80)
        window.show()
        return window

    return show


def test_a_label_that_is_cut_off_is_found(shown):
    assert without_room(shown(60, Label(LONG, wrap=True)))
    window = shown(300, QWidget())
    label = Label(LONG, parent=window)
    label.resize(60, 20)
    label.show()
    assert without_room(window) == [f"QWidget: {LONG!r} has 60 of {label.sizeHint().width()} px"]


def test_a_list_to_choose_from_ends_in_an_ellipsis_and_tells_the_rest(shown):
    combo = Combo()
    combo.addItem(LONG)
    window = shown(140, combo)
    assert combo.shown_text().endswith("…")
    assert without_room(window) == []


def test_a_button_may_shrink_and_tells_its_words(shown):
    button = Button(LONG, shrinks=True)
    window = shown(120, button)
    assert button.width() < button.sizeHint().width()
    assert without_room(window) == []


def test_icons_go_before_words_do(shown):
    views = Segmented([Option(1, "Umfragen", "vote"), Option(2, "Stimmzettel", "send")])
    window = shown(400, views)
    whole = views.whole_width()
    views.show_icons(shown=False)
    assert views.sizeHint().width() < whole
    assert views.whole_width() == whole
    views.show_icons(shown=True)
    assert views.sizeHint().width() == whole
    assert without_room(window) == []


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        # All that was given, more where words need it.
        (400, [100, 100, 150]),
        # Who has more than it needs gives.
        (320, [70, 100, 150]),
        # Numbers go before heads, heads before long cells.
        (250, [60, 100, 90]),
        (270, [60, 100, 110]),
        # It scrolls anyway: nothing is saved at the heads.
        (150, [100, 100, 110]),
    ],
)
def test_columns_share_the_room_by_what_their_words_need(room, widths):
    needs = [Needs(60, 30), Needs(80, 100, figures=True), Needs(110, 150)]
    assert shared_out(room, [100, 90, 90], needs) == widths


def test_columns_follow_their_words_until_somebody_chooses(qtbot):
    columns = [Column("name", "Name", str, stretch=True), Column("n", LONG, len, width=60)]
    table = RowsTable(RowsModel(columns, key=str), name="Words")
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    table.rows_model.set_rows(["a", "b"])
    assert table.columnWidth(1) > 150
    assert table.save()["widths"] == {}
    table.setColumnWidth(1, 80)
    table.resize(700, 200)
    assert table.columnWidth(1) == 80
    assert table.save()["widths"] == {"n": 80}


def test_a_dialog_that_is_higher_than_its_window_scrolls_and_keeps_the_keyboard(qtbot):
    window = QWidget()
    window.resize(700, 360)
    qtbot.addWidget(window)
    window.show()
    dialog = Dialog("Add", parent=window)
    first = TextField("Name")
    dialog.body.addWidget(first)
    for name in ("Why", "Who", "Where"):
        dialog.body.addWidget(NoteField(name, hint="It is printed."))
    main = dialog.add_main("Add it")
    dialog.open()
    qtbot.waitUntil(lambda: dialog.height() <= 360)
    assert without_room(dialog) == []
    assert main.visibleRegion().boundingRect().height() == main.height()
    assert dialog.focusWidget() is first.line


def test_a_dialog_is_as_wide_as_its_buttons(qtbot):
    window = QWidget()
    window.resize(1200, 600)
    qtbot.addWidget(window)
    window.show()
    dialog = Dialog("Löschen", width=300, parent=window)
    for _n in range(3):
        dialog.add_other(LONG)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.width() > 600)
    assert without_room(dialog) == []
    assert dialog.cancel.isVisibleTo(dialog)
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
