"""The language of the window: our words by the catalogue, Qt's own by the files that it ships."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core import languages, text


def speak(system: str = "") -> None:
    """Take words and formats into use; before the first widget, since those read them once.

    `system` is a locale to take in place of this computer's.
    """
    here = QLocale.system()
    spoken = system or next(iter(here.uiLanguages()), here.name())
    languages.start(spoken, formats=system or here.name())
    QLocale.setDefault(QLocale(text.locale_name()))


def speak_qt(qt: QCoreApplication) -> None:
    """Let Qt's own buttons, menus and file dialogs speak the same; English they speak already."""
    code = text.words_language().partition("_")[0]
    if code == languages.ENGLISH.code:
        return
    translator = QTranslator(qt)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        qt.installTranslator(translator)
