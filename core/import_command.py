"""The verb `import`: takes exports in from the command line, each by the importer that knows it.

What a file leaves open is asked, never guessed: the verb says what to answer, and stops.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from core import intake
from core.errors import UserError
from core.importing import recognising
from core.importing.reading import Problem
from core.importing.seam import Question
from core.store.operation import Store
from core.text import day, number, tr, trn

SHOWN = 20
"""Problems that are written one by one."""
_EXAMPLES = {"day": "2027-03-09", "period": "2027-01-01..2027-03-31", "year": "2027"}


@dataclass
class Outcome:
    """What one file brought, or would bring."""

    file: str
    format: str = ""
    words: str = ""
    imported: bool = False
    new: int = 0
    changed: int = 0
    known: int = 0
    people: int = 0
    covers: tuple[str, str] | None = None
    questions: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    error: str = ""


class Asked(Exception):  # noqa: N818 -- a question, not an error
    """A file leaves something open that nobody has answered."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self.questions = questions


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes, besides the file and its passphrase."""
    parser.add_argument(
        "sources", type=Path, nargs="+", metavar="SOURCE", help=tr("an export to read")
    )
    parser.add_argument("--as", dest="format", default="", help=tr("read it as this format"))
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=tr("answer a question that a file leaves open, such as dates=dmy"),
    )
    parser.add_argument(
        "--preview", action="store_true", help=tr("say what it would bring, and keep nothing")
    )
    parser.add_argument("--json", action="store_true", help=tr("write what was done as JSON"))


def run(store: Store, asked: argparse.Namespace) -> int:
    """Import every source; the worst exit code: 0 done, 1 a problem, 2 something to answer."""
    answers = read_answers(asked.answer)
    outcomes, worst = [], 0
    for source in asked.sources:
        outcome = Outcome(source.name)
        try:
            _one(store, source, asked, answers, outcome)
            if outcome.problems and not (outcome.new or outcome.changed or outcome.known):
                worst = max(worst, 1)
        except Asked as question:
            outcome.questions = [_told(one) for one in question.questions]
            _ask(source, question.questions)
            worst = 2
        except UserError as error:
            outcome.error = error.sentence
            _say(error.sentence)
            worst = max(worst, 1)
        outcomes.append(outcome)
    if asked.json:
        json.dump({"files": [vars(one) for one in outcomes]}, sys.stdout, indent=2,
                  ensure_ascii=False)  # fmt: skip
        print()
    return worst


def read_answers(given: Sequence[str]) -> dict[str, str]:
    """The answers by their keys. Raises UserError for one that is not KEY=VALUE."""
    answers = {}
    for one in given:
        key, mark, value = one.partition("=")
        if not mark or not key.strip():
            raise UserError(tr("Write answers as KEY=VALUE, for example dates=dmy."))
        answers[key.strip()] = value.strip()
    return answers


def _one(
    store: Store,
    path: Path,
    asked: argparse.Namespace,
    answers: Mapping[str, str],
    outcome: Outcome,
) -> None:
    opened = intake.open_export(path, asked.format or answers.get(recognising.AS, ""))
    outcome.format, outcome.words = opened.kind.format, opened.kind.words
    known = {**intake.recall(store.reader, opened), **answers}
    today = _today(store)
    rows = intake.read_rows(opened, known, lambda n: _progress(tr("Read {n}", n=number(n))))
    found = intake.look(store, opened, rows, known, today)
    if found.open:
        raise Asked(found.open)
    outcome.words, outcome.covers = found.words, _span(found.covers)
    outcome.new, outcome.changed, outcome.known = found.new, found.changed, found.known
    outcome.problems, outcome.remarks = _problems(found.problems), list(found.remarks)
    if found.brings and not asked.preview:
        done = intake.take(
            store, found, today, told=lambda n: _progress(tr("Kept {n}", n=number(n)))
        )
        outcome.imported, outcome.people = True, done.people
    _summary(outcome, asked.preview)


def _span(covers: tuple[dt.date, dt.date] | None) -> tuple[str, str] | None:
    return (covers[0].isoformat(), covers[1].isoformat()) if covers else None


def _business(store: Store, column: str) -> Any:
    return store.reader.value(f"SELECT {column} FROM business")


def _today(store: Store) -> dt.date:
    zone = str(_business(store, "time_zone") or "UTC")
    return store.clock().astimezone(ZoneInfo(zone)).date()


def _problems(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [{"file": one.file, "line": one.line, "sentence": one.sentence} for one in problems]


def _told(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "sentence": question.sentence,
        "options": [{"value": one.value, "words": one.words} for one in question.options],
        "form": question.form or "option",
    }


def _ask(path: Path, questions: Sequence[Question]) -> None:
    for question in questions:
        _say(f"{path.name}: {question.sentence}")
        for option in question.options:
            _say(f"  --answer {question.key}={option.value}  {option.words}")
        if question.form:
            _say(f"  --answer {question.key}={_EXAMPLES[question.form]}")


def _summary(outcome: Outcome, preview: bool) -> None:
    for problem in outcome.problems[:SHOWN]:
        where = problem["line"]
        said = problem["sentence"]
        _say(tr("Line {line}: {sentence}", line=where, sentence=said) if where else said)
    if (more := len(outcome.problems) - SHOWN) > 0:
        _say(trn("And {n} more.", "And {n} more.", more))
    for remark in outcome.remarks:
        _say(remark)
    parts = [
        trn("{n} new", "{n} new", outcome.new),
        tr("{n} changed", n=number(outcome.changed)),
        tr("{n} known already", n=number(outcome.known)),
    ]
    if outcome.people:
        parts.append(trn("{n} new person", "{n} new people", outcome.people))
    said = tr("{file}, {format}: {counts}.", file=outcome.file,
              format=outcome.words or outcome.format, counts=", ".join(parts))  # fmt: skip
    if outcome.covers:
        first, last = (dt.date.fromisoformat(one) for one in outcome.covers)
        span = tr("From {first} to {last}.", first=day(first, year=True), last=day(last, year=True))
        said = f"{said} {span}"
    if not outcome.imported and not preview:
        said = f"{said} {tr('Nothing in it is new, so nothing was kept.')}"
    _say(said)


def _progress(words: str) -> None:
    """One line that is written over, for people who watch; nothing in a log."""
    if sys.stderr.isatty():
        print(f"\r{words}\033[K", end="", file=sys.stderr, flush=True)


def _say(sentence: str) -> None:
    start = "\r\033[K" if sys.stderr.isatty() else ""
    print(f"{start}{sentence}", file=sys.stderr)
