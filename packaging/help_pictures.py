"""The pictures of the help: pieces of the sample bakery in both themes, small enough to ship.

    make help-pictures

Each is NAME.png, its dark twin NAME-dark.png. 256 colours are plenty for a screen of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from core.resources import resource
from core.text import tr
from gui.frame.first import FirstWindow
from gui.pages import PAGES, SETTINGS
from gui.theme import install
from gui.widgets.buttons import Button

if TYPE_CHECKING:
    from screenshots import Camera

SIZE = (1040, 690)
"""Of the window: as wide as keeps the words of a page readable beside the contents of the help."""
FIRST_SIZE = (820, 520)
SESSION_HEIGHT = 790
"""Room for the question above what is decided."""
COLOURS = 256


def help_pictures(camera: Camera) -> Iterator[Path]:
    """Make every picture of the help; yields the files as they are made."""
    for mode, twin in (("light", ""), ("dark", "-dark")):
        install(camera.qt, mode=mode)  # type: ignore[arg-type]
        for name, take in _pictures(camera).items():
            path = camera.asked.out / f"{name}{twin}.png"
            save_small(take().toImage(), path)
            camera.close_all()
            yield path


def save_small(picture: QImage, path: Path) -> None:
    """Save a picture with its 256 most frequent colours; the others become the nearest of them."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    wide, high = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(high, wide) & 0xFFFFFF
    found, inverse, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = found[np.argsort(-counts, kind="stable")[:COLOURS]]
    nearest = np.array([_nearest(colour, _parts(kept)) for colour in _parts(found)], np.uint8)
    places = np.zeros((high, (wide + 3) // 4 * 4), np.uint8)
    places[:, :wide] = nearest[inverse].reshape(high, wide)
    form = QImage.Format.Format_Indexed8
    small = QImage(places.tobytes(), wide, high, places.shape[1], form)
    small.setColorTable([0xFF000000 | int(colour) for colour in kept])
    small.save(str(path), "PNG", 0)


def _nearest(colour: np.ndarray, among: np.ndarray) -> int:
    return int(((among - colour) ** 2).sum(axis=1).argmin())


def _parts(colours: np.ndarray) -> np.ndarray:
    return np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)], axis=1).astype(np.int32)


def _pictures(camera: Camera) -> dict[str, Callable[[], QPixmap]]:
    camera.width, camera.height = SIZE
    window = camera.window()
    commands = window.commands
    pages: dict[str, Callable[[], QPixmap]] = {
        place.key: lambda key=place.key: _page(camera, key)  # type: ignore[misc]
        for place in (*PAGES, SETTINGS)
    }
    return pages | {
        "first": lambda: _first(camera),
        "importing": lambda: _dialog(camera, lambda: _import(camera)),
        "restore": lambda: _dialog(camera, lambda: _restore(camera)),
        "encryption": lambda: _dialog(camera, commands.encryption),
        # The last one: it begins a session.
        "planning-session": lambda: _session(camera),
    }


def _page(camera: Camera, key: str) -> QPixmap:
    """A page with its header, without the frame around it."""
    window = camera.window()
    window.show_page(key)
    camera.wait()
    left = window.sidebar.width()
    bottom = window.status.height()
    return window.grab(QRect(left, 0, window.width() - left, window.height() - bottom))


def _dialog(camera: Camera, show: Callable[[], object]) -> QPixmap:
    """A dialog alone."""
    show()
    camera.wait()
    shown = [one for one in camera.qt.topLevelWidgets() if isinstance(one, QDialog)]
    return next(one.grab() for one in shown if one.isVisible())


def _first(camera: Camera) -> QPixmap:
    camera.app.state.forget_file(camera.file)
    first = FirstWindow(camera.app)
    first.resize(*FIRST_SIZE)
    first.show()
    camera.wait()
    _take_focus_off(first)
    picture = first.grab()
    first.close()
    return picture


def _session(camera: Camera) -> QPixmap:
    """The first question of a planning session, over the whole window."""
    camera.height = SESSION_HEIGHT
    window = camera.window()
    window.commands.planning_session()
    camera.wait()
    for button in window.findChildren(Button):
        if button.text() == tr("Begin"):
            button.click()
    camera.wait()
    for area in window.front.findChildren(QScrollArea):
        # The first field has the keyboard; a long question above it would be scrolled away.
        area.verticalScrollBar().setValue(0)
    picture = window.grab()
    camera.height = SIZE[1]
    window.front.leave()
    camera.wait()
    return picture


def _take_focus_off(widget: QWidget) -> None:
    focused = widget.focusWidget()
    if focused is not None:
        focused.clearFocus()


def _import(camera: Camera) -> None:
    from gui.imports.opening import open_import

    open_import(camera.window(), [resource("sample", "wedding", "invoices.csv")])


def _restore(camera: Camera) -> None:
    from core.store import backups

    camera.window().runner.run(backups.back_up)
    camera.wait()
    camera.window().commands.restore()
