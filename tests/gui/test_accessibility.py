"""Whoever hears the window instead of seeing it: everything has a name, and Tab goes as eyes do.

The same walk looks whether words that are longer than the English ones have room.
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

import gui
from core.plans import operations
from core.text import use_words
from core.translations import Pseudo
from gui.charts.patterns import blend, readable_on
from gui.dialogs.base import Dialog
from gui.pages import PAGES, SETTINGS
from gui.palette import Palette
from gui.theme import HUES
from gui.widgets.painting import chip_colours
from tests.gui import scenes, scenes_over
from tests.gui.by_ear import complaints, nameless, read_aloud
from tests.gui.by_eye import contrast, too_pale
from tests.gui.by_room import without_room
from tests.gui.frame.opened import TODAY, Opened

OFFSCREEN = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
PAINTED = (
    "today",
    "networks",
    "prospects, the board",
    "prospects, the table",
    "ideas",
    "calendar, the month",
    "calendar, the week",
    "calendar, a campaign",
    "loyalty",
    "loyalty, where from",
)
"""The scenes that hold one of each thing that is painted by hand."""


@pytest.fixture(scope="module")
def bakery(tmp_path_factory, made_sample):
    path = tmp_path_factory.mktemp("sample") / "juniper.regulars"
    made_sample(path, "bakery", TODAY)
    return path


@pytest.fixture
def window(qtbot, qapp, look, bakery, tmp_path, monkeypatch, request):
    monkeypatch.setenv("REGULARS_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.excepthook", sys.excepthook)
    made = Opened(qtbot, qapp, tmp_path)
    look.choose(mode=getattr(request, "param", "light"))
    yield made.open(Path(shutil.copy(bakery, tmp_path)))
    made.close()
    made.app.deleteLater()


@pytest.fixture
def longer():
    """English with accents, longer by two fifths: longer than German and Spanish are."""
    use_words(Pseudo())


def test_everything_on_screen_can_be_heard_and_walked_and_has_room(longer, window):
    window.resize(1366, 768)
    wrong = []
    for name, show in scenes.PAGES.items():
        show(window)
        scenes.settled(window)
        said = (*complaints(window), *too_pale(window), *without_room(window))
        wrong += [f"{name}: {one}" for one in said]
        window.page.escape()
    for name, show in scenes.DIALOGS.items():
        show(window)
        scenes.settled(window)
        opened = [one for one in QApplication.topLevelWidgets() if _is_open(one)]
        assert [_name(type(one)) for one in opened] == [name]
        said = (*complaints(opened[0]), *without_room(opened[0]))
        wrong += [f"{name}: {one}" for one in said]
        opened[0].close()
        window.page.escape()
    assert not wrong, "\n".join(dict.fromkeys(wrong))


@OFFSCREEN
def test_menus_and_what_is_not_in_the_window_can_be_heard_and_walked_too(window):
    window.resize(1366, 768)
    wrong = []
    for name, show in scenes_over.MENUS.items():
        show(window)
        scenes.settled(window)
        menu = QApplication.activePopupWidget()
        assert menu is not None, name
        wrong += [f"{name}: {said}" for said in nameless(menu)]
        while QApplication.activePopupWidget() is not None:
            QApplication.activePopupWidget().close()
            QApplication.processEvents()
        window.page.escape()
    for name, show in scenes_over.WINDOWS.items():
        opened = show(window)
        scenes.settled(window)
        wrong += [f"{name}: {said}" for said in (*complaints(opened), *too_pale(opened))]
        (opened.leave if isinstance(opened, Palette) else opened.close)()
        # The help is one window: another one comes only when this one is gone.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(dict.fromkeys(wrong))


@OFFSCREEN
def test_a_name_with_an_ampersand_stands_in_a_menu_as_written(window):
    window.runner.run(operations.rename_plan, window.facts.plan.id, "Cakes & bakes")
    scenes.settled(window)
    window.sidebar.open_plan_menu()
    plans = [one.name for one in read_aloud.heard(QApplication.activePopupWidget())]
    QApplication.activePopupWidget().close()

    assert any(name.startswith("Cakes & bakes  (") for name in plans)


@pytest.mark.parametrize("window", ["dark"], indirect=True)
def test_what_is_painted_by_hand_can_be_read_in_the_dark_too(window):
    window.resize(1366, 768)
    wrong = []
    for name in PAINTED:
        scenes.PAGES[name](window)
        scenes.settled(window)
        wrong += [f"{name}: {said}" for said in too_pale(window)]
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


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("share", [n / 20 for n in range(21)])
def test_a_shaded_cell_can_be_read_whatever_its_share(look, share, mode):
    look.choose(mode=mode)
    ground = blend(look.colour("card"), look.colour("stamp"), share)
    assert contrast(readable_on(ground), ground) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("hue", ["", *HUES])
def test_a_chip_and_what_is_drawn_in_its_colour_can_be_read(look, hue, mode):
    look.choose(mode=mode)
    words, ground, _line = chip_colours(hue)
    assert contrast(words, ground) >= 4.5
    # Columns, lines and bars are no text, and stand out from their card.
    assert contrast(look.colour(hue or "ink3"), look.colour("card")) >= 3
