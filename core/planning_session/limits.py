"""Bounds of planning sessions and what is noted in them."""

from __future__ import annotations

STEPS = (1, 2, 3, 4, 5, 6, 7, 8)
"""The questions of a session, first to last."""
NOTE_KINDS = ("decision", "bet", "note")
WHO_LIMIT = 300
"""Characters for the names of those who were there."""
WORDS_LIMIT = 1000
"""Characters of one decision, bet or note."""
MOST_MINUTES = 24 * 60
