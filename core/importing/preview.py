"""What an audience export would do, before anything is taken from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from core.audience.mix import Cell, folded
from core.errors import UserError
from core.importing.audience_rows import AudienceRow, AudienceShare, AudienceTrait
from core.importing.formats import linkedin_demographics, meta_audience
from core.importing.reading import Problem, tables_of
from core.importing.seam import Answers, Question
from core.text import day, percent, tr

AUDIENCE_FORMATS: tuple[ModuleType, ...] = (meta_audience, linkedin_demographics)
SURE = 0.5
"""Below this a file is not taken for an audience export."""
MOST_TRAITS = 5
"""Traits of a kind that a note lists."""


@dataclass(frozen=True)
class AudiencePreview:
    """What one export says, ready to be shown and taken.

    `mix` is empty when the file has no ages; `note` is text for the group's note; `remarks` say
    what was assumed, `problems` what was left out.
    """

    file_name: str
    format_words: str
    source: str
    questions: tuple[Question, ...]
    table: str
    mix: Mapping[Cell, float] = field(default_factory=dict)
    note: str = ""
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def audience_preview(path: Path, answers: Answers, today: dt.date) -> AudiencePreview:
    """Read an audience export. Raises UserError when the file is none, or cannot be read."""
    heads = tables_of(path)
    names = [path.name, *(table.sheet for table in heads if table.sheet)]
    graded = [(module.identify(names, heads), module) for module in AUDIENCE_FORMATS]
    identified, module = max(graded, key=lambda pair: pair[0].confidence)
    if identified.confidence < SURE:
        raise UserError(_not_known(path.name))
    rows: list[AudienceRow] = []
    problems: list[Problem] = []
    for chunk in module.read(path, answers):
        rows.extend(chunk.rows)
        problems.extend(chunk.problems)
    shares = [row for row in rows if isinstance(row, AudienceShare)]
    mix, remarks = _mix(shares, knows_ages=module is meta_audience)
    return AudiencePreview(
        file_name=path.name,
        format_words=module.words(),
        source=tr("{format}, imported {day}", format=module.words(), day=day(today, year=True)),
        questions=identified.questions,
        table=shares[0].table if shares else "",
        mix=mix,
        note=_note([row for row in rows if isinstance(row, AudienceTrait)]),
        remarks=tuple(remarks),
        problems=tuple(problems),
    )


def trait_words(kind: str) -> str:
    """What a kind of trait is called."""
    return {
        "cities": tr("Cities"),
        "countries": tr("Countries"),
        "job_function": tr("Work in"),
        "job_title": tr("Job titles"),
        "seniority": tr("Seniority"),
        "industry": tr("Industries"),
        "company_size": tr("People in their company"),
        "location": tr("Places"),
        "company": tr("Companies"),
    }[kind]


def _mix(shares: Sequence[AudienceShare], knows_ages: bool) -> tuple[dict[Cell, float], list[str]]:
    """The file's shares in our bands, and what was assumed, in sentences."""
    if not shares and not knows_ages:
        return {}, [tr("This export knows no ages or sexes: it can fill the note, not the mix.")]
    if not shares:
        return {}, []
    scale = _scale(shares)
    result = folded((row.band, row.sex, row.share * scale) for row in shares)
    return result.mix, list(result.assumptions)


def _scale(shares: Sequence[AudienceShare]) -> float:
    """What turns the file's figures into per cent: they may be fractions of one, or counts."""
    total = sum(row.share for row in shares)
    if 0.9 <= total <= 1.1:
        return 100.0
    counts = all(row.share == int(row.share) for row in shares)
    return 100.0 / total if counts and total > 110 else 1.0


def _note(traits: Sequence[AudienceTrait]) -> str:
    """The likeliest traits of each kind, a line for each kind."""
    kinds = dict.fromkeys(trait.kind for trait in traits)
    return "\n".join(f"{trait_words(kind)}: {_likeliest(traits, kind)}" for kind in kinds)


def _likeliest(traits: Sequence[AudienceTrait], kind: str) -> str:
    known = sorted(
        (trait for trait in traits if trait.kind == kind), key=lambda trait: -(trait.share or 0)
    )
    return "; ".join(
        trait.words if trait.share is None else f"{trait.words} {percent(trait.share / 100)}"
        for trait in known[:MOST_TRAITS]
    )


def _not_known(name: str) -> str:
    return tr(
        "{name} is no audience export that Regulars knows. It reads Audience from Meta Business "
        "Suite and demographics from LinkedIn.",
        name=name,
    )
