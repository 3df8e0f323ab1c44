"""What every dialog does with the keyboard, and with little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from gui.dialogs.base import Dialog
from gui.widgets.buttons import Button
from gui.widgets.field import TextField


def test_enter_presses_the_button_that_has_the_keyboard_not_the_dialogs_own(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    cancel, start = Button("Cancel", parent=dialog), Button("Start", parent=dialog)
    start.setDefault(True)
    pressed = []
    cancel.clicked.connect(lambda: pressed.append("Cancel"))
    start.clicked.connect(lambda: pressed.append("Start"))
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    qtbot.keyClick(start, Qt.Key.Key_Enter)
    assert pressed == ["Cancel", "Start"]


def test_a_dialog_starts_at_its_first_field_not_at_its_main_button(qtbot):
    dialog = Dialog("Add a stepping stone")
    qtbot.addWidget(dialog)
    field = TextField("In your own words")
    dialog.body.addWidget(field)
    dialog.add_main("Add stepping stone")
    dialog.show()
    assert dialog.focusWidget() is field.line


def test_a_dialog_with_a_list_starts_in_the_list(qtbot):
    dialog = Dialog("Restore from a backup")
    qtbot.addWidget(dialog)
    found = QListWidget()
    dialog.body.addWidget(found)
    dialog.add_main("Go back to it")
    dialog.show()
    assert dialog.focusWidget() is found


def test_what_scrolls_gives_way_where_the_window_is_small(qtbot):
    window = QWidget()
    window.resize(900, 500)
    qtbot.addWidget(window)
    window.show()
    dialog = Dialog("Weekly rhythm", parent=window)
    table = QListWidget()
    table.setMinimumHeight(600)
    dialog.body.addWidget(table, 1)
    dialog.add_main("Fill the week")
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.height() <= window.height()
    assert dialog.minimumSizeHint().height() <= window.height()
    dialog.close()
