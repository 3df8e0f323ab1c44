"""The language of the window: our words by the catalogue, Qt's own by the files that it ships."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core import languages, text

_OURS = "words of Qt"


def speak(system: str = "") -> None:
    """Take words and formats into use; before the first widget, since those read them once.

    `system` is a locale to take in place of this computer's.
    """
    languages.start(system or _of_the_system(), formats=system or QLocale.system().name())
    QLocale.setDefault(QLocale(text.locale_name()))


def is_waiting() -> bool:
    """Whether another language was chosen than the one that the window speaks."""
    return languages.to_speak(_of_the_system()) is not languages.spoken()


def _of_the_system() -> str:
    here = QLocale.system()
    return next(iter(here.uiLanguages()), here.name())


def speak_qt(qt: QCoreApplication) -> None:
    """Let Qt's own buttons, menus and file dialogs speak the same; English they speak already."""
    for before in qt.findChildren(QTranslator, _OURS):
        qt.removeTranslator(before)
        before.deleteLater()
    language = languages.spoken()
    if language is languages.ENGLISH:
        return
    translator = QTranslator(qt)
    translator.setObjectName(_OURS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language.code}", folder):
        qt.installTranslator(translator)
