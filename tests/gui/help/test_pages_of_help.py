"""The pages of the help: all there, leading somewhere, and found by words."""

from __future__ import annotations

import re

import pytest

from core.resources import resource
from gui.help import book
from gui.help.book import search, subject, subjects
from gui.help.tips import tip
from gui.pages import PAGES, SETTINGS, place

LINK = re.compile(r"(!?)\[[^\]]+\]\(([^)]+)\)")
LARGEST = 60_000
KEYS = [page.key for page in subjects()]


@pytest.mark.parametrize("page", [place.key for place in (*PAGES, SETTINGS)])
def test_every_page_of_the_sidebar_has_a_page_of_help_and_a_tip(page: str) -> None:
    assert book.exists(page)
    assert tip(page) is not None


@pytest.mark.parametrize("key", KEYS)
def test_every_link_leads_somewhere_and_every_picture_exists_in_both_themes(key: str) -> None:
    for mark, target in LINK.findall(subject(key).text):
        if mark:
            for name in (target, target.replace(".png", "-dark.png")):
                assert 0 < resource("help", name).stat().st_size < LARGEST, name
        elif target.startswith("page:"):
            assert place(target.removeprefix("page:")) is not None, target
        else:
            assert target.endswith(".md"), target
            assert book.exists(target.removesuffix(".md")), target


def test_no_page_and_no_picture_lies_there_unread() -> None:
    named = {target for page in subjects() for mark, target in LINK.findall(page.text) if mark}
    pictures = {f"pictures/{path.name}" for path in resource("help", "pictures").iterdir()}

    assert {path.stem for path in resource("help").glob("*.md")} == set(KEYS)
    assert pictures == named | {name.replace(".png", "-dark.png") for name in named}


def test_every_page_stands_in_the_contents_once_under_a_title_of_its_own() -> None:
    titles = [page.title for page in subjects()]

    assert len(set(KEYS)) == len(KEYS)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("key", KEYS)
def test_the_help_speaks_calmly(key: str) -> None:
    words = LINK.sub("", subject(key).text)

    assert "!" not in words
    assert not re.search(r"\b(retention|user|segment|backlink|oops)\b", words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("fourth network", "why-few-networks"),
        ("encrypt", "encryption"),
        ("BALLOT", "ideas"),
        ("ready to ask", "prospects"),
        ("shopify", "importing"),
        ("came back", "loyalty"),
    ],
)
def test_what_one_would_type_finds_the_page_that_says_it(typed: str, key: str) -> None:
    assert key in [hit.subject.key for hit in search(typed)[:4]]


def test_a_page_that_is_named_so_comes_first() -> None:
    assert search("network")[0].subject.key in ("networks", "why-few-networks")
    assert search("undo")[0].subject.key == "undo"


def test_a_found_part_shows_the_words_around() -> None:
    hit = search("square")[0]

    assert hit.heading == "What it reads"
    assert "Square" in hit.around


def test_nothing_typed_and_nonsense_find_nothing() -> None:
    assert search("  ") == []
    assert search("xylophone") == []
