"""Who does it: a choice among those who sit at the table."""

from __future__ import annotations

from core.text import tr
from gui.planning_session.step import Table
from gui.widgets.field import ChoiceField


def doer_field(table: Table, label: str = "") -> ChoiceField:
    """A choice of nobody yet and the team."""
    field = ChoiceField(label, [("", tr("Nobody yet"))], "")
    if not label:
        field.editor.setAccessibleName(tr("Who does it"))
    show_team(field, table, "")
    return field


def show_team(field: ChoiceField, table: Table, chosen: str) -> None:
    """Offer the team, and whoever has it now; without anybody there is nothing to choose."""
    names = list(dict.fromkeys([*table.team, *([chosen] if chosen else [])]))
    field.set_options([("", tr("Nobody yet")), *((name, name) for name in names)], chosen)
    field.setVisible(bool(names))
