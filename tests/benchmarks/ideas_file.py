"""A file with 10,000 ideas and 200,000 votes, written straight into its tables."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from core.store.database import connect
from core.store.operation import Store

IDEAS, VOTES, PEOPLE = 10_000, 200_000, 20_000
TODAY = dt.date(2027, 3, 9)
SAID = (
    "bread roll bun cake pie tart knot box tray card stamp coffee tea early late sunday monday "
    "friday vegan rye oat seed nut jam fruit kids party birthday wedding office school picnic"
)
WORDS = SAID.split()


def ideas_file(path: Path) -> Path:
    """Make it at `path`: 40 merged ideas, 3,000 counted on ballots, 1,000 in polls."""
    chance = random.Random(6)
    Store.create(path).close()
    connection = connect(path)
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO business (id, name, sells, site, hours_a_week, currency, country, "
        "first_weekday, time_zone, file_id) VALUES "
        "(1, 'Shop', '', '', 5.0, 'GBP', 'GB', 0, 'Europe/London', 'bench')"
    )
    connection.executemany(
        "INSERT INTO person (id, kind, name, folded, about, how_met, note, do_not_contact, "
        "why_not, why_not_source) VALUES (?, 'human', ?, ?, '', '', '', 0, '', '')",
        [(nth, f"Person {nth}", f"person {nth}") for nth in range(1, PEOPLE + 1)],
    )
    days = [(TODAY - dt.timedelta(back)).isoformat() for back in range(400)]
    rows = []
    for nth in range(1, IDEAS + 1):
        text = " ".join(chance.choices(WORDS, k=4)) + f" {nth}"
        root = nth - 1 if nth % 250 == 0 else None
        status = "merged" if root else chance.choice(["new", "asking", "planned", "made"])
        day = chance.choice(days)
        rows.append((nth, text, status, day, day, chance.randint(1, PEOPLE), root))
    connection.executemany(
        "INSERT INTO idea (id, text, note, status, status_on, source, network, said_on, person_id, "
        "merged_into, status_before, why_not) "
        "VALUES (?, ?, '', ?, ?, 'comment', '', ?, ?, ?, '', '')",
        rows,
    )
    pairs = set()
    while len(pairs) < VOTES:
        pairs.add((int(chance.betavariate(1, 3) * IDEAS) + 1, chance.randint(1, PEOPLE)))
    sources = ["comment", "message", "in_person"]
    connection.executemany(
        "INSERT INTO vote (idea_id, person_id, day, source, words) VALUES (?, ?, ?, ?, '')",
        [(*pair, chance.choice(days), chance.choice(sources)) for pair in sorted(pairs)],
    )
    tallies = []
    for nth in range(1, 3_001):
        asked = chance.randint(5, 400)
        tallies.append(
            (nth, "pick_any", "ballot", chance.randint(0, asked), asked, days[nth % 400])
        )
    connection.executemany(
        "INSERT INTO tally (idea_id, kind, source, votes_for, asked, day) VALUES (?,?,?,?,?,?)",
        tallies,
    )
    connection.execute("COMMIT")
    connection.close()
    return path
