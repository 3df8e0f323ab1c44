"""A hundred thousand people: filtered as one types, read from a file, found twice."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.importing import contacts
from core.people import everyone, operations
from core.people.alike import pairs
from core.people.duplicates import everybody
from core.people.everyone import PeopleFilter
from core.people.incoming import prepared
from core.people.rules import folded
from core.store.operation import Store

PEOPLE = 100_000
KEY_MS = 50
FIRST = "Tess Maren Noor Ivo Lena Aisha Jonas Priya Zoë Chloé Michał Søren Ana Bea Cal Dev Eli Fay"
BEGIN = "Ar Bel Cor Dan El Far Gor Har Ing Jar Kel Lor Mar Nor Or Per Quin Ros Sor Tor Ul Ver Wal"
END = "den son ley ton man well field wood by ham worth stead"
TYPED = ("t", "te", "tes", "tess", "tess a", "tess arden", "shop12", "wood venue", "0207", "xqj")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a hundred thousand people and twice as many keys."""
    chance = random.Random(3)
    last = [one + end for one in BEGIN.split() for end in END.split()]
    people, keys, tags = [], [], []
    for number in range(1, PEOPLE + 1):
        name = f"{chance.choice(FIRST.split())} {chance.choice(last)}"
        plain = folded(name).replace(" ", ".")
        mail = f"{plain}{number}@shop{number % 5000}.example"
        people.append((number, "human", name, folded(name), "", "", "", 0, "", ""))
        keys.append((number, "email", "", mail, mail, 0))
        if number % 2:
            keys.append((number, "phone", "", f"+4420{number:08d}", f"020 {number}", 0))
            tags.append((number, chance.choice(["venue", "school", "blog", "press"])))
        if number % 3 == 0:
            keys.append((number, "handle", "instagram", f"{plain}_{number}", f"{number}", 0))
    path = tmp_path_factory.mktemp("crowd") / "crowd.regulars"
    with Store.create(path) as store:
        store.connection.execute("BEGIN")
        store.connection.executemany(f"INSERT INTO person VALUES ({', '.join('?' * 10)})", people)
        store.connection.executemany(
            "INSERT INTO person_key (person_id, kind, scope, value, shown, follows_us) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            keys,
        )
        store.connection.executemany("INSERT INTO person_tag VALUES (?, ?)", tags)
        store.connection.execute("COMMIT")
    return path


def milliseconds(act: Callable[[], object], times: int = 7) -> float:
    """The middle of some runs."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def test_filtering_everybody_takes_less_than_a_key_stroke(crowd: Path) -> None:
    with Store.open(crowd) as store:

        def look(typed: str) -> None:
            found = everyone.ids(store.reader, PeopleFilter(typed))
            everyone.rows(store.reader, found[: everyone.PAGE])

        taken = {typed: milliseconds(lambda typed=typed: look(typed)) for typed in TYPED}
    for typed, time_taken in taken.items():
        print(f"  filter {typed!r}: {time_taken:.0f} ms")
    assert max(taken.values()) < KEY_MS


def test_duplicates_among_ten_thousand_are_found_within_two_seconds(crowd: Path) -> None:
    with Store.open(crowd) as store:
        people = everybody(store.reader)[:10_000]
    taken = milliseconds(lambda: pairs(people), 3)
    print(f"  duplicates among 10,000: {taken:.0f} ms")
    assert taken < 2000


def test_a_list_of_fifty_thousand_in_mixed_encodings_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.write(b"Name;E-Mail;Telefon;Firma\n")
        for n in range(50_000):
            line = f"Zoë Müller {n};zoe{n}@shop.example;020 {70_000_000 + n};Bäckerei {n % 50}\n"
            file.write(line.encode("cp1252" if n % 1000 == 7 else "utf-8"))
    with Store.create(tmp_path / "list.regulars") as store:
        begun = time.perf_counter()
        file_ = contacts.look_at(path)
        found = contacts.read(file_, {})
        prepared(store.reader, found.rows, file_.source)
        looked = time.perf_counter()
        operations.import_people(store, file_, found.rows)
        stored = time.perf_counter()
        store.undo()
        undone = time.perf_counter()
    print(f"  preview {looked - begun:.1f} s, store {stored - looked:.1f} s")
    print(f"  undo {undone - stored:.1f} s")
    assert len(found.rows) == 50_000
    assert stored - begun < 60
