"""What parts, kinds of content, survey groups and limits are called on screen and paper."""

from __future__ import annotations

from core.networks.catalogue import Source
from core.text import tr


def part_name(part: str) -> str:
    """The heading of a part of the fit."""
    return {
        "reach": tr("Your groups"),
        "content": tr("Your content"),
        "time": tr("Your time"),
        "search": tr("Search value"),
        "results": tr("Your results"),
    }[part]


def content_name(kind: str) -> str:
    """A kind of content, as the start of a sentence has it."""
    return {
        "photo": tr("Photos"),
        "short_video": tr("Short videos"),
        "long_video": tr("Long videos"),
        "text": tr("Written posts"),
        "link": tr("Links"),
        "event": tr("Events"),
        "local": tr("Local news"),
        "review": tr("Reviews"),
        "chat": tr("Chats"),
        "poll": tr("Polls"),
    }[kind]


def survey_kind_name(kind: str) -> str:
    """A kind of survey row that a group can be pointed at."""
    return {
        "education": tr("Education"),
        "income": tr("Household income"),
        "community": tr("Where they live"),
    }[kind]


def survey_group_name(kind: str, group: str) -> str:
    """A group of the survey in plain words: "women 18–29", "people with a degree"."""
    if kind in ("age", "sex_age"):
        sex, _, band = group.rpartition(" ")
        band = band.replace("-", "–")
        if sex == "Women":
            return tr("women {band}", band=band)
        return tr("men {band}", band=band) if sex else tr("people {band}", band=band)
    return {
        "All adults": tr("all adults"),
        "Women": tr("women"),
        "Men": tr("men"),
        "HS or less": tr("people with high school or less"),
        "Some college": tr("people with some college"),
        "College grad": tr("people with a degree"),
        "<$30k": tr("households under $30,000"),
        "$30-70k": tr("households with $30,000 to $70,000"),
        "$70-100k": tr("households with $70,000 to $100,000"),
        "$100k+": tr("households with $100,000 or more"),
        "Urban": tr("people in cities"),
        "Suburban": tr("people in suburbs"),
        "Rural": tr("people in the country"),
    }.get(group, group)


def basis_words(basis: str) -> str:
    """How a survey figure came about."""
    return tr("published") if basis == "published" else tr("computed from the survey’s data")


def limit_name(what: str) -> str:
    """What a character limit is about."""
    return {
        "post": tr("Post"),
        "bio": tr("Bio"),
        "about": tr("About line"),
        "comment": tr("Comment", of="limit"),
        "name": tr("Name"),
        "title": tr("Title"),
        "headline": tr("Headline"),
        "description": tr("Description"),
        "message": tr("Message"),
    }[what]


def point_words(point: int) -> str:
    """A point of the profile check."""
    return {
        1: tr("A person’s face"),
        2: tr("Your name and what you sell"),
        3: tr("The words that customers search for"),
        4: tr("A link to your site"),
        5: tr("Share buttons on your site"),
        6: tr("Same colours and name as the shop"),
        7: tr("Place and opening hours"),
        8: tr("A pinned welcome"),
    }[point]


def source_words(source: Source | None) -> str:
    """A source and its year; our own judgement says that it is."""
    if source is None:
        return ""
    return tr("{source}, {year}", source=tr(source.title), year=source.year)
