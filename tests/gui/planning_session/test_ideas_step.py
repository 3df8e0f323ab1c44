"""What stands beside an idea in a planning session, said as the Ideas page says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from core.ideas import operations
from core.ideas.board import read_board
from core.ideas.facts import IdeaFacts, OptionFacts, PollFacts
from core.store.operation import Store
from gui.planning_session.steps.ideas import AskRow
from tests.gui.conftest import look  # noqa: F401

TODAY = dt.date(2027, 3, 9)


@pytest.mark.parametrize(
    ("picks", "said"), [(None, "Nobody was asked yet"), (0, "In pick-one polls alone")]
)
def test_an_idea_of_pick_one_polls_is_not_called_unasked(
    new_store: Callable[..., Store], picks: int | None, said: str
) -> None:
    store = new_store()
    idea = operations.capture(store, IdeaFacts("Rye on Mondays"), TODAY)
    if picks is not None:
        options = (OptionFacts("Rye", idea, picks), OptionFacts("Buns", None, 12))
        operations.add_poll(store, PollFacts("Which?", options, "pick_one", asked=12), TODAY)
    row = AskRow()
    row.show_row(read_board(store.reader, TODAY, None).by_id[idea])
    assert row.standing.text() == said
