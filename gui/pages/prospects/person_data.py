"""What the panel of a person shows, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.networks.queries import network_names
from core.people import queries
from core.people.queries import PersonPanel
from core.store.database import Reader

READS = frozenset(
    {"person", "person_key", "person_tag", "person_segment", "audience_segment", "own_network"}
)
"""Tables whose change makes it old."""


@dataclass(frozen=True)
class PersonData:
    """A person, and what can be chosen for them: networks and groups by key, tags in use."""

    person: PersonPanel
    networks: Mapping[str, str]
    groups: Mapping[int, str]
    tags: tuple[str, ...]


def load_person(reader: Reader, person_id: int) -> PersonData | None:
    """All that the panel shows, None when the person is gone."""
    found = queries.person(reader, person_id)
    if found is None:
        return None
    return PersonData(
        found, network_names(reader), queries.groups(reader), tuple(queries.tags(reader))
    )
