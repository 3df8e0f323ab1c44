"""Fixtures of the frame's tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.window import Window
from tests.gui.frame.opened import Opened, make_file


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """The application without a file."""
    monkeypatch.setenv("REGULARS_HOME", str(tmp_path / "home"))
    hook = sys.excepthook
    made = Opened(qtbot, qapp, tmp_path)
    yield made
    made.close()
    made.app.deleteLater()
    sys.excepthook = hook


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A started file."""
    return make_file(tmp_path)


@pytest.fixture
def window(opened: Opened, file: Path) -> Window:
    """The window on a started file."""
    return opened.open(file)
