"""The Networks page: two or three places, and why these."""
