"""People who may be the same, as the list of duplicates shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from core.people.alike import Alike, Known, Pair, pairs
from core.people.limits import EMAIL, HANDLE, PHONE, SITE
from core.store.database import Reader
from core.text import and_list, opening, tr

OFFERED = 500
"""Pairs that are offered at once; the surest come first."""


@dataclass(frozen=True)
class Duplicate:
    """Two people who may be one: ids and names, and why, in words."""

    first: int
    second: int
    first_name: str
    second_name: str
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons as a sentence's beginning: "Same e-mail and similar name"."""
        return opening(and_list([_reason(reason) for reason in self.reasons]))


@dataclass(frozen=True)
class Material:
    """What pairs are found in: read from the file at once, compared beside it."""

    people: Sequence[Known]
    names: Mapping[int, str]
    apart: Set[Pair]


def material(reader: Reader) -> Material:
    """Everybody's names and keys, and who was said to be two."""
    names = {row.id: row.name for row in reader.rows("SELECT id, name FROM person")}
    return Material(everybody(reader), names, apart(reader))


def offered(found: Material) -> tuple[list[Duplicate], int]:
    """The surest pairs, at most `OFFERED` of them, and how many there are in all.

    Takes about a second for ten thousand people, and no file.
    """
    alike = pairs(found.people, found.apart)
    return [_duplicate(pair, found.names) for pair in alike[:OFFERED]], len(alike)


def duplicates(reader: Reader) -> tuple[list[Duplicate], int]:
    """Both in one, for a file of the usual size."""
    return offered(material(reader))


def everybody(reader: Reader) -> list[Known]:
    """Everybody as far as likeness goes."""
    keys: dict[int, list[tuple[str, str]]] = {}
    kinds = ", ".join(f"'{kind}'" for kind in (EMAIL, PHONE, HANDLE, SITE))
    for row in reader.rows(
        f"SELECT person_id, kind, value FROM person_key WHERE kind IN ({kinds}) ORDER BY id"
    ):
        keys.setdefault(row.person_id, []).append((row.kind, row.value))
    return [
        Known(row.id, row.folded, tuple(keys.get(row.id, ())))
        for row in reader.rows("SELECT id, folded FROM person")
    ]


def apart(reader: Reader) -> set[Pair]:
    """The pairs that were said to be two."""
    rows = reader.rows("SELECT first_id, second_id FROM person_apart")
    return {(row.first_id, row.second_id) for row in rows}


def _duplicate(pair: Alike, names: Mapping[int, str]) -> Duplicate:
    return Duplicate(pair.first, pair.second, names[pair.first], names[pair.second], _reasons(pair))


def _reasons(pair: Alike) -> tuple[str, ...]:
    same = pair.likeness == 100
    return tuple("same name" if one == "name" and same else one for one in pair.reasons)


def _reason(reason: str) -> str:
    return {
        "email": tr("same mailbox"),
        "phone": tr("same phone number"),
        "handle": tr("same name on a network"),
        "site": tr("same site"),
        "name": tr("similar name"),
        "same name": tr("same name"),
    }[reason]
