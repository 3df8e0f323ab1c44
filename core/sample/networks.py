"""The networks of a sample: chosen, not now, profiles and estimates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.networks import operations as networks
from core.store.operation import Store


def fill(
    store: Store, data: Mapping[str, Any], segments: Mapping[str, int], last: int, this: int
) -> None:
    """Choose networks for both plans, and say what was decided against.

    The last plan had the same networks without their roles written down.
    """
    for kind, strength in data["content"].items():
        networks.set_content_strength(store, kind, strength)
    for network in data["network"]:
        networks.choose(store, last, network["key"], hours=network["hours"])
        networks.choose(store, this, network["key"], role=network["role"], hours=network["hours"])
        networks.set_profile(store, network["key"], handle=network["handle"], link=network["link"])
        for point in network["checks"]:
            networks.tick_point(store, network["key"], point, True)
    for refused in data["not_now"]:
        networks.decide_against(store, this, refused["key"], refused["reason"])
    for own in data["estimate"]:
        networks.set_own_estimate(
            store, segments[own["group"]], own["key"], own["percent"], own["why"]
        )
