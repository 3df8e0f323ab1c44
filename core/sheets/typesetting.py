"""From plain values to pages: PDF for paper and screen readers, PNG for the preview.

Typst sets the templates of `resources/sheets`; values are handed over as JSON, so no text is ever
read as markup. The fonts are ours; those of the system step in for characters that ours lack, and
what no font has is replaced and said (a PDF/UA-1 file may not contain a missing glyph).
"""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, cast

from core.resources import resource
from core.sheets import glyphs
from core.sheets.paper import Paper
from core.text import and_list, quoted, tr

STANDARD = "ua-1"
REPLACEMENT = "?"
_NOT_SHOWN = re.compile(r"the text `?\"(.+?)\"`? could not be displayed")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


class SheetPlace(NamedTuple):
    """Where a sheet stands among all pages, the first page being 1."""

    key: str
    first_page: int
    pages: int


class Press:
    """Sets papers and keeps what it learned, so that the second time is quick.

    May be used from any thread, by one at a time. `system_fonts` False leaves out whatever is
    installed on this computer.
    """

    def __init__(self, *, system_fonts: bool = True) -> None:
        self._system_fonts = system_fonts
        self._lock = threading.Lock()
        self._unknown: set[str] = set()
        """Characters that the typesetter could not show though a font claims to have them."""
        self._counts: dict[str, tuple[str, int]] = {}
        """Pages by sheet, with the values that they were counted for."""

    def pdf(self, paper: Paper) -> bytes:
        """The paper as PDF/UA-1; the same values give the same bytes."""
        with self._lock:
            return cast(bytes, self._compile(_whole(paper), "pdf", paper))

    def pages(self, paper: Paper, ppi: float = 96, only: str | None = None) -> list[bytes]:
        """Pictures (PNG) of all pages, or of one sheet's, numbered as in the whole.

        For one sheet, the others are taken to have as many pages as when they were last counted;
        `places` counts them anew.
        """
        with self._lock:
            values = _whole(paper)
            if only is None:
                return self._pictures(values, paper, ppi)
            return self._pages_of(values, paper, ppi, only)

    def places(self, paper: Paper) -> tuple[SheetPlace, ...]:
        """Which pages each sheet takes. Sheets that did not change are not set again."""
        with self._lock:
            values = _whole(paper)
            return _places([(key, self._count(values, paper, key)) for key, _ in paper.sheets])

    def notes(self, paper: Paper) -> tuple[str, ...]:
        """What could not be printed as it is written, in sentences; mostly nothing."""
        with self._lock:
            missing, _ = self._missing(_whole(paper))
        if not missing:
            return ()
        shown = and_list([quoted(sign) for sign in sorted(missing)[:12]])
        return (
            tr(
                "No font here can show {signs}, so other signs stand in their place. "
                "Install a font that has them, then print again.",
                signs=shown,
            ),
        )

    def _count(self, values: dict[str, Any], paper: Paper, key: str) -> int:
        """How many pages a sheet takes; worked out once for the same values."""
        single = _single(values, key)
        mark = json.dumps(single, sort_keys=True)
        kept = self._counts.get(key)
        if kept is None or kept[0] != mark:
            made = self._compile(single, "svg", paper)
            kept = self._counts[key] = (mark, len(made) if isinstance(made, list) else 1)
        return kept[1]

    def _pages_of(self, values: dict[str, Any], paper: Paper, ppi: float, only: str) -> list[bytes]:
        others = {
            key: self._counts[key][1] if key in self._counts else self._count(values, paper, key)
            for key, _ in paper.sheets
            if key != only
        }
        # Mostly it takes as many pages as before; when it does not, the numbers are set anew.
        guess = self._counts[only][1] if only in self._counts else 1
        while True:
            places = _places([(key, others.get(key, guess)) for key, _ in paper.sheets])
            single = _single(values, only)
            numbered = {
                **single,
                "first": next(place.first_page for place in places if place.key == only),
                "total": sum(place.pages for place in places),
                "places": {place.key: place.first_page for place in places},
            }
            made = self._pictures(numbered, paper, ppi)
            self._counts[only] = (json.dumps(single, sort_keys=True), len(made))
            if len(made) == guess:
                return made
            guess = len(made)

    def _pictures(self, values: dict[str, Any], paper: Paper, ppi: float) -> list[bytes]:
        made = self._compile(values, "png", paper, ppi=ppi)
        return made if isinstance(made, list) else [made]

    def _compile(
        self, values: dict[str, Any], form: str, paper: Paper, **how: Any
    ) -> bytes | list[bytes]:
        import typst

        if form == "pdf":
            how |= {"pdf_standards": [STANDARD], "timestamp": _moment(paper)}
        while True:
            missing, fallback = self._missing(values)
            data = json.dumps(_without(values, missing), ensure_ascii=False, sort_keys=True)
            self._compiler = self._with_system if fallback else self._with_ours
            try:
                made = self._compiler.compile(format=form, sys_inputs={"data": data}, **how)
            except typst.TypstError as error:
                found = _signs(f"{error.message}\n{error.diagnostic}") - self._unknown
                if not found:
                    raise
                self._unknown |= found
                continue
            return cast("bytes | list[bytes]", made)

    def _missing(self, values: Mapping[str, Any]) -> tuple[set[str], bool]:
        """The characters that no font has, and whether the system's fonts are needed."""
        ours = glyphs.missing(_all_signs(values), [(path, 0) for path in _our_fonts()])
        if not ours:
            return set(), False
        if not self._system_fonts:
            return ours, False
        left = glyphs.missing(ours, self._system_faces)
        return left | (ours & self._unknown), left != ours

    @cached_property
    def _with_ours(self) -> Any:
        return _compiler(system_fonts=False)

    @cached_property
    def _with_system(self) -> Any:
        return _compiler(system_fonts=True)

    @cached_property
    def _system_faces(self) -> list[tuple[Path, int]]:
        faces = _fonts(system_fonts=True).fonts()
        return sorted({(Path(face.path), face.index) for face in faces if face.path})


def _compiler(*, system_fonts: bool) -> Any:
    import typst

    folder = resource("sheets")
    return typst.Compiler(
        input=str(folder / "main.typ"),
        root=str(folder),
        font_paths=_fonts(system_fonts=system_fonts),
        ignore_system_fonts=not system_fonts,
        sys_inputs={"data": "{}"},
    )


def _fonts(*, system_fonts: bool) -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=system_fonts,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )


def _our_fonts() -> list[Path]:
    return sorted(resource("fonts").glob("Inter_400Regular.ttf"))


def _whole(paper: Paper) -> dict[str, Any]:
    """What the templates read, all of it; a chart's or a table's values among the sheets'."""
    options = paper.options
    return cast(
        "dict[str, Any]",
        _printable(
            {
                "paper": {"a4": "a4", "letter": "us-letter"}[options.paper],
                "ink": options.ink,
                "business": paper.business,
                "plan": paper.plan,
                "title": paper.title,
                "foot": paper.foot,
                "page_words": paper.page_words,
                "language": list(paper.language),
                "tongue": paper.tongue,
                "day": options.today.isoformat(),
                "logo": list(paper.logo) if paper.logo else [],
                "logo_kind": paper.logo_kind,
                "sheets": [{"key": key, "data": data} for key, data in paper.sheets],
            }
        ),
    )


def _single(values: dict[str, Any], key: str) -> dict[str, Any]:
    return {**values, "sheets": [sheet for sheet in values["sheets"] if sheet["key"] == key]}


def _places(counts: list[tuple[str, int]]) -> tuple[SheetPlace, ...]:
    ends = accumulate(pages for _, pages in counts)
    return tuple(
        SheetPlace(key, end - pages + 1, pages)
        for (key, pages), end in zip(counts, ends, strict=True)
    )


def _moment(paper: Paper) -> dt.datetime:
    return dt.datetime.combine(paper.options.today, dt.time(12), dt.UTC)


def _printable(value: Any) -> Any:
    """Texts composed and without control characters; dates as ISO text; tuples as lists."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, Mapping):
        return {str(key): _printable(one) for key, one in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], int):
        return value
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(
        sign
        for sign in composed
        if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _all_signs(values: Mapping[str, Any]) -> set[str]:
    return set().union(*(set(text) for text in _texts(values)))


def _without(value: Any, missing: set[str]) -> Any:
    """The same values with words or question marks for the characters in `missing`."""
    if not missing:
        return value
    if isinstance(value, str):
        return value if missing.isdisjoint(value) else _replaced(value, missing)
    if isinstance(value, Mapping):
        return {key: _without(one, missing) for key, one in value.items()}
    return [_without(one, missing) for one in value] if isinstance(value, list) else value


def _replaced(text: str, missing: Iterable[str]) -> str:
    """A picture sign by its name in brackets, anything else by a question mark."""
    signs = [_instead(sign) if sign in missing else sign for sign in text]
    return "".join(sign for sign in signs if not 0xFE00 <= ord(sign[:1] or " ") <= 0xFE0F)


def _instead(sign: str) -> str:
    if unicodedata.category(sign) == "So":
        return f"[{unicodedata.name(sign, 'sign').lower()}]"
    # A tone of skin or a mark above belongs to the sign before it.
    return "" if unicodedata.category(sign) in ("Sk", "Mn", "Me") else REPLACEMENT


def _signs(complaint: str) -> set[str]:
    """The characters that the typesetter says it could not show."""
    found: set[str] = set()
    for text in _NOT_SHOWN.findall(complaint):
        found |= set(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))
    return found


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has, without setting it again."""
    return len(_PAGE.findall(pdf))


def can_draw(kind: str, picture: bytes) -> bool:
    """Whether a picture can be set at all, as it is."""
    import typst

    compiler = _compiler(system_fonts=False)
    source = "#image(bytes(json(bytes(sys.inputs.data))), format: sys.inputs.kind)"
    try:
        compiler.compile(
            source.encode(),
            format="svg",
            sys_inputs={"data": json.dumps(list(picture)), "kind": kind},
        )
    except typst.TypstError:
        return False
    return True
