"""The words and bounds that tables, rules and queries of campaigns share."""

from __future__ import annotations

SALE, EVENT, LAUNCH, SEASON, PRODUCT_VOTE = "sale", "event", "launch", "season", "product_vote"
KINDS = (SALE, EVENT, LAUNCH, SEASON, PRODUCT_VOTE)

MOST_DAYS_BEFORE = 90
"""A warm-up begins at most this many days before the event."""
MOST_DAYS_AFTER = 30
"""A follow-up ends at most this many days after the event."""

HASHTAG_LIMIT = 60
COUNTS_LIMIT = 120
REASON_LIMIT = 500
LARGEST_COST = 10**12
