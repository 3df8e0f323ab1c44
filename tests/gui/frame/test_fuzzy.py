"""Finding names by some of their letters."""

from __future__ import annotations

import pytest

from gui.fuzzy import score


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("back", "Back up now"),
        ("now ba", "Back up now"),
        ("cafe", "Café table"),
        ("bkup", "Back up"),
    ],
)
def test_letters_find_the_name(typed: str, words: str) -> None:
    assert score(typed, words) > 0


@pytest.mark.parametrize(
    ("typed", "words"), [("xyz", "Back up now"), ("back nowhere", "Back up now")]
)
def test_a_word_that_is_not_there_finds_nothing(typed: str, words: str) -> None:
    assert score(typed, words) == 0


def test_the_start_of_a_name_beats_the_start_of_a_word_beats_the_middle() -> None:
    names = ["Restore", "New plan, restored", "Unrestored", "R e s t"]
    assert sorted(names, key=lambda name: -score("rest", name)) == names
