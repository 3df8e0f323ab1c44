"""Whoever hears the window instead of seeing it: everything has a name, and Tab goes as eyes do."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

import gui
from core.sample.build import make_sample
from gui.dialogs.base import Dialog
from gui.pages import PAGES, SETTINGS
from tests.gui import scenes
from tests.gui.by_ear import complaints
from tests.gui.frame.opened import TODAY, Opened


@pytest.fixture(scope="module")
def bakery(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "juniper.regulars"
    make_sample(path, "bakery", TODAY)
    return path


@pytest.fixture
def window(qtbot, qapp, bakery, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.excepthook", sys.excepthook)
    made = Opened(qtbot, qapp, tmp_path)
    yield made.open(Path(shutil.copy(bakery, tmp_path)))
    made.close()
    made.app.deleteLater()


def test_everything_on_screen_can_be_heard_and_walked(window):
    window.resize(1366, 768)
    wrong = []
    for name, show in scenes.PAGES.items():
        show(window)
        scenes.settled(window)
        wrong += [f"{name}: {said}" for said in complaints(window)]
        window.page.escape()
    for name, show in scenes.DIALOGS.items():
        show(window)
        scenes.settled(window)
        opened = [one for one in QApplication.topLevelWidgets() if _is_open(one)]
        assert [_name(type(one)) for one in opened] == [name]
        wrong += [f"{name}: {said}" for said in complaints(opened[0])]
        opened[0].close()
        window.page.escape()
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_every_page_and_dialog_has_a_scene():
    assert {entry.key for entry in (*PAGES, SETTINGS)} <= {
        name.split(",")[0] for name in scenes.PAGES
    }
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        importlib.import_module(module.name)
    missing = {_name(kind) for kind in _kinds(Dialog)} - scenes.DIALOGS.keys()
    assert not missing, "say in tests/gui/scenes.py how these open"


def _kinds(kind: type) -> Iterator[type]:
    """The classes that are opened: those that no other one stands on."""
    for one in kind.__subclasses__():
        if one.__subclasses__():
            yield from _kinds(one)
        elif one.__module__.startswith("gui."):
            yield one


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _is_open(widget) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()
