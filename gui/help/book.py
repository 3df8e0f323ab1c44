"""The pages of the help: what there is, in which order, and finding something in them. No Qt.

English lies in resources/help, every other language in a folder there by its code; a page or a
picture that a language has not got yet is the English one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.resources import resource
from core.text import tr, words_language
from core.translations import American, american
from gui.fuzzy import plain, plain_places

FIRST = "start"
WHY_FEW = "why-few-networks"
"""Why the app says no to a fourth network."""
AROUND = 40
"""Letters shown before and after what was found."""

_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"\||^[ \t]*(?:[-#]+|\d+\.) |^[ \t|:-]+$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A part of a page under one heading; `words` is its text without marks."""

    heading: str
    words: str


@dataclass(frozen=True)
class Subject:
    """One page of the help: its key, its title and its Markdown."""

    key: str
    title: str
    text: str

    @property
    def sections(self) -> list[Section]:
        """Its parts in their order, the first one under its title."""
        heads = list(_HEADING.finditer(self.text))
        ends = [head.start() for head in heads[1:]] + [len(self.text)]
        return [
            Section(head[2], spoken(self.text[head.end() : end]))
            for head, end in zip(heads, ends, strict=True)
        ]


@dataclass(frozen=True)
class Hit:
    """Something that was found: where, and the words around it."""

    subject: Subject
    heading: str
    around: str


def contents() -> list[tuple[str, tuple[str, ...]]]:
    """The groups of the list and the keys of their pages, in reading order."""
    return [
        (tr("Begin"), (FIRST, "planning-session", WHY_FEW, "words")),
        (
            tr("Pages"),
            (
                *("today", "goals", "audience", "networks", "prospects"),
                *("ideas", "calendar", "loyalty", "plan", "settings"),
            ),
        ),
        (tr("Your file"), ("importing", "printing", "undo", "encryption", "keyboard")),
    ]


def subjects() -> list[Subject]:
    """Every page in reading order."""
    return [subject(key) for _group, keys in contents() for key in keys]


def subject(key: str) -> Subject:
    """The page with this key. Raises FileNotFoundError for one that there is not."""
    return _read(key, words_language())


def lies_at(name: str) -> Path:
    """The file of a page or a picture ("pictures/goals.png") in the language of the window."""
    own = resource("help", words_language().partition("_")[0], name)
    return own if own.exists() else resource("help", name)


@lru_cache(maxsize=64)
def _read(key: str, language: str) -> Subject:
    text = lies_at(f"{key}.md").read_text(encoding="utf-8")
    if language == American.language:
        text = american(text)
    title = _HEADING.search(text)
    return Subject(key, title[2] if title else key, text)


def exists(key: str) -> bool:
    """Whether there is a page with this key."""
    return any(key in keys for _group, keys in contents())


def search(typed: str) -> list[Hit]:
    """Parts of pages in which every typed word stands, those named so first; at most one a part."""
    wanted = plain(typed).split()
    if not wanted:
        return []
    found: list[tuple[int, int, Hit]] = []
    for page in subjects():
        for section in page.sections:
            worth = _worth(wanted, page, section)
            if worth:
                around = _around(section.words, wanted)
                found.append((-worth, len(found), Hit(page, section.heading, around)))
    return [hit for _worth, _order, hit in sorted(found, key=lambda one: one[:2])]


def spoken(markdown: str) -> str:
    """Markdown as plain words on one line: links by their words, pictures left out."""
    words = _LINK.sub(r"\1", _PICTURE.sub("", markdown))
    return " ".join(_MARKS.sub(" ", re.sub("[*`]", "", words)).split())


def _worth(wanted: list[str], page: Subject, section: Section) -> int:
    is_top = section.heading == page.title
    named, text = plain(section.heading), plain(section.words)
    total = 10 if len(wanted) > 1 and " ".join(wanted) in text else 0
    for word in wanted:
        if _begins(word, named):
            total += 30 if is_top else 20
        elif _begins(word, text):
            total += 3
        elif word in text and len(word) > 2:
            total += 1
        else:
            return 0
    return total


def _begins(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text) is not None


def _around(words: str, wanted: list[str]) -> str:
    low, places = plain_places(words)
    at = next((places[low.index(word)] for word in wanted if word in low), 0)
    start = max(0, at - AROUND)
    start = words.find(" ", start) + 1 if start else 0
    end = at + AROUND
    stop = words.rfind(" ", start, end) if end < len(words) else len(words)
    return f"{'… ' if start else ''}{words[start:stop]}{' …' if stop < len(words) else ''}"
