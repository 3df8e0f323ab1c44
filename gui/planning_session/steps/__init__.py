"""The eight questions, each a part of its own, made when it is first asked."""

from __future__ import annotations

from importlib import import_module

from gui.planning_session.step import Step, Table

_PARTS = (
    "goals:GoalsStep",
    "groups:GroupsStep",
    "sizes:SizesStep",
    "networks:NetworksStep",
    "people:PeopleStep",
    "ideas:IdeasStep",
    "coming:ComingStep",
    "week:WeekStep",
)


def make_step(number: int, table: Table) -> Step:
    """The part of a question, from 1."""
    module, _, name = _PARTS[number - 1].partition(":")
    part: type[Step] = getattr(import_module(f"{__name__}.{module}"), name)
    return part(table)
