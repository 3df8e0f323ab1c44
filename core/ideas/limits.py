"""The words and bounds that tables, rules and queries of ideas share."""

from __future__ import annotations

NEW, ASKING, PLANNED, MADE, NOT_NOW, MERGED = (
    "new",
    "asking",
    "planned",
    "made",
    "not_now",
    "merged",
)
STATUSES = (NEW, ASKING, PLANNED, MADE, NOT_NOW, MERGED)
OPEN_STATUSES = STATUSES[:5]
"""The statuses that an owner gives; the last one is a merge's."""

COMMENT, MESSAGE, IN_PERSON, BALLOT = "comment", "message", "in_person", "ballot"
POLL, FORM, OWN = "poll", "form", "own"
SOURCES = (COMMENT, MESSAGE, IN_PERSON, BALLOT, POLL, FORM, OWN)
"""Where an idea or a vote came from."""

PICK_ONE, PICK_ANY, YES_NO = "pick_one", "pick_any", "yes_no"
POLL_KINDS = (PICK_ONE, PICK_ANY, YES_NO)

TEXT_LIMIT = 300
"""Characters of an idea, in a line, and of a question."""
WORDS_LIMIT = 2_000
REASON_LIMIT = 500
QUESTION_LIMIT = 200
"""Characters of a question of the day."""
NETWORK_LIMIT = 60
LINK_LIMIT = 2_000
MOST_EFFORT = 5
"""Stamps of effort."""
MOST_ASKED = 10**9
MOST_ON_A_BALLOT = 9
MOST_OPTIONS = 50
"""Options of one poll."""
POOLED = (PICK_ANY, YES_NO)
"""Kinds whose results say what share of those asked want an idea, and so may be pooled."""
