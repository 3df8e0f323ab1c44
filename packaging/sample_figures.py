"""Makes the figures of the samples: `python packaging/sample_figures.py`, always the same.

Writes what Meta, Google Analytics, Pinterest and a survey form would export to resources/sample/.
The last 13 weeks of the bakery come to the views, likes, clicks and visits in bakery.toml.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent.parent / "resources" / "sample"
START, END = dt.date(2026, 9, 7), dt.date(2027, 3, 7)
WEEKDAYS = (0.8, 0.9, 1.0, 1.0, 1.2, 1.3, 0.8)
DAYS = tuple(START + dt.timedelta(days=n) for n in range((END - START).days + 1))
RECENT = END - dt.timedelta(days=90)
"""The days after this one are the stretch that stepping stones are counted over."""

POSTS = (
    *("Post ID", "Account ID", "Account username", "Description", "Publish time", "Permalink"),
    *("Post type", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments", "Saves"),
)
BAKES = (
    "What goes into the Saturday box: your turn to choose", "Rye or seeds this week?",
    "How we fold croissants, step by step", "Ask us about sourdough starters",
    "Thank you for the photos of your breakfast tables", "Which bun should come back for Easter?",
    "From the oven at five in the morning", "Our neighbours at the coffee cart did it again",
    "Pre-orders for the pastry box are open", "A wedding cake leaves the shop",
    "Poll: earlier opening on Sundays?", "The flour comes from forty miles away",
)  # fmt: skip
WEDS = (
    "A real wedding: sixty guests in an orchard", "When did you book the venue?",
    "How to seat divorced parents", "Ask us about budgets",
    "Thank you for the photos of your invitations", "Which first dance is overplayed?",
    "A seating plan in ten minutes", "Our photographers did it again",
    "New planning calls are open", "A dress made from a grandmother’s curtain",
    "Poll: vows read or by heart?", "What forty couples spent on flowers",
)  # fmt: skip
"""What the posts of the two say; resources/sample/*.toml lists it to be said in other languages."""
OF_BREAD = (
    "Best bread in the neighbourhood, and they remember my name", "Too long a queue on Saturdays",
    "The pastry box makes our weekend", "Kind people and proper rye", "Sold out at noon again",
    "Great for the office breakfast, always on time", "A little dear, but worth it",
    "", "", "", "Please open earlier on Sundays", "I told my whole street",
)  # fmt: skip
OF_PLANNING = (
    "One call and the panic was gone", "Too few suppliers near the coast",
    "The checklist kept us both calm", "Kind people who answer at night",
    "Three weeks until a call was free", "Saved us a fortune on flowers",
    "A little dear, but worth it", "", "", "", "Please offer calls on Sundays",
    "I told all my bridesmaids",
)  # fmt: skip
"""Why customers would recommend the two, or would not."""


def spread(random: Random, total: int, days: Sequence[dt.date]) -> list[int]:
    """A total over days, more on some weekdays and a little by chance; it adds up exactly."""
    weights = [WEEKDAYS[day.weekday()] * random.uniform(0.6, 1.4) for day in days]
    shares = [total * weight / sum(weights) for weight in weights]
    whole = [int(share) for share in shares]
    by_rest = sorted(range(len(days)), key=lambda at: whole[at] - shares[at])
    for at in by_rest[: total - sum(whole)]:
        whole[at] += 1
    return whole


def daily(random: Random, before: int, recent: int) -> list[int]:
    """Figures of all days: `before` up to the last 90, `recent` in these."""
    old = [day for day in DAYS if day <= RECENT]
    return spread(random, before, old) + spread(random, recent, DAYS[len(old) :])


def insights(folder: Path, parts: Iterable[tuple[str, list[int]]]) -> None:
    """Meta's figures by day, one table below the other."""
    with (folder / "meta_insights.csv").open("w", encoding="utf-8", newline="") as file:
        for title, values in parts:
            file.write(f'"{title}"\n"Date","Primary"\n')
            file.writelines(
                f'"{day}T00:00:00","{value}"\n' for day, value in zip(DAYS, values, strict=True)
            )
            file.write("\n")


def posts(
    folder: Path,
    random: Random,
    name: str,
    said: Sequence[str],
    every: int,
    before: int,
    recent: int,
) -> None:
    """Instagram posts with their likes, which come to the two totals."""
    days = [day for at, day in enumerate(DAYS) if at % every == 1]
    old = [day for day in days if day <= RECENT]
    likes = spread(random, before, old) + spread(random, recent, days[len(old) :])
    rows = [
        (
            f"1800{at:06}", "1784", name, said[at % len(said)], f"{day:%m/%d/%Y} 07:30",
            f"https://www.instagram.com/p/J{at:05}/", ("IG image", "IG reel")[at % 3 == 0],
            "Lifetime", count * 7 + random.randrange(60), count * 5, count,
            random.randrange(4), 0, 1 + count // 9 + random.randrange(4), random.randrange(6),
        )
        for at, (day, count) in enumerate(zip(days, likes, strict=True))
    ]  # fmt: skip
    write(folder / "instagram_posts.csv", POSTS, rows)


def analytics(folder: Path, parts: Iterable[tuple[str, list[int]]]) -> None:
    """Google Analytics: sessions by day and source."""
    rule = "# ----------------------------------------\n"
    with (folder / "analytics.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(f"{rule}# Traffic acquisition\n# Account: Shop\n# Property: Shop\n{rule}# \n")
        file.write(f"# All Users\n# Start date: {START:%Y%m%d}\n# End date: {END:%Y%m%d}\n")
        file.write("Date,Session source / medium,Sessions\n")
        for source, values in parts:
            file.writelines(
                f"{day:%Y%m%d},{source},{value}\n"
                for day, value in zip(DAYS, values, strict=True)
                if value
            )


def answers(
    folder: Path, random: Random, reasons: Sequence[str], count: int, emails: Sequence[str]
) -> None:
    """What a form asked: would they recommend the shop, and why."""
    rows = []
    for at in range(count):
        day = DAYS[-1] - dt.timedelta(days=at * 150 // count)
        score = random.choices((10, 9, 8, 7, 6, 4), (30, 24, 20, 12, 9, 5))[0]
        email = emails[at // 4] if at % 4 == 0 and at // 4 < len(emails) else ""
        stamp = f"{day:%Y/%m/%d} {8 + at % 10}:{at % 60:02}:00 AM GMT"
        rows.append((stamp, email, score, reasons[random.randrange(len(reasons))]))
    head = ("Timestamp", "Email Address",
            "How likely are you to recommend us to a friend or colleague?", "Why?")  # fmt: skip
    write(folder / "survey.csv", head, rows)


def write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table with every cell as it is needed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def bakery() -> None:
    """Juniper Street Bakery."""
    random, folder = Random(7), HERE / "bakery"
    insights(
        folder,
        (
            ("Instagram views", daily(random, 5_210, 6_720)),
            ("Facebook views", daily(random, 2_480, 2_690)),
            ("Instagram link clicks", daily(random, 96, 141)),
            ("Facebook link clicks", daily(random, 58, 64)),
            ("Instagram follows", daily(random, 88, 121)),
        ),
    )
    posts(folder, random, "juniperstreetbakery", BAKES, 3, 884, 1_284)
    analytics(
        folder,
        (
            ("l.instagram.com / referral", daily(random, 74, 118)),
            ("instagram / social", daily(random, 20, 41)),
            ("m.facebook.com / referral", daily(random, 51, 53)),
            ("google / organic", daily(random, 690, 742)),
            ("(direct) / (none)", daily(random, 402, 436)),
            ("hackneycoffee.example / referral", daily(random, 35, 61)),
        ),
    )
    emails = ("aisha.karim@post.example", "tom.bellamy@mail.example", "mia.soren@post.example",
              "greta.holloway@mail.example", "leonie.marsh@post.example")  # fmt: skip
    answers(folder, random, OF_BREAD, 54, emails)


def wedding() -> None:
    """Ever After Weddings."""
    random, folder = Random(11), HERE / "wedding"
    posts(folder, random, "everafterweddings", WEDS, 6, 402, 518)
    analytics(
        folder,
        (
            ("pinterest.com / referral", daily(random, 188, 264)),
            ("l.instagram.com / referral", daily(random, 80, 96)),
            ("google / organic", daily(random, 210, 260)),
        ),
    )
    answers(folder, random, OF_PLANNING, 14, ())


if __name__ == "__main__":
    bakery()
    wedding()
