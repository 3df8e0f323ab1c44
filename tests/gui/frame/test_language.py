"""Choosing a language: at the start, in the settings, and what was open in it at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QComboBox

from core import languages, text
from gui import language
from gui.help.opening import open_help
from tests.gui.frame.opened import Opened

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    """Qt speaks English again when a test is over."""
    yield
    text.use_words(None)
    language.speak_qt(qapp)
    QLocale.setDefault(QLocale("en_GB"))


def pick(combo: QComboBox, name: str) -> None:
    """Choose what has this name, as a click does."""
    combo.setCurrentIndex(combo.findText(name))
    combo.activated.emit(combo.currentIndex())


def test_the_settings_offer_to_speak_the_language_chosen_now(opened: Opened, file: Path) -> None:
    window = opened.open(file)
    window.show_page("settings")
    opened.settle()
    card = window.page.computer
    assert not card.restart.isVisible()

    pick(card.language.combo, "Deutsch")
    assert languages.chosen() == "de"
    assert window.header.title.text() == "Settings"
    assert card.restart.isVisible()

    card.restart.click()
    opened.until(lambda: opened.app.window not in (None, window))
    opened.settle()
    assert opened.window.path == file
    assert opened.window.header.title.text() == "Einstellungen"
    assert opened.window.page.computer.language.value == "de"
    assert text.locale_name() == "de_DE"


def test_going_back_to_the_language_in_use_needs_no_restart(opened: Opened, file: Path) -> None:
    window = opened.open(file)
    window.show_page("settings")
    card = window.page.computer
    pick(card.language.combo, "Español")
    pick(card.language.combo, "As the system")

    assert languages.chosen() == languages.SYSTEM
    assert not card.restart.isVisible()


def test_the_first_window_speaks_another_language_as_soon_as_it_is_chosen(opened: Opened) -> None:
    opened.app.start(None)
    first = opened.app.first
    help_before = open_help(first)
    pick(first.language, "Deutsch")
    opened.until(lambda: opened.app.first not in (None, first))

    assert open_help(opened.app.first) is not help_before
    assert open_help(opened.app.first).view.subject.title == "Erste Schritte"

    assert languages.chosen() == "de"
    assert opened.app.first.language.currentText() == "Deutsch"
    assert opened.app.first.open.accessibleName().endswith("öffnen")
