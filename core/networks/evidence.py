"""The evidence behind each figure: what was asked or counted, by whom, when, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.networks.catalogue import Hours, Network
from core.networks.fit import OwnResults, shrunk_rate
from core.networks.names import (
    basis_words,
    content_name,
    limit_name,
    part_name,
    source_words,
    survey_group_name,
)
from core.networks.reach import SURVEY, Figure, GroupReach, Row, Term
from core.text import hours, number, percent, short_number, tr


@dataclass(frozen=True)
class EvidenceLine:
    """One figure and where it is from; `counts` is whether the fit rests on it."""

    text: str
    about: str
    counts: bool = True


@dataclass(frozen=True)
class Evidence:
    """What stands behind one figure: of a group, or of a part of the fit.

    `value` is 0 to 100, None where nothing is known; `note` says what was left out or is missing.
    """

    title: str
    value: float | None
    lines: tuple[EvidenceLine, ...]
    note: str = ""
    own: bool = False


def group_evidence(found: GroupReach, *, gathers: bool = False) -> Evidence:
    """The evidence for one group on one network; `gathers` if the owner met the group there."""
    lines: list[EvidenceLine] = []
    if found.own:
        lines.append(EvidenceLine(_own_words(found), found.own.why))
    if found.figure:
        lines += _figure_lines(found.figure, counts=found.own is None)
    for other in found.others:
        lines += _figure_lines(other, counts=False)
    if gathers:
        words = tr("You noted that they gather here")
        lines.append(EvidenceLine(words, tr("your own note"), counts=False))
    return Evidence(
        found.group.name, found.percent, tuple(lines), _group_note(found), found.own is not None
    )


def _own_words(found: GroupReach) -> str:
    return tr("Your own estimate: {share}", share=percent((found.percent or 0.0) / 100))


def _figure_lines(figure: Figure, *, counts: bool) -> list[EvidenceLine]:
    if len(figure.terms) == 1:
        row = figure.terms[0].row
        text = tr(
            "{share} of {who}",
            share=percent(row.percent / 100),
            who=survey_group_name(row.kind, row.group),
        )
        return [EvidenceLine(text, row_source(row), counts)]
    return [
        _average_line(figure, counts),
        *(_term_line(term, figure, counts) for term in figure.terms),
    ]


def _average_line(figure: Figure, counts: bool) -> EvidenceLine:
    margin = tr("give or take {margin} points", margin=short_number(figure.margin))
    about = f"{margin}, {_asked_by(figure.terms[0].row)}" if _of_one_kind(figure) else margin
    share = percent(figure.percent / 100)
    text = tr("{share}, the average weighted by the group’s shares", share=share)
    return EvidenceLine(text, about, counts)


def _term_line(term: Term, figure: Figure, counts: bool) -> EvidenceLine:
    row = term.row
    text = tr(
        "{share} of {who}, {part} of the group",
        share=percent(row.percent / 100),
        who=survey_group_name(row.kind, row.group),
        part=percent(term.share),
    )
    return EvidenceLine(text, _sample(row) if _of_one_kind(figure) else row_source(row), counts)


def _of_one_kind(figure: Figure) -> bool:
    """Whether all rows come from one wave in one way, so that saying so once is enough."""
    return len({(term.row.wave, term.row.basis) for term in figure.terms}) == 1


def row_source(row: Row) -> str:
    """Sample, margin, who asked, year and basis of a survey row, on one line."""
    return f"{_sample(row)}, {_asked_by(row)}"


def _sample(row: Row) -> str:
    return tr(
        "{n} asked, give or take {margin} points",
        n=number(row.n),
        margin=short_number(row.margin),
    )


def _asked_by(row: Row) -> str:
    return tr(
        "{survey} {year}, {basis}", survey=SURVEY, year=row.wave, basis=basis_words(row.basis)
    )


def _group_note(found: GroupReach) -> str:
    if found.percent is None:
        return tr("No survey figure. Enter your own estimate if you have one.")
    if found.own is None and not found.group.mix and not found.group.pointed:
        return tr("This group has no ages yet, so the figure of all adults stands in.")
    if found.own is None and found.minors > 0:
        return tr(
            "The survey asks adults: the {share} under 18 are left out.",
            share=percent(found.minors / 100),
        )
    return ""


def content_evidence(value: float | None, network: Network, makes: Mapping[str, int]) -> Evidence:
    """The evidence for "your content"."""
    title = part_name("content")
    if network.own:
        return _own_figure(title, value)
    if value is None:
        return Evidence(title, None, (), tr("Say what you can make, and this part counts."))
    source = source_words(network.strengths_source)
    lines = tuple(
        EvidenceLine(
            tr(
                "{what}: you make them at {yours}, they work there at {theirs}",
                what=content_name(kind),
                yours=number(how),
                theirs=number(network.strengths.get(kind, 0)),
            ),
            source,
        )
        for kind, how in sorted(makes.items(), key=lambda item: -item[1])
        if how
    )
    return Evidence(title, value, lines)


def time_evidence(value: float | None, left: float, usual: Hours | None, *, own: bool) -> Evidence:
    """The evidence for "your time"."""
    title = part_name("time")
    if usual is None:
        return _own_figure(title, None)
    if own:
        takes = tr("It takes {hours} a week", hours=hours(usual.least))
    else:
        takes = tr(
            "It takes {low} to {high} a week, and is worth it from {least}",
            low=short_number(usual.low),
            high=hours(usual.high),
            least=hours(usual.least),
        )
    lines = (
        EvidenceLine(tr("{hours} a week are left for it", hours=hours(max(left, 0.0))), ""),
        EvidenceLine(takes, tr("your own estimate") if own else source_words(usual.source)),
    )
    return Evidence(title, value, lines, own=own)


def search_evidence(value: float | None, network: Network) -> Evidence:
    """The evidence for "search value"."""
    title = part_name("search")
    if network.own:
        return _own_figure(title, value)
    facts = (
        (network.search_profile, _profile_words()),
        (network.search_posts, _post_words()),
        (network.links, _link_words()),
    )
    lines = [
        EvidenceLine(words[fact.value], source_words(fact.source))
        for fact, words in facts
        if fact is not None
    ]
    return Evidence(title, value, tuple(lines))


def _profile_words() -> Mapping[str, str]:
    return {
        "yes": tr("Profiles show up in search engines"),
        "partly": tr("Some profiles show up in search engines"),
        "no": tr("Profiles do not show up in search engines"),
    }


def _post_words() -> Mapping[str, str]:
    return {
        "yes": tr("Posts show up in search engines"),
        "partly": tr("Some posts show up in search engines"),
        "no": tr("Posts do not show up in search engines"),
    }


def _link_words() -> Mapping[str, str]:
    return {
        "follow": tr("Its links count for search engines"),
        "nofollow": tr("Its links do not count for search engines (nofollow)"),
        "none": tr("Search engines see none of its links"),
    }


def _lean_words() -> Mapping[str, str]:
    return {
        "consumer": tr("People are there as customers"),
        "business": tr("People are there for business"),
        "both": tr("People are there as customers and for business"),
    }


def results_evidence(
    value: float | None, own: OwnResults | None, shop_rate: float | None
) -> Evidence:
    """The evidence for "your results"."""
    title = part_name("results")
    if own is None or value is None or shop_rate is None:
        return Evidence(title, None, (), tr("Counts as soon as orders and visits are imported."))
    came = EvidenceLine(
        tr(
            "{share} of the {n} customers it brought came back; {shop} in the whole shop",
            share=percent(own.rate),
            n=number(own.count),
            shop=percent(shop_rate),
        ),
        tr("your orders"),
    )
    careful = EvidenceLine(
        tr(
            "Counted as {share}, because few customers can mislead",
            share=percent(shrunk_rate(own, shop_rate)),
        ),
        "",
    )
    return Evidence(title, value, (came, careful))


def fact_lines(network: Network) -> tuple[EvidenceLine, ...]:
    """What else is known of a network: who is there, link rules, lengths."""
    found = []
    if network.lean:
        found.append(
            EvidenceLine(_lean_words()[network.lean.value], source_words(network.lean.source))
        )
    found += [EvidenceLine(tr(rule.text), source_words(rule.source)) for rule in network.rules]
    found += [
        EvidenceLine(
            tr("{what}: {n} characters", what=limit_name(one.what), n=number(one.characters)),
            source_words(one.source),
        )
        for one in network.limits
    ]
    return tuple(found)


def _own_figure(title: str, value: float | None) -> Evidence:
    if value is None:
        return Evidence(title, None, (), tr("You gave no figure for this network."), own=True)
    line = EvidenceLine(tr("Your own estimate: {value}", value=number(value)), "")
    return Evidence(title, value, (line,), own=True)
