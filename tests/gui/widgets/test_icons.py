"""Icons: in the colours of the theme, crisp, and all that we name are there."""

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from core.resources import resource
from gui.icons import app_icon, icon

GUI = Path(__file__).resolve().parents[3] / "gui"


def _inks(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def _drawn(found: QIcon, ratio: float = 1.0, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return found.pixmap(QSize(32, 32), ratio, mode).toImage()


def test_an_icon_has_the_colour_of_its_token(look):
    assert QColor(look.hex("tomato")).name() in _inks(_drawn(icon("square-check", "tomato", 32)))


def test_an_icon_that_was_made_before_takes_the_colours_of_a_new_theme(look):
    found = icon("square-check", "stamp", 32)
    _drawn(found)
    look.choose(mode="dark")
    assert _inks(_drawn(found)) == {"#93a6ff"}


def test_an_icon_is_drawn_anew_for_a_sharper_screen(look):
    sharp = _drawn(icon("sun", size=32), 2.0)
    assert sharp.width() == 64
    blurred = _drawn(icon("sun", size=32)).scaled(64, 64)
    assert sharp != blurred.convertToFormat(sharp.format())


def test_the_icon_of_what_is_off_is_paler(look):
    image = _drawn(icon("square-check", "ink", 32), mode=QIcon.Mode.Disabled)
    strongest = max(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32))
    assert 80 < strongest < 140


def test_icons_outlive_a_collection_and_their_copies(look):
    copies = [QIcon(icon("moon")) for _ in range(300)]
    del copies
    gc.collect()
    assert not icon("moon").pixmap(17, 17).isNull()


def test_a_name_that_we_ship_no_icon_for_is_told():
    with pytest.raises(FileNotFoundError, match="no-such-thing"):
        icon("no-such-thing")


def test_every_icon_that_the_code_names_is_shipped():
    names = set()
    for path in GUI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        names |= {(m, path.name) for m in re.findall(r"\bicon(?:=|\()\"([a-z0-9-]+)\"", text)}
        names |= {(m, path.name) for m in re.findall(r"IconButton\(\s*\"([a-z0-9-]+)\"", text)}
    missing = [pair for pair in names if not resource("icons", f"{pair[0]}.svg").exists()]
    assert not missing


def test_the_mark_of_regulars_can_be_drawn():
    assert not app_icon().pixmap(256, 256).isNull()
