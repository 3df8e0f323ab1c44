"""Exports that are read where they are stored: contacts, links, search words, audiences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import UserError
from core.importing import recognising
from core.importing.reading import Problem
from core.importing.seam import Option, Question, unanswered
from core.store.operation import Store
from core.text import tr


@dataclass
class Done:
    """What a file brought, or would bring."""

    words: str
    new: int = 0
    changed: int = 0
    known: int = 0
    people: int = 0
    imported: bool = False
    problems: Sequence[Problem] = ()
    remarks: list[str] = field(default_factory=list)
    questions: tuple[Question, ...] = ()
    """What must be answered first; nothing was done then."""
    asks: tuple[Question, ...] = ()
    """All that is asked of such a file, answered or not."""


@dataclass(frozen=True)
class Task:
    """One file to take in: the answers given, the day it is, and whether only to look."""

    path: Path
    answers: Mapping[str, str]
    today: dt.date
    only_look: bool
    format: str = ""


def take(kind: str, store: Store, task: Task) -> Done:
    """Take in a file of this kind (`core.importing.recognising`), or say what must be answered."""
    return _TAKE[kind](store, task)


def _contacts(store: Store, task: Task) -> Done:
    from core.importing import mappings
    from core.importing.contacts import look_at, read
    from core.people import operations, preview

    file = look_at(task.path, task.format)
    kept = mappings.remembered(store.reader, file.head_digest) if file.asks_columns else {}
    answers = {**kept, **task.answers}
    open_ones = () if file.asks_columns else unanswered(file.questions, answers)
    if open_ones:
        return Done(file.words, questions=open_ones)
    shown = preview.preview(store.reader, task.path, answers)
    if shown.refusal:
        raise UserError(shown.refusal)
    done = Done(file.words, shown.new, 0, shown.known, problems=shown.problems)
    if not task.only_look:
        taken = operations.import_people(store, file, read(file, answers).rows, answers=answers)
        done.imported, done.people = True, taken.added
    return done


def _links(store: Store, task: Task) -> Done:
    from core.importing.link_preview import link_preview
    from core.links import operations

    shown = link_preview(store.reader, task.path, task.answers, task.today)
    if open_ones := unanswered(shown.questions, task.answers):
        return Done(shown.format_words, questions=open_ones)
    wanted = [row.facts for row in shown.rows if row.taken]
    known = sum(row.known for row in shown.rows)
    done = Done(shown.format_words, len(wanted), 0, known, problems=shown.problems)
    done.remarks = [
        tr("Line {line}: {sentence}", line=row.line, sentence=row.why_not)
        for row in shown.rows
        if row.why_not
    ]
    if wanted and not task.only_look:
        operations.import_links(store, wanted, shown.format_words, task.today)
        done.imported = True
    return done


def _search_words(store: Store, task: Task) -> Done:
    from core.importing.formats import search_console
    from core.search.export import search_export
    from core.search.operations import import_search_words

    shown = search_export(store.reader, task.path)
    known = len(shown.words) - shown.new - shown.changed
    done = Done(
        search_console.words(),
        shown.new,
        shown.changed,
        known,
        problems=shown.problems,
        remarks=list(shown.remarks),
    )
    if shown.brings and not task.only_look:
        import_search_words(store, shown)
        done.imported = True
    return done


def _audience(store: Store, task: Task) -> Done:
    """A group's mix; which group is asked."""
    from core.audience import operations
    from core.importing.preview import audience_preview

    shown = audience_preview(task.path, task.answers, task.today)
    groups = store.reader.rows("SELECT id, name FROM audience_segment ORDER BY name, id")
    if not groups:
        raise UserError(tr("There is no group yet that {name} could be about. Add one first.",
                           name=task.path.name))  # fmt: skip
    about = Question(
        "group",
        tr("Which group is it about?"),
        tuple(Option(str(group.id), group.name) for group in groups),
    )
    if open_ones := unanswered((*shown.questions, about), task.answers):
        return Done(shown.format_words, questions=open_ones)
    if not shown.mix:
        raise UserError(tr("{name} has no ages and sexes, so it fills no group’s mix.",
                           name=task.path.name))  # fmt: skip
    done = Done(shown.format_words, 1, problems=shown.problems, remarks=list(shown.remarks))
    done.asks = (*shown.questions, about)
    if not task.only_look:
        operations.fill_mix(store, int(task.answers["group"]), shown.mix, shown.source)
        done.imported = True
    return done


_TAKE: dict[str, Callable[[Store, Task], Done]] = {
    recognising.CONTACTS: _contacts,
    recognising.LINKS: _links,
    recognising.SEARCH: _search_words,
    recognising.AUDIENCE: _audience,
}
