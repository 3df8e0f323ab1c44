"""Whose a code or a trace can be: what the owner chooses from."""

from __future__ import annotations

from dataclasses import dataclass

from core.attribution.names import other_ways
from core.networks.queries import network_names
from core.people.addresses import plain
from core.store.database import Reader

MOST = 30
"""Links and ideas that are offered, the newest first; people are found by typing."""

Choice = tuple[int, str]


@dataclass(frozen=True)
class Choices:
    """Networks that are chosen in a plan first; then the rest, by name; ids with their words."""

    networks: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    campaigns: tuple[Choice, ...]
    ideas: tuple[Choice, ...]
    links: tuple[Choice, ...]


def owner_choices(reader: Reader) -> Choices:
    """Everything that a code or a trace can be counted to, people aside."""
    chosen = {row.network for row in reader.rows("SELECT DISTINCT network FROM network_choice")}
    networks = sorted(
        network_names(reader).items(), key=lambda pair: (pair[0] not in chosen, pair[1].casefold())
    )
    return Choices(
        tuple(networks),
        tuple(other_ways().items()),
        tuple(_rows(reader, "SELECT id, name FROM campaign ORDER BY event_on DESC LIMIT :most")),
        tuple(
            _rows(
                reader,
                "SELECT id, text FROM idea WHERE merged_into IS NULL "
                "ORDER BY said_on DESC, id DESC LIMIT :most",
            )
        ),
        tuple(
            (link, plain(page))
            for link, page in _rows(
                reader,
                "SELECT id, their_page FROM link ORDER BY found_on DESC, id DESC LIMIT :most",
            )
        ),
    )


def _rows(reader: Reader, sql: str) -> list[Choice]:
    return [(row[0], row[1]) for row in reader.rows(sql, most=MOST)]
