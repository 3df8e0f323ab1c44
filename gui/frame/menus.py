"""Menus from the table of actions: the window's own, and the plan picker."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from core.text import short_day, tr
from gui.actions import MENUS, Action, actions, menu_words
from gui.frame.facts import Facts
from gui.icons import icon
from gui.widgets.menu_words import as_written

LOOKS = {"light": "light", "dark": "dark", "system": "follow_system"}
_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}


class Menus(QObject):
    """The actions of one window, bound to their shortcuts; `open_recent` names a file to open."""

    open_recent = Signal(object)

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self.table: tuple[Action, ...] = actions()
        self.actions = {entry.key: self._bind(entry, handlers[entry.key]) for entry in self.table}
        looks = QActionGroup(self)
        for key in LOOKS.values():
            self.actions[key].setCheckable(True)
            looks.addAction(self.actions[key])

    def show_undo(self, undo: str, redo: str) -> None:
        """Name what Undo and Redo would do."""
        self.actions["undo"].setText(
            tr("Undo {step}", step=as_written(undo)) if undo else tr("Undo")
        )
        self.actions["redo"].setText(
            tr("Redo {step}", step=as_written(redo)) if redo else tr("Redo")
        )
        self.actions["undo"].setEnabled(bool(undo))
        self.actions["redo"].setEnabled(bool(redo))

    def show_look(self, mode: str) -> None:
        """Tick the theme that was chosen."""
        self.actions[LOOKS[mode]].setChecked(True)

    def fill(self, menu: QMenu | QMenuBar, recent: list[Path]) -> None:
        """Put every action into `menu`, by its groups."""
        for group in MENUS:
            entries = [entry for entry in self.table if entry.menu == group]
            if not entries:
                continue
            part = menu.addMenu(menu_words(group))
            for entry in entries:
                action = self.actions[entry.key]
                if entry.icon and sys.platform != "darwin":
                    action.setIcon(icon(entry.icon))
                part.addAction(action)
                if entry.key == "open_file":
                    self._fill_recent(part.addMenu(tr("Open recent")), recent)

    def _fill_recent(self, menu: QMenu, recent: list[Path]) -> None:
        menu.setEnabled(bool(recent))
        for path in recent:
            action = menu.addAction(as_written(path.name))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _on=False, p=path: self.open_recent.emit(p))

    def _bind(self, entry: Action, handler: Callable[[], object]) -> QAction:
        action = QAction(entry.words, self._window)
        action.setShortcuts([QKeySequence(keys) for keys in entry.shortcuts])
        action.setMenuRole(_ROLES.get(entry.key, QAction.MenuRole.NoRole))
        action.triggered.connect(lambda _on=False: handler())
        self._window.addAction(action)
        return action


def fill_plan_menu(
    menu: QMenu,
    facts: Facts,
    menus: Menus,
    pick: Callable[[int], object],
    follow: Callable[[], object],
) -> None:
    """The plan picker: every plan that is not put away, and what can be done with plans."""
    for plan in facts.plans:
        if plan.archived:
            continue
        days = f"{short_day(plan.starts_on)} – {short_day(plan.ends_on, year=True)}"
        action = menu.addAction(tr("{name}  ({days})", name=as_written(plan.name), days=days))
        action.setCheckable(True)
        action.setChecked(facts.plan is not None and plan.id == facts.plan.id)
        action.triggered.connect(lambda _on=False, plan_id=plan.id: pick(plan_id))
    if any(plan.picked for plan in facts.plans):
        back = menu.addAction(icon("calendar"), tr("Follow the calendar"))
        back.setToolTip(tr("Let the day decide which plan is shown"))
        back.triggered.connect(lambda _on=False: follow())
    if facts.plans:
        menu.addSeparator()
    for key in ("new_plan", "copy_plan", "manage_plans"):
        menus.actions[key].setEnabled(key == "new_plan" or bool(facts.plans))
        menu.addAction(menus.actions[key])
