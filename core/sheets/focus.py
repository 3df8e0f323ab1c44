"""The sheet of audience and networks, with the ones that were decided against."""

from __future__ import annotations

from dataclasses import dataclass

from core.audience.queries import Group
from core.audience.rules import middle, slot_name
from core.networks import queries as networks
from core.networks.queries import Choice, ProfileFacts
from core.networks.rules import POINTS
from core.people.addresses import plain
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.sheets.decisions import groups_open, networks_open, roles_open
from core.text import and_list, hours, number, number_range, tr

Fact = tuple[str, str]


@dataclass(frozen=True)
class GroupCard:
    """A group in focus; facts are pairs of a quiet word and what it says."""

    name: str
    place: str
    size: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class NetworkCard:
    """A chosen network, with `done` of `points` of its profile check."""

    name: str
    hours: str
    role: str
    open: str
    facts: tuple[Fact, ...]
    done: int
    points: int
    profile: str


@dataclass(frozen=True)
class FocusSheet:
    """The whole sheet."""

    title: str
    groups_title: str
    groups_open: str
    groups: tuple[GroupCard, ...]
    warnings: tuple[str, ...]
    parked_title: str
    parked_heads: tuple[str, ...]
    parked: tuple[tuple[str, ...], ...]
    networks_title: str
    networks_open: str
    networks: tuple[NetworkCard, ...]
    hours: str
    refused_title: str
    refused_heads: tuple[str, ...]
    refused: tuple[tuple[str, ...], ...]
    refused_none: str


def read(asked: Asked) -> FocusSheet:
    """The sheet's values."""
    focus = [asked.audience.focus[slot] for slot in sorted(asked.audience.focus)]
    refused = networks.not_now(asked.reader, asked.plan.id) if asked.plan else {}
    return FocusSheet(
        title=sheet_name("focus"),
        groups_title=tr("Who it is for"),
        groups_open=groups_open([group.slot or 0 for group in focus]),
        groups=tuple(_group(asked, group) for group in focus),
        warnings=tuple(f"{one.title} {one.advice}" for one in asked.audience.warnings),
        parked_title=tr("Not in focus"),
        parked_heads=(tr("Group"), tr("Size"), tr("Why not now")),
        parked=tuple(_parked(group) for group in asked.audience.others),
        networks_title=tr("Where we show up"),
        networks_open=networks_open(len(asked.choices)),
        networks=_networks(asked),
        hours=_hours(asked),
        refused_title=tr("Not now, because …"),
        refused_heads=(tr("Network"), tr("Because")),
        refused=tuple(
            (asked.network_names.get(key, key), reason or tr("no reason noted"))
            for key, reason in refused.items()
        ),
        refused_none=tr("No network was decided against yet."),
    )


def size_words(group: Group) -> str:
    """How many people a group has: "4,200 – 6,800 people"; empty when nobody knows."""
    return tr("{range} people", range=number_range(*group.size)) if group.size else ""


def _group(asked: Asked, group: Group) -> GroupCard:
    gathers = [asked.network_names.get(key, key) for key in group.gathers]
    if group.gathers_elsewhere:
        gathers.append(group.gathers_elsewhere)
    facts = (
        (tr("Who they are:"), group.who),
        (tr("What they want:"), group.wants),
        (tr("Where they gather:"), and_list(gathers)),
        (tr("Words they use:"), group.words),
        (tr("Note:"), group.note),
    )
    return GroupCard(
        name=group.name,
        place=slot_name(group.slot or 1),
        size=size_words(group) or tr("Size: not known yet"),
        facts=tuple(fact for fact in facts if fact[1]),
    )


def _parked(group: Group) -> tuple[str, ...]:
    size = tr("about {n}", n=number(middle(group.size))) if group.size else tr("not known yet")
    reason = group.reason or (tr("no reason noted") if group.parked else tr("not decided yet"))
    return group.name, size, reason


def _networks(asked: Asked) -> tuple[NetworkCard, ...]:
    profiles = networks.profiles(asked.reader)
    return tuple(
        _network(asked, choice, profiles.get(choice.network, ProfileFacts()))
        for choice in asked.choices
    )


def _network(asked: Asked, choice: Choice, profile: ProfileFacts) -> NetworkCard:
    done = len(profile.done)
    where = filter(None, (profile.handle, plain(profile.link)))
    facts = ((tr("Profile:"), " · ".join(where)),)
    return NetworkCard(
        name=asked.network_names.get(choice.network, choice.network),
        hours="" if choice.hours is None else tr("{hours} a week", hours=hours(choice.hours)),
        role=choice.role,
        open=roles_open([choice], asked.network_names),
        facts=tuple(fact for fact in facts if fact[1]),
        done=done,
        points=len(POINTS),
        profile=tr("profile: {done} of {all} points", done=number(done), all=number(len(POINTS))),
    )


def _hours(asked: Asked) -> str:
    given = sum(choice.hours or 0.0 for choice in asked.choices)
    if not given:
        return ""
    return tr(
        "Together {given} of the {week} a week that you have for it.",
        given=hours(given),
        week=hours(asked.business.hours_a_week),
    )
