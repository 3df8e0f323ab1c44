"""Taking exports in from the page Loyalty: the one import window of the house."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gui import imports
from gui.pages.page import Page


def open_import(page: Page, paths: Iterable[Path] = ()) -> None:
    """Look at these files one after the other, or ask for some."""
    imports.open_import(page.desk, paths, page)
