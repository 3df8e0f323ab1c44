"""The words and bounds that tables and rules of links share."""

from __future__ import annotations

LIVE = "live"
NOT_FOUND = "not_found"
NOW_NOFOLLOW = "now_nofollow"
REDIRECTED = "redirected"
PAGE_ERROR = "page_error"
COULD_NOT_CHECK = "could_not_check"
STATES = (LIVE, NOT_FOUND, NOW_NOFOLLOW, REDIRECTED, PAGE_ERROR, COULD_NOT_CHECK)

GONE_STATUSES = (404, 410)
"""Answers of a server that say that the page itself is gone, and the link with it."""

FOLLOW, NOFOLLOW, SPONSORED, UGC = "follow", "nofollow", "sponsored", "ugc"
REL_WORDS = (NOFOLLOW, SPONSORED, UGC)
"""What keeps a search engine from counting a link, in the order that a rel is written in."""
RELS = (
    "",
    FOLLOW,
    NOFOLLOW,
    SPONSORED,
    UGC,
    "nofollow sponsored",
    "nofollow ugc",
    "sponsored ugc",
    "nofollow sponsored ugc",
)
"""Every rel that is kept; empty means that nobody has looked yet."""

HOWS = ("unknown", "unasked", "asked", "guest_post", "partnership", "shout_out")
"""How a link was gained; the asks are those of prospects."""

ADDRESS_LIMIT = 2_000
"""Characters of an address, as `core.people.addresses.LIMIT`."""
KEY_LIMIT = 12 * ADDRESS_LIMIT
"""Characters of an address as it is compared: each may become four bytes of three characters."""
WORDS_LIMIT = 300
"""Characters of the words linked; longer ones are cut when they come from a page or a file."""
SOURCE_LIMIT = 80
NOTE_LIMIT = 500
"""Characters of the sentence that goes with a check."""
