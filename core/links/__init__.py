"""Links gained: pages of theirs that point to ours, and what became of them."""
