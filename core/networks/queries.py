"""Networks as the page, the sheets and other subjects read them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from core.audience import queries as audience
from core.networks import rules
from core.networks.catalogue import catalogue
from core.networks.known import network_names as network_names
from core.networks.known import networks as networks
from core.networks.reach import Group, OwnEstimate, Pointed
from core.plans.queries import current_plan
from core.store.database import Reader
from core.text import number, tr

SEARCHED = {
    "network": "own_network",
    "network_choice": "network_choice",
    "network_not_now": "network_not_now",
    "profile": "profile",
}
"""The kinds of search hit about networks, and the table of each."""


@dataclass(frozen=True)
class Choice:
    """A network chosen in a plan; `hours` a week are None until somebody said."""

    network: str
    slot: int
    role: str
    hours: float | None


@dataclass(frozen=True)
class ProfileFacts:
    """The business's own profile on a network; `done` are the points of its check."""

    handle: str = ""
    link: str = ""
    done: frozenset[int] = frozenset()


def choices(reader: Reader, plan_id: int) -> list[Choice]:
    """The networks chosen in a plan, first place first."""
    return reader.each(
        Choice,
        "SELECT network, slot, role, hours FROM network_choice WHERE plan_id = :plan ORDER BY slot",
        plan=plan_id,
    )


def plans_with(reader: Reader, network: str) -> list[str]:
    """The names of the plans that have chosen a network, newest first."""
    rows = reader.rows(
        "SELECT plan.name FROM network_choice AS c JOIN plan ON plan.id = c.plan_id "
        "WHERE c.network = :network ORDER BY plan.starts_on DESC",
        network=network,
    )
    return [row.name for row in rows]


def not_now(reader: Reader, plan_id: int) -> dict[str, str]:
    """The networks that the plan decided against, with the reasons."""
    rows = reader.rows(
        "SELECT network, reason FROM network_not_now WHERE plan_id = :plan ORDER BY id",
        plan=plan_id,
    )
    return {row.network: row.reason for row in rows}


def weights(reader: Reader) -> dict[str, int]:
    """What each part of the fit counts."""
    kept = reader.rows("SELECT part, weight FROM network_weight")
    return {**rules.DEFAULT_WEIGHTS, **{row.part: row.weight for row in kept}}


def content_strengths(reader: Reader) -> dict[str, int]:
    """How well the business makes each kind of content that the owner spoke of."""
    rows = {
        row.kind: row.strength for row in reader.rows("SELECT kind, strength FROM content_strength")
    }
    return {kind: rows[kind] for kind in rules.CONTENT_KINDS if kind in rows}


def groups(reader: Reader, plan_id: int) -> list[Group]:
    """All groups as the reach needs them: those in focus by slot, then the others by name."""
    pointed: dict[int, list[Pointed]] = defaultdict(list)
    for row in reader.rows(
        "SELECT segment_id, kind, survey_group, leads FROM segment_survey ORDER BY id"
    ):
        pointed[row.segment_id].append(Pointed(row.kind, row.survey_group, bool(row.leads)))
    found = [
        Group(one.id, one.name, one.slot, one.mix, tuple(pointed[one.id]), one.gathers)
        for one in audience.all_groups(reader, plan_id)
    ]
    return sorted(found, key=lambda group: group.slot or len(rules.SLOTS) + 1)


def own_estimates(reader: Reader) -> dict[tuple[int, str], OwnEstimate]:
    """The owner's estimates, by group and network."""
    rows = reader.rows("SELECT segment_id, network, percent, why FROM own_reach")
    return {(row.segment_id, row.network): OwnEstimate(row.percent, row.why) for row in rows}


def profiles(reader: Reader) -> dict[str, ProfileFacts]:
    """The business's profiles, by network; a network without one is not there."""
    done: dict[str, set[int]] = defaultdict(set)
    for row in reader.rows("SELECT network, point FROM profile_check"):
        done[row.network].add(row.point)
    noted = {
        row.network: (row.handle, row.link)
        for row in reader.rows("SELECT network, handle, link FROM profile")
    }
    return {
        key: ProfileFacts(*noted.get(key, ("", "")), frozenset(done[key]))
        for key in {*noted, *done}
    }


def found_network(reader: Reader, row: int) -> str | None:
    """The key of the network that is meant; see `row_of_hit` and `names_like`."""
    if row < 0:
        return list(catalogue())[-row - 1]
    place, table = divmod(row, len(SEARCHED))
    column = "key" if table == 0 else "network"
    key: str | None = reader.value(
        f"SELECT {column} FROM {list(SEARCHED.values())[table]} WHERE id = :id", id=place
    )
    return key


def names_like(fits: Callable[[str], object]) -> list[tuple[int, str]]:
    """The catalogue's networks whose name `fits`, each with a number that `found_network` knows.

    They are the same in every file and so in no file's search index. The numbers are below 0.
    """
    names = [network.name for network in catalogue().values()]
    return [(-place, name) for place, name in enumerate(names, 1) if fits(name)]


def row_of_hit(kind: str, row: int) -> int:
    """One number for a hit of the search in any of the tables of networks."""
    return row * len(SEARCHED) + list(SEARCHED).index(kind)


def count(reader: Reader, today: dt.date) -> str:
    """How many places of the current plan are taken, as the sidebar says it: "2 of 3"."""
    plan = current_plan(reader, today)
    if plan is None:
        return ""
    taken = len(choices(reader, plan.id))
    return tr("{n} of {total}", n=number(taken), total=number(plan.network_cap))
