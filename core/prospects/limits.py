"""The words and bounds that tables, rules and queries of prospects share."""

from __future__ import annotations

FOUND, FOLLOWING, TALKING, READY = "found", "following", "talking", "ready"
ASKED, LINKED, DECLINED, DO_NOT_CONTACT = "asked", "linked", "declined", "do_not_contact"
STAGES = (FOUND, FOLLOWING, TALKING, READY, ASKED, LINKED, DECLINED, DO_NOT_CONTACT)
"""In the order of the board."""
ON_THE_WAY = STAGES[:6]
"""The stages that ask for something to be done; the other two rest."""
BY_HAND = STAGES[:7]
"""The stages that can be set by hand; do not contact is a matter of the person."""

GIVE, ASK, REPLY, NOTE = "give", "ask", "reply", "note"
TOUCH_KINDS = (GIVE, ASK, REPLY, NOTE)

FOLLOWED, COMMENTED, SHARED_THEIRS = "followed", "commented", "shared_theirs"
LINKED_THEIRS, SENT_CUSTOMER, HELPED = "linked_theirs", "sent_customer", "helped"
GIVES = (FOLLOWED, COMMENTED, SHARED_THEIRS, LINKED_THEIRS, SENT_CUSTOMER, HELPED)

LINK, GUEST_POST, PARTNERSHIP, SHOUT_OUT = "link", "guest_post", "partnership", "shout_out"
ASKS = (LINK, GUEST_POST, PARTNERSHIP, SHOUT_OUT)

THEIRS, OURS = "theirs", "ours"
REPLIES = (THEIRS, OURS)
"""Who replied: they did, or the business did."""

WHATS: dict[str, tuple[str, ...]] = {GIVE: GIVES, ASK: ASKS, REPLY: REPLIES, NOTE: ("",)}
"""What each kind of touch can be."""

OPEN, YES, WITHDRAWN = "open", "yes", "withdrawn"
OUTCOMES = (OPEN, YES, DECLINED, WITHDRAWN)
"""What became of an ask."""

FIT_PARTS = ("audience_match", "reach", "relevance")
FIT_MOST = 3
"""Stamps that each part of the fit can have."""

WORDS_LIMIT = 2_000
"""Characters of what was said, of why one asks sooner, and of a message."""
LINE_LIMIT = 200
"""Characters of the next step and of why somebody was found."""
DOER_LIMIT = 60
PAGE_LIMIT = 2_000
"""Characters of an address."""
NETWORK_LIMIT = 60
TEMPLATE_NAME_LIMIT = 80
