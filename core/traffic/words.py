"""What measures and breakdowns are called."""

from __future__ import annotations

from core.text import tr


def measure_words(measure: str) -> str:
    """A measure as it stands in a list: Views, New followers."""
    return {
        "views": tr("Views"),
        "likes": tr("Likes"),
        "comments": tr("Comments"),
        "shares": tr("Shares"),
        "clicks": tr("Clicks"),
        "saves": tr("Saves"),
        "reach": tr("People reached"),
        "interactions": tr("Interactions"),
        "profile_visits": tr("Visits of the profile"),
        "video_views": tr("Video views"),
        "followers": tr("Followers"),
        "new_followers": tr("New followers"),
        "lost_followers": tr("Lost followers"),
        "visits": tr("Visits"),
        "visitors": tr("Visitors"),
        "new_visitors": tr("New visitors"),
        "page_views": tr("Pages viewed"),
        "key_events": tr("Key events"),
        "click_through": tr("Click-through"),
    }[measure]
