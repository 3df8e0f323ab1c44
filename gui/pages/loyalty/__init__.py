"""Loyalty: who comes back, who is slipping away, and who they are."""
