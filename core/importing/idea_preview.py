"""What a form's answers would add to the ideas, before anything is taken from them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from core.errors import UserError
from core.ideas.alike import Known
from core.ideas.facts import OptionFacts, PollFacts
from core.ideas.limits import TEXT_LIMIT
from core.ideas.paste import Candidate, grouped
from core.ideas.queries import texts
from core.importing.formats import idea_form
from core.importing.idea_rows import FormIdea, FormPoll
from core.importing.reading import Problem, tables_of
from core.importing.seam import Answers, Question
from core.store.database import Reader
from core.text import tr

IDEA_FORMATS: tuple[ModuleType, ...] = (idea_form,)
SURE = 0.4
"""Below this a file is not taken for the answers of a form."""


@dataclass(frozen=True)
class IdeaPreview:
    """What one file says: candidates to tick as those of a pasted block, and polls with results.

    Taken by `core.ideas.operations.take_candidates(store, candidates, today, source="form",
    polls=…)`.
    """

    file_name: str
    format_words: str
    questions: tuple[Question, ...]
    candidates: tuple[Candidate, ...]
    polls: tuple[PollFacts, ...]
    problems: tuple[Problem, ...]


def idea_preview(reader: Reader, path: Path, answers: Answers, today: dt.date) -> IdeaPreview:
    """Read the answers of a form. Raises UserError when the file is none, or cannot be read."""
    heads = tables_of(path)
    graded = [(module.identify([path.name], heads), module) for module in IDEA_FORMATS]
    identified, module = max(graded, key=lambda pair: pair[0].confidence)
    if identified.confidence < SURE:
        raise UserError(
            tr(
                "{name} does not look like the answers of a form. Regulars reads the CSV files of "
                "Google Forms and Typeform.",
                name=path.name,
            )
        )
    known = texts(reader)
    there = Known(known)
    ideas: list[Candidate] = []
    polls: list[PollFacts] = []
    problems: list[Problem] = []
    for chunk in module.read(path, answers):
        for row in chunk.rows:
            if isinstance(row, FormIdea):
                ideas.append(_candidate(len(ideas) + 1, row, today))
            else:
                polls.append(_poll(row, there, today))
        problems.extend(chunk.problems)
    return IdeaPreview(
        path.name,
        module.words(),
        identified.questions,
        tuple(grouped(ideas, known)),
        tuple(polls),
        tuple(problems),
    )


def _candidate(place: int, row: FormIdea, today: dt.date) -> Candidate:
    day = min(row.day, today).isoformat() if row.day else ""
    why = ""
    if not any(letter.isalnum() for letter in row.text):
        why = tr("No words")
    elif len(row.text) > TEXT_LIMIT:
        why = tr("Longer than a line")
    return Candidate(place, row.line, row.text, row.name, "", row.email, day, why_not=why)


def _poll(row: FormPoll, there: Known, today: dt.date) -> PollFacts:
    """A counted question; options that are like an idea of the file stand for it."""
    options = tuple(OptionFacts(words, there.like(words), votes) for words, votes in row.options)
    day = min(row.day, today) if row.day else None
    return PollFacts(row.question, options, row.kind, ends_on=day, asked=row.asked)
