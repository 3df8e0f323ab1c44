"""What networks there are and what they are called: light, for pages that show only names."""

from __future__ import annotations

from core.networks.catalogue import Network, catalogue, own_network
from core.store.database import Reader


def networks(reader: Reader) -> dict[str, Network]:
    """The catalogue and the owner's additions, by key."""
    own = reader.each(
        own_network,
        "SELECT key, name, hours, content_fit, search_value FROM own_network ORDER BY id",
    )
    return {**catalogue(), **{one.key: one for one in own}}


def network_names(reader: Reader) -> dict[str, str]:
    """What each network is called, by key."""
    return {key: network.name for key, network in networks(reader).items()}
