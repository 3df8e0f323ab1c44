"""Bounds of what is kept about paper."""

from __future__ import annotations

KEPT = 20
"""Printouts that are kept, the newest ones."""
PAPERS = ("a4", "letter")
INKS = ("colour", "black")
LOGO_KINDS = ("png", "jpg", "svg")
LOGO_LIMIT = 400_000
"""Bytes of a business logo: plenty for a hand's width on paper."""
