"""The words and bounds that tables and rules of the audience share."""

from __future__ import annotations

PRIMARY = 1
"""The slot of the primary group."""
SLOTS = (1, 2, 3)
"""The focus slots: primary, sub-group 1, sub-group 2."""

AGE_BANDS = ("<18", "18-29", "30-49", "50-64", "65+")
"""The survey's four bands of adults, and one for people under 18."""
SEXES = ("women", "men", "other")
"""`other` is every other answer, and the people of whom nothing is known."""

UNITS = ("people", "percent", "times")
"""What a line of the size worksheet is: people to start from, a share of them, so many each."""

WORDS_LIMIT = 2_000
"""Characters of who they are, what they want, the words they use, where else they gather."""
REASON_LIMIT = 500
"""Characters of the reason for parking."""
STEP_LIMIT = 200
"""Characters that say what a line of the worksheet is."""
LARGEST = 8_000_000_000
"""No group has more people than live."""
