"""Reading campaigns: what they are, where they stand, which of them meet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from core.attribution.queries import codes_of_campaign
from core.business.queries import business
from core.calendar.items import Item, of_campaign
from core.calendar.queries import networks_on, plan_on, weeks
from core.campaigns import rules
from core.campaigns.facts import CampaignFacts, Proposal
from core.campaigns.rules import part_of
from core.campaigns.templates import templates
from core.campaigns.words import FOLLOW_UP, WARM_UP
from core.store.database import Reader
from core.text import and_list, short_day, tr

PLANNED, WARMING_UP, ON, FOLLOWING_UP, TO_CLOSE, CLOSED = (
    "planned",
    "warming_up",
    "on",
    "following_up",
    "to_close",
    "closed",
)
"""Where a campaign stands on a day."""


@dataclass(frozen=True)
class BetCard:
    """The range that the team expects of a campaign, and what came out."""

    id: int
    low: float
    high: float
    made_on: dt.date
    outcome: float | None

    @property
    def held(self) -> bool | None:
        """Whether the outcome lies in the range, None while nobody knows."""
        return None if self.outcome is None else self.low <= self.outcome <= self.high


@dataclass(frozen=True)
class CampaignCard:
    """One campaign: its facts, its state on the day asked, its bet, and how much work is left."""

    id: int
    facts: CampaignFacts
    state: str
    closed_on: dt.date | None
    skipped_because: str
    again_of: int | None
    bet: BetCard | None
    pieces: int
    done: int
    follow_ups_left: int


def campaigns(reader: Reader, today: dt.date) -> list[CampaignCard]:
    """Every campaign, by the day of its event."""
    return [
        _card(reader, row, today)
        for row in reader.rows(f"{_CAMPAIGN}ORDER BY campaign.event_on, campaign.id")
    ]


def campaign(reader: Reader, campaign_id: int, today: dt.date) -> CampaignCard | None:
    """One campaign, None when it is gone."""
    row = reader.row(f"{_CAMPAIGN}WHERE campaign.id = :id", id=campaign_id)
    return None if row is None else _card(reader, row, today)


def pieces(reader: Reader, campaign_id: int) -> list[Item]:
    """What the campaign has on the calendar and in the tray."""
    return of_campaign(reader, campaign_id)


def overlaps(reader: Reader, facts: CampaignFacts, but: int | None = None) -> list[str]:
    """Names of the campaigns that run on some of the same days, `but` left out."""
    return [
        row.name
        for row in reader.rows(
            "SELECT name FROM campaign WHERE warm_up_from <= :last AND follow_up_to >= :first "
            "AND id IS NOT :but ORDER BY event_on, id",
            first=facts.warm_up_from.isoformat(),
            last=facts.follow_up_to.isoformat(),
            but=but,
        )
    ]


def overlap_sentence(names: list[str]) -> str:
    """What to say of campaigns at the same time; empty for none."""
    if not names:
        return ""
    return tr(
        "At the same time: {names}. Two at once share the same week and the same readers.",
        names=and_list(names),
    )


def usual_days(kind: str, event_on: dt.date, event_until: dt.date) -> tuple[dt.date, dt.date]:
    """When the warm-up of a kind usually begins, and its follow-up ends."""
    template = templates()[kind]
    return (
        event_on - dt.timedelta(template.warm_up_days),
        event_until + dt.timedelta(template.follow_up_days),
    )


def proposal(
    reader: Reader,
    facts: CampaignFacts,
    today: dt.date,
    *,
    networks: tuple[str, ...] | None = None,
    doer: str = "",
) -> Proposal:
    """What the template of the kind would put on the calendar; nothing is written.

    `networks` are those wanted, in their order; None for all that the plan of the event has chosen.
    Of each day only networks that its own plan has chosen are used.
    """
    chosen = networks_on(reader, facts.event_on)
    if networks is not None:
        names = dict(chosen)
        chosen = [(key, names[key]) for key in networks if key in names]
    shop = business(reader)
    there = {
        week.starts_on: week.total
        for week in weeks(reader, min(facts.warm_up_from, today), facts.follow_up_to, today)
    }
    made = rules.propose(
        facts,
        templates()[facts.kind].steps,
        chosen,
        there,
        round(shop.hours_a_week * 60),
        shop.first_weekday,
        today,
        doer=doer,
    )
    return _on_chosen(reader, made)


def no_plan_sentence(reader: Reader, facts: CampaignFacts) -> str:
    """What to say when no plan covers the event, or it has chosen no network; empty otherwise."""
    plan = plan_on(reader, facts.event_on)
    if plan is None:
        return tr(
            "No plan covers {day} yet, so nothing is put on a network.",
            day=short_day(facts.event_on, year=True),
        )
    if not networks_on(reader, facts.event_on):
        return tr("{plan} has chosen no network yet, so nothing is put on one.", plan=plan.name)
    return ""


def count(reader: Reader) -> int:
    """How many campaigns there are that are not closed."""
    return int(reader.value("SELECT count(*) FROM campaign WHERE closed_on IS NULL"))


def _on_chosen(reader: Reader, made: Proposal) -> Proposal:
    """Pieces on days whose plan has not chosen their network stand on none."""
    known: dict[dt.date, set[str]] = {}
    kept = []
    for piece in made.pieces:
        day = piece.activity.day
        assert day is not None
        if day not in known:
            known[day] = {key for key, _ in networks_on(reader, day)}
        if piece.activity.network and piece.activity.network not in known[day]:
            piece = replace(piece, activity=replace(piece.activity, network=""))
        kept.append(piece)
    return replace(made, pieces=tuple(kept))


_CAMPAIGN = (
    "SELECT campaign.id, kind, name, event_on, event_until, warm_up_from, follow_up_to, hashtag, "
    "cost, counts, note, campaign.closed_on, skipped_because, campaign.idea_id, again_of, "
    "bet.id AS bet_id, bet.low, bet.high, bet.made_on, bet.outcome FROM campaign "
    "LEFT JOIN bet ON bet.campaign_id = campaign.id "
)


def _card(reader: Reader, row: object, today: dt.date) -> CampaignCard:
    values = row._asdict()  # type: ignore[attr-defined]
    codes = codes_of_campaign(reader, values["id"])
    facts = CampaignFacts(
        kind=values["kind"],
        name=values["name"],
        event_on=_day(values["event_on"]),
        event_until=_day(values["event_until"]),
        warm_up_from=_day(values["warm_up_from"]),
        follow_up_to=_day(values["follow_up_to"]),
        hashtag=values["hashtag"],
        code=codes[0] if codes else "",
        cost=values["cost"],
        counts=values["counts"],
        note=values["note"],
        idea_id=values["idea_id"],
    )
    work = reader.row(
        "SELECT count(*) AS pieces, count(done_on) AS done, "
        "coalesce(sum(done_on IS NULL AND day > :last AND day <= :end), 0) AS follow_ups "
        "FROM activity WHERE campaign_id = :id",
        id=values["id"],
        last=facts.last_day.isoformat(),
        end=facts.follow_up_to.isoformat(),
    )
    closed = _day(values["closed_on"]) if values["closed_on"] else None
    bet = None
    if values["bet_id"] is not None:
        bet = BetCard(
            values["bet_id"],
            values["low"],
            values["high"],
            _day(values["made_on"]),
            values["outcome"],
        )
    assert work is not None
    return CampaignCard(
        id=values["id"],
        facts=facts,
        state=state(facts, closed, today),
        closed_on=closed,
        skipped_because=values["skipped_because"],
        again_of=values["again_of"],
        bet=bet,
        pieces=work.pieces,
        done=work.done,
        follow_ups_left=work.follow_ups,
    )


def state(facts: CampaignFacts, closed_on: dt.date | None, today: dt.date) -> str:
    """Where a campaign stands on a day."""
    if closed_on is not None:
        return CLOSED
    part = part_of(facts, today)
    if part is None:
        return PLANNED if today < facts.warm_up_from else TO_CLOSE
    return {WARM_UP: WARMING_UP, FOLLOW_UP: FOLLOWING_UP}.get(part, ON)


def state_words(state: str) -> str:
    """Where a campaign stands, as people read it."""
    return {
        PLANNED: tr("Planned"),
        WARMING_UP: tr("Warm-up"),
        ON: tr("On now"),
        FOLLOWING_UP: tr("Follow-up"),
        TO_CLOSE: tr("To be closed"),
        CLOSED: tr("Closed"),
    }[state]


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
