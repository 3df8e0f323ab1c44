"""Meta Business Suite, Insights: one figure by day in a file, or several stacked.

Which of Facebook and Instagram it is stands in the title alone ("Instagram reach"), and for some
figures nowhere; then it is asked. Where the file has the same figure of the one, the untitled is
the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing.counting import Reading, day_questions
from core.importing.packed import parts_of
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.importing.sections import Section, sections_of
from core.importing.traffic_rows import CountedRow, Figure, Remark
from core.text import tr

KEY = "meta_insights"
NETWORK = "network"
_DAYS = ("date", "datum", "fecha", "data", "dato", "дата")
_VALUES = ("primary", "primär", "principal", "principale", "primario", "value", "wert")
_MEASURES = (
    ("lost_followers", r"unfollow|nicht mehr gefolgt"),
    ("", r"\bpaid\b|\bads?\b|spend|watch time|net follow|3-second|1-minute|earning"),
    ("new_followers", r"follow|new likes|page likes|abonn|seguidores|seguaci"),
    ("profile_visits", r"visit|besuche|visites|visitas|visite|bezoeken"),
    ("clicks", r"click|klick|clics|clic "),
    ("interactions", r"interaction|engagement|interaktion|interacciones|interações|interazioni"),
    ("reach", r"reach|viewers|reichweite|couverture|portée|alcance|copertura|bereik"),
    ("views", r"views|impressions|aufrufe|impressionen|vues|visualiza|weergaven"),
)
_KNOWN = tuple((measure, re.compile(pattern, re.IGNORECASE)) for measure, pattern in _MEASURES)


@dataclass(frozen=True)
class _Part:
    """One table of a file: what it counts, and whose it is ("" where that is not said)."""

    section: Section
    title: str
    measure: str
    network: str


def words() -> str:
    """What the export is called."""
    return tr("Meta Insights export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of a titled table of days and one figure; asks whose it is where no title says so."""
    parts = _parts(heads)
    known = [part for part in parts if part.measure]
    if not known:
        return Identified(0.4 if parts else 0.0)
    texts = [text for part in known for text in part.section.cells(0) if text]
    asked = day_questions(texts)
    if open_ones := [part.title for part in known if not part.network]:
        likely = ("facebook", "instagram")
        if any(re.search(r"(^|[^a-z])(ig|insta)", name.casefold()) for name in names):
            likely = ("instagram", "facebook")
        options = tuple(Option(one, one.capitalize()) for one in likely)
        sentence = tr("Whose “{title}” is it?", title=open_ones[0])
        asked = (*asked, Question(NETWORK, sentence, options))
    return Identified(0.9, asked)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days of the file. Raises UserError when it has none that is known."""
    tables = parts_of(path)
    problems = [problem for table in tables for problem in table.problems]
    rows: list[CountedRow] = []
    parts = _parts(tables)
    if not parts:
        raise UserError(
            tr(
                "{name} has no figures by day. In Meta Business Suite choose Insights, then "
                "Export on a chart.",
                name=path.name,
            )
        )
    for part in parts:
        if not part.measure:
            rows.append(Remark(tr("“{title}” is nothing that is counted here, so it was left out.",
                                  title=part.title)))  # fmt: skip
            continue
        texts = [text for text in part.section.cells(0) if text]
        reading = Reading.of(texts, answers, path.name)
        rows.extend(_days(part, reading, part.network or answers.get(NETWORK, "facebook")))
        problems.extend(reading.problems)
    yield Chunk(rows, problems)


def _days(part: _Part, reading: Reading, network: str) -> Iterator[CountedRow]:
    section = part.section
    if not reading.sound(section, [1]):
        return
    for row in reading.rows(section):
        try:
            day = reading.day(row.cells[0])
        except ValueError:
            said = tr("“{cell}” is no day, so the line was left out.", cell=row.cells[0][:40])
            reading.tell(section, row.line, said)
            continue
        value = reading.count(section, row, 1)
        if value is not None:
            yield Figure(row.line, day, day, part.measure, value, network)


def _parts(tables: Sequence[Table]) -> list[_Part]:
    found = []
    for section in sections_of(tables):
        names = section.names
        filled = [name for name in names if name]
        if len(filled) != 2 or names[0] not in _DAYS:
            continue
        said = section.title or ("" if names[1] in _VALUES else section.head.cells[1])
        same = names[1] in _VALUES or names[1] == section.title.casefold()
        if said and same:
            found.append(_Part(section, said, _measure(said), _network(said)))
    named = {(part.measure, part.network) for part in found if part.network}
    return [part if part.network else _told(part, named) for part in found]


def _told(part: _Part, named: set[tuple[str, str]]) -> _Part:
    """The part with its network where the other's stands beside it."""
    other = {"facebook": "instagram", "instagram": "facebook"}
    taken = [network for measure, network in named if measure == part.measure]
    network = other[taken[0]] if len(taken) == 1 else ""
    return _Part(part.section, part.title, part.measure, network)


def _measure(title: str) -> str:
    return next((measure for measure, known in _KNOWN if known.search(title)), "")


def _network(title: str) -> str:
    bare = title.casefold()
    return next((one for one in ("facebook", "instagram") if one in bare), "")
