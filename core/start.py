"""Starting a file of one's own: the business and the first plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.plans.operations import add_plan
from core.plans.queries import proposed_period
from core.store.operation import Store


def start_file(path: Path, facts: BusinessFacts, today: dt.date, *, key: str | None = None) -> None:
    """Make a file at `path` with this business and an empty plan for the half-year ahead.

    Nothing is left behind when something is refused. Raises UserError for facts that make no
    sense and FileProblem for a place that cannot be written.
    """
    with Store.making(path, key=key) as store:
        start_business(store, facts, today)
        period = proposed_period(store.reader, today)
        add_plan(store, period.name, period.starts_on, period.ends_on)
        store.forget_history()
