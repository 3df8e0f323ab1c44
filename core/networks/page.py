"""The Networks page of one plan: everything that it shows, in one read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.business.queries import business
from core.networks import because, evidence, fit, queries, reach, rules
from core.networks.catalogue import Hours, Network
from core.networks.evidence import Evidence, EvidenceLine
from core.networks.fit import OwnResults, Score
from core.networks.queries import Choice, ProfileFacts
from core.networks.reach import GroupReach, OwnEstimate, Pointed
from core.plans.queries import PlanCard, plan
from core.store.database import Reader

CHOSEN, OPEN, NOT_NOW = "chosen", "open", "not now"


@dataclass(frozen=True)
class ChosenCard:
    """A chosen network as its card shows it."""

    slot: int
    key: str
    name: str
    role: str
    hours: float | None
    usual: Hours | None
    profile: ProfileFacts


@dataclass(frozen=True)
class NetworkRow:
    """A network in the table: its fit, why, its state, and the evidence, worded when asked for.

    `state` is "chosen", "open" or "not now" with its `reason`. `close_to` names the networks
    around it whose fit is too close to call. `left` are the hours a week that are left for it.
    """

    network: Network
    score: Score
    because: str
    state: str
    slot: int | None
    reason: str
    close_to: tuple[str, ...]
    reaches: tuple[GroupReach, ...]
    left: float
    makes: Mapping[str, int]
    results: OwnResults | None
    shop_rate: float | None

    @property
    def key(self) -> str:
        """The network's key."""
        return self.network.key

    @property
    def name(self) -> str:
        """What the network is called."""
        return self.network.name

    @property
    def own(self) -> bool:
        """Whether the owner added it."""
        return self.network.own

    @cached_property
    def groups(self) -> tuple[Evidence, ...]:
        """The evidence of the groups in focus, by slot."""
        return self._evidence(focus=True)

    @cached_property
    def parked(self) -> tuple[Evidence, ...]:
        """The evidence of the other groups, which do not count."""
        return self._evidence(focus=False)

    @cached_property
    def parts(self) -> tuple[Evidence, ...]:
        """The evidence of content, time, search and results."""
        parts, network = self.score.parts, self.network
        return (
            evidence.content_evidence(parts["content"], network, self.makes),
            evidence.time_evidence(parts["time"], self.left, network.hours, own=network.own),
            evidence.search_evidence(parts["search"], network),
            evidence.results_evidence(parts["results"], self.results, self.shop_rate),
        )

    @cached_property
    def facts(self) -> tuple[EvidenceLine, ...]:
        """What else is known of the network."""
        return evidence.fact_lines(self.network)

    @property
    def estimates(self) -> Mapping[int, OwnEstimate]:
        """The owner's estimates, by group."""
        return {one.group.id: one.own for one in self.reaches if one.own}

    def _evidence(self, *, focus: bool) -> tuple[Evidence, ...]:
        return tuple(
            evidence.group_evidence(one, gathers=self.key in one.group.gathers)
            for one in self.reaches
            if (one.group.slot is not None) is focus
        )


@dataclass(frozen=True)
class GroupHead:
    """A group that the reach is about; `slot` is None for one that is not in focus."""

    id: int
    name: str
    slot: int | None
    has_mix: bool
    pointed: tuple[Pointed, ...]


@dataclass(frozen=True)
class NetworksPage:
    """Everything that the Networks page of one plan shows."""

    plan_id: int
    plan_name: str
    cap: int
    chosen: tuple[ChosenCard, ...]
    decided: bool
    week_hours: float
    given_hours: float
    rows: tuple[NetworkRow, ...]
    groups: tuple[GroupHead, ...]
    weights: Mapping[str, int]
    makes: Mapping[str, int]
    survey_sentence: str
    missing_sentence: str
    close_sentence: str
    sensitivity_sentence: str
    results_fresh: bool

    @property
    def over_hours(self) -> float:
        """Hours that the chosen networks take beyond the week's; 0 when they fit."""
        return max(0.0, self.given_hours - self.week_hours)

    @property
    def has_focus(self) -> bool:
        """Whether any group is in focus: without one there is nobody to reach."""
        return any(group.slot is not None for group in self.groups)


@dataclass(frozen=True)
class Results:
    """What came of the networks: the shop's share that came back (0 to 1), and each network's.

    `fresh` when it is of now; else it is to be worked out anew.
    """

    shop_rate: float | None = None
    by_network: Mapping[str, OwnResults] = field(default_factory=dict)
    fresh: bool = True


def networks_page(
    reader: Reader, plan_id: int, results: Results | None = None
) -> NetworksPage | None:
    """The Networks page of a plan, or None when the plan is gone.

    `results` are what imported orders say of each network; nothing until there are any.
    """
    found = plan(reader, plan_id)
    if found is None:
        return None
    return _Reading(reader, found, results or Results()).page()


class _Reading:
    """What one page is made of, read once."""

    def __init__(self, reader: Reader, card: PlanCard, results: Results) -> None:
        self.plan = card
        self.results = results
        self.business = business(reader)
        self.known = queries.networks(reader)
        self.choices = {choice.network: choice for choice in queries.choices(reader, card.id)}
        self.refused = queries.not_now(reader, card.id)
        self.weights = queries.weights(reader)
        self.makes = queries.content_strengths(reader)
        self.groups = queries.groups(reader, card.id)
        self.estimates = queries.own_estimates(reader)
        self.profiles = queries.profiles(reader)
        self.left = {
            key: fit.hours_left(key, self.business.hours_a_week, self._hours(), card.network_cap)
            for key in self.known
        }

    def page(self) -> NetworksPage:
        found = {key: self._group_reach(network) for key, network in self.known.items()}
        scores = fit.ranked([self._score(self.known[key], found[key]) for key in self.known])
        usual = fit.usual_parts(scores)
        chosen = sorted(self.choices.values(), key=lambda choice: choice.slot)
        return NetworksPage(
            plan_id=self.plan.id,
            plan_name=self.plan.name,
            cap=self.plan.network_cap,
            chosen=tuple(self._card(choice) for choice in chosen),
            decided=rules.is_decided(len(chosen)),
            week_hours=self.business.hours_a_week,
            given_hours=sum(choice.hours or 0.0 for choice in chosen),
            rows=tuple(
                self._row(score, found[score.key], _close(scores, place), usual)
                for place, score in enumerate(scores)
            ),
            groups=tuple(
                GroupHead(g.id, g.name, g.slot, bool(g.mix), g.pointed) for g in self.groups
            ),
            weights=self.weights,
            makes=self.makes,
            survey_sentence=because.survey_sentence(
                _years(), elsewhere=self.business.country != "US"
            ),
            missing_sentence=self._missing_sentence(scores),
            close_sentence=self._close_sentence(scores),
            sensitivity_sentence=self._sensitivity(scores),
            results_fresh=self.results.fresh,
        )

    def _hours(self) -> dict[str, float]:
        """Hours of the chosen networks; the usual ones where nobody said."""
        return {
            key: choice.hours if choice.hours is not None else self._usual(key)
            for key, choice in self.choices.items()
        }

    def _usual(self, key: str) -> float:
        network = self.known.get(key)
        return network.hours.low if network and network.hours else 0.0

    def _group_reach(self, network: Network) -> list[GroupReach]:
        rows = reach.rows_of(network.survey)
        return [
            reach.group_reach(rows, group, self.estimates.get((group.id, network.key)))
            for group in self.groups
        ]

    def _score(self, network: Network, found: Sequence[GroupReach]) -> Score:
        together = reach.together(found)
        results = self.results.by_network.get(network.key)
        parts = {
            "reach": together.percent if together else None,
            "content": fit.content_part(self.makes, network),
            "time": fit.time_part(self.left[network.key], network.hours),
            "search": fit.search_part(network),
            "results": fit.results_part(results, self.results.shop_rate),
        }
        return fit.score(
            network.key,
            parts,
            self.weights,
            reach_margin=together.margin if together else 0.0,
            customers=results.count if results else 0,
        )

    def _card(self, choice: Choice) -> ChosenCard:
        network = self.known.get(choice.network)
        profile = self.profiles.get(choice.network, ProfileFacts())
        return ChosenCard(
            choice.slot,
            choice.network,
            network.name if network else choice.network,
            choice.role,
            choice.hours,
            network.hours if network else None,
            profile,
        )

    def _row(
        self,
        score: Score,
        found: Sequence[GroupReach],
        close: Sequence[str],
        usual: Mapping[str, float],
    ) -> NetworkRow:
        network = self.known[score.key]
        choice = self.choices.get(network.key)
        refused = network.key in self.refused
        return NetworkRow(
            network=network,
            score=score,
            because=because.because(score, network, found, self.makes, usual),
            state=CHOSEN if choice else NOT_NOW if refused else OPEN,
            slot=choice.slot if choice else None,
            reason=self.refused.get(network.key, ""),
            close_to=tuple(self.known[key].name for key in close),
            reaches=tuple(found),
            left=self.left[network.key],
            makes=self.makes,
            results=self.results.by_network.get(network.key),
            shop_rate=self.results.shop_rate,
        )

    def _missing_sentence(self, scores: Sequence[Score]) -> str:
        """What is missing while no network has a fit; empty as soon as one has."""
        if any(score.value is not None for score in scores):
            return ""
        return because.missing_sentence(focus=any(group.slot for group in self.groups))

    def _close_sentence(self, scores: Sequence[Score]) -> str:
        """The networks around the last place that are too close to call."""
        last = self.plan.network_cap - 1
        if len(scores) <= last + 1 or not _alike(scores[last], scores[last + 1]):
            return ""
        return because.close_sentence([self.known[scores[n].key].name for n in (last, last + 1)])

    def _sensitivity(self, scores: Sequence[Score]) -> str:
        if not scores or scores[0].value is None:
            return ""
        leader = scores[0].key
        customers = {key: one.count for key, one in self.results.by_network.items()}
        first = fit.first_if_doubled(scores, self.weights, customers)
        known = {part for score in scores for part in score.counted}
        return because.sensitivity_sentence(
            self.known[leader].name,
            [part for part, key in first.items() if key == leader and part in known],
            {part: self.known[key].name for part, key in first.items() if key != leader},
        )


def _close(scores: Sequence[Score], place: int) -> list[str]:
    """The neighbours in the ranking that are too close to call."""
    around = [n for n in (place - 1, place + 1) if 0 <= n < len(scores)]
    return [scores[n].key for n in around if _alike(scores[n], scores[place])]


def _alike(one: Score, other: Score) -> bool:
    """Whether two are too close to call; a fit without a reach is not held against one with."""
    known = (one.parts["reach"] is None) == (other.parts["reach"] is None)
    return known and fit.too_close(one, other)


def _years() -> list[int]:
    return sorted({row.wave for rows in reach.survey().values() for row in rows.values()})
