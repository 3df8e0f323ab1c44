"""The links that a visitor finds on a page, read from its HTML as browsers read it.

What browsers do not show is no link: comments, scripts, templates, what stands in noscript, and
tags that are the text of a title or a text box. The parser is the standard library's: of those
that were tried it alone took time in step with the page's length on pages built to be slow.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import ClassVar
from urllib.parse import urljoin

_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page must have named its encoding; the standard says 1024."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ON_THE_WEB = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
"""Encodings that browsers read as the larger one which pages really mean."""
_HIDDEN = ("template", "noscript")


@dataclass(frozen=True)
class PageLink:
    """One link of a page: where it leads, in full, the words linked, and the words of its rel."""

    address: str
    words: str
    rel: tuple[str, ...]


@dataclass(frozen=True)
class PageLinks:
    """All links of a page; `robots` are the words of its robots meta, for the page as a whole."""

    links: tuple[PageLink, ...]
    robots: tuple[str, ...] = ()


def decoded(body: bytes, named: str = "") -> str:
    """The text of a page: by its mark, else as the server `named`, else as the page says.

    An encoding which is not known, or in which the bytes make no sense, is passed over; UTF-8
    and then the western code page are tried last, and there is always an answer.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    said = _META.search(body[:_HEAD])
    meant = said[1].decode("ascii", "replace") if said else ""
    for name in (named, meant, "utf-8"):
        encoding = _encoding(name)
        if encoding:
            with suppress(UnicodeDecodeError):
                return _strict(body, encoding)
    return body.decode("cp1252", "replace")


def links_of(text: str, address: str) -> PageLinks:
    """The links of the page with this text, which was read at `address`."""
    # An empty comment is closed at once; the parser of older Pythons looks for its end further on.
    parser = _Links(address)
    parser.feed(text.replace("<!-->", "<!-- -->").replace("<!--->", "<!-- -->"))
    # What the page leaves open at its end is left out: closing the parser would make it try
    # every torn tag again, at length.
    return PageLinks(tuple(parser.all()), tuple(parser.robots))


class _Links(HTMLParser):
    CDATA_CONTENT_ELEMENTS: ClassVar[tuple[str, ...]] = (  # type: ignore[misc]
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"
    )  # fmt: skip

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.robots: list[str] = []
        self._base: str | None = None
        self._address = address
        self._hidden = 0
        self._open: tuple[str, tuple[str, ...]] | None = None
        self._words: list[str] = []
        self._found: list[tuple[str, str, tuple[str, ...]]] = []

    def all(self) -> list[PageLink]:
        """The links so far, leading where the page's base says."""
        self._close()
        base = _joined(self._address, self._base or "")
        found = ((_joined(base, href), words, rel) for href, words, rel in self._found)
        return [PageLink(address, words, rel) for address, words, rel in found if address]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif self._hidden:
            return
        elif tag in ("a", "area"):
            self._start_link(tag, _first(attrs))
        elif tag == "base" and self._base is None:
            self._base = _first(attrs).get("href")
        elif tag == "meta":
            self._read_meta(_first(attrs))
        elif tag == "img" and self._open is not None:
            self._words.append(_first(attrs).get("alt", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag == "a" and not self._hidden:
            self._close()

    def handle_data(self, data: str) -> None:
        if self._open is not None and not self._hidden and self.cdata_elem is None:
            self._words.append(data)

    def _start_link(self, tag: str, given: dict[str, str]) -> None:
        self._close()
        if "href" in given:
            self._open = given["href"].strip(), tuple(given.get("rel", "").lower().split())
            self._words = [given.get("alt", "")] if tag == "area" else []
        if tag == "area":
            self._close()

    def _close(self) -> None:
        if self._open is not None:
            href, rel = self._open
            self._found.append((href, " ".join("".join(self._words).split()), rel))
        self._open = None

    def _read_meta(self, given: dict[str, str]) -> None:
        if given.get("name", "").strip().lower() == "robots":
            self.robots += re.split(r"[\s,]+", given.get("content", "").lower())


def _first(attrs: list[tuple[str, str | None]]) -> dict[str, str]:
    """Attributes by name; of two with one name the first counts, as in a browser."""
    return {name: value or "" for name, value in reversed(attrs)}


def _joined(base: str, href: str) -> str:
    """Where `href` leads from `base`; empty for what is no address."""
    # Browsers take line breaks and tabs out of an address, wherever they stand.
    try:
        return urljoin(base, re.sub(r"[\t\r\n]", "", href).strip())
    except ValueError:
        return ""


def _encoding(name: str) -> str:
    plain = name.strip().strip("\"'").lower()
    try:
        return _ON_THE_WEB.get(plain) or codecs.lookup(plain).name
    except (LookupError, ValueError):
        return ""


def _strict(body: bytes, encoding: str) -> str:
    if encoding.startswith(("utf-16", "utf-32")) and b"\0" not in body[:_HEAD]:
        raise UnicodeDecodeError(encoding, body, 0, 1, "the letters have no zeros between them")
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        # A page that was cut off ends inside a letter; that is no reason to doubt its encoding.
        if error.start < len(body) - 4:
            raise
        return body[: error.start].decode(encoding)
    except (LookupError, AssertionError) as error:
        raise UnicodeDecodeError(encoding, body, 0, 1, str(error)) from error
