"""What a plan still leaves open: printed as open, and listed with the page to decide it on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from core.audience.limits import PRIMARY
from core.audience.queries import focus_segments
from core.calendar.items import items
from core.calendar.queries import bands
from core.goals.queries import goal_count
from core.networks import rules as networks
from core.networks.queries import Choice, choices, network_names
from core.prospects.queries import prospect_count
from core.store.database import Reader
from core.text import and_list, tr


@dataclass(frozen=True)
class Decision:
    """An open decision: a sentence, and the page of the window where it is made."""

    key: str
    sentence: str
    page: str


def open_decisions(reader: Reader, plan_id: int | None, today: dt.date) -> tuple[Decision, ...]:
    """What a plan has not decided yet, in the order of a planning session."""
    found = [Decision("goals", goals_open(_goals(reader, plan_id)), "goals")]
    slots = [one.slot for one in focus_segments(reader, plan_id)] if plan_id is not None else []
    found.append(Decision("groups", groups_open(slots), "audience"))
    chosen = choices(reader, plan_id) if plan_id is not None else []
    found.append(Decision("networks", networks_open(len(chosen)), "networks"))
    found.append(Decision("roles", roles_open(chosen, network_names(reader)), "networks"))
    found.append(Decision("people", people_open(prospect_count(reader)), "prospects"))
    ideas = reader.value("SELECT count(*) FROM idea")
    found.append(Decision("ideas", ideas_open(ideas), "ideas"))
    found.append(Decision("coming", coming_open(_ahead(reader, today)), "calendar"))
    planned = items(reader, today, today + dt.timedelta(6))
    found.append(Decision("week", week_open(len(planned)), "calendar"))
    return tuple(one for one in found if one.sentence)


def _ahead(reader: Reader, today: dt.date) -> int:
    return sum(not one.closed for one in bands(reader, today, dt.date.max))


def _goals(reader: Reader, plan_id: int | None) -> int:
    return goal_count(reader, plan_id) if plan_id is not None else 0


def goals_open(count: int) -> str:
    """What is to decide about goals; empty when nothing is."""
    if count:
        return ""
    return tr(
        "Goals: not decided yet. Pick a business result, a number and a date: "
        "customers who come back, pre-orders a week."
    )


def groups_open(slots: Sequence[int]) -> str:
    """What is to decide about groups, whose places in the focus are given."""
    if PRIMARY in slots:
        return ""
    return tr("Primary group: not decided yet. Pick the one group that you talk to most.")


def networks_open(count: int) -> str:
    """What is to decide about networks; fewer than two are none."""
    return "" if networks.is_decided(count) else tr("Networks: not decided yet. Pick two or three.")


def roles_open(chosen: Sequence[Choice], names: dict[str, str]) -> str:
    """Which chosen networks have no role or no hours."""
    bare = [names.get(one.network, one.network) for one in chosen if _is_bare(one)]
    if not bare:
        return ""
    return tr(
        "{networks}: role and hours are not decided yet. Say in one sentence what it is for.",
        networks=and_list(bare),
    )


def _is_bare(one: Choice) -> bool:
    return not one.role or one.hours is None


def coming_open(count: int) -> str:
    """What is to decide about campaigns."""
    if count:
        return ""
    return tr("Coming up: nothing yet. Plan an event, a sale or a launch.")


def week_open(count: int) -> str:
    """What is to decide about a week's work."""
    if count:
        return ""
    return tr("This week: nothing planned yet. Begin with ten minutes a day.")


def ideas_open(count: int) -> str:
    """What is to decide about ideas."""
    if count:
        return ""
    return tr("Ideas: none yet. Ask your customers what they would like, and write it down.")


def people_open(count: int) -> str:
    """What is to decide about people to win over."""
    if count:
        return ""
    return tr("People to win over: nobody yet. Name three who could send you customers.")
