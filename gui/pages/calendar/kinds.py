"""What each kind of activity looks like: a colour and a picture, so that neither speaks alone."""

from __future__ import annotations

KIND_HUES = {
    "reply": "leaf",
    "question": "sea",
    "poll": "plum",
    "chat": "stamp",
    "share_theirs": "mustard",
    "own_story": "",
    "own_offer": "tomato",
}
"""The colour of each kind; own stories are plain and outlined."""

KIND_ICONS = {
    "reply": "message-circle",
    "question": "circle-help",
    "poll": "vote",
    "chat": "messages-square",
    "share_theirs": "repeat-2",
    "own_story": "quote",
    "own_offer": "tag",
}

BAR_HUES = {**KIND_HUES, "own_story": "ink3"}
"""The same where a colour must fill something."""
