"""What a session ends on: what is still to decide, and one sheet of paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.sheets.decisions import Decision, open_decisions
from core.sheets.gathering import gather
from core.sheets.options import Options
from core.sheets.paper import Paper
from core.store.database import Reader


@dataclass(frozen=True)
class End:
    """The open decisions of a plan, and the sheet that was asked for."""

    open: tuple[Decision, ...]
    paper: Paper


def end(reader: Reader, plan_id: int, sheet: str, today: dt.date) -> End:
    """Open decisions and a sheet."""
    return End(open_decisions(reader, plan_id, today), gather(reader, Options(today, (sheet,))))
