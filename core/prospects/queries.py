"""Prospects as screens, sheets and rules read them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.prospects import rules
from core.prospects.limits import OPEN
from core.prospects.pace import PREFIX, pace_of
from core.prospects.rules import Pace, Waiting
from core.prospects.summaries import Summary, summary_of
from core.store.database import Reader
from core.text import number


@dataclass(frozen=True)
class TouchRow:
    """One contact as the timeline shows it."""

    id: int
    person_id: int
    day: dt.date
    kind: str
    what: str
    network: str
    words: str
    sooner_because: str
    outcome: str | None
    settled_on: dt.date | None


@dataclass(frozen=True)
class ProspectFacts:
    """What the owner wrote about a prospect. Fit is in stamps, 0 to 3."""

    found_on: dt.date
    found_words: str
    audience_match: int
    reach: int
    relevance: int
    their_page: str
    next_on: dt.date | None
    next_step: str
    doer: str
    stage_by_hand: str | None


@dataclass(frozen=True)
class ProspectPanel:
    """One prospect with all that was logged, the newest first."""

    summary: Summary
    facts: ProspectFacts
    waiting: Waiting
    touches: tuple[TouchRow, ...]
    open_ask: int | None
    """The id of the touch that waits for an answer."""


@dataclass(frozen=True)
class Template:
    """Words to start a message from; `what` and `network` are empty for any."""

    id: int
    kind: str
    what: str
    name: str
    words: str
    network: str


def count(reader: Reader, today: object) -> str:
    """How many prospects there are, for the sidebar; empty for none."""
    found = prospect_count(reader)
    return number(found) if found else ""


def prospect_count(reader: Reader) -> int:
    """How many prospects there are."""
    return int(reader.value("SELECT count(*) FROM prospect"))


def pace(reader: Reader) -> Pace:
    """The owner's rules."""
    rows = reader.rows(
        "SELECT substr(key, :skip) AS name, value FROM setting WHERE key GLOB :keys",
        skip=len(PREFIX) + 1,
        keys=f"{PREFIX}*",
    )
    return pace_of({row.name: row.value for row in rows})


def panel(reader: Reader, person_id: int, today: dt.date) -> ProspectPanel | None:
    """One prospect for the side panel, None when they are none."""
    plan_pace = pace(reader)
    summary = summary_of(reader, person_id, plan_pace, today)
    written = facts(reader, person_id)
    if summary is None or written is None:
        return None
    logged = touches(reader, person_id)
    return ProspectPanel(
        summary=summary,
        facts=written,
        waiting=rules.waiting(summary.story, plan_pace, today),
        touches=tuple(logged),
        open_ask=next((touch.id for touch in logged if touch.outcome == OPEN), None),
    )


def facts(reader: Reader, person_id: int) -> ProspectFacts | None:
    """What the owner wrote about a prospect, None when they are none."""
    row = reader.row(
        "SELECT found_on, found_words, audience_match, reach, relevance, their_page, next_on, "
        "next_step, doer, stage_by_hand FROM prospect WHERE person_id = :id",
        id=person_id,
    )
    if row is None:
        return None
    return ProspectFacts(
        found_on=dt.date.fromisoformat(row.found_on),
        found_words=row.found_words,
        audience_match=row.audience_match,
        reach=row.reach,
        relevance=row.relevance,
        their_page=row.their_page,
        next_on=_day(row.next_on),
        next_step=row.next_step,
        doer=row.doer,
        stage_by_hand=row.stage_by_hand,
    )


_TOUCH = (
    "SELECT id, person_id, day, kind, what, network, words, sooner_because, outcome, settled_on "
    "FROM touch "
)


def touches(reader: Reader, person_id: int) -> list[TouchRow]:
    """All contacts with somebody, the newest first."""
    return reader.each(
        _touch, _TOUCH + "WHERE person_id = :id ORDER BY day DESC, id DESC", id=person_id
    )


def touch(reader: Reader, touch_id: int) -> TouchRow | None:
    """One contact, None when it is gone."""
    return next(iter(reader.each(_touch, _TOUCH + "WHERE id = :id", id=touch_id)), None)


def templates(reader: Reader) -> list[Template]:
    """The owner's message templates, by name."""
    return reader.each(
        Template,
        "SELECT id, kind, what, name, words, network FROM message_template "
        "ORDER BY name COLLATE NOCASE",
    )


def doers(reader: Reader) -> list[str]:
    """Everybody of the team who is named on a follow-up."""
    return reader.each(
        str, "SELECT DISTINCT doer FROM prospect WHERE doer <> '' ORDER BY doer COLLATE NOCASE"
    )


def _touch(touch_id: int, person_id: int, day: str, *rest: str | None) -> TouchRow:
    kind, what, network, words, sooner, outcome, settled = rest
    return TouchRow(
        touch_id,
        person_id,
        dt.date.fromisoformat(day),
        kind or "",
        what or "",
        network or "",
        words or "",
        sooner or "",
        outcome,
        _day(settled),
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
