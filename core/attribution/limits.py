"""The words and bounds that tables, rules and queries of attribution share."""

from __future__ import annotations

UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN = "utm_source", "utm_medium", "utm_campaign"
REFERRER, LANDING = "referrer", "landing"
TRACES = (UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, REFERRER, LANDING)
"""What an order or a visit may carry of where it came from."""

ON_NETWORK, RECOMMENDED, SEARCH, PASSING, OTHER = (
    "network",
    "recommended",
    "search",
    "passing",
    "other",
)
HOWS = (ON_NETWORK, RECOMMENDED, SEARCH, PASSING, OTHER)
"""How somebody found the business."""

CODE_LIMIT = 60
VALUE_LIMIT = 500
NETWORK_LIMIT = 60
WORDS_LIMIT = 500

EMAIL, LINKS = "email", "links"
OTHER_WAYS = (SEARCH, EMAIL, LINKS, RECOMMENDED, PASSING, OTHER)
"""Ways to the business beside the networks: `LINKS` are pages of others that point to it."""
NOT_KNOWN = ""
"""The way of what nobody knows."""
