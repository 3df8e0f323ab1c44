"""What statuses, sources, kinds of polls and standings of ideas are called."""

from __future__ import annotations

from core.ideas.rules import Standing
from core.text import EN_DASH, number, percent, tr, trn


def status_name(status: str) -> str:
    """A status, as a chip says it."""
    return {
        "new": tr("New", of="idea"),
        "asking": tr("Asking"),
        "planned": tr("Planned"),
        "made": tr("Made"),
        "not_now": tr("Not now"),
        "merged": tr("Merged"),
    }[status]


def statuses_name(status: str) -> str:
    """A status as the heading of all ideas that have it."""
    several = {
        "new": tr("New", of="ideas"),
        "planned": tr("Planned", of="ideas"),
        "made": tr("Made", of="ideas"),
    }
    return several.get(status) or status_name(status)


STATUS_HUES = {"new": "mustard", "asking": "plum", "planned": "sea", "made": "leaf"}
"""Colours of the chips; the others stay plain."""


def source_name(source: str, network: str = "") -> str:
    """Where an idea, a vote or a result came from: "Instagram comment", "counter ballot".

    `network` is the network's name, empty for none.
    """
    if network and source in ("comment", "message", "poll"):
        return {
            "comment": tr("{network} comment", network=network),
            "message": tr("{network} message", network=network),
            "poll": tr("{network} poll", network=network),
        }[source]
    return {
        "comment": tr("comment"),
        "message": tr("message"),
        "in_person": tr("in person"),
        "ballot": tr("counter ballot"),
        "poll": tr("poll"),
        "form": tr("form"),
        "own": tr("our own"),
    }[source]


def source_choice(source: str) -> str:
    """A source as one chooses it."""
    return {
        "comment": tr("A comment"),
        "message": tr("A message"),
        "in_person": tr("In person"),
        "ballot": tr("A counter ballot"),
        "poll": tr("A poll"),
        "form": tr("A form"),
        "own": tr("Our own idea"),
    }[source]


def kind_name(kind: str) -> str:
    """How a poll is answered."""
    return {
        "pick_one": tr("Pick one"),
        "pick_any": tr("Pick any"),
        "yes_no": tr("Yes or no"),
    }[kind]


def order_name(order: str) -> str:
    """An order of the list."""
    return {
        "surest": tr("Surest first"),
        "wanted": tr("Most wanted first"),
        "worth": tr("Worth most first"),
        "newest": tr("Newest first"),
        "stale": tr("Left alone longest first"),
    }[order]


def interval(standing: Standing) -> str:
    """The likely range in per cent: "59–85%"."""
    if standing.low is None or standing.high is None:
        return ""
    return f"{number(standing.low * 100)}{EN_DASH}{percent(standing.high)}"


MANY_ASKED = 1000
"""From so many on the line beside the bar leaves a word out: the numbers need its room."""


def standing_line(standing: Standing, *, picked: bool = False) -> str:
    """Beside the bar in the list: "31 of 42 asked; 59–85%".

    `picked`: it was in pick-one polls, whose results are not pooled.
    """
    if standing.low is None:
        return tr("In pick-one polls alone") if picked else tr("Nobody was asked yet")
    if standing.asked >= MANY_ASKED:
        return tr(
            "{wanted} of {asked}; {range}",
            wanted=number(standing.wanted),
            asked=number(standing.asked),
            range=interval(standing),
        )
    return tr(
        "{wanted} of {asked} asked; {range}",
        wanted=number(standing.wanted),
        asked=number(standing.asked),
        range=interval(standing),
    )


def standing_sentence(standing: Standing, *, picked: bool = False) -> str:
    """What the interval says, in full; `picked` as for the line."""
    if picked and standing.low is None:
        return tr(
            "People chose it in a pick-one poll, which is not pooled with others, "
            "so it stands below those that were counted, by its votes."
        )
    if standing.low is None or standing.high is None:
        return tr("Nobody counted yet who wants it, so it stands below those that were counted.")
    return tr(
        "Of the {asked} asked, {wanted} want it; among all like them, {low} to {high}.",
        asked=number(standing.asked),
        wanted=number(standing.wanted),
        low=percent(standing.low),
        high=percent(standing.high),
    )


def votes_words(votes: int) -> str:
    """The word below a number of votes."""
    return trn("vote", "votes", votes)
