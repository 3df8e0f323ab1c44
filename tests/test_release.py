"""Version and day come from the head of the release notes, wherever they are said."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from core.languages import ENGLISH, offered
from core.release import releases, this_release

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def deb(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that makes the .deb."""
    monkeypatch.syspath_prepend(str(PROJECT / "packaging"))
    return import_module("deb")


def test_the_project_has_the_version_of_the_newest_notes() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == this_release().version
    days = [release.day for release in releases()]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("language", [one.code for one in offered() if one is not ENGLISH])
def test_what_is_new_is_told_whole_in_every_language(language: str) -> None:
    for here, there in zip(releases(), releases(language), strict=True):
        assert here.notes != there.notes
        assert (here.day, here.notes.count("\n- ")) == (there.day, there.notes.count("\n- "))


def test_the_command_says_version_and_day() -> None:
    command = [sys.executable, str(PROJECT / "main.py"), "--version"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    day = f"{this_release().day.day} {this_release().day:%B %Y}"
    assert said == f"Regulars {this_release().version}\nReleased on {day}.\n"


def test_manual_store_entry_and_changelog_of_the_package_say_them_too(deb: ModuleType) -> None:
    fill, release = deb.filler(), this_release()
    manual = fill((deb.TEMPLATES / "regulars.1").read_text("utf-8"))
    assert manual.startswith(f'.TH REGULARS 1 "{release.day}" "Regulars {release.version}"')
    assert ".B import\n" in manual
    entry = fill((deb.TEMPLATES / "regulars.metainfo.xml").read_text("utf-8"))
    assert f'<release version="{release.version}" date="{release.day}"/>' in entry
    assert deb.debian_changelog().startswith(f"regulars ({release.version}) unstable")
    assert "@" not in (manual + entry).replace("@localhost", "")
