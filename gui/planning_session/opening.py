"""Sitting down: a session that is open goes on where it was left, else a new one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.planning_session.beside import Arrival, arrival
from core.text import tr

if TYPE_CHECKING:
    from gui.window import Window


def open_session(window: Window) -> None:
    """Show the session over the window."""
    if window.front.over is None:
        window.runner.ask(
            arrival, window.today, then=lambda found: _show(window, found), owner="session"
        )


def _show(window: Window, found: Arrival) -> None:
    if window.front.over is not None:
        return
    if found.plan is None:
        window.say(
            tr("A planning session is about a plan. Start a plan first."),
            tr("New plan"),
            lambda: window.commands.new_plan(copy=False),
        )
        return
    from gui.planning_session.view import SessionView

    window.front.cover(SessionView(window, found))
