"""Texts of shipped files are shown in the language in use: in pseudo-words all have accents."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core import text
from core.calendar.named_days import trade_days
from core.campaigns.templates import templates
from core.ideas import polls
from core.networks.catalogue import Network, catalogue
from core.networks.evidence import content_evidence, fact_lines, search_evidence, time_evidence
from core.prospects.messages import examples
from core.resources import resource
from core.store.operation import Store
from core.translations import Pseudo, pseudo

COUNTRIES = (
    *("AR", "AU", "BE", "BR", "CH", "DE", "DK", "ES", "FR"),
    *("GB", "IE", "MX", "NL", "NO", "PL", "SE", "US"),
)
"""Together they have every day that there is."""


@pytest.fixture(autouse=True)
def pseudo_words() -> None:
    text.use_words(Pseudo())


def shipped(name: str, *keys: str) -> set[str]:
    """The texts of a file under these keys, wherever they stand in it."""
    return set(_texts(tomllib.loads(resource(name).read_text(encoding="utf-8")), keys))


def _texts(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one, keys)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in keys and isinstance(one, str):
                yield one
            elif key in keys and isinstance(one, list):
                yield from one
            else:
                yield from _texts(one, keys)


def campaigns() -> Iterator[str]:
    for template in templates().values():
        for step in template.steps:
            yield from (step.title, step.text)


def days() -> Iterator[str]:
    return (one.name for country in COUNTRIES for one in trade_days(country, 2027))


def networks() -> Iterator[str]:
    for one in catalogue().values():
        for line in _lines(one):
            yield from (line.text, line.about)


def _lines(one: Network) -> Iterator[Any]:
    yield from fact_lines(one)
    for evidence in (
        content_evidence(50.0, one, one.strengths),
        time_evidence(50.0, 5.0, one.hours, own=False),
        search_evidence(50.0, one),
    ):
        yield from evidence.lines


@pytest.mark.parametrize(
    ("name", "keys", "shown"),
    [
        ("campaigns.toml", ("title", "text"), campaigns),
        ("messages.toml", ("words",), lambda: (one.words for one in examples())),
        ("trade_days.toml", ("name",), days),
        ("networks.toml", ("text", "source"), networks),
    ],
)
def test_every_text_of_a_shipped_file_is_shown_in_the_language_in_use(
    name: str, keys: tuple[str, ...], shown: Callable[[], Iterable[str]]
) -> None:
    said = "\n".join(shown())
    missing = {one for one in shipped(name, *keys) if pseudo(one) not in said}

    assert missing == set()


def test_questions_of_the_day_are_asked_in_the_language_in_use(tmp_path: Path) -> None:
    with Store.create(tmp_path / "shop.regulars") as store:
        asked = {one.words for key in polls.trades() for one in polls.questions(store.reader, key)}
        said = asked | set(polls.trades().values())

    assert said == {pseudo(one) for one in shipped("questions.toml", "name", "questions")}
