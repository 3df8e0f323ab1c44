"""The way to the import window, light enough for a page to name it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.pages.page import Desk


def open_import(desk: Desk, paths: Iterable[Path] = (), parent: QWidget | None = None) -> None:
    """Look at these files one after the other, or ask for one.

    `parent` is any widget of the window; the desk itself where it is one.
    """
    from gui.imports.window import ImportWindow

    owner = parent or (desk if isinstance(desk, QWidget) else None)
    ImportWindow(desk, paths, owner.window() if owner is not None else None).open()


def open_imports(desk: Desk, parent: QWidget | None = None) -> None:
    """The list of everything that was imported."""
    from gui.imports.listing import ImportsList

    owner = parent or (desk if isinstance(desk, QWidget) else None)
    ImportsList(desk, owner.window() if owner is not None else None).open()
