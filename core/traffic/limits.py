"""The words and bounds that tables and rules of traffic share."""

from __future__ import annotations

WORDS_LIMIT = 2_000
"""Characters of a referrer, a landing page, a campaign, the beginning of a post."""
ANSWER_LIMIT = 10_000
"""Characters of what somebody wrote into a survey."""
ID_LIMIT = 300
"""Characters of a post's or an answer's number in its source."""
LARGEST = 1e12
"""No count of a small business is larger."""

VIEWS, LIKES, COMMENTS, SHARES, CLICKS = "views", "likes", "comments", "shares", "clicks"
FOLLOWERS, NEW_FOLLOWERS = "followers", "new_followers"
VISITS, VISITORS, PAGE_VIEWS = "visits", "visitors", "page_views"
MEASURES = (
    *(VIEWS, LIKES, COMMENTS, SHARES, CLICKS),
    *("saves", "reach", "interactions", "profile_visits", "video_views"),
    *(FOLLOWERS, NEW_FOLLOWERS, "lost_followers"),
    *(VISITS, VISITORS, "new_visitors", PAGE_VIEWS, "key_events"),
)
"""What is counted. `followers` is a level, all others are what came in a time."""

TOTAL = "total"
BREAKDOWNS = (
    *(TOTAL, "channel", "source", "source_medium", "medium", "referrer", "campaign", "landing"),
    *("page", "first_channel", "first_source", "first_source_medium"),
)
"""What a record is part of: the whole, or one line of a table by this."""
BY_NETWORK = ("source_medium", "source", "referrer", "campaign")
"""Breakdowns by which a network may be told, the finest first."""
