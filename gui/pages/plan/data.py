"""What the Plan page reads: the paper as plain values, and what is still to decide."""

from __future__ import annotations

from dataclasses import dataclass

from core.calendar.queries import doers
from core.ideas.ballots import runs
from core.loyalty.page_numbers import kept_numbers
from core.loyalty.stamp_cards import card
from core.plans.queries import current_plan
from core.sheets.decisions import Decision, open_decisions
from core.sheets.gathering import gather
from core.sheets.options import Options
from core.sheets.paper import Paper
from core.store.database import Reader

READS = frozenset(
    {
        "activity", "audience_segment", "ballot_run", "ballot_run_idea", "bet", "campaign", "goal",
        "goal_reading", "idea", "import_batch", "link", "link_check", "logo", "network_choice",
        "network_not_now", "person", "person_key", "planning_session", "profile",
        "profile_check", "prospect", "purchase", "segment_focus", "segment_mix",
        "segment_parked", "series", "series_skip", "session_note", "slot", "stamp_card_week",
        "stepping_stone", "stone_reading", "tally", "touch", "vote",
    }
)  # fmt: skip
"""Whatever stands on some sheet."""
OF_ORDERS = frozenset({"goals", "calls"})
"""Sheets with numbers that are worked out of all orders: too slow to do for each page shown."""


@dataclass(frozen=True)
class PlanData:
    """The paper that was asked for, the open decisions, and who of the team does something.

    `ballot` is the pile that the ballot sheet is for, `next_card` the first number on the stamp
    cards.
    """

    paper: Paper
    decisions: tuple[Decision, ...]
    doers: tuple[str, ...]
    ballot: int | None
    next_card: int


def read_page(reader: Reader, options: Options, *, wait: bool) -> PlanData | None:
    """Everything that the page shows.

    With `wait`, None when the numbers of the orders are to be worked out and kept first.
    """
    if wait and OF_ORDERS & set(options.sheets):
        kept = kept_numbers(reader, options.today)
        if not kept.fresh:
            return None
    plan = current_plan(reader, options.today)
    waiting = (run.id for run in runs(reader) if run.counted_on is None)
    return PlanData(
        gather(reader, options),
        open_decisions(reader, plan.id if plan else None, options.today),
        tuple(doers(reader)),
        next(waiting, None),
        card(reader).next_number,
    )
