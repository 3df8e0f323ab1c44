"""The list of shortcuts, from the table of actions."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from core.text import tr
from gui.actions import MENUS, actions, menu_words
from gui.dialogs.base import Dialog
from gui.theme import theme
from gui.widgets.chip import Chip
from gui.widgets.labels import Label


class Shortcuts(Dialog):
    """Every shortcut, in the groups of the menu."""

    help_key = "keyboard"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Keyboard shortcuts"), width=520, parent=parent)
        self.cancel.setText(tr("Close"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(theme().px(6))
        grid.setContentsMargins(0, 0, theme().px(12), 0)
        for words, rows in groups():
            grid.addWidget(Label(words, "card"), grid.rowCount(), 0, 1, 2)
            for name, keys in rows:
                row = grid.rowCount()
                grid.addWidget(Label(name, "body", wrap=True), row, 0)
                grid.addWidget(Chip(keys), row, 1, Qt.AlignmentFlag.AlignRight)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(self.room(400))
        scroll.setAccessibleName(tr("Keyboard shortcuts"))
        self.body.addWidget(scroll)


def groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """The shortcuts as they are called on this machine: group, then (what it does, keys)."""
    found = []
    for menu in MENUS:
        rows = [(a.words, native(a.shortcuts)) for a in actions() if a.menu == menu and a.shortcuts]
        if rows:
            found.append((menu_words(menu), rows))
    menu_keys = "F10" if sys.platform == "darwin" else "Alt, F10"
    everywhere = [
        (tr("Open the menu"), menu_keys),
        (tr("Close what is open"), native(("Esc",))),
        (tr("Next field, field before"), native(("Tab", "Shift+Tab"))),
        (tr("Do what the focused thing does"), native(("Space",))),
    ]
    calendar = [
        (tr("Move an activity to another day"), native(("Alt+Left", "Alt+Right"))),
        (tr("Move it up or down within its day"), native(("Alt+Shift+Up", "Alt+Shift+Down"))),
    ]
    return [*found, (tr("Calendar"), calendar), (tr("Everywhere"), everywhere)]


def native(shortcuts: tuple[str, ...]) -> str:
    """Shortcuts as this machine writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(QKeySequence(keys).toString(form) for keys in shortcuts))
