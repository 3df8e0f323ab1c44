"""What was done, and what Undo and Redo would do: told without names while those are hidden."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.store.changes import Changes
from core.text import tr
from gui.names import names
from gui.pages import place

if TYPE_CHECKING:
    from gui.window import Window


class Steps(QObject):
    """Listens to the runner, and writes into a window's header, menus and toasts."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._labels = ("", "")
        window.runner.toasted.connect(self._tell)
        window.runner.undo_labels.connect(self._show)
        names().changed.connect(self._names_changed)

    def _names_changed(self) -> None:
        # A toast may say a name, and is over in some seconds.
        self._window.toasts.clear()
        self._window.messages.renew()
        self._show(*self._labels)

    def _show(self, undo: str, redo: str) -> None:
        self._labels = (undo, redo)
        said = names().said(undo), names().said(redo)
        self._window.header.show_undo(*said)
        self._window.menus.show_undo(*said)

    def _tell(self, changes: Changes, told: str | None) -> None:
        window = self._window
        if told is None:
            window.toasts.clear()
            return
        step, undo = names().said(changes.marked), (tr("Undo"), window.runner.undo)
        if changes.verb == "undo":
            window.toast(tr("Undone: {step}", step=step), tr("Redo"), window.runner.redo)
        elif changes.verb == "redo":
            window.toast(tr("Done again: {step}", step=step), *undo)
        elif changes.step is not None:
            words = names().said(told) or step
            window.toasts.show_sentence(words, *undo, also=self._way_to(changes))
        elif told:
            window.toast(names().said(told))

    def _way_to(self, changes: Changes) -> tuple[str, Callable[[], object]] | None:
        """Where a change shows, if that is not the page that is open."""
        there = place(changes.place.page) if changes.place is not None else None
        if there is None or changes.place is None or there.key == self._window.page.key:
            return None
        show = partial(self._window.show_page, there.key, changes.place.row)
        return tr("Show on {page}", page=there.words), show
