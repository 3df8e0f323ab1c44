"""F1: the help at what is in front, from any window and any dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gui.help.window import HelpWindow

_open: list[HelpWindow] = []
"""The help's window while it is open: it stands beside all others, so nothing else holds it."""


def open_help(around: QWidget, subject: str = "") -> HelpWindow:
    """Open the help at `subject`, else at what `around` or what it stands in is about.

    A window or dialog says so with `help_key`, a string; the nearest one that is not empty counts.
    Links to pages go to the nearest window that has `show_page`.
    """
    from gui.help import book

    shown = _window()
    keys = [str(getattr(one, "help_key", "")) for one in _upwards(around)]
    windows = [one for one in _upwards(around) if hasattr(one, "show_page")]
    shown.go_to_page = _goer(windows[0]) if windows else None
    shown.show_subject(subject or next((key for key in keys if key), book.FIRST))
    if shown.isVisible():
        shown.raise_()
    shown.show()
    shown.activateWindow()
    shown.view.setFocus()
    return shown


def close_help() -> None:
    """Close the help's window, if there is one: the last window of the app has gone."""
    found = _found()
    if found is not None:
        found.close()
        # It goes a moment later; who asks for the help until then gets another one.
        _open.clear()


def _goer(window: QWidget) -> Callable[[str], None]:
    def go(key: str) -> None:
        if shiboken6.isValid(window):
            window.show_page(key)  # type: ignore[attr-defined]
            window.activateWindow()

    return go


def _upwards(widget: QWidget | None) -> list[QWidget]:
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _found() -> HelpWindow | None:
    return next((window for window in _open if shiboken6.isValid(window)), None)


def _window() -> HelpWindow:
    from gui.help.window import HelpWindow

    found = _found()
    if found is None:
        found = HelpWindow()
        found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _open[:] = [found]
    return found
