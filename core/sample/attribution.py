"""Whose the codes of a sample are, what the owner took traces for, and customers in groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.attribution import operations as attribution
from core.people import operations as people_operations
from core.people.keys import email
from core.people.queries import with_key
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


def put_into_groups(store: Store, data: Mapping[str, Any], segments: Mapping[str, int]) -> None:
    """Put customers into groups, by their e-mail; their orders were imported before."""
    for name, addresses in data.get("customers_in_group", {}).items():
        found = [with_key(store.reader, email(address)) for address in addresses]
        people = [person for person in found if person is not None]
        if people:
            people_operations.put_in_group(store, people, segments[name])
