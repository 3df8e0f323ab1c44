"""The words and bounds that tables, rules and queries of the calendar share."""

from __future__ import annotations

REPLY, QUESTION, POLL, CHAT = "reply", "question", "poll", "chat"
SHARE_THEIRS, OWN_STORY, OWN_OFFER = "share_theirs", "own_story", "own_offer"
KINDS = (REPLY, QUESTION, POLL, CHAT, SHARE_THEIRS, OWN_STORY, OWN_OFFER)
"""The kinds of activity; the last two are one's own, the others are conversation."""
OWN = (OWN_STORY, OWN_OFFER)

DAY, WEEK, MONTH = "day", "week", "month"
UNITS = (DAY, WEEK, MONTH)
"""What a repeat counts in."""
NTHS = (-1, 0, 1, 2, 3, 4, 5)
"""In a month: 0 the same day of the month, 1 to 5 the nth weekday, -1 the last one."""
MOST_EVERY = 99
MOST_TIMES = 999
EVERY_WEEKDAY = 0b1111111

WORDS, HASHTAGS = "words", "hashtags"
SNIPPET_KINDS = (WORDS, HASHTAGS)

TITLE_LIMIT = 200
TEXT_LIMIT = 10_000
LINK_LIMIT = 2_000
NETWORK_LIMIT = 60
DOER_LIMIT = 60
STEP_LIMIT = 60
SLOT_WORDS_LIMIT = 200
SNIPPET_NAME_LIMIT = 80
MOST_MINUTES = 24 * 60
MOST_COUNT = 10**12
"""No count of views or likes is larger."""

MOVE, PARK, DONE = "move", "park", "done"
FATES = (MOVE, PARK, DONE)
"""What becomes of work on a network that is taken out of the plan."""
