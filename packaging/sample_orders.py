"""Makes the orders of the sample businesses: `python packaging/sample_orders.py`, always the same.

Writes what their shop systems would export to resources/sample/: Juniper Street Bakery's Shopify
orders of 78 weeks in two packed parts, and the few invoices of Ever After Weddings as a table.
Everybody in them is invented. Who comes back, and how often, is set here so that the numbers agree
with the goals in bakery.toml.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

from sample_people import FIRST_NAMES, LAST_NAMES, known_people

HERE = Path(__file__).resolve().parent.parent / "resources" / "sample"
START, END = dt.date(2025, 9, 8), dt.date(2027, 3, 7)
PARTED = dt.date(2026, 8, 1)
"""The second part of the export begins on this day."""
DAYS = (END - START).days + 1

MONTHS = (0.85, 1.1, 1.1, 1.25, 1.05, 1.0, 0.85, 0.7, 1.0, 1.05, 1.3, 1.6)
"""How many new customers a month brings, January first."""
WEEKDAYS = (0.25, 0.7, 0.8, 0.9, 1.2, 1.9, 1.25)
OPENED = 8.1
"""New customers a week to begin with."""
OLD_HANDS = 90
"""Customers of earlier years, who turn up in the first weeks of the export."""
GUESTS = 0.45

PRE_ORDERS = {
    dt.date(2025, 9, 14): 13, dt.date(2025, 11, 16): 24, dt.date(2025, 12, 21): 46,
    dt.date(2026, 1, 11): 21, dt.date(2026, 4, 5): 39, dt.date(2026, 6, 28): 33,
    dt.date(2026, 8, 30): 30, dt.date(2026, 10, 25): 41, dt.date(2026, 12, 20): 72,
    dt.date(2027, 1, 3): 44, dt.date(2027, 1, 17): 47, dt.date(2027, 1, 24): 46,
    dt.date(2027, 2, 7): 52, dt.date(2027, 2, 14): 55, dt.date(2027, 2, 21): 58,
    dt.date(2027, 2, 28): 57, dt.date(2027, 3, 7): 61,
}  # fmt: skip
"""Orders with the tag "pre-order" in the week that ends on the day; in between by the line."""

BACK = ((0, 0.27), (240, 0.29), (330, 0.335), (420, 0.34), (DAYS, 0.47))
"""The share that comes back within 60 days, by the day of the first purchase."""


@dataclass(frozen=True)
class Way:
    """A way in which people find the bakery."""

    share: float
    back: float
    """How much likelier than others they are to come back."""
    notes: tuple[str, ...] = ()
    code: str = ""


PREORDER = "https://juniperstreet.example/preorder"
WAYS = {
    "instagram": Way(0.25, 1.2, (
        f"landing_page: {PREORDER}\nutm_source: instagram\nutm_medium: social\nutm_campaign: {{c}}",
        "landing_page: https://juniperstreet.example/\nreferring_site: https://l.instagram.com/",
    ), "INSTA10"),
    "facebook": Way(0.16, 1.05, (
        f"landing_page: {PREORDER}\nutm_source: facebook\nutm_medium: social\nutm_campaign: {{c}}",
        f"landing_page: {PREORDER}\nreferring_site: https://m.facebook.com/",
    ), "FBLOCAL"),
    "pinterest": Way(0.08, 0.4, (
        "landing_page: https://juniperstreet.example/wedding-cakes\n"
        "utm_source: pinterest\nutm_medium: social",
        "landing_page: https://juniperstreet.example/wedding-cakes\n"
        "referring_site: https://www.pinterest.co.uk/",
    )),
    "newsletter": Way(0.06, 1.45, (
        f"landing_page: {PREORDER}\nutm_source: newsletter\nutm_medium: email\nutm_campaign: {{c}}",
    ), "LETTER5"),
    "search": Way(0.12, 0.85, (
        "landing_page: https://juniperstreet.example/\nreferring_site: https://www.google.com/",
    )),
    "map": Way(0.04, 1.15, (
        f"landing_page: {PREORDER}\nreferring_site: https://hackneycoffee.example/bakeries",
    )),
    "passing": Way(0.29, 0.95),
}  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """Something that is sold; `season` are the months in which it is, all when empty."""

    name: str
    pence: int
    weight: float
    season: tuple[int, ...] = ()


AT_THE_COUNTER = (
    Thing("Country sourdough", 480, 5), Thing("Seeded rye", 520, 2), Thing("Flat white", 340, 4),
    Thing("Cinnamon knot", 320, 4), Thing("Butter croissant", 290, 4),
    Thing("Cheese twist", 310, 2), Thing("Brown butter cookie", 270, 2),
    Thing("Focaccia slice", 420, 2),
)  # fmt: skip
TO_ORDER = (
    Thing("Saturday pastry box", 1450, 5), Thing("Two loaves for the weekend", 960, 5),
    Thing("Cinnamon knots, box of 6", 1680, 4), Thing("Nut-free birthday cake", 3600, 1.3),
    Thing("Tray of 12 cupcakes", 2950, 0.8), Thing("Team breakfast for 12", 7400, 0.5),
    Thing("Christmas box", 3200, 9, (11, 12)), Thing("Wedding cake tasting", 2500, 0.5),
    Thing("Hot cross buns, box of 6", 1150, 6, (2, 3, 4)),
)  # fmt: skip


@dataclass
class Customer:
    """Somebody with a name, how they found the bakery, and the days on which they bought.

    Phones are of the range that Ofcom keeps for drama, so they are nobody's.
    """

    name: str
    email: str
    phone: str
    way: str
    days: list[int] = field(default_factory=list)


@dataclass
class Order:
    """One order on its way to the export."""

    day: dt.date
    minute: int
    customer: Customer | None
    first: bool = False
    ahead: bool = False
    items: list[Thing] = field(default_factory=list)
    code: str = ""
    notes: str = ""
    status: str = "paid"
    refunded: int = 0

    @property
    def total(self) -> int:
        """Pence; a code takes a tenth off."""
        whole = sum(thing.pence for thing in self.items)
        return whole - whole // 10 if self.code else whole


def between(points: Sequence[tuple[int, float]], at: int) -> float:
    """The value at `at` on the line through `points`."""
    for (low, first), (high, last) in pairwise(points):
        if at <= high:
            return first + (last - first) * (at - low) / (high - low)
    return points[-1][1]


def customers(random: Random) -> list[Customer]:
    """Everybody who left a name, each with the days of all purchases."""
    firsts = sorted(_first_days(random))
    names = _names(random, len(firsts))
    owed = dict.fromkeys(WAYS, 0.5)
    mean = sum(way.share * way.back for way in WAYS.values())
    found = []
    for day, (name, email) in zip(firsts, names, strict=True):
        key = random.choices(list(WAYS), [way.share for way in WAYS.values()])[0]
        # Shares are kept by what is owed and not by luck, so that the curve runs as it is set.
        owed[key] += between(BACK, day) * WAYS[key].back / mean
        returns = owed[key] >= 1
        owed[key] -= returns
        phone = f"07700 900{len(found):03d}" if len(found) % 5 < 3 else ""
        found.append(Customer(name, email, phone, key, list(_visits(random, day, returns))))
    return found


def _first_days(random: Random) -> Iterator[int]:
    yield from (random.randrange(0, 70) for _ in range(OLD_HANDS))
    for day in range(DAYS):
        when = START + dt.timedelta(day)
        more = OPENED * (1 + 0.3 * day / DAYS) / 7
        expected = more * MONTHS[when.month - 1] * WEEKDAYS[when.weekday()]
        yield from (day for _ in range(int(expected + random.random())))


def _visits(random: Random, first: int, returns: bool) -> Iterator[int]:
    """The days on which somebody buys who came on the day `first` for the first time."""
    yield first
    if returns:
        day = first + min(60, 2 + round(random.gammavariate(1.7, 12)))
    elif random.random() < 0.2:
        day = first + random.randrange(61, 170)
    else:
        return
    usual = random.uniform(8, 34)
    stays = 0.955 if random.random() < 0.7 else 0.35
    while day < DAYS:
        yield day
        if random.random() > stays:
            return
        day += max(1, round(random.gammavariate(2.2, usual / 2.2)))


def _names(random: Random, count: int) -> list[tuple[str, str]]:
    known = known_people()
    made = {name for name, _ in known}
    pairs = [(one, two) for one in FIRST_NAMES for two in LAST_NAMES if f"{one} {two}" not in made]
    random.shuffle(pairs)
    hosts = ("post.example", "mail.example", "inbox.example", "letters.example")
    invented = [
        (f"{one} {two}", f"{one}.{two}@{random.choice(hosts)}".lower().replace("’", ""))
        for one, two in pairs[: count - len(known)]
    ]
    # Those who are known elsewhere in the sample came early, and are found all over the list.
    for place, person in enumerate(known):
        invented.insert(3 + place * 17, person)
    return invented


def orders(random: Random) -> list[Order]:
    """Everything that was sold, in the order of time."""
    made = [
        Order(START + dt.timedelta(day), 0, one, first=day == one.days[0])
        for one in customers(random)
        for day in one.days
    ]
    made += _guests(random, made)
    for order in made:
        order.minute = random.randrange(7 * 60, 18 * 60)
    made.sort(key=lambda one: (one.day, one.minute))
    _order_ahead(random, made)
    for order in made:
        _fill(random, order)
    return made


def _guests(random: Random, named: Sequence[Order]) -> Iterator[Order]:
    for _ in range(round(len(named) * GUESTS / (1 - GUESTS))):
        like = random.choice(named).day
        week = like - dt.timedelta(like.weekday())
        yield Order(week + dt.timedelta(random.choices(range(7), WEEKDAYS)[0]), 0, None)


def _order_ahead(random: Random, made: Sequence[Order]) -> None:
    """Tag the week's pre-orders: people with a name first, and of them the new ones."""
    points = [((day - START).days, float(count)) for day, count in PRE_ORDERS.items()]
    for week in range(DAYS // 7):
        begin = START + dt.timedelta(weeks=week)
        theirs = [one for one in made if begin <= one.day < begin + dt.timedelta(7)]
        wanted = round(between(points, week * 7 + 6))
        theirs.sort(key=lambda one: random.random() * _eager(one), reverse=True)
        for one in theirs[:wanted]:
            one.ahead = True


def _eager(order: Order) -> float:
    if order.customer is None:
        return 0.25
    online = order.customer.way != "passing"
    return 3.0 if online and order.first else 1.2 if online else 0.8


def _fill(random: Random, order: Order) -> None:
    """What was bought, by which code, and what the shop noted of the visit."""
    things = TO_ORDER if order.ahead else AT_THE_COUNTER
    sold = [one for one in things if not one.season or order.day.month in one.season]
    count = 1 if order.ahead else random.choice((1, 1, 2, 2, 3))
    order.items = random.choices(sold, [one.weight for one in sold], k=count)
    if order.customer is not None and (order.ahead or order.first):
        _trace(random, order, order.customer)
    luck = random.random()
    if order.ahead and order.day > END - dt.timedelta(7):
        # The goal stands at these, and its last reading says how many.
        return
    if luck < 0.004:
        order.status = "voided"
    elif luck < 0.012:
        order.status, order.refunded = "refunded", order.total
    elif luck < 0.016:
        order.status, order.refunded = "partially_refunded", order.items[0].pence // 2


def _trace(random: Random, order: Order, customer: Customer) -> None:
    key = customer.way
    if not order.first:
        # Later orders come by the newsletter or by typing the address; few by a network.
        key = random.choices((key, "newsletter", "passing"), (0.22, 0.18, 0.6))[0]
    way = WAYS[key]
    campaign = _campaign(order.day)
    if way.notes and random.random() < 0.9:
        order.notes = random.choice(way.notes).format(c=campaign)
    if "Christmas box" in {one.name for one in order.items} and random.random() < 0.5:
        order.code = "XMASBOX"
    elif campaign == "juniper_turns_five" and key != "passing" and random.random() < 0.35:
        order.code = "TURNS5"
    elif way.code and order.first and random.random() < 0.45:
        order.code = way.code
    elif order.first and key == "map" and random.random() < 0.5:
        order.code = "COFFEEMAP"


def _campaign(day: dt.date) -> str:
    if day.month in (11, 12):
        return "christmas_boxes"
    if dt.date(2027, 2, 15) <= day:
        return "juniper_turns_five"
    return "weekend_boxes"


HEAD = (
    "Name", "Email", "Financial Status", "Currency", "Subtotal", "Total", "Discount Code",
    "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Billing Name",
    "Billing Phone", "Note Attributes", "Refunded Amount", "Source", "Tags",
)  # fmt: skip


def shopify_rows(made: Sequence[Order], first_number: int) -> Iterator[tuple[str, ...]]:
    """The lines of a Shopify export: an order's own values stand in its first line alone."""
    for number, order in enumerate(made, first_number):
        who = order.customer
        moment = dt.datetime.combine(order.day, dt.time(order.minute // 60, order.minute % 60))
        head = (
            who.email if who else "", order.status, "GBP", _pounds(order.total),
            _pounds(order.total), order.code, f"{moment:%Y-%m-%d %H:%M:%S} {_offset(order.day)}",
        )  # fmt: skip
        tail = (
            who.name if who else "", who.phone if who else "", order.notes,
            _pounds(order.refunded) if order.refunded else "0.00",
            "web" if order.ahead or order.notes else "pos", "pre-order" if order.ahead else "",
        )  # fmt: skip
        for place, thing in enumerate(order.items):
            item = ("1", thing.name, _pounds(thing.pence))
            own = (head, tail) if place == 0 else (("",) * len(head), ("",) * len(tail))
            yield (f"#{number}", *own[0], *item, *own[1])


def _pounds(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02d}"


def _offset(day: dt.date) -> str:
    """Summer time runs from the last Sunday of March to the last of October."""
    begin, end = (dt.date(day.year, month, 31) for month in (3, 10))
    begin -= dt.timedelta((begin.weekday() + 1) % 7)
    end -= dt.timedelta((end.weekday() + 1) % 7)
    return "+0100" if begin <= day < end else "+0000"


def write_packed(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """A zip with one table, the same bytes on every computer."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(rows)
    member = zipfile.ZipInfo(f"{path.stem}.csv", (2027, 3, 8, 7, 0, 0))
    member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 3
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(member, text.getvalue(), compresslevel=9)


def invoices(random: Random) -> Iterator[tuple[str, ...]]:
    """The invoices of Ever After Weddings: too few to say much, which is the point."""
    known = set(known_people())
    people = [one for one in _names(random, 60) if one not in known][:18]
    sold = (("Planning call", 9500), ("Month-of checklist", 4900), ("Full planning guide", 18500))
    for number in range(25):
        name, email = people[number % 18 if number < 18 else (number * 5) % 18]
        day = dt.date(2026, 5, 4) + dt.timedelta(number * 12 + random.randrange(0, 9))
        thing, cents = random.choice(sold)
        yield (f"EA-{number + 101}", f"{day:%Y-%m-%d}", name, email, thing, _pounds(cents))


def main() -> None:
    """Write all files."""
    bakery, wedding = HERE / "bakery", HERE / "wedding"
    for folder in (bakery, wedding):
        folder.mkdir(exist_ok=True)
    made = orders(Random(5))
    early = [one for one in made if one.day < PARTED]
    write_packed(bakery / "orders_export_1.zip", shopify_rows(early, 1001))
    write_packed(
        bakery / "orders_export_2.zip", shopify_rows(made[len(early) :], 1001 + len(early))
    )
    with (wedding / "invoices.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("Invoice", "Date", "Customer", "Email", "Item", "Total"))
        writer.writerows(invoices(Random(3)))


if __name__ == "__main__":
    main()
