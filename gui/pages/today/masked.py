"""The lines as they are shown while names are hidden for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.today.lines import Line
from gui.names import names


def masked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, without people's names while they are hidden."""
    if not names().hidden:
        return tuple(lines)
    return tuple(_masked(line) for line in lines)


def _masked(line: Line) -> Line:
    if line.person_id is None or not line.person:
        return line
    said = names().person(line.person_id, line.person)
    return replace(
        line,
        title=line.title.replace(line.person, said),
        about=line.about.replace(line.person, said),
        person=said,
    )
