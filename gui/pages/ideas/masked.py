"""Ideas as they are shown while names are hidden for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.ideas.board import IdeaRow
from core.ideas.queries import IdeaPanel
from gui.names import names


def masked_rows(rows: list[IdeaRow]) -> Sequence[IdeaRow]:
    """The same rows, without who gave the ideas while names are hidden."""
    if not names().hidden:
        return rows
    return [one._replace(giver=_said(one.giver_id, one.giver)) for one in rows]


def masked_idea(found: IdeaPanel) -> IdeaPanel:
    """The same idea, without the names of whoever gave or backed it."""
    if not names().hidden:
        return found
    backers = tuple(
        replace(one, name=names().person(one.person_id, one.name)) for one in found.backers
    )
    return replace(found, giver=_said(found.giver_id, found.giver), backers=backers)


def _said(person_id: int | None, name: str) -> str:
    return name if person_id is None else names().person(person_id, name)
