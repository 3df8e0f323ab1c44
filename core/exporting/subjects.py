"""The file by subject, as tidy tables for other programs: a row a thing, a column a fact.

Values are plain: text, whole numbers, decimals, days; money in major units of its currency.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.business.queries import business
from core.networks.queries import network_names
from core.plans.queries import current_plan
from core.store.database import Reader
from core.text import currency_digits, tr

NO_PLACE = 99
"""Sorts networks that are not chosen behind those that are."""

Cell = str | int | float | dt.date | None


@dataclass(frozen=True)
class Table:
    """One subject: its name, the heads of its columns, and its rows, read when they are asked."""

    key: str
    name: str
    heads: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]


def tables(reader: Reader, today: dt.date) -> list[Table]:
    """Every subject, in the order of the sidebar; what follows from a day is of today."""
    made = (
        _plans(reader),
        _goals(reader, today),
        _groups(reader, today),
        _networks(reader, today),
        _people(reader),
        _prospects(reader, today),
        _touches(reader),
        _links(reader),
        _ideas(reader),
        _campaigns(reader),
        _calendar(reader),
        _customers(reader),
        _stamp_cards(reader),
    )
    return list(made)


def _plans(reader: Reader) -> Table:
    heads = (tr("Plan"), tr("First day"), tr("Last day"), tr("Networks at most"))
    sql = "SELECT name, starts_on, ends_on, network_cap FROM plan ORDER BY starts_on"
    return _read(reader, "plans", tr("Plans"), heads, sql, days=(1, 2))


def _goals(reader: Reader, today: dt.date) -> Table:
    from core.goals.queries import goals_page
    from core.plans.queries import plans

    def rows() -> Iterator[tuple[Cell, ...]]:
        for plan in plans(reader):
            page = goals_page(reader, plan.id, today)
            for goal in page.goals if page else ():
                present = goal.present
                yield (
                    plan.name,
                    goal.title,
                    goal.measure.name,
                    goal.narrowing,
                    goal.baseline,
                    present.value if present else None,
                    goal.target,
                    goal.due_on,
                    goal.why,
                    goal.bet.low if goal.bet else None,
                    goal.bet.high if goal.bet else None,
                    goal.bet.outcome if goal.bet else None,
                )

    heads = (
        tr("Plan"), tr("Goal"), tr("Measure"), tr("Of what"), tr("At the start"), tr("Now"),
        tr("Target"), tr("Due"), tr("Why"), tr("Bet from"), tr("Bet to"), tr("Came out"),
    )  # fmt: skip
    return Table("goals", tr("Goals"), heads, rows)


def _groups(reader: Reader, today: dt.date) -> Table:
    plan = current_plan(reader, today)
    heads = (
        tr("Group"), tr("Place"), tr("Who they are"), tr("What they want"), tr("Size from"),
        tr("Size to"), tr("Parked because"), tr("Note"),
    )  # fmt: skip
    sql = (
        "SELECT s.name, f.slot, s.who, s.wants, s.size_low, s.size_high, "
        "coalesce(p.reason, ''), s.note FROM audience_segment s "
        "LEFT JOIN segment_focus f ON f.segment_id = s.id AND f.plan_id = :plan "
        "LEFT JOIN segment_parked p ON p.segment_id = s.id AND p.plan_id = :plan "
        "ORDER BY f.slot IS NULL, f.slot, s.name"
    )
    return _read(reader, "groups", tr("Groups"), heads, sql, plan=plan.id if plan else None)


def _networks(reader: Reader, today: dt.date) -> Table:
    names = network_names(reader)
    plan = current_plan(reader, today)

    def rows() -> Iterator[tuple[Cell, ...]]:
        found = reader.rows(
            "SELECT network, slot, role, hours, '' AS reason FROM network_choice "
            "WHERE plan_id = :plan UNION ALL "
            "SELECT network, :none, '', NULL, reason FROM network_not_now WHERE plan_id = :plan "
            "ORDER BY slot, network",
            plan=plan.id if plan else None,
            none=NO_PLACE,
        )
        for row in found:
            name = names.get(row.network, row.network)
            place = None if row.slot == NO_PLACE else row.slot
            yield name, place, row.role, row.hours, row.reason

    heads = (tr("Network"), tr("Place"), tr("Role"), tr("Hours a week"), tr("Not now, because"))
    return Table("networks", tr("Networks"), heads, rows)


def _people(reader: Reader) -> Table:
    heads = (
        tr("Name"), tr("E-mail"), tr("Phone"), tr("Site"), tr("On networks"), tr("Tags"),
        tr("Groups"), tr("How met"), tr("Do not contact"), tr("Note"),
    )  # fmt: skip
    key = (
        "(SELECT group_concat(shown, ', ') FROM person_key k "
        "WHERE k.person_id = p.id AND k.kind = '{kind}')"
    )
    sql = (
        f"SELECT p.name, {key.format(kind='email')}, {key.format(kind='phone')}, "
        f"{key.format(kind='site')}, {key.format(kind='handle')}, "
        "(SELECT group_concat(tag, ', ') FROM person_tag t WHERE t.person_id = p.id), "
        "(SELECT group_concat(s.name, ', ') FROM person_segment g "
        "JOIN audience_segment s ON s.id = g.segment_id WHERE g.person_id = p.id), "
        "p.how_met, CASE p.do_not_contact WHEN 1 THEN coalesce(nullif(p.why_not, ''), :yes) "
        "ELSE '' END, p.note FROM person p ORDER BY p.folded, p.id"
    )
    return _read(reader, "people", tr("People"), heads, sql, yes=tr("yes"))


def _prospects(reader: Reader, today: dt.date) -> Table:
    from core.prospects.queries import pace
    from core.prospects.summaries import summaries
    from core.prospects.words import stage_name

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in summaries(reader, pace(reader), today):
            audience, reach, relevance = one.fit
            yield (
                one.name, one.about, one.site, stage_name(one.stage), audience, reach, relevance,
                one.due, one.next_step, one.doer,
            )  # fmt: skip

    heads = (
        tr("Name"), tr("What they do"), tr("Site"), tr("Stage"), tr("Audience match"),
        tr("Reach"), tr("Relevance"), tr("Next on"), tr("Next step"), tr("Doer"),
    )  # fmt: skip
    return Table("prospects", tr("Prospects"), heads, rows)


def _touches(reader: Reader) -> Table:
    from core.prospects.words import kind_name, log_name, outcome_name

    names = network_names(reader)

    def rows() -> Iterator[tuple[Cell, ...]]:
        found = reader.rows(
            "SELECT t.day, p.name, t.kind, t.what, t.network, t.words, t.outcome "
            "FROM touch t JOIN person p ON p.id = t.person_id ORDER BY t.day, t.id"
        )
        for row in found:
            yield (
                dt.date.fromisoformat(row.day),
                row.name,
                kind_name(row.kind),
                log_name(row.kind, row.what),
                names.get(row.network, row.network),
                row.words,
                outcome_name(row.outcome) if row.outcome else None,
            )

    heads = (
        tr("Day"), tr("Name"), tr("Kind"), tr("What"), tr("Network"), tr("Words"), tr("Outcome"),
    )  # fmt: skip
    return Table("touches", tr("Touches"), heads, rows)


def _links(reader: Reader) -> Table:
    from core.links.words import rel_name, state_name

    heads = (
        tr("Their page"), tr("Our page"), tr("Words linked"), tr("Person"), tr("Found"),
        tr("Kind of link"), tr("Last state"), tr("Last looked at"),
    )  # fmt: skip
    last = "(SELECT {what} FROM link_check c WHERE c.link_id = l.id ORDER BY moment DESC LIMIT 1)"
    sql = (
        "SELECT l.their_page, l.our_page, l.words, p.name, l.found_on, l.rel, "
        f"{last.format(what='state')}, substr({last.format(what='moment')}, 1, 10) "
        "FROM link l LEFT JOIN person p ON p.id = l.person_id ORDER BY l.found_on, l.id"
    )
    return _read(
        reader, "links", tr("Links"), heads, sql, days=(4, 7), words={5: rel_name, 6: state_name}
    )


def _ideas(reader: Reader) -> Table:
    from core.ideas.words import status_name

    heads = (
        tr("Idea"), tr("Status"), tr("Since"), tr("Said on"), tr("Person"), tr("Group"),
        tr("Effort"), tr("Votes by name"), tr("Counted for"), tr("Counted of"), tr("Note"),
    )  # fmt: skip
    counted = (
        "(SELECT sum({what}) FROM tally t LEFT JOIN poll_option o ON o.id = t.option_id "
        "WHERE t.idea_id = i.id OR o.idea_id = i.id)"
    )
    sql = (
        "SELECT i.text, i.status, i.status_on, i.said_on, p.name, s.name, i.effort, "
        "(SELECT count(*) FROM vote v WHERE v.idea_id = i.id), "
        f"{counted.format(what='votes_for')}, {counted.format(what='asked')}, i.note "
        "FROM idea i LEFT JOIN person p ON p.id = i.person_id "
        "LEFT JOIN audience_segment s ON s.id = i.segment_id ORDER BY i.said_on, i.id"
    )
    return _read(reader, "ideas", tr("Ideas"), heads, sql, days=(2, 3), words={1: status_name})


def _campaigns(reader: Reader) -> Table:
    from core.campaigns.words import kind_name

    shop = business(reader)
    heads = (
        tr("Campaign"), tr("Kind"), tr("Warm-up from"), tr("Event"), tr("Event until"),
        tr("Follow-up to"), tr("Hashtag"), tr("Code"), tr("Cost in {unit}", unit=shop.currency),
        tr("Bet from"), tr("Bet to"), tr("Came out"), tr("Closed"), tr("Note"),
    )  # fmt: skip
    sql = (
        "SELECT c.name, c.kind, c.warm_up_from, c.event_on, c.event_until, c.follow_up_to, "
        "c.hashtag, (SELECT group_concat(text, ', ') FROM code k WHERE k.campaign_id = c.id), "
        "c.cost, b.low, b.high, b.outcome, c.closed_on, c.note FROM campaign c "
        "LEFT JOIN bet b ON b.campaign_id = c.id ORDER BY c.event_on, c.id"
    )
    return _read(
        reader,
        "campaigns",
        tr("Campaigns"),
        heads,
        sql,
        days=(2, 3, 4, 5, 12),
        words={1: kind_name},
        amounts=(8,),
        digits=currency_digits(shop.currency),
    )


def _calendar(reader: Reader) -> Table:
    from core.calendar.rules import kind_words

    names = network_names(reader)
    heads = (
        tr("Day"), tr("Time"), tr("Kind"), tr("Title"), tr("Network"), tr("Minutes"), tr("Doer"),
        tr("Done on"), tr("Campaign"), tr("Person"), tr("Text"), tr("Link"), tr("Views"),
        tr("Likes"), tr("Comments"), tr("Shares"), tr("Clicks"),
    )  # fmt: skip
    sql = (
        "SELECT a.day, a.time, a.kind, a.title, a.network, a.minutes, a.doer, a.done_on, c.name, "
        "p.name, a.text, a.link, r.views, r.likes, r.comments, r.shares, r.clicks FROM activity a "
        "LEFT JOIN campaign c ON c.id = a.campaign_id LEFT JOIN person p ON p.id = a.person_id "
        "LEFT JOIN activity_result r ON r.activity_id = a.id "
        "ORDER BY a.day IS NULL, a.day, a.time, a.position, a.id"
    )
    return _read(
        reader,
        "calendar",
        tr("Calendar"),
        heads,
        sql,
        days=(0, 7),
        words={2: kind_words, 4: lambda key: names.get(key, key)},
    )


def _customers(reader: Reader) -> Table:
    from core.attribution.names import way_names
    from core.orders.queries import purchases

    ways = way_names(reader)
    heads = (
        tr("Name"), tr("Purchases"), tr("First"), tr("Last"), tr("Spent"), tr("Currency"),
        tr("How they found us"),
    )  # fmt: skip
    shop = business(reader)
    sql = (
        "SELECT p.name, count(DISTINCT CASE WHEN u.orders > 0 THEN u.day END), "
        "min(CASE WHEN u.orders > 0 THEN u.day END), max(CASE WHEN u.orders > 0 THEN u.day END), "
        "sum(u.net), u.currency, iif(f.how = 'network', f.network, f.how) "
        f"FROM {purchases(reader)} AS u JOIN person p ON p.id = u.person_id "
        "LEFT JOIN found_us f ON f.person_id = p.id "
        "GROUP BY p.id, u.currency ORDER BY p.folded, p.id, u.currency"
    )
    return _read(
        reader,
        "customers",
        tr("Customers"),
        heads,
        sql,
        days=(2, 3),
        words={6: lambda key: ways.get(key, key)},
        amounts=(4,),
        digits=currency_digits(shop.currency),
    )


def _stamp_cards(reader: Reader) -> Table:
    heads = (tr("Week"), tr("Handed out"), tr("Full"), tr("Redeemed"))
    sql = "SELECT week, handed_out, full, redeemed FROM stamp_card_week ORDER BY week"
    return _read(reader, "stamp_cards", tr("Stamp cards"), heads, sql, days=(0,))


def _read(
    reader: Reader,
    key: str,
    name: str,
    heads: tuple[str, ...],
    sql: str,
    *,
    days: tuple[int, ...] = (),
    amounts: tuple[int, ...] = (),
    digits: int = 2,
    words: Mapping[int, Callable[[str], str]] | None = None,
    **values: object,
) -> Table:
    """A subject that is one query; columns that hold days, money or a key are named by their place.

    `words` say how a key is written for people.
    """
    said = words or {}

    def plain(*row: Cell) -> tuple[Cell, ...]:
        return tuple(cell(value, place) for place, value in enumerate(row))

    def cell(value: Any, place: int) -> Cell:
        if value is None or value == "":
            return None
        if place in days:
            return dt.date.fromisoformat(str(value))
        if place in amounts:
            return float(int(str(value)) / 10**digits)
        written: Cell = said[place](str(value)) if place in said else value
        return written

    return Table(key, name, heads, lambda: iter(reader.each(plain, sql, **values)))
