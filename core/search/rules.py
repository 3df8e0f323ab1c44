"""What is decided about search words: which ones already name the business."""

from __future__ import annotations

import re
import unicodedata

WORDS_LIMIT = 500
"""Characters of one search; longer than Search Console gives."""
SAFE_INSIDE = 6
"""Letters from which on a name counts wherever it stands, also run together with other words."""

_NOT_WORDS = re.compile(r"[^\w]+|_+")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_SITE_HEAD = re.compile(r"^[a-z]+://|^www\.", re.IGNORECASE)


def is_brand(text: str, name: str, site: str = "") -> bool:
    """Whether a search names the business, by its name or its site.

    Case, accents and apostrophes do not matter. A name of six letters or more counts wherever
    it stands ("annasbakery menu"), a shorter one only as words of its own: "Ink" is in no pink.
    """
    words = _words(text)
    return any(_contains(words, named) for named in (_words(name), _words(_domain(site))) if named)


def _contains(words: list[str], named: list[str]) -> bool:
    squeezed = "".join(named)
    if len(squeezed) >= SAFE_INSIDE or not _spaced(squeezed):
        return squeezed in "".join(words)
    spans = (words[at : at + len(named)] for at in range(len(words)))
    return squeezed in words or any(span == named for span in spans)


def _words(text: str) -> list[str]:
    """The words in a spelling that ignores case, accents and punctuation."""
    plain = _APOSTROPHES.sub("", text).replace("&", " and ").casefold()
    apart = unicodedata.normalize("NFKD", plain)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFC", bare)).split()


def _domain(site: str) -> str:
    """The name in a site's address: "juniperstreet" of https://www.juniperstreet.co.uk/shop."""
    host = _SITE_HEAD.sub("", _SITE_HEAD.sub("", site.strip())).split("/")[0]
    return host.split(".")[0] if "." in host else ""


def _spaced(letters: str) -> bool:
    """Whether a script puts spaces between words: Chinese and Japanese do not."""
    return all(letter < "\u2e80" for letter in letters)
