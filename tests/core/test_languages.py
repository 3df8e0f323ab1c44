"""Which language is spoken, and that the catalogues of whole languages are whole."""

from __future__ import annotations

import gettext
import re
import string
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from core import languages, text
from core.translations import Catalogue, american, catalogue, pseudo

PROJECT = Path(__file__).parents[2]
OTHERS = [one for one in languages.LANGUAGES if one is not languages.ENGLISH]
TAGS = re.compile(r"<[^<>]+>")


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    """The script that collects the sentences."""
    spec = spec_from_file_location("messages", PROJECT / "packaging" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def source(messages: ModuleType) -> set[tuple[object, str | None]]:
    """Every sentence that the source says, and of what."""
    return {(one.id, one.context) for one in messages.template() if one.id}


@pytest.fixture(params=OTHERS, ids=lambda one: one.code)
def said(request: pytest.FixtureRequest, messages: ModuleType) -> tuple[languages.Language, Any]:
    """A language and its catalogue."""
    return request.param, messages.read(request.param.code)


def forms(message: Any) -> list[tuple[str, str]]:
    """What a message says with what the source says for it, in each of its forms."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    last = len(message.string) - 1
    return [(message.id[min(i, 1)], message.string[i]) for i in range(last + 1)]


def fields(sentence: str) -> list[str]:
    """The placeholders of a sentence with how they are to be written, in order of name."""
    found = string.Formatter().parse(sentence)
    return sorted(f"{name}!{how}:{form}" for _, name, form, how in found if name is not None)


def test_a_whole_language_has_every_sentence(said: Any, messages: ModuleType, source: Any) -> None:
    language, found = said
    there = {(one.id, one.context) for one in found if one.id and not messages.is_missing(one)}
    missing = source - there
    print(f"{language.name}: {len(missing)} of {len(source)} sentences are missing")

    assert not (language.whole and missing), sorted(map(str, missing))[:20]


def test_a_translation_keeps_placeholders_tags_and_blanks(said: Any, messages: ModuleType) -> None:
    _, found = said
    wrong = []
    for message in found:
        if not message.id or messages.is_missing(message):
            continue
        for old, new in forms(message):
            if isinstance(message.id, tuple):
                # One of something may be said without its number.
                same = set(fields(new)) | {"n!None:"} == set(fields(old)) | {"n!None:"}
            else:
                same = fields(old) == fields(new)
            blanks = (old[:1].isspace(), old[-1:].isspace(), old.count("\n"))
            if not (
                same
                and blanks == (new[:1].isspace(), new[-1:].isspace(), new.count("\n"))
                and TAGS.findall(old) == TAGS.findall(new)
            ):
                wrong.append((old, new))

    assert not wrong


def test_a_translation_has_as_many_forms_as_its_language(said: Any, messages: ModuleType) -> None:
    _, found = said
    wrong = [
        message.id
        for message in found
        if isinstance(message.id, tuple) and len(message.string) != found.num_plurals
    ]

    assert not wrong


def test_the_compiled_catalogue_says_what_the_readable_one_says(
    said: Any, messages: ModuleType
) -> None:
    language, found = said
    path = messages.FOLDER / f"{language.code}.mo"

    assert path.read_bytes() == messages.compiled(found), "run make messages"


def test_what_is_said_with_tr_is_found_whatever_it_is_called_by(messages: ModuleType) -> None:
    code = 'text.tr("a" "b", n=1)\nlater("c")\ntrn("{n} d", "{n} e", 2)\ntr(name)\nstrip("f")'

    found = [("ab", None), ("c", None), (("{n} d", "{n} e"), None)]
    assert list(messages.in_code(code)) == found


def test_a_word_with_two_senses_has_its_own_words_for_each(messages: ModuleType) -> None:
    said = Catalog(locale="de", fuzzy=False)
    for of, one, many in ((None, "Neu", "Neue"), ("group", "Neue", "Neue ({n})")):
        said.add("New", one, context=of)
        said.add(("{n} new", "{n} new"), (one, many), context=of)
    german = Catalogue(gettext.GNUTranslations(BytesIO(messages.compiled(said))), "de_DE")

    code = 'tr("New", of="group"), trn("{n} new", "{n} new", 2, of="group"), tr("New")'
    assert [of for _, of in messages.in_code(code)] == ["group", "group", None]
    assert [german.one("New"), german.one("New", "group")] == ["Neu", "Neue"]
    assert german.counted("{n} new", "{n} new", 2, "group") == "Neue ({n})"
    assert german.one("New", "no such thing") == "New"
    with pytest.raises(ValueError, match="malformed"):
        list(messages.in_code('tr("New", of=kind)'))


def test_texts_of_shipped_files_are_sentences_too(source: set[object]) -> None:
    assert ("Pancake Day", None) in source
    assert ("Butter first or jam first?", None) in source


def test_what_is_missing_stays_as_the_source_has_it() -> None:
    german = catalogue("de", "de_DE")
    assert isinstance(german, Catalogue)

    assert german.one("No sentence of ours") == "No sentence of ours"
    assert german.counted("{n} xyz", "{n} xyzs", 2) == "{n} xyzs"
    assert german.one("") == ""


@pytest.mark.parametrize(
    ("system", "words", "formats"),
    [
        ("en_GB", "en_GB", "en_GB"),
        ("en_US", "en_US", "en_US"),
        ("en_AU", "en_GB", "en_AU"),
        ("C", "en_GB", "en_GB"),
        # No words for these: English ones, with the numbers of the place where it is known.
        ("fr_FR", "en_GB", "en_FR"),
        ("xx_YY", "en_GB", "en_GB"),
    ],
)
def test_the_system_decides_where_nobody_chose(system: str, words: str, formats: str) -> None:
    languages.start(system)

    assert text.words_language() == words
    assert text.locale_name() == formats


@pytest.mark.parametrize(
    ("system", "words", "formats"),
    [
        ("de_DE.UTF-8", "de", "de_DE"),
        ("de_CH", "de", "de_CH"),
        ("es_MX", "es", "es_MX"),
        ("es-419", "es", "es_419"),
        ("fr_FR", "en", "en_FR"),
    ],
)
def test_a_whole_language_is_spoken_where_the_system_speaks_it(
    system: str, words: str, formats: str
) -> None:
    languages.start(system)

    assert languages.spoken().code == words
    assert text.locale_name() == formats


def test_a_language_asked_for_brings_its_own_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(languages.ASKED, "de")
    languages.start("en_GB")

    assert text.words_language() == "de_DE"
    assert text.locale_name() == "de_DE"

    languages.start("de_AT")

    assert text.locale_name() == "de_AT"

    monkeypatch.setenv(languages.ASKED, "es")
    # What Babel makes of a computer without a language is no place in the United States.
    languages.start("en_US_POSIX")

    assert text.locale_name() == "es_ES"


def test_a_choice_is_kept_and_a_broken_one_is_none(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("REGULARS_HOME", str(tmp_path))
    assert languages.chosen() == languages.SYSTEM

    languages.choose("en")
    assert languages.chosen() == "en"

    (tmp_path / "language").write_bytes(b"\xff\xfe\x00")
    assert languages.chosen() == languages.SYSTEM


def test_only_whole_languages_are_offered() -> None:
    assert all(one.whole for one in languages.offered())
    assert languages.ENGLISH in languages.offered()


def test_american_words_are_spelt_so_and_placeholders_are_left_alone() -> None:
    assert american("Colours") == "Colors"
    assert american("The colour of {colour}, 5 per cent") == "The color of {colour}, 5 percent"
    assert american("An organisation and its neighbours") == "An organization and its neighbors"
    assert american("Our hours are four") == "Our hours are four"


def test_the_pseudo_translation_is_longer_by_two_fifths_and_still_fills_in() -> None:
    sentence = "Move {name} to the parked groups of this plan"
    longer = pseudo(sentence)

    assert fields(longer) == fields(sentence)
    assert 1.3 < len(longer.replace("{name}", "")) / len(sentence.replace("{name}", "")) < 1.5


def test_british_english_loads_no_catalogue() -> None:
    code = (
        "import sys; from core import languages; languages.start('en_GB');"
        "print(*(name for name in ('core.translations', 'gettext') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)

    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


@pytest.mark.parametrize("system", ["fr_FR.UTF-8", "zh_Hant_TW", "ar-EG", "nl_BE", "de_CH", "C"])
def test_numbers_are_always_written_as_one_of_our_languages_does(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The bundle holds what Babel knows of these languages and leaves out the others.
    for language in languages.LANGUAGES:
        monkeypatch.setenv(languages.ASKED, language.code)
        languages.start(system)
        assert text.locale_name().split("_")[0] == language.code
