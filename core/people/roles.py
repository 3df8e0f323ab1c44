"""What a person is to the business: a prospect, and what other subjects make of them.

A subject that gives people a role adds its line: the table that says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.store.database import Reader
from core.text import tr


@dataclass(frozen=True)
class Role:
    """One role: its key, and the table whose rows with a `person_id` have it."""

    key: str
    table: str


ROLES: tuple[Role, ...] = (Role("prospect", "prospect"), Role("customer", "purchase"))


def role_name(key: str) -> str:
    """What a role is called."""
    return {"prospect": tr("Prospect"), "customer": tr("Customer")}[key]


def of_person(reader: Reader, person_id: int) -> tuple[str, ...]:
    """The roles that somebody has."""
    return tuple(
        role.key
        for role in ROLES
        if reader.value(f"SELECT 1 FROM {role.table} WHERE person_id = :id LIMIT 1", id=person_id)
    )


def among(reader: Reader, people: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """The roles that some people have, by person."""
    listed = ", ".join(str(int(person_id)) for person_id in people)
    found: dict[int, list[str]] = {}
    for role in ROLES:
        sql = f"SELECT DISTINCT person_id FROM {role.table} WHERE person_id IN ({listed})"
        for row in reader.rows(sql):
            found.setdefault(row.person_id, []).append(role.key)
    return found
