"""Where the business shows up: two places, at most three, and why these."""
