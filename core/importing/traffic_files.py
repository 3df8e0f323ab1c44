"""Exports that count, and survey answers: which format one is, what it asks, what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from core.errors import UserError
from core.importing.contact_table import lower
from core.importing.formats import (
    any_figures,
    ga4,
    linkedin_figures,
    matomo,
    meta_insights,
    meta_posts,
    pinterest,
    plausible,
    survey,
    tiktok,
    x_figures,
    youtube,
)
from core.importing.packed import heads_of, parts_of
from core.importing.reading import Problem, Table
from core.importing.seam import Answers, Question
from core.importing.seam import unanswered as open_questions
from core.importing.streaming import SMALL, digest_of
from core.importing.traffic_rows import CountedRow, Remark
from core.text import tr

TRAFFIC_FORMATS: tuple[ModuleType, ...] = (
    ga4,
    plausible,
    matomo,
    meta_insights,
    meta_posts,
    linkedin_figures,
    x_figures,
    youtube,
    tiktok,
    pinterest,
    any_figures,
    survey,
)
SURE = 0.35
"""Below this a file is not taken for one of these."""


@dataclass(frozen=True)
class TrafficFile:
    """What a file is taken for, and what it leaves open."""

    path: Path
    format: str
    words: str
    questions: tuple[Question, ...]
    head_digest: str
    """Names the columns: what was answered about them is remembered by it."""
    columns: tuple[Question, ...] = ()
    """What each field is read from, for the owner to say otherwise; none of known exports."""

    def unanswered(self, answers: Answers) -> tuple[Question, ...]:
        """What must be asked still."""
        return open_questions(self.questions, answers)

    def lasting(self, answers: Answers) -> dict[str, str]:
        """The answers that hold for the next file with the same head: no days, no years."""
        return {
            question.key: answers[question.key]
            for question in (*self.questions, *self.columns)
            if not question.form and question.accepts(answers.get(question.key))
        }


@dataclass(frozen=True)
class TrafficRead:
    """The rows of a file, what was said and what was wrong, and the digest of its bytes."""

    rows: Sequence[CountedRow]
    remarks: tuple[str, ...]
    problems: Sequence[Problem]
    digest: str


def look_at(path: Path, chosen: str = "") -> TrafficFile:
    """What a file is: the format that is surest of it, or the one `chosen` by its key.

    Raises UserError when it is none of these, or cannot be read.
    """
    heads = heads_of(path)
    # A later line may say whether the day comes first.
    whole = parts_of(path) if path.stat().st_size <= 4 * SMALL else heads
    names = [path.name, *(table.sheet or table.file for table in heads)]
    looked = [
        (module, module.identify(names, whole))
        for module in TRAFFIC_FORMATS
        if chosen in ("", module.KEY)
    ]
    module, found = max(looked, key=lambda one: one[1].confidence)
    if found.confidence < SURE and not (chosen and found.confidence):
        raise UserError(
            tr(
                "{name} is no export of figures or answers that Regulars knows. Choose it as it "
                "was exported, unopened.",
                name=path.name,
            )
        )
    columns = survey.columns_asked(whole) if module is survey else ()
    return TrafficFile(
        path, module.KEY, module.words(), found.questions, _head_digest(heads), columns
    )


def read(file: TrafficFile, answers: Answers) -> TrafficRead:
    """Every row of a file, by the answers given. Raises UserError when none can be read."""
    module = next(one for one in TRAFFIC_FORMATS if file.format == one.KEY)
    rows: list[CountedRow] = []
    problems: list[Problem] = []
    for chunk in module.read(file.path, answers):
        rows.extend(chunk.rows)
        problems.extend(chunk.problems)
    remarks = tuple(row.sentence for row in rows if isinstance(row, Remark))
    kept = [row for row in rows if not isinstance(row, Remark)]
    if not kept and not problems:
        raise UserError(tr("{name} has a head and nothing below it.", name=file.path.name))
    problems.sort(key=lambda one: (one.file, one.line or 0))
    return TrafficRead(kept, remarks, problems, digest_of(file.path))


def _head_digest(heads: Sequence[Table]) -> str:
    head = lower(heads[0].rows[0].cells) if heads and heads[0].rows else []
    text = json.dumps(["traffic", *head], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
