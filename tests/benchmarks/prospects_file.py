"""A file with many prospects, written row by row as no owner could."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from core.business.rules import BusinessFacts
from core.start import start_file
from core.store.operation import Store

FIRST = ("Harbour", "Willow", "Canal", "Maren", "Flour", "Oak", "Velvet", "Hackney", "Anne", "East")
SECOND = ("Florist", "Barn", "Cycles", "Cole", "Club", "Nursery", "Films", "Coffee", "School")
TAGS = ("wedding", "local", "press")


def make(path: Path, many: int, today: dt.date) -> Path:
    """A file with `many` prospects, three touches each, some with handles, tags and asks."""
    chance = random.Random(5)
    start_file(path, BusinessFacts(name="Juniper Street Bakery", sells="bread"), today)
    with Store.open(path) as store, store.upkeep() as connection:
        for number in range(1, many + 1):
            _person(connection, number, chance)
            _touches(connection, number, chance, today)
    return path


def _person(connection, number: int, chance: random.Random) -> None:
    name = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {number}"
    site = f"{name.lower().replace(' ', '')}.example"
    connection.execute(
        "INSERT INTO person (id, kind, name, folded, about, how_met, note, do_not_contact, "
        "why_not, why_not_source) VALUES (?, 'organisation', ?, ?, '', '', '', ?, '', '')",
        (number, name, name.lower(), int(chance.random() < 0.02)),
    )
    key = "INSERT INTO person_key (person_id, kind, scope, value, shown, follows_us) VALUES "
    connection.execute(key + "(?, 'site', '', ?, ?, 0)", (number, site, f"https://{site}"))
    if chance.random() < 0.5:
        connection.execute(
            key + "(?, 'handle', 'instagram', ?, ?, ?)",
            (number, site[:-8], site[:-8], int(chance.random() < 0.3)),
        )
    if chance.random() < 0.3:
        connection.execute("INSERT INTO person_tag VALUES (?, ?)", (number, chance.choice(TAGS)))


def _touches(connection, number: int, chance: random.Random, today: dt.date) -> None:
    found = today - dt.timedelta(chance.randrange(120))
    connection.execute(
        "INSERT INTO prospect (person_id, found_on, found_words, audience_match, reach, "
        "relevance, their_page, next_step, doer) VALUES (?, ?, '', ?, ?, 1, '', '', '')",
        (number, found.isoformat(), chance.randrange(4), chance.randrange(4)),
    )
    touch = (
        "INSERT INTO touch (person_id, day, kind, what, network, words, sooner_because, outcome, "
        "settled_on) VALUES (?, ?, ?, ?, '', ?, '', ?, ?)"
    )
    for _ in range(chance.choice((0, 0, 1, 2, 3, 4, 5, 6))):
        day = found + dt.timedelta(chance.randrange(1 + (today - found).days))
        what = chance.choice(("followed", "commented", "shared_theirs"))
        said = (number, day.isoformat(), "give", what, "Said something nice", None, None)
        connection.execute(touch, said)
    if chance.random() < 0.15:
        outcome = chance.choice(("open", "yes", "declined"))
        settled = None if outcome == "open" else today.isoformat()
        asked = (number, today.isoformat(), "ask", "link", "", outcome, settled)
        connection.execute(touch, asked)
