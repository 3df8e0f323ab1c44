"""Nothing is cut off in a language that says more: English with accents, longer by two fifths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from core import text
from core.translations import Pseudo
from gui.pages import PAGES, SETTINGS
from gui.widgets.labels import ElidedLabel
from tests.gui.frame.opened import TODAY, Opened

SIZE = (1366, 768)
ROUNDING = 2
"""Pixels that a text may want more than it has, from rounding."""


def visible_in(widget: QWidget) -> Iterator[QWidget]:
    """The labels and buttons that are shown in a widget."""
    for kind in (QLabel, QPushButton):
        yield from (one for one in widget.findChildren(kind) if one.isVisible())


def cut_off(widget: QWidget) -> str:
    """What of a label's or button's words does not fit, in a sentence; "" when all does."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    if not words.strip() or isinstance(widget, ElidedLabel) or widget.toolTip():
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        has, wants = widget.height(), widget.heightForWidth(widget.width())
    else:
        # What a parent is too narrow for is cut off too; what was scrolled away is not seen at all.
        seen = widget.visibleRegion().boundingRect().width() or widget.width()
        has, wants = min(seen, widget.width()), widget.minimumSizeHint().width()
    return f"{words!r} has {has} of {wants} px" if wants > has + ROUNDING else ""


def test_no_words_are_cut_off_when_they_are_longer(
    opened: Opened, tmp_path: Path, made_sample
) -> None:
    file = tmp_path / "juniper.regulars"
    made_sample(file, "bakery", TODAY)
    text.use_words(Pseudo())
    window = opened.open(file)
    window.resize(*SIZE)
    wrong = []
    for place in (*PAGES, SETTINGS):
        window.show_page(place.key)
        opened.settle()
        QThreadPool.globalInstance().waitForDone()
        opened.settle()
        wrong += [f"{place.key}: {said}" for one in visible_in(window) if (said := cut_off(one))]

    assert not wrong, "\n".join(wrong)
