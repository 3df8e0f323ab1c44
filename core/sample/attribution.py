"""Whose the codes of a sample are, and what the owner took traces for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.attribution import operations as attribution
from core.store.operation import Store


def fill(store: Store, data: Mapping[str, Any], people: Mapping[str, int]) -> None:
    """Add the codes and rules; `people` are ids by name, codes of campaigns come with these."""
    for code in data.get("code", []):
        owner = (
            {"person_id": people[code["person"]]}
            if "person" in code
            else {"network": code["network"]}
        )
        attribution.add_code(store, code["text"], **owner)
    for rule in data.get("attribution_rule", []):
        attribution.set_rule(store, rule["what"], rule["value"], network=rule["network"])
