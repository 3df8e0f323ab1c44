"""The groups of a sample."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.audience import operations as audience
from core.audience.sizing import Step
from core.networks.operations import point_group_at
from core.store.operation import Store

_SLOTS = {"primary": 1, "sub-group 1": 2, "sub-group 2": 3}
_TEXTS = ("who", "wants", "words", "note")


def fill(store: Store, data: Mapping[str, Any], last: int, this: int) -> dict[str, int]:
    """Add the groups in focus and parked; returns their ids by name.

    The last plan had the same primary group and no sub-groups.
    """
    segments = {group["name"]: _add(store, group, this) for group in data["group"]}
    audience.focus(store, last, segments[data["group"][0]["name"]], 1)
    for overlap in data.get("overlap", []):
        one, other = overlap["between"]
        audience.set_overlap(store, segments[one], segments[other], overlap["percent"])
    return segments


def _add(store: Store, group: Mapping[str, Any], plan: int) -> int:
    segment = audience.add_segment(
        store, group["name"], plan_id=plan, slot=_SLOTS.get(group["place"])
    )
    for field in _TEXTS:
        if group.get(field):
            audience.change_segment(store, segment, field, group[field])
    audience.set_gathers(store, segment, group.get("gathers", []))
    _size(store, segment, group)
    if "mix" in group:
        cells = {_cell(words): share for words, share in group["mix"].items()}
        audience.set_mix(store, segment, cells, group["mix_source"])
    if "survey" in group:
        kind, survey_group = group["survey"]
        point_group_at(store, segment, {kind: survey_group}, leads=kind)
    if group["place"] == "parked":
        audience.park(store, plan, segment, group["reason"])
    return segment


def _size(store: Store, segment: int, group: Mapping[str, Any]) -> None:
    if "steps" in group:
        steps = [
            Step(step["words"], step["unit"], step["low"], step["high"]) for step in group["steps"]
        ]
        audience.set_worksheet(store, segment, steps)
    else:
        audience.set_size(store, segment, *group["size"])


def _cell(words: str) -> tuple[str, str]:
    band, sex = words.split()
    return band, sex
