"""The properties of vCards, of all versions, with the line that each began on.

Our own reader, since those that there are stop at the first bad line, know no line numbers, and
fail at the quoted-printable line breaks that phones write. Lines are cut and joined as bytes:
each property of version 2.1 may have a character set of its own.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.importing.reading import Problem, decode
from core.text import tr

LONGEST_SHOWN = 40
_NAME = re.compile(rb"(?:[\w-]+\.)?([A-Za-z0-9-]+)$")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]+")
_SKIPPED = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "AGENT"})
"""Properties that are large and say nothing that is kept."""


@dataclass(frozen=True)
class Property:
    """One property: its name in capitals, its parameters by name, its value as text."""

    line: int
    name: str
    parameters: dict[str, tuple[str, ...]]
    value: str

    def types(self) -> set[str]:
        """What it is for, in small letters: home, cell, twitter …"""
        return {one.lower() for one in self.parameters.get("TYPE", ())}


@dataclass
class Card:
    """One whole card and the lines from its first to its last."""

    line: int
    version: str = "3.0"
    properties: list[Property] = field(default_factory=list)


@dataclass
class _Raw:
    """A property as bytes, while its lines are being joined."""

    line: int
    text: bytes
    soft: bool = False


class Cards:
    """The cards in `data`, whole ones only; what was wrong is in `problems` afterwards."""

    def __init__(self, data: bytes, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._data = data

    def __iter__(self) -> Iterator[Card]:
        card: Card | None = None
        nested = 0
        stray = False
        for raw in _joined(_lines(self._data)):
            what = raw.text.strip().upper().replace(b" ", b"")
            if what == b"BEGIN:VCARD":
                if card is not None and _is_agent(card):
                    nested += 1
                    continue
                if card is not None:
                    self._unfinished(card)
                card, nested = Card(raw.line), 0
            elif what == b"END:VCARD":
                if nested:
                    nested -= 1
                elif card is not None:
                    yield card
                    card = None
            elif card is not None and not nested:
                self._add(card, raw)
            elif card is None and raw.text.strip() and not stray:
                stray = True
                self._say(raw.line, tr("This stands outside of any card and was passed over."))
        if card is not None:
            self._unfinished(card)

    def _unfinished(self, card: Card) -> None:
        said = tr(
            "The card that begins here never ends, so it was left out. The file may be cut off."
        )
        self._say(card.line, said)

    def _say(self, line: int, sentence: str) -> None:
        self.problems.append(Problem(self._file, line, sentence))

    def _add(self, card: Card, raw: _Raw) -> None:
        if not raw.text.strip():
            return
        found = _property(raw)
        if found is None:
            shown = decode(raw.text).text.strip()[:LONGEST_SHOWN]
            self._say(
                raw.line, tr("“{text}” is no entry of a card and was passed over.", text=shown)
            )
            return
        name, parameters, value = found
        if name == "VERSION":
            card.version = value.decode("ascii", "replace").strip()
        if name in _SKIPPED:
            card.properties.append(Property(raw.line, name, parameters, ""))
            return
        text = self._text(raw.line, parameters, value)
        card.properties.append(Property(raw.line, name, parameters, text))

    def _text(self, line: int, parameters: dict[str, tuple[str, ...]], value: bytes) -> str:
        if "QUOTED-PRINTABLE" in _encoding(parameters):
            value = quopri.decodestring(value)
        charset = parameters.get("CHARSET", ("",))[0].strip('"')
        if charset and charset.upper() not in ("UTF-8", "UTF8"):
            try:
                return value.decode(charset, "replace")
            except LookupError:
                known = tr(
                    "The character set {name} is not known. Check the letters.", name=charset
                )
                self._say(line, known)
        return decode(value).text if value else ""


def _lines(data: bytes) -> Sequence[bytes]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:64]:
        data = decode(data).text.encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").splitlines()


def _joined(lines: Sequence[bytes]) -> Iterator[_Raw]:
    """Properties whole: folded lines and soft line breaks put together again."""
    held: _Raw | None = None
    version = b"3.0"
    for number, line in enumerate(lines, start=1):
        if held is not None and held.soft and not _is_end(line):
            # A soft break of quoted-printable; a blank before the rest is folding on top of it.
            held.text = held.text[:-1] + line.lstrip(b" \t" if line[:1] in b" \t" else b"")
            held.soft = held.text.endswith(b"=")
        elif held is not None and line[:1] in (b" ", b"\t") and line.strip():
            # Version 2.1 folds at a blank of the text itself, the later ones put one in.
            held.text += line if version.startswith(b"2") and _is_text(held.text) else line[1:]
        elif held is not None and _is_rest_of_base64(held.text, line):
            continue
        else:
            if held is not None:
                yield held
            held = _Raw(number, line, _is_quoted_printable(line) and line.endswith(b"="))
            if line.upper().startswith(b"VERSION:"):
                version = line[8:].strip()
    if held is not None:
        yield held


def _is_end(line: bytes) -> bool:
    return line.strip().upper() in (b"END:VCARD", b"BEGIN:VCARD")


def _is_quoted_printable(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()


def _is_text(line: bytes) -> bool:
    return b"BASE64" not in line.partition(b":")[0].upper()


def _is_rest_of_base64(held: bytes, line: bytes) -> bool:
    head = held.partition(b":")[0].upper()
    return (b"BASE64" in head or b"ENCODING=B" in head) and bool(_BASE64.fullmatch(line.strip()))


def _is_agent(card: Card) -> bool:
    return bool(card.properties) and card.properties[-1].name == "AGENT"


def _property(raw: _Raw) -> tuple[str, dict[str, tuple[str, ...]], bytes] | None:
    head, colon, value = _cut(raw.text, b":")
    if not colon:
        return None
    first, *rest = _parts(head, b";")
    named = _NAME.match(first.strip())
    if named is None:
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for part in rest:
        text = decode(part).text
        key, equals, listed = text.partition("=")
        # Version 2.1 leaves the name out: TEL;HOME;VOICE and NOTE;QUOTED-PRINTABLE.
        key = key.strip().upper() if equals else _bare_parameter(text)
        values = tuple(one.strip().strip('"') for one in (listed if equals else text).split(","))
        parameters[key] = parameters.get(key, ()) + values
    return named[1].decode().upper(), parameters, value


def _bare_parameter(text: str) -> str:
    known = ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
    return "ENCODING" if text.strip().upper() in known else "TYPE"


def _encoding(parameters: dict[str, tuple[str, ...]]) -> set[str]:
    return {one.upper() for one in parameters.get("ENCODING", ())}


def _cut(text: bytes, mark: bytes) -> tuple[bytes, bytes, bytes]:
    """Like `partition`, but not inside quotation marks."""
    quoted = False
    for place, byte in enumerate(text):
        if byte == ord('"'):
            quoted = not quoted
        elif byte == mark[0] and not quoted:
            return text[:place], mark, text[place + 1 :]
    return text.partition(mark) if quoted else (text, b"", b"")


def _parts(text: bytes, mark: bytes) -> list[bytes]:
    found = []
    rest = text
    while True:
        part, cut, rest = _cut(rest, mark)
        found.append(part)
        if not cut:
            return found
