"""Which language Regulars speaks: the system's, or the one chosen in the settings.

The choice is one word in a small file beside the backups, so that the window and the command
line, which loads no Qt, speak the same. It is read at the start; a change counts from the next.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core import text
from core.errors import UserError
from core.store.places import data_folder
from core.text import tr

SYSTEM = ""
"""The choice of whatever the system speaks."""
PSEUDO = "pseudo"
"""English with accents, longer by two fifths: shows what a translation would cut off."""
ASKED = "REGULARS_LANGUAGE"
"""The environment variable that goes before the choice, with languages in progress and PSEUDO."""
AMERICAN = frozenset(("US", "AS", "GU", "MP", "PH", "PR", "UM", "VI"))
"""Where English is spelt as in the United States (ISO 3166)."""


@dataclass(frozen=True)
class Language:
    """A language by its ISO 639 code: what it calls itself, and the locale of its home.

    `whole` says that no sentence is missing: only then is it offered, and the tests hold it to it.
    """

    code: str
    name: str
    home: str
    whole: bool


ENGLISH = Language("en", "English", text.BRITISH, whole=True)
GERMAN = Language("de", "Deutsch", "de_DE", whole=True)
SPANISH = Language("es", "Español", "es_ES", whole=True)
LANGUAGES = (ENGLISH, GERMAN, SPANISH)


def offered() -> tuple[Language, ...]:
    """The languages to choose from."""
    return tuple(one for one in LANGUAGES if one.whole)


def chosen() -> str:
    """The code of the language chosen, SYSTEM where none is or the file cannot be read."""
    with suppress(OSError, ValueError):
        code = _file().read_text(encoding="utf-8").strip()
        if code in {one.code for one in offered()}:
            return code
    return SYSTEM


def choose(code: str) -> None:
    """Speak it from the next start on. Raises UserError where that cannot be kept."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(code, encoding="utf-8")
    except OSError as error:
        raise UserError(
            tr("The language cannot be kept: {reason}.", reason=error.strerror or str(error))
        ) from error


def start(system: str, *, formats: str = "") -> Language:
    """Take words and formats into use, before the first sentence is said.

    `system` is the locale of the system's words, `formats` that of its dates and numbers where it
    is another. Returns the language of the words.
    """
    language = to_speak(system)
    _use_formats(language, formats or system)
    if os.environ.get(ASKED) == PSEUDO:
        from core.translations import Pseudo

        text.use_words(Pseudo())
    elif language is not ENGLISH:
        from core.translations import catalogue

        text.use_words(catalogue(language.code, language.home))
    elif text.locale_name().partition("_")[2] in AMERICAN:
        from core.translations import American

        text.use_words(American())
    else:
        text.use_words(None)
    return language


def to_speak(system: str) -> Language:
    """The language that a start speaks on a computer with this locale."""
    code = os.environ.get(ASKED) or chosen() or _language(system)
    known = {one.code: one for one in (LANGUAGES if ASKED in os.environ else offered())}
    return known.get(code, ENGLISH)


def spoken() -> Language:
    """The language of the words in force."""
    code = _language(text.words_language())
    return next((one for one in LANGUAGES if one.code == code), ENGLISH)


def _use_formats(language: Language, system: str) -> None:
    """Days by the language of the words, numbers by where the computer is, as far as is known."""
    if _language(system) == language.code:
        text.use_locale(system)
        return
    if system.split(".")[0] in text.NO_LANGUAGE:
        text.use_locale(language.home)
        return
    _, _, region = system.replace("-", "_").split(".")[0].partition("_")
    here = f"{language.code}_{region}"
    text.use_locale(here)
    if text.locale_name() != here:
        text.use_locale(language.home)


def _language(system: str) -> str:
    return system.replace("-", "_").partition("_")[0].lower()


def _file() -> Path:
    return data_folder() / "language"
