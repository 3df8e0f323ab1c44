"""What is decided about the calendar: what a piece of work may be, and what the mix and hours say.

Pure functions of plain values.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from core.calendar.facts import ActivityFacts, Repeat, Results, SlotFacts
from core.calendar.limits import (
    CHAT,
    DOER_LIMIT,
    EVERY_WEEKDAY,
    KINDS,
    LINK_LIMIT,
    MONTH,
    MOST_COUNT,
    MOST_EVERY,
    MOST_MINUTES,
    MOST_TIMES,
    NTHS,
    OWN_OFFER,
    OWN_STORY,
    POLL,
    QUESTION,
    REPLY,
    SHARE_THEIRS,
    SLOT_WORDS_LIMIT,
    SNIPPET_KINDS,
    SNIPPET_NAME_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    UNITS,
    WEEK,
)
from core.errors import UserError
from core.text import and_list, hours, number, tr
from core.typed import clean, clean_line

THIS, FOLLOWING, ALL = "this", "following", "all"
"""How far a change of something that repeats reaches."""
OWN_AIM = 20
"""Per cent of activities that are own offers, at most; the rest is conversation and story."""
DUE_MINUTES = 15
"""What an ask or a follow-up that is due counts in the hours of its week."""
GIVES = (REPLY, SHARE_THEIRS)
"""Ticking one of these off is a contact with the person whom it names."""

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_SLUG = re.compile(r"[^a-z0-9]+")


class SlotLike(Protocol):
    """A place in the weekly rhythm, as far as it says what is to be done."""

    @property
    def kind(self) -> str:
        """Its kind of activity."""

    @property
    def words(self) -> str:
        """What is to be done; empty for the words of the kind."""

    @property
    def network(self) -> str:
        """A network's key, or empty."""

    @property
    def time(self) -> str | None:
        """Local, HH:MM."""

    @property
    def minutes(self) -> int:
        """How long it takes."""

    @property
    def doer(self) -> str:
        """Who does it."""


@dataclass(frozen=True)
class Mix:
    """How many activities are conversation and how many are one's own."""

    conversation: int
    own_story: int
    own_offer: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.conversation + self.own_story + self.own_offer

    @property
    def offers(self) -> float | None:
        """Per cent that are own offers, None while there is nothing."""
        return 100 * self.own_offer / self.total if self.total else None

    @property
    def too_many_offers(self) -> bool:
        """Whether own offers are more than they aim at."""
        return self.offers is not None and self.offers > OWN_AIM


def week_start(day: dt.date, first_weekday: int) -> dt.date:
    """The first day of the week that a day lies in; Monday is weekday 0."""
    back = (day.weekday() - first_weekday) % 7
    return day - dt.timedelta(min(back, day.toordinal() - 1))


def mix(kinds: Iterable[str]) -> Mix:
    """Count activities by their kind."""
    listed = list(kinds)
    story, offer = listed.count(OWN_STORY), listed.count(OWN_OFFER)
    return Mix(len(listed) - story - offer, story, offer)


def kind_words(kind: str) -> str:
    """A kind of activity as people read it."""
    return {
        REPLY: tr("Reply"),
        QUESTION: tr("Question"),
        POLL: tr("Poll"),
        CHAT: tr("Chat"),
        SHARE_THEIRS: tr("Share theirs"),
        OWN_STORY: tr("Own story"),
        OWN_OFFER: tr("Own offer"),
    }[kind]


def check_activity(facts: ActivityFacts) -> ActivityFacts:
    """The same with its texts trimmed.

    Raises UserError for "kind", "title", "text", "link", "time", "minutes" or "doer".
    """
    if facts.kind not in KINDS:
        raise UserError(tr("Choose what kind of activity it is."), field="kind")
    title = clean_line(facts.title, "title", TITLE_LIMIT)
    if not title:
        raise UserError(tr("Say in a few words what is to be done."), field="title")
    return replace(
        facts,
        title=title,
        text=clean(facts.text, "text", TEXT_LIMIT),
        link=check_link(facts.link),
        time=check_time(facts.time) if facts.day else None,
        minutes=check_minutes(facts.minutes),
        doer=clean_line(facts.doer, "doer", DOER_LIMIT),
    )


def check_time(time: str | None) -> str | None:
    """A time of day as HH:MM, or none. Raises UserError("time")."""
    typed = (time or "").strip()
    if not typed:
        return None
    if not _TIME.fullmatch(typed):
        raise UserError(tr("Type the time as hours and minutes, 09:30 for example."), field="time")
    return typed


def check_minutes(minutes: int) -> int:
    """Raises UserError("minutes") for less than none or more than a day."""
    if not 0 <= minutes <= MOST_MINUTES:
        raise UserError(tr("Minutes are between 0 and a day’s 1,440."), field="minutes")
    return minutes


def check_link(link: str) -> str:
    """A web address, completed with https. Raises UserError("link")."""
    typed = clean_line(link, "link", LINK_LIMIT)
    if not typed:
        return ""
    whole = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(whole)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or "." not in host or " " in typed or parts.scheme not in ("http", "https"):
        raise UserError(
            tr("This is no web address. Type it like juniperstreet.example/order."), field="link"
        )
    return whole


def check_repeat(rule: Repeat, starts_on: dt.date) -> Repeat:
    """A rule that holds. Raises UserError for "every", "unit", "weekdays", "until" or "times"."""
    if rule.unit not in UNITS or rule.on_nth not in NTHS:
        raise UserError(tr("Choose days, weeks or months."), field="unit")
    if not 1 <= rule.every <= MOST_EVERY:
        raise UserError(
            tr("It repeats every 1 to {most} days, weeks or months.", most=MOST_EVERY),
            field="every",
        )
    if not 0 <= rule.weekdays <= EVERY_WEEKDAY:
        raise UserError(tr("Choose weekdays."), field="weekdays")
    if rule.until is not None and rule.times is not None:
        raise UserError(tr("It ends on a day or after a number of times, not both."), field="times")
    if rule.until is not None and rule.until < starts_on:
        raise UserError(tr("It would end before it begins. Choose a later day."), field="until")
    if rule.times is not None and not 1 <= rule.times <= MOST_TIMES:
        raise UserError(tr("It stands 1 to {most} times.", most=number(MOST_TIMES)), field="times")
    return replace(
        rule,
        weekdays=rule.weekdays if rule.unit == WEEK else 0,
        on_nth=rule.on_nth if rule.unit == MONTH else 0,
    )


def check_results(results: Results) -> Results:
    """Raises UserError for a count below zero or beyond belief, its name being the field."""
    for name in ("views", "likes", "comments", "shares", "clicks"):
        value = getattr(results, name)
        if value is not None and not 0 <= value <= MOST_COUNT:
            raise UserError(tr("Type how many there were, 0 or more."), field=name)
    return results


def check_slot(facts: SlotFacts) -> SlotFacts:
    """A place in the rhythm. Raises UserError for "kind", "time", "minutes", "doer" or "words"."""
    if facts.kind not in KINDS:
        raise UserError(tr("Choose what kind of activity it is."), field="kind")
    if not 0 <= facts.weekday <= 6:
        raise UserError(tr("Choose a weekday."), field="weekday")
    return replace(
        facts,
        time=check_time(facts.time),
        minutes=check_minutes(facts.minutes),
        doer=clean_line(facts.doer, "doer", DOER_LIMIT),
        words=clean_line(facts.words, "words", SLOT_WORDS_LIMIT),
    )


def check_snippet(kind: str, name: str, words: str, others: Sequence[str]) -> dict[str, str]:
    """The columns of saved words. Raises UserError for "name" (blank, taken) or "words"."""
    name = clean_line(name, "name", SNIPPET_NAME_LIMIT)
    if not name:
        raise UserError(tr("Give it a name to find it by."), field="name")
    if name.casefold() in (other.casefold() for other in others):
        raise UserError(tr("Something is saved under this name. Choose another."), field="name")
    words = clean(words, "words", TEXT_LIMIT)
    if not words:
        raise UserError(tr("Type the words to save."), field="words")
    if kind not in SNIPPET_KINDS:
        raise UserError(tr("Choose words or hashtags."), field="kind")
    return {"kind": kind, "name": name, "words": words}


def slot_activity(slot: SlotLike, day: dt.date) -> ActivityFacts:
    """The activity that fills a place of the rhythm on a day."""
    return ActivityFacts(
        kind=slot.kind,
        title=slot.words or kind_words(slot.kind),
        network=slot.network,
        day=day,
        time=slot.time,
        minutes=slot.minutes,
        doer=slot.doer,
    )


def not_chosen_sentence(name: str, chosen: Sequence[str], plan: str) -> str:
    """Why nothing can be put on a network on a day."""
    if not chosen:
        return tr("No network is chosen in {plan} yet. Choose two or three first.", plan=plan)
    return tr(
        "{name} is not chosen in {plan}. Choose {names}, or another day.",
        name=name,
        plan=plan,
        names=and_list(chosen),
    )


def tagged_link(link: str, network: str, campaign: str = "") -> str:
    """The link with what tells where a visit came from; tags that it has already stay.

    The names are those that analytics programs read (utm_source, utm_medium, utm_campaign).
    """
    if not link or not network:
        return link
    parts = urlsplit(link)
    given = parse_qsl(parts.query, keep_blank_values=True)
    tags = {"utm_source": network, "utm_medium": "social", "utm_campaign": slug(campaign)}
    there = {name for name, _ in given}
    added = [(name, value) for name, value in tags.items() if value and name not in there]
    return urlunsplit(parts._replace(query=urlencode([*given, *added])))


def slug(words: str) -> str:
    """Words as they stand in an address: small letters and digits with hyphens between them."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return _SLUG.sub("-", plain).strip("-")[:60]


def over_hours(minutes: int, business_minutes: int) -> str:
    """What to say of a week that takes more than the business has; empty when it fits."""
    if not business_minutes or minutes <= business_minutes:
        return ""
    return tr(
        "{planned} of {hours}: {over} too much",
        planned=hours(minutes / 60),
        hours=hours(business_minutes / 60),
        over=hours((minutes - business_minutes) / 60),
    )
