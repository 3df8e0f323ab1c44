"""What an export of links would add, before anything is taken from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from core.errors import UserError
from core.importing.formats import (
    ahrefs_links,
    bing_links,
    moz_links,
    search_console_links,
    semrush_links,
)
from core.importing.link_rows import ReadLink
from core.importing.reading import Problem, tables_of
from core.importing.seam import Answers, Question
from core.links import pages, queries
from core.links.facts import LinkFacts
from core.people import queries as people
from core.store.database import Reader
from core.text import tr

LINK_FORMATS: tuple[ModuleType, ...] = (
    search_console_links,
    bing_links,
    ahrefs_links,
    moz_links,
    semrush_links,
)
SURE = 0.5
"""Below this a file is not taken for an export of links."""


@dataclass(frozen=True)
class PreviewRow:
    """One link of a file. `why_not` says why it is left out unless the owner wants it, empty when
    it is taken; `known` that it is in the file already and cannot be added again."""

    place: int
    line: int
    facts: LinkFacts
    person: str
    known: bool
    why_not: str

    @property
    def taken(self) -> bool:
        """Whether it is added unless the owner says otherwise."""
        return not self.known and not self.why_not


@dataclass(frozen=True)
class LinkPreview:
    """What one export says, ready to be shown and taken."""

    file_name: str
    format_words: str
    questions: tuple[Question, ...]
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]


def link_preview(
    reader: Reader,
    path: Path,
    answers: Answers,
    today: dt.date,
    progress: Callable[[int, int], object] | None = None,
) -> LinkPreview:
    """Read an export of links. Raises UserError when the file is none, or cannot be read."""
    heads = tables_of(path)
    graded = [(module.identify([path.name], heads), module) for module in LINK_FORMATS]
    identified, module = max(graded, key=lambda pair: pair[0].confidence)
    if identified.confidence < SURE:
        raise UserError(_not_known(path.name))
    judged = _Judge(reader, today)
    rows: list[PreviewRow] = []
    problems: list[Problem] = []
    for chunk in module.read(path, answers):
        rows.extend(judged.row(read) for read in chunk.rows)
        problems.extend(chunk.problems)
        if progress is not None:
            progress(len(rows), 0)
    return LinkPreview(
        path.name, module.words(), identified.questions, tuple(rows), tuple(problems)
    )


class _Judge:
    """Says of each row of a file whether it is new, whose it is, and whether it is ours."""

    def __init__(self, reader: Reader, today: dt.date) -> None:
        self._today = today
        self._site = queries.our_site(reader)
        self._known = queries.known_pairs(reader)
        self._sites = {theirs.partition("/")[0].partition("?")[0] for theirs, _ in self._known}
        self._owners = queries.people_by_site(reader)
        self._names = {one: people.name(reader, one) or "" for one in set(self._owners.values())}
        self._place = 0

    def row(self, read: ReadLink) -> PreviewRow:
        """One row, judged in the order of the file: of two alike the first is new."""
        ours = read.ours or self._site
        if not ours:
            raise UserError(
                tr(
                    "This export does not say to which site its links lead. Enter the site of "
                    "your business in Settings first."
                )
            )
        pair = pages.page_key(read.theirs), pages.page_key(ours)
        site = pages.site_key(read.theirs)
        # Of a site whose pages are known the bare site says nothing new.
        known = pair in self._known or (read.whole_site and site in self._sites)
        self._known.add(pair)
        self._sites.add(site)
        self._place += 1
        owner = self._owners.get(site)
        facts = LinkFacts(
            their_page=read.theirs,
            our_page=ours,
            person_id=owner,
            words=read.words,
            rel=read.rel,
            found_on=min(read.seen_on or self._today, self._today),
            whole_site=read.whole_site and pages.is_site(read.theirs),
        )
        name = self._names.get(owner, "") if owner is not None else ""
        return PreviewRow(self._place, read.line, facts, name, known, self._why_not(read))

    def _why_not(self, read: ReadLink) -> str:
        if not self._site:
            return ""
        site = pages.site_key(self._site)
        if pages.same_site(pages.site_key(read.theirs), site):
            return tr("A page of your own")
        if read.ours and not pages.same_site(pages.site_key(read.ours), site):
            return tr("Leads to another site")
        return ""


def _not_known(name: str) -> str:
    return tr(
        "{name} is no export of links that Regulars knows. It reads Links from Search Console, "
        "and backlinks from Bing Webmaster Tools, Ahrefs, Moz and Semrush.",
        name=name,
    )
