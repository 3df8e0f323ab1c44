"""The sentences that the fit is told in: why one network, how sure, and whose figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.networks.catalogue import Network
from core.networks.fit import Score
from core.networks.names import content_name, part_name
from core.networks.reach import SURVEY, GroupReach
from core.text import and_list, inside, number, opening, percent, tr, trn

REACHED = 50.0
"""Per cent from which on a group counts as reached in the sentence why."""
STRONG = 65.0
"""From here a part is worth praising."""
WEAK = 35.0
"""Up to here a part is worth a warning."""


def because(
    score: Score,
    network: Network,
    groups: Sequence[GroupReach],
    makes: Mapping[str, int],
    usual: Mapping[str, float],
) -> str:
    """One sentence why a network fits as it does: its reach, then its most telling other part.

    `usual` is the mean of each part over all networks: what every network has tells nothing.
    """
    clauses = [_reach_clause(groups), _telling_clause(score, network, makes, usual)]
    said = [clause for clause in clauses if clause]
    if not said:
        return tr("Nothing stands out")
    if len(said) == 1:
        return opening(said[0])
    return tr("{first}; {second}", first=said[0], second=said[1])


def _reach_clause(groups: Sequence[GroupReach]) -> str:
    focus = [one for one in groups if one.group.slot is not None]
    known = [one for one in focus if one.percent is not None]
    reached = [one for one in known if (one.percent or 0.0) >= REACHED]
    if not focus:
        return ""
    if not known:
        return tr("No figure for your groups")
    if len(focus) == 1:
        share = percent((known[0].percent or 0.0) / 100)
        return tr("{share} of {group}", share=share, group=known[0].group.name)
    if not reached:
        return tr("Under half of each group")
    if len(reached) == 1:
        return tr("{group} only", group=reached[0].group.name)
    if len(reached) == len(focus):
        return trn("Reaches your group", "Reaches all {n} groups", len(focus))
    return tr("Reaches {n} of {all} groups", n=number(len(reached)), all=number(len(focus)))


def _telling_clause(
    score: Score, network: Network, makes: Mapping[str, int], usual: Mapping[str, float]
) -> str:
    """The strong or weak part besides reach that sets this network apart most."""
    told = {
        part: share * abs((score.parts[part] or 0.0) - usual[part])
        for part, share in score.counted.items()
        if part != "reach" and not WEAK < (score.parts[part] or 0.0) < STRONG
    }
    if not told:
        return ""
    part = max(told, key=lambda one: told[one])
    strong = (score.parts[part] or 0.0) >= STRONG
    if part == "content" and strong and not network.own:
        return tr("{what} work well there", what=inside(_best_content(network, makes)))
    return {
        "content": (
            tr("what you make works well there"),
            tr("little of what you make works there"),
        ),
        "time": (tr("fits into your week"), tr("takes more hours than you have")),
        "search": (tr("shows up in search"), tr("hardly shows up in search")),
        "results": (
            tr("brings people who come back"),
            tr("few of those it brings come back"),
        ),
    }[part][0 if strong else 1]


def _best_content(network: Network, makes: Mapping[str, int]) -> str:
    best = max(makes, key=lambda kind: makes[kind] * network.strengths.get(kind, 0))
    return content_name(best)


def survey_sentence(years: Sequence[int], *, elsewhere: bool) -> str:
    """Whose figures these are, and for a business outside the US that they are not its own."""
    said = and_list([str(year) for year in years])
    if elsewhere:
        return tr(
            "Audience figures: US adults, {survey}, {years}. Your country may differ; "
            "your own estimates count first.",
            survey=SURVEY,
            years=said,
        )
    return tr(
        "Audience figures: US adults, {survey}, {years}. "
        "Your own results weigh in as you import them.",
        survey=SURVEY,
        years=said,
    )


def missing_sentence(*, focus: bool) -> str:
    """Why no network has a fit: with a group in focus (`focus`) there is no figure for it."""
    if focus:
        return tr(
            "No fit yet: no survey asked about your groups. Say what you make, or enter "
            "estimates of your own."
        )
    return tr("No fit yet: put a group in focus, or say what you make.")


def close_sentence(names: Sequence[str]) -> str:
    """That networks are too close to call; empty for none."""
    return tr("{names} are too close to call.", names=and_list(names)) if len(names) > 1 else ""


def sensitivity_sentence(leader: str, keeps: Sequence[str], others: Mapping[str, str]) -> str:
    """Whether the first network stays first when one part counts double.

    `keeps` are the parts that leave it first; `others` name, by part, who would be first instead.
    """
    if not others:
        return tr("{leader} stays first whichever part counts double.", leader=leader)
    said = [
        tr(
            "With double weight on {part}, {name} is first.",
            name=name,
            part=inside(part_name(part)),
        )
        for part, name in others.items()
    ]
    if keeps:
        said.append(tr("{leader} stays first with double weight on any other part.", leader=leader))
    return " ".join(said)
