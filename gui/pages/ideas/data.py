"""What the Ideas page reads, in one go on the worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from core.audience.queries import names as group_names
from core.ideas import ballots, polls, queries, telling
from core.ideas.ballots import RunRow
from core.ideas.board import Board, read_board
from core.ideas.polls import PollRow
from core.ideas.queries import IdeaPanel
from core.ideas.telling import Health, Tell
from core.networks.queries import network_names
from core.plans.queries import current_plan
from core.store.database import Reader
from core.text import money, tr, trn

LIST, POLLS, BALLOTS, TELL = "list", "polls", "ballots", "tell"
VIEWS = (LIST, POLLS, BALLOTS, TELL)


@dataclass(frozen=True)
class TellData:
    """The list of whom to tell: those of made and not now, then first answers."""

    tells: tuple[Tell, ...]
    thanks: tuple[Tell, ...]
    health: Health
    left_out: int


@dataclass(frozen=True)
class PageData:
    """All that the page shows; what the open view does not show is None."""

    board: Board
    opened: IdeaPanel | None
    networks: Mapping[str, str]
    groups: Mapping[int, str]
    goals: Mapping[int, str]
    waiting: int
    """People who wait for an answer."""
    poll_count: int
    run_count: int
    polls: list[PollRow] | None
    runs: list[RunRow] | None
    tell: TellData | None


def read_page(reader: Reader, today: dt.date, view: str, open_id: int | None) -> PageData:
    """The page with one of `VIEWS` open, and the idea `open_id` in the panel."""
    plan = current_plan(reader, today)
    plan_id = plan.id if plan is not None else None
    tells, thanks = telling.to_tell(reader, today), telling.to_thank(reader, today)
    return PageData(
        board=read_board(reader, today, plan_id),
        opened=queries.idea(reader, open_id, today) if open_id is not None else None,
        networks=network_names(reader),
        groups=group_names(reader),
        goals=queries.goals(reader, plan_id),
        waiting=sum(not one.told for one in tells) + len(thanks),
        poll_count=int(reader.value("SELECT count(*) FROM poll")),
        run_count=int(reader.value("SELECT count(*) FROM ballot_run")),
        polls=polls.polls(reader, today) if view == POLLS else None,
        runs=ballots.runs(reader) if view == BALLOTS else None,
        tell=_tell(reader, today, tells, thanks) if view == TELL else None,
    )


def _tell(
    reader: Reader, today: dt.date, tells: tuple[Tell, ...], thanks: tuple[Tell, ...]
) -> TellData:
    return TellData(tells, thanks, telling.health(reader, today), telling.left_out(reader))


def brought_words(reader: Reader, idea_id: int, today: dt.date) -> tuple[str, ...]:
    """What orders came of an idea, by its code and its campaigns, in sentences."""
    from core.attribution.queries import brought_by_idea

    found = brought_by_idea(reader, idea_id, today)
    if found.is_empty or not found.orders:
        return (tr("No orders with its code yet."),)
    said = [
        trn(
            "{n} order came of it, {net}.",
            "{n} orders came of it, {net}.",
            found.orders,
            net=money(found.net, found.currency),
        )
    ]
    if found.first_orders:
        said.append(trn("{n} was a first order.", "{n} were first orders.", found.first_orders))
    return (" ".join(said),)
