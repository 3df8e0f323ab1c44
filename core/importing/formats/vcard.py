"""vCards: what phones, address books and mail programs give out, versions 2.1, 3.0 and 4.0.

One file may hold one card or thousands. A card that is not whole is left out and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.importing.contact_rows import ContactRow
from core.importing.reading import Problem, Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.vcard_lines import Card, Cards, Property
from core.text import tr

KEY = "vcard"
SOURCE = "vcard"
CHUNK = 1_000
_SERVICES = {"twitter": "x", "bluesky": "bluesky"}
_OWN = {"X-TWITTER": "x", "X-INSTAGRAM": "instagram", "X-FACEBOOK": "facebook"}
_NETWORKS = frozenset(
    {"instagram", "facebook", "tiktok", "youtube", "linkedin", "pinterest", "threads", "reddit"}
    | {"whatsapp", "snapchat", "nextdoor", "mastodon", "x", "bluesky"}
)


def words() -> str:
    """What the export is called."""
    return tr("vCards (.vcf)")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of a file that begins with a card; the ending of its name is half the proof."""
    begins = any(
        "".join(cell for row in table.rows[:3] for cell in row.cells)
        .replace(" ", "")
        .upper()
        .startswith("BEGIN:VCARD")
        for table in heads
    )
    named = any(name.lower().endswith((".vcf", ".vcard")) for name in names)
    return Identified(1.0 if begins else 0.6 if named else 0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every whole card. Raises UserError when there is none."""
    cards = Cards(path.read_bytes(), path.name)
    rows: list[ContactRow] = []
    problems: list[Problem] = []
    some = False
    for card in cards:
        row = _row(card, path.name)
        if row is None:
            problems.append(
                Problem(path.name, card.line, tr("This card names nobody, so it was left out."))
            )
            continue
        rows.append(row)
        if len(rows) == CHUNK:
            some = True
            yield Chunk(rows, problems)
            rows, problems = [], []
    problems += cards.problems
    if not rows and not some:
        first = f" {problems[0].sentence}" if problems else ""
        raise UserError(tr("{name} holds no whole card.", name=path.name) + first)
    yield Chunk(rows, sorted(problems, key=lambda problem: problem.line or 0))


def _row(card: Card, file: str) -> ContactRow | None:
    one = _Values(card)
    organisation = " ".join(one.structured("ORG")[:1])
    name = one.text("FN") or one.formal_name() or organisation or one.text("NICKNAME")
    emails, phones = one.all("EMAIL"), one.all("TEL")
    name = name or next(iter((*emails, *phones)), "")
    if not name:
        return None
    is_organisation = (
        one.text("KIND").lower() == "org"
        or one.text("X-ABSHOWAS").upper() == "COMPANY"
        or (bool(organisation) and name == organisation)
    )
    about = [one.text("TITLE") or one.text("ROLE"), "" if is_organisation else organisation]
    return ContactRow(
        file=file,
        line=card.line,
        name=name,
        organisation=is_organisation,
        about=", ".join(part for part in about if part),
        note="\n".join(one.all("NOTE")).replace("\r\n", "\n"),
        emails=emails,
        phones=phones,
        sites=one.all("URL"),
        handles=tuple(one.handles()),
        tags=one.listed("CATEGORIES"),
        source_id=one.text("UID").removeprefix("urn:uuid:"),
    )


class _Values:
    """The values of one card, without what its version escapes them with."""

    def __init__(self, card: Card) -> None:
        self._old = card.version.startswith("2")
        self._properties = card.properties

    def _named(self, *names: str) -> list[Property]:
        return [one for one in self._properties if one.name in names]

    def text(self, name: str) -> str:
        """The first value that is not blank."""
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every value that is not blank, each once."""
        found = (self._plain(one.value).strip() for one in self._named(name))
        return tuple(dict.fromkeys(value for value in found if value))

    def structured(self, name: str) -> list[str]:
        """The parts of the first such property: of N or ORG."""
        for one in self._named(name):
            parts = [self._plain(part).strip() for part in _split(one.value, ";")]
            if any(parts):
                return parts
        return []

    def listed(self, name: str) -> tuple[str, ...]:
        """All values that stand between commas."""
        parts = (part for one in self._named(name) for part in _split(one.value, ","))
        return tuple(dict.fromkeys(text for part in parts if (text := self._plain(part).strip())))

    def formal_name(self) -> str:
        """N as it is said: the given names, then the family's."""
        family, given, middle, *_ = [*self.structured("N"), "", "", ""]
        return " ".join(part for part in (given, middle, family) if part)

    def handles(self) -> Iterator[tuple[str, str]]:
        """Names on networks, where the card says which network."""
        for one in self._named("X-SOCIALPROFILE", "SOCIALPROFILE"):
            said = {*one.types(), *map(str.lower, one.parameters.get("SERVICE-TYPE", ()))}
            network = next((_SERVICES.get(word, word) for word in sorted(said)
                            if _SERVICES.get(word, word) in _NETWORKS), "")  # fmt: skip
            user = "".join(one.parameters.get("X-USER", ())[:1])
            value = self._plain(one.value).strip()
            handle = user or value.removeprefix("x-apple:")
            if network and handle:
                yield network, value if "/" in value and not user else handle
        for one in self._named(*_OWN):
            if handle := self._plain(one.value).strip():
                yield _OWN[one.name], handle

    def _plain(self, value: str) -> str:
        if self._old:
            return re.sub(r"\\([;,])", r"\1", value)
        return re.sub(r"\\(.)", lambda one: "\n" if one[1] in "nN" else one[1], value)


def _split(value: str, mark: str) -> list[str]:
    return re.split(rf"(?<!\\){mark}", value)
