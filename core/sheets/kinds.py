"""How kinds of activity look on paper: the screen's colours, and patterns for black ink."""

from __future__ import annotations

KIND_LOOKS = {
    "reply": ("leaf", "plain"),
    "question": ("sea", "slant"),
    "poll": ("plum", "cross"),
    "chat": ("stamp", "lines"),
    "share_theirs": ("mustard", "dots"),
    "own_story": ("ink3", "back"),
    "own_offer": ("tomato", "open"),
}
"""Hue and pattern by kind."""
