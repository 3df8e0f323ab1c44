"""Whoever's work ships with Regulars is named in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1]
RESOURCES = PROJECT / "resources"
COMPONENTS = tomllib.loads((RESOURCES / "licences" / "components.toml").read_text("utf-8"))
NAME = re.compile(r"[\w.-]+")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for() -> dict[str, set[str]]:
    """Every package of the lock, and who asked for it."""
    needed_by: dict[str, set[str]] = {}
    package = ""
    for line in (PROJECT / "requirements.lock").read_text("utf-8").splitlines():
        if found := re.match(r"([\w.-]+)==", line):
            package = normal(found[1])
            needed_by[package] = set()
        elif found := re.match(r"    #(?: via)?\s+([\w.-]+)", line):
            needed_by[package].add(normal(found[1]))
    return needed_by


def shipped() -> set[str]:
    """The packages of the lock that the app runs on, and not only its tests."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {normal(NAME.match(one)[0]) for one in project["dependencies"]}
    needed_by = asked_for()
    while more := {name for name, by in needed_by.items() if by & names} - names:
        names |= more
    return names


def test_every_package_that_ships_is_named_once() -> None:
    named = [name for part in COMPONENTS["component"] for name in part["packages"]]
    assert sorted(named) == sorted(shipped())


def test_every_licence_is_there_in_full() -> None:
    texts = {RESOURCES / text for part in COMPONENTS["component"] for text in part["texts"]}
    assert all(len(text.read_text("utf-8")) > 500 for text in texts)
    assert {*(RESOURCES / "licences").glob("*.txt")} <= texts
