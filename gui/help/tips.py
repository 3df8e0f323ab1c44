"""What a page says at its first visit: what it is for, and one thing to do first."""

from __future__ import annotations

from typing import NamedTuple

from core.text import tr


class Tip(NamedTuple):
    """`lead` is what a page is for, `first` the one thing to do first."""

    lead: str
    first: str


def tip(page: str) -> Tip | None:
    """The tip of the page with this key; None for one that needs none."""
    return _tips().get(page)


def _tips() -> dict[str, Tip]:
    return _deciding() | _doing()


def _deciding() -> dict[str, Tip]:
    return {
        "goals": Tip(
            tr("What the business gets out of it."),
            tr("Add one goal with a number and a date. Likes and followers stand below it."),
        ),
        "audience": Tip(
            tr("Who you talk to: one group first, two more at most."),
            tr("Name the group that comes back most, and make it the primary one."),
        ),
        "networks": Tip(
            tr("The two or three places where you show up."),
            tr("Choose the two with the best fit, and say in a sentence what each is for."),
        ),
        "plan": Tip(
            tr("Your plan on paper."),
            tr("Print the one-page plan and pin it to the wall."),
        ),
        "settings": Tip(
            tr("Your business, and how Regulars looks on this computer."),
            tr("See that the hours a week are what you really have."),
        ),
    }


def _doing() -> dict[str, Tip]:
    return {
        "today": Tip(
            tr("What is worth your time today, and the rest of the week."),
            tr("Do one thing and tick it off."),
        ),
        "prospects": Tip(
            tr("People and sites who could send customers your way."),
            tr("Add three whose customers could be yours, and give before you ask."),
        ),
        "ideas": Tip(
            tr("What people ask you for."),
            tr("Capture the last thing that somebody wished for; Ctrl+I does it from any page."),
        ),
        "calendar": Tip(
            tr("Every piece of work, in the hours that you have."),
            tr("Put one question into this week: people like to be asked."),
        ),
        "loyalty": Tip(
            tr("Who comes back, and who is slipping away."),
            tr("Import the orders of your shop system, as they were exported."),
        ),
    }
