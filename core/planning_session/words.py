"""The eight questions of a planning session, and what kinds of notes are called."""

from __future__ import annotations

from core.text import tr


def question(step: int) -> str:
    """The question of a step, from 1."""
    return (
        tr("What should the business get out of it?"),
        tr("Who is it for?"),
        tr("How many are they?"),
        tr("Which two or three places?"),
        tr("Who do we want to win over?"),
        tr("Which ideas do we ask about?"),
        tr("What is coming up?"),
        tr("What is the rhythm of a week?"),
    )[step - 1]


def step_name(step: int) -> str:
    """What a step is about, in a word or two."""
    return (
        tr("goals"),
        tr("who it is for"),
        tr("how many they are"),
        tr("two or three places"),
        tr("who you want to win over"),
        tr("ideas to ask about"),
        tr("what is coming up"),
        tr("the week"),
    )[step - 1]


def note_name(kind: str) -> str:
    """What kind of note it is."""
    return {"decision": tr("Decided"), "bet": tr("Bet"), "note": tr("Note")}[kind]
