"""Going from question to question: what one decides is one step of Undo once it is left.

While a question is open each decision is a step of its own; going on, back or away folds them.
"""

from __future__ import annotations

import datetime as dt

from core.planning_session import operations
from core.planning_session.queries import Drafts
from core.planning_session.words import step_name
from core.store.operation import Store
from core.text import tr


def enter(store: Store, session_id: int, step: int) -> None:
    """From now on decisions belong to this question."""
    store.start_group(f"session {session_id} step {step}")


def move_on(
    store: Store,
    session_id: int,
    step: int,
    to: int,
    minutes: int,
    today: dt.date,
    drafts: Drafts,
) -> None:
    """Leave the question `step` for another."""
    operations.go_to(store, session_id, to, minutes, today, drafts)
    store.end_group(folded_label(step))
    enter(store, session_id, to)


def pause(
    store: Store,
    session_id: int,
    step: int,
    minutes: int,
    today: dt.date,
    drafts: Drafts,
) -> None:
    """Leave the session for now."""
    operations.go_to(store, session_id, step, minutes, today, drafts)
    store.end_group(folded_label(step))


def finish(store: Store, session_id: int, step: int, minutes: int, today: dt.date) -> None:
    """End the session; what is still half typed is let go."""
    operations.go_to(store, session_id, step, minutes, today, {})
    store.end_group(folded_label(step))
    operations.finish_session(store, session_id, minutes, today)


def folded_label(step: int) -> str:
    """What Undo calls everything that a question decided."""
    return tr("Planning session: {step}", step=step_name(step))
