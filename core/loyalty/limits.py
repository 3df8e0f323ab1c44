"""How long what is kept about loyalty may be."""

from __future__ import annotations

MEASURE_LIMIT = 200

HANDED_OUT, FULL, REDEEMED = "handed_out", "full", "redeemed"
CARD_COUNTS = (HANDED_OUT, FULL, REDEEMED)
"""What is counted of stamp cards each week."""
MOST_CARDS = 1_000_000
"""More cards in a week are a slip of the keyboard."""
REWARD_LIMIT = 80
"""Characters of what a full card brings."""
GROUPS = ("slipping_away", "regular", "promising", "one_off", "other")
"""The customer groups, in the order in which they are tried."""
