"""The help in other languages: the same pages, in the words of the window; else English."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from core import languages, text
from core.languages import Language
from core.resources import resource
from core.translations import catalogue
from gui.help import book
from gui.help.book import search, subject, subjects

OTHERS = [one for one in languages.LANGUAGES if one is not languages.ENGLISH]
ENGLISH = sorted(path.name for path in resource("help").glob("*.md"))
TARGET = re.compile(r"\]\(([^)]+)\)")
HEADING = re.compile(r"^(#{1,3}) ", re.MULTILINE)
KEYS = re.compile(r"`([^`]+)`")
EMPHASISED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
KEY_NAMES = {
    "Ctrl": ("Strg", "Control"),
    "Shift": ("Umschalt", "Mayúsculas"),
    "Left": ("Links", "Izquierda"),
    "Right": ("Rechts", "Derecha"),
    "Space": ("Leertaste", "Espacio"),
    "Enter": ("Enter", "Intro"),
    "Esc": ("Esc", "Escape"),
    "Tab": ("Tab", "Tabulador"),
}
"""Keys with what Qt, and so the window, calls them in German and Spanish."""
LARGEST = 60_000
BOTH_TOGETHER = 1_400_000
"""Bytes of a language's pictures: every language makes the download larger by as much."""


def pages_there() -> list[tuple[Language, str]]:
    return [
        (language, path.name)
        for language in OTHERS
        for path in sorted(resource("help", language.code).glob("*.md"))
    ]


def ids(value: object) -> str:
    return value.code if isinstance(value, Language) else str(value)


def texts(language: Language, name: str) -> tuple[str, str]:
    """A page in English and in another language."""
    return (
        resource("help", name).read_text(encoding="utf-8"),
        resource("help", language.code, name).read_text(encoding="utf-8"),
    )


def keys_in(page: str) -> list[str]:
    """The keys that a page names, in English."""
    english = {own: key for key, names in KEY_NAMES.items() for own in names}
    return [
        "+".join(english.get(key, key) for key in keys.split("+")) for keys in KEYS.findall(page)
    ]


@pytest.fixture
def speak() -> Callable[[Language], None]:
    def speak(language: Language) -> None:
        text.use_words(catalogue(language.code, language.home))

    return speak


@pytest.mark.parametrize("language", OTHERS, ids=ids)
def test_a_whole_language_has_every_page_and_a_picture_for_each(language: Language) -> None:
    there = sorted(path.name for path in resource("help", language.code).glob("*.md"))
    pictures = resource("help", language.code, "pictures")
    shown = sorted(path.name for path in pictures.glob("*"))

    assert set(there) <= set(ENGLISH)
    if language.whole:
        assert there == ENGLISH
        assert shown == sorted(path.name for path in resource("help", "pictures").iterdir())


@pytest.mark.parametrize("language", OTHERS, ids=ids)
def test_the_pictures_of_a_language_are_small(language: Language) -> None:
    sizes = [path.stat().st_size for path in resource("help", language.code).glob("pictures/*")]

    assert all(0 < size < LARGEST for size in sizes)
    assert sum(sizes) < BOTH_TOGETHER


@pytest.mark.parametrize(("language", "name"), pages_there(), ids=ids)
def test_a_page_is_built_as_in_english_and_leads_to_the_same_places(
    language: Language, name: str
) -> None:
    english, own = texts(language, name)

    assert HEADING.findall(own) == HEADING.findall(english)
    assert sorted(TARGET.findall(own)) == sorted(TARGET.findall(english))
    assert sorted(keys_in(own)) == sorted(keys_in(english))
    assert "!" not in own.replace("![", "[")


@pytest.mark.parametrize(("language", "name"), pages_there(), ids=ids)
def test_a_page_calls_what_is_on_screen_as_the_window_does(language: Language, name: str) -> None:
    english, own = texts(language, name)
    words = catalogue(language.code, language.home)
    assert words is not None
    said = {words.one(one) for one in EMPHASISED.findall(english) if words.one(one) != one}

    assert said - set(EMPHASISED.findall(own)) == set()


def test_what_a_language_has_not_got_is_english(
    speak: Callable[[Language], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (tmp_path, tmp_path / "de"):
        (folder / "pictures").mkdir(parents=True)
        (folder / "pictures" / "goals.png").touch()
        (folder / "start.md").write_text(f"# {folder.name}", encoding="utf-8")
    (tmp_path / "goals.md").write_text("# Goals", encoding="utf-8")
    (tmp_path / "pictures" / "ideas.png").touch()
    monkeypatch.setattr(book, "resource", lambda _help, *parts: tmp_path.joinpath(*parts))
    book._read.cache_clear()

    speak(languages.GERMAN)
    assert [subject(key).title for key in ("start", "goals")] == ["de", "Goals"]
    assert book.lies_at("pictures/goals.png").parent.parent.name == "de"
    assert book.lies_at("pictures/ideas.png").parent.parent == tmp_path

    speak(languages.SPANISH)
    assert subject("start").title == tmp_path.name
    book._read.cache_clear()


def test_words_are_found_without_their_accents(
    speak: Callable[[Language], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "Lo primero que se ve al abrir el programa es esto: "
    (tmp_path / "start.md").write_text(f"# Inicio\n\n{before}la Página de hoy", encoding="utf-8")
    monkeypatch.setattr(book, "resource", lambda _help, *parts: tmp_path.joinpath(*parts))
    monkeypatch.setattr(book, "subjects", lambda: [subject("start")])
    book._read.cache_clear()
    speak(languages.SPANISH)

    for typed in ("pagina", "PÁGINA", "pág"):
        (hit,) = search(typed)
        assert hit.around.endswith("esto: la Página de hoy")
    book._read.cache_clear()


@pytest.mark.parametrize("language", OTHERS, ids=ids)
def test_every_page_is_found_by_its_own_title(
    language: Language, speak: Callable[[Language], None]
) -> None:
    speak(language)
    titles = [page.title for page in subjects()]

    assert len(set(titles)) == len(titles)
    for page in subjects():
        assert page.key in [hit.subject.key for hit in search(page.title)[:3]]
