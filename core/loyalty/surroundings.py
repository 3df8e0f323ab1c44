"""What stands around the numbers on the page Loyalty and is none of the orders: campaigns, the aim,
answers to "would you recommend us", stepping stones, and the names of those slipping away."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.goals.queries import goals_page
from core.loyalty.nps import recommendation_score
from core.loyalty.page_numbers import Then
from core.loyalty.pictures import CampaignDays
from core.loyalty.pictures_of_customers import FunnelStep
from core.plans.queries import current_plan
from core.store.database import Reader
from core.traffic.queries import Answer, survey_answers

STEP_DAYS, STEPS = 28, 14
"""Days between two scores of the course, and how many there are."""


@dataclass(frozen=True)
class StepsOfGoal:
    """The stepping stones that lead to a goal, in their order."""

    goal: str
    steps: tuple[FunnelStep, ...]


@dataclass(frozen=True)
class Surroundings:
    """`aim` is a share of 1, None without such a goal; `answers` counts the scores given in the
    year up to today, `score_course` is the recommendation score every four weeks, the last of
    today."""

    campaigns: tuple[CampaignDays, ...]
    aim: float | None
    answers: Mapping[int, int]
    score_course: tuple[Then, ...]
    stones: tuple[StepsOfGoal, ...]


def surroundings(reader: Reader, today: dt.date) -> Surroundings:
    """All of it, for the plan in force."""
    plan = current_plan(reader, today)
    shown = goals_page(reader, plan.id, today) if plan else None
    goals = shown.goals if shown else ()
    aims = [goal.target / 100 for goal in goals if goal.measure.key == "came_back"]
    stones = [
        StepsOfGoal(
            goal.title,
            tuple(
                FunnelStep(stone.words, stone.present.value if stone.present else None, before)
                for stone, before in zip(
                    goal.stones,
                    (None, *(stone.conversion for stone in goal.stones)),
                    strict=False,
                )
            ),
        )
        for goal in goals
        if goal.stones
    ]
    given = survey_answers(reader, today)
    return Surroundings(
        campaign_days(reader),
        aims[0] if aims else None,
        Counter(score_in_year(given, today)),
        score_course(given, today),
        tuple(stones),
    )


def campaign_days(reader: Reader) -> tuple[CampaignDays, ...]:
    """Every campaign, from the first day of its warm-up to the last of its event."""
    return tuple(
        CampaignDays(
            row.name, dt.date.fromisoformat(row.begin), dt.date.fromisoformat(row.event_until)
        )
        for row in reader.rows(
            "SELECT name, warm_up_from AS begin, event_until FROM campaign ORDER BY warm_up_from"
        )
    )


def score_in_year(given: Sequence[Answer], until: dt.date) -> list[int]:
    """The scores given in the 365 days up to `until`."""
    since = until - dt.timedelta(days=364)
    return [one.score for one in given if since <= one.day <= until]


def score_course(given: Sequence[Answer], today: dt.date) -> tuple[Then, ...]:
    """The recommendation score of the year before each of these days, where it can be said."""
    if not given:
        return ()
    days = [today - dt.timedelta(days=STEP_DAYS * back) for back in reversed(range(STEPS))]
    return tuple(Then(day, recommendation_score(score_in_year(given, day)).value) for day in days)


def names_of(reader: Reader, people: Iterable[int]) -> dict[int, str]:
    """What each of these people is called."""
    wanted = ", ".join(str(int(one)) for one in people)
    rows = reader.rows(f"SELECT id, name FROM person WHERE id IN ({wanted})")
    return {row.id: row.name for row in rows}
