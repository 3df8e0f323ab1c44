"""Words other than the source's: the catalogues, American spelling, and the pseudo-translation.

A module of its own, so that a start in British English loads none of it.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import lru_cache

from core import spelling
from core.resources import resource
from core.text import Words

LONGER = 0.4
"""How much the pseudo-translation adds; German and Spanish add about a third to short texts."""
_KEPT = re.compile(r"\{[^{}]*\}|<[^<>]+>|&\w+;|%[\w%]|\w+\.\w[\w./]*|https?:\S+")
"""What is no word: placeholders, tags, entities, file names and addresses."""
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTS = str.maketrans("aceinouyACEINOUY", "âçéîñôûýÂÇÉÎÑÔÛÝ")
_VOWELS = frozenset("aeiouyAEIOUY")


class Catalogue:
    """The words of one .mo file; what it lacks stays as the source has it."""

    def __init__(self, found: gettext.GNUTranslations, language: str) -> None:
        self._found = found
        self.language = language

    def one(self, text: str, of: str = "") -> str:
        """The sentence in this language."""
        # The empty text is the catalogue's own head.
        if not text:
            return text
        if of:
            return self._found.pgettext(of, text)
        found = self._found.gettext(text)
        # A sentence that is said with a count elsewhere is kept under its forms.
        return found if found is not text else self._found.ngettext(text, text, 1)

    def counted(self, one: str, many: str, n: int, of: str = "") -> str:
        """The form that this language has for the count."""
        if of:
            return self._found.npgettext(of, one, many, n)
        return self._found.ngettext(one, many, n)


def catalogue(code: str, language: str) -> Words | None:
    """The shipped catalogue of a language, None where there is none yet."""
    path = resource("translations", f"{code}.mo")
    if not path.exists():
        return None
    with path.open("rb") as file:
        return Catalogue(gettext.GNUTranslations(file), language)


class American:
    """The source's words as they are spelt in the United States."""

    language = "en_US"

    def one(self, text: str, of: str = "") -> str:
        """The sentence with every word in the table respelt."""
        return american(text)

    def counted(self, one: str, many: str, n: int, of: str = "") -> str:
        """The same for one of two forms."""
        return american(one if n == 1 else many)


@lru_cache(maxsize=4096)
def american(text: str) -> str:
    """`text` in American spelling; placeholders are left alone."""
    return _outside(text, spelling.american)


class Pseudo:
    """English that can be read, with accents, longer by two fifths.

    What shows without accents was not translated, and what is cut off would be in German too.
    """

    language = "en_XA"

    def one(self, text: str, of: str = "") -> str:
        """The sentence, lengthened."""
        return pseudo(text)

    def counted(self, one: str, many: str, n: int, of: str = "") -> str:
        """The same for one of two forms."""
        return pseudo(one if n == 1 else many)


@lru_cache(maxsize=4096)
def pseudo(text: str) -> str:
    """`text` with accents, each word longer; placeholders and tags are left alone."""
    return _outside(text, lambda part: _WORD.sub(lambda found: _lengthened(found[0]), part))


def _lengthened(word: str) -> str:
    missing = round(len(word) * LONGER)
    letters = []
    for letter in word:
        letters.append(letter)
        if missing and letter in _VOWELS:
            letters.append(letter.lower())
            missing -= 1
    return "".join(letters + [word[-1].lower()] * missing).translate(_ACCENTS)


def _outside(text: str, change: Callable[[str], str]) -> str:
    """`text` with the parts changed that are words."""
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [change(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*parts, change(text[at:])])
