"""Prospects in words: stages, touches, when to get back to somebody, what is missing for an ask."""

from __future__ import annotations

import datetime as dt

from core.prospects.limits import (
    ASK,
    ASKED,
    DECLINED,
    FOLLOWING,
    FOUND,
    LINKED,
    NOTE,
    OURS,
    READY,
    TALKING,
    WHATS,
)
from core.prospects.rules import Pace, Story, Waiting
from core.text import day, number, opening, short_day, tr, trn


def stage_name(stage: str) -> str:
    """What a stage is called."""
    return {
        "found": tr("Found"),
        "following": tr("Following"),
        "talking": tr("Talking"),
        "ready": tr("Ready to ask"),
        "asked": tr("Asked"),
        "linked": tr("Linked"),
        "declined": tr("Declined"),
        "do_not_contact": tr("Do not contact"),
    }[stage]


def kind_name(kind: str) -> str:
    """What a kind of touch is called."""
    return {
        "give": tr("Give"),
        "ask": tr("Ask", of="touch"),
        "reply": tr("Reply"),
        "note": tr("Note"),
    }[kind]


def what_name(kind: str, what: str) -> str:
    """What a touch is called on a button or in a list: "Shared theirs", "Guest post"."""
    return {
        "": kind_name(kind),
        "followed": tr("Followed"),
        "commented": tr("Commented"),
        "shared_theirs": tr("Shared theirs"),
        "linked_theirs": tr("Linked to theirs"),
        "sent_customer": tr("Sent a customer"),
        "helped": tr("Helped"),
        "link": tr("Link"),
        "guest_post": tr("Guest post"),
        "partnership": tr("Partnership"),
        "shout_out": tr("Shout-out"),
        "theirs": tr("They replied"),
        "ours": tr("Replied"),
    }[what]


def touch_title(kind: str, what: str, network: str = "") -> str:
    """What happened, as the timeline says it; `network` is a network's name or empty."""
    title = _asked_for(what) if kind == ASK else what_name(kind, what)
    return tr("{what} on {network}", what=title, network=network) if network else title


def _asked_for(what: str) -> str:
    return {
        "link": tr("Asked for a link"),
        "guest_post": tr("Asked for a guest post"),
        "partnership": tr("Asked for a partnership"),
        "shout_out": tr("Asked for a shout-out"),
    }[what]


def outcome_name(outcome: str) -> str:
    """What became of an ask."""
    return {
        "open": tr("No answer yet"),
        "yes": tr("They said yes"),
        "declined": tr("They declined"),
        "withdrawn": tr("Withdrawn"),
    }[outcome]


def step_for(stage: str) -> str:
    """What to do next where the owner has set no step, empty for nothing."""
    return {
        FOUND: tr("Follow"),
        FOLLOWING: tr("Comment"),
        TALKING: tr("Share theirs", of="step"),
        READY: tr("Ask"),
        LINKED: tr("Thank"),
        ASKED: tr("Ask for an answer"),
    }.get(stage, "")


def due_words(due: dt.date, today: dt.date) -> str:
    """When a follow-up is: "in 2 days", "today", "3 days late"."""
    days = (due - today).days
    if days == 0:
        return tr("today")
    if days < 0:
        return trn("{n} day late", "{n} days late", -days)
    return tr("tomorrow") if days == 1 else trn("in {n} day", "in {n} days", days)


def ago(then: dt.date, today: dt.date) -> str:
    """How long something is past: "yesterday", "9 days ago", "2 weeks ago"."""
    days = (today - then).days
    if days <= 1:
        return tr("today") if days <= 0 else tr("yesterday")
    if days < 7:
        return trn("{n} day ago", "{n} days ago", days)
    if days == 7:
        return tr("a week ago")
    if days < 14:
        return trn("{n} day ago", "{n} days ago", days)
    if days < 60:
        return trn("a week ago", "{n} weeks ago", days // 7)
    if days < 730:
        return trn("a month ago", "{n} months ago", days // 30)
    return trn("a year ago", "{n} years ago", days // 365)


def given(gives: int, asks: int) -> str:
    """The ledger in a word: "2 given", "5 given, 1 asked"."""
    said = trn("{n} given", "{n} given", gives)
    return tr("{given}, {n} asked", given=said, n=number(asks)) if asks else said


def since(story: Story, stage: str, today: dt.date) -> str:
    """The quiet line of a card: since when, in the way that the stage is about."""
    if stage == LINKED and story.linked_on is not None:
        return tr("link live {day}", day=short_day(story.linked_on))
    if stage == DECLINED and story.declined_on is not None:
        return tr("declined {day}", day=short_day(story.declined_on))
    if story.last_touch is None:
        never = tr("never in touch")
        return never if (today - story.found_on).days < 1 else tr(
            "added {day}", day=short_day(story.found_on)
        )  # fmt: skip
    return ago(story.last_touch, today)


def missing(waiting: Waiting) -> str:
    """What is missing before an ask, in a sentence: "One more give, and 5 days more."

    Empty when nothing is.
    """
    if waiting.do_not_contact:
        return tr("They are not to be contacted.")
    if waiting.asked_on is not None:
        return tr("You asked on {day} and they have not answered yet.", day=day(waiting.asked_on))
    parts = []
    if waiting.gives:
        parts.append(trn("one more give", "{n} more gives", waiting.gives))
    if waiting.days:
        parts.append(trn("one day more", "{n} days more", waiting.days))
    told = []
    if parts:
        joined = tr("{one}, and {other}", one=parts[0], other=parts[1]) if parts[1:] else parts[0]
        told.append(tr("{first}.", first=opening(joined)))
    if waiting.cold_days:
        told.append(
            trn(
                "The last touch is {n} day ago: get back in touch first.",
                "The last touch is {n} days ago: get back in touch first.",
                waiting.cold_days,
            )
        )
    if waiting.rests_until is not None:
        told.append(tr("They declined: let it rest until {day}.", day=day(waiting.rests_until)))
    return " ".join(told)


def ledger(story: Story, pace: Pace) -> str:
    """What was given and asked so far, and what the plan says, in two or three sentences."""
    given = {
        0: tr("You have given nothing yet"),
        1: tr("You have given once"),
        2: tr("You have given twice"),
    }.get(story.gives) or trn("You have given {n} time", "You have given {n} times", story.gives)
    asked = {
        0: tr("and asked nothing"),
        1: tr("and asked once"),
        2: tr("and asked twice"),
    }.get(story.asks) or trn("and asked {n} time", "and asked {n} times", story.asks)
    if not story.gives and not story.asks:
        said = [tr("You have given nothing yet.")]
    else:
        said = [tr("{given} {asked}.", given=given, asked=asked)]
    if story.follows_us:
        said.append(tr("They follow you, which counts as one give."))
    said.append(
        trn(
            "Your plan says {n} give over {days} days first.",
            "Your plan says {n} gives over {days} days first.",
            pace.gives,
            days=number(pace.days),
        )
    )
    return " ".join(said)


def needs_reason(waiting: Waiting) -> str:
    """What is said to somebody who asks before it is time and gives no reason."""
    return tr("{missing} To ask sooner, say why it should not wait.", missing=missing(waiting))


def reply_name(what: str) -> str:
    """Who replied, for choosing."""
    return tr("I replied") if what == OURS else tr("They replied")


def log_name(kind: str, what: str) -> str:
    """A touch in the Undo menu and in messages: "Commented", "Asked for a link", "Note"."""
    if kind == ASK:
        return _asked_for(what)
    return kind_name(NOTE) if kind == NOTE else what_name(kind, what)


def whats_of(kind: str) -> list[tuple[object, str]]:
    """What a kind of touch can be, and what each is called, for choosing."""
    return [(what, what_name(kind, what)) for what in WHATS[kind]]
