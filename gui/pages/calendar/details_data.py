"""What the side panel reads of one activity."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from core.calendar import queries, rules
from core.calendar.queries import Item
from core.calendar.texts import post_limit
from core.ideas.board import Filter, read_board
from core.networks.queries import networks
from core.store.database import Reader
from core.text import tr
from gui.pages.calendar.details import Details, Options
from gui.pages.calendar.numbers_part import COUNTS
from gui.pages.calendar.repeat_words import repeat_words

NEAR = 120
"""Days around an activity in which campaigns are offered to it."""
MOST_IDEAS = 60
"""Ideas that are offered."""


def read_details(reader: Reader, key: str, names: dict[str, str], today: dt.date) -> Details | None:
    """Everything about one activity, None when it is gone."""
    one = queries.item(reader, key)
    if one is None:
        return None
    on = one.day or today
    chosen = queries.networks_on(reader, on)
    found = queries.results(reader, one.activity_id) if one.activity_id is not None else None
    rule = None if one.series_id is None else queries.rule_of(reader, one.series_id)
    counts = {} if found is None else {k: v for k, v in asdict(found).items() if k in COUNTS}
    return Details(
        key=one.key,
        kind=one.kind,
        title=one.title,
        text=one.text,
        link=one.link,
        tagged=rules.tagged_link(one.link, one.network, one.campaign) if one.link else "",
        network=one.network,
        day=one.day,
        time=one.time,
        minutes=one.minutes,
        doer=one.doer,
        done_on=one.done_on,
        campaign_id=one.campaign_id,
        idea_id=one.idea_id,
        person_id=one.person_id,
        person=one.person,
        repeats="" if rule is None else repeat_words(*rule),
        series_id=one.series_id,
        rule=None if rule is None else rule[0],
        starts_on=None if rule is None else rule[1],
        post_limit=post_limit(networks(reader).get(one.network)),
        counts=counts,
        networks=_networks(one, chosen, names),
        campaigns=_campaigns(reader, one, on),
        ideas=_ideas(reader, one, today),
        reminder=_reminder(one, chosen, names),
    )


def _networks(one: Item, chosen: list[tuple[str, str]], names: dict[str, str]) -> Options:
    options: list[tuple[object, str]] = [("", tr("No network")), *chosen]
    if one.network and one.network not in dict(chosen):
        options.append((one.network, names.get(one.network, one.network)))
    return tuple(options)


def _reminder(one: Item, chosen: list[tuple[str, str]], names: dict[str, str]) -> str:
    if one.network and one.done_on is None and one.network not in dict(chosen):
        name = names.get(one.network, one.network)
        return tr("{network} is not chosen in the plan of that day.", network=name)
    return ""


def _campaigns(reader: Reader, one: Item, on: dt.date) -> Options:
    span = dt.timedelta(NEAR)
    found = {band.campaign_id: band.name for band in queries.bands(reader, on - span, on + span)}
    if one.campaign_id is not None:
        found.setdefault(one.campaign_id, one.campaign)
    return ((None, tr("No campaign")), *found.items())


def _ideas(reader: Reader, one: Item, today: dt.date) -> Options:
    rows = read_board(reader, today).wanted(Filter(), "newest")
    found = {row.id: row.text for row in rows[:MOST_IDEAS]}
    if one.idea_id is not None and one.idea_id not in found:
        found |= {row.id: row.text for row in rows if row.id == one.idea_id}
    return ((None, tr("No idea")), *found.items())
