"""What a person is to the business: a prospect, and what other subjects make of them.

A subject that gives people a role adds its line: the table that says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.store.database import Reader
from core.text import tr


@dataclass(frozen=True)
class Role:
    """One role: its key, and the table whose rows with a `person_id` have it."""

    key: str
    table: str


ROLES: tuple[Role, ...] = ()


def role_name(key: str) -> str:
    """What a role is called."""
    return {"prospect": tr("Prospect")}[key]


def of_person(reader: Reader, person_id: int) -> tuple[str, ...]:
    """The roles that somebody has."""
    return tuple(
        role.key
        for role in ROLES
        if reader.value(f"SELECT 1 FROM {role.table} WHERE person_id = :id LIMIT 1", id=person_id)
    )


def counts(reader: Reader) -> Mapping[str, int]:
    """How many people have each role."""
    return MappingProxyType(
        {
            role.key: int(reader.value(f"SELECT count(DISTINCT person_id) FROM {role.table}"))
            for role in ROLES
        }
    )
