"""What the Prospects page reads, in one go on the worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from core.links.queries import gained
from core.networks.catalogue import Network
from core.networks.queries import networks
from core.prospects import queries
from core.prospects.board import Board, Patch, read_board, read_patch
from core.prospects.queries import ProspectPanel, Template, TouchRow
from core.store.database import Reader
from gui.pages.prospects.everyone_data import Found, find
from gui.pages.prospects.links_data import LinksData
from gui.pages.prospects.links_data import load as load_links
from gui.pages.prospects.person_data import PersonData, load_person


@dataclass(frozen=True)
class OpenPerson:
    """Who is in the side panel; `prospect` is None for somebody who is none."""

    person: PersonData
    prospect: ProspectPanel | None
    touches: tuple[TouchRow, ...]
    templates: tuple[Template, ...]
    networks: Mapping[str, Network]
    my_page: str

    @property
    def id(self) -> int:
        """The person's id."""
        return self.person.person.id


@dataclass(frozen=True)
class PageData:
    """All that the page shows: a board, or what became of some on the one that is there."""

    board: Board | None
    patch: Patch | None
    opened: OpenPerson | None
    link_count: int
    links: LinksData | None
    everyone: Found | None


def read_page(
    reader: Reader,
    today: dt.date,
    changed: frozenset[int] | None,
    open_id: int | None,
    *,
    links: bool = False,
    typed: str | None = None,
) -> PageData:
    """The page; with `changed` only those people are read anew, None reads the whole board.

    `links` reads the links gained, too; `typed`, if not None, everyone who is no prospect.
    """
    return PageData(
        board=read_board(reader, today) if changed is None else None,
        patch=None if changed is None else read_patch(reader, changed, today),
        opened=open_person(reader, open_id, today) if open_id is not None else None,
        link_count=gained(reader),
        links=load_links(reader, today) if links else None,
        everyone=find(reader, typed) if typed is not None else None,
    )


def open_person(reader: Reader, person_id: int, today: dt.date) -> OpenPerson | None:
    """Everything about one person, None when they are gone."""
    person = load_person(reader, person_id)
    if person is None:
        return None
    prospect = queries.panel(reader, person_id, today)
    return OpenPerson(
        person=person,
        prospect=prospect,
        touches=prospect.touches if prospect else tuple(queries.touches(reader, person_id)),
        templates=tuple(queries.templates(reader)),
        networks=networks(reader),
        my_page=str(reader.value("SELECT site FROM business") or ""),
    )
