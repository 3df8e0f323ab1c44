"""Answers of a form, of Google Forms, Typeform or any other: ideas in words, choices counted.

Which question asks for ideas is told by its words and by how long its answers are; where several
may be it, it is asked. Every question whose answers repeat is a poll: where several were ticked
they stand in one cell (Google) or in columns of their own (Typeform).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.ideas.limits import MOST_OPTIONS, PICK_ANY, PICK_ONE, TEXT_LIMIT
from core.importing.contact_table import HEAD_ROWS, lower
from core.importing.idea_rows import FormIdea, FormPoll
from core.importing.order_table import DATES, dates_question
from core.importing.order_values import DMY, MDY, day_order, when
from core.importing.packed import parts_of
from core.importing.reading import Problem, Row, Table
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.people.keys import cleaned
from core.text import tr

KEY = "idea_form"
IDEAS = "ideas"
NOTHING = "-"
_IDEA = re.compile(
    r"idea|wish|suggest|should we|would you like|what.*(?:miss|want|next)|idee|wunsch|vorschl|"
    r"suggérer|souhait|sugerenc|propuest",
    re.IGNORECASE,
)
_NAMES = ("name", "your name", "first name", "your first name", "full name", "vorname", "nom")
_EMAILS = ("email address", "email", "e-mail", "e-mail address", "username", "your email")
_DAYS = (
    *("submit date (utc)", "submitted at", "submit date", "timestamp", "zeitstempel", "horodateur"),
    *("marca temporal", "date", "day", "start date (utc)"),
)
_OURS = ("#", "network id", "start date (utc)", "response id", "submission id", "respondent id")
"""Columns that the form's maker fills in."""
_SIGNS = ({"submit date (utc)"}, {"#", "network id"}, {"submission id", "respondent id"})
_STAMPS = ("timestamp", "zeitstempel", "horodateur", "marca temporal")
MOST_CHOICES = 15
LONG = 12
"""Characters on average from which answers are somebody's own words."""


@dataclass(frozen=True)
class _Form:
    table: Table
    titles: tuple[str, ...]
    rows: tuple[Row, ...]

    def cells(self, place: int) -> list[str]:
        """What was answered in a column, blanks left out."""
        return [cell for row in self.rows if (cell := _cell(row, place))]

    def place(self, wanted: Sequence[str]) -> int | None:
        """The first column with one of these heads."""
        names = lower(self.titles)
        return next((names.index(name) for name in wanted if name in names), None)


def words() -> str:
    """What the export is called."""
    return tr("Answers of a form")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of a form's own heads together with a question for ideas or with choices."""
    form = _form(heads)
    if form is None:
        return Identified(0.0)
    found = set(lower(form.titles))
    signed = any(sign <= found for sign in _SIGNS) or any(name in found for name in _STAMPS)
    named = any(_IDEA.search(title) for title in form.titles)
    own, choices = _own_words(form), _choices(form)
    if not signed or not (own or choices):
        return Identified(0.0)
    asked: list[Question] = []
    if len(own) > 1:
        options = [Option(str(at), cleaned(form.titles[at])[:200]) for at in own]
        sentence = tr("Which question asks for ideas?")
        asked.append(Question(IDEAS, sentence, (*options, Option(NOTHING, tr("None of these")))))
    day = form.place(_DAYS)
    if day is not None:
        asked.extend(dates_question(form.cells(day)))
    return Identified(0.8 if named else 0.5, tuple(asked))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The ideas and the counted choices. Raises UserError when the file has neither."""
    tables = parts_of(path)
    form = _form(tables)
    problems = [problem for table in tables for problem in table.problems]
    own, choices = (_own_words(form), _choices(form)) if form else ([], [])
    if form is None or not (own or choices):
        raise UserError(
            tr("{name} has no answers in words and no choices to count.", name=path.name)
        )
    given = answers.get(IDEAS, "")
    likely = own[0] if own else None
    ideas_at = None if given == NOTHING else int(given) if given.isdecimal() else likely
    rows: list[FormIdea | FormPoll] = []
    if ideas_at is not None:
        rows.extend(_ideas(form, ideas_at, answers, problems))
    rows.extend(_polls(form, [at for at in choices if at != ideas_at], answers))
    yield Chunk(rows, problems)


def _ideas(
    form: _Form, place: int, answers: Answers, problems: list[Problem]
) -> Iterator[FormIdea]:
    name_at, email_at, day_at = form.place(_NAMES), form.place(_EMAILS), form.place(_DAYS)
    day_of = _reading(form, day_at, answers)
    for row in form.rows:
        text = cleaned(_cell(row, place))
        if not text or row.line == form.table.torn_line:
            continue
        email = _cell(row, email_at)
        day = day_of(_cell(row, day_at))
        if day is None and day_at is not None:
            said = tr("“{cell}” is no day, so this idea has today’s.", cell=_cell(row, day_at)[:40])
            problems.append(Problem(form.table.file, row.line, said))
        yield FormIdea(row.line, text, _cell(row, name_at), email if "@" in email else "", day)


def _polls(form: _Form, places: Sequence[int], answers: Answers) -> Iterator[FormPoll]:
    day_at = form.place(_DAYS)
    day_of = _reading(form, day_at, answers)
    days = [day for row in form.rows if (day := day_of(_cell(row, day_at))) is not None]
    last = max(days, default=None)
    spread = [at for at in places if _is_spread(form, at)]
    for at in places:
        if at not in spread:
            yield _counted(
                form.titles[at], [_parts(form, at, cell) for cell in form.cells(at)], last
            )
    if spread:
        rows = [[cleaned(_cell(row, at)) for at in spread if _cell(row, at)] for row in form.rows]
        title = Path(form.table.file).stem.replace("_", " ").replace("-", " ")
        yield _counted(title, rows, last, PICK_ANY, [cleaned(form.titles[at]) for at in spread])


def _counted(
    title: str,
    rows: Iterable[Sequence[str]],
    day: dt.date | None,
    kind: str = "",
    options: Iterable[str] = (),
) -> FormPoll:
    chosen = [row for row in rows if row]
    counts = Counter(part[:TEXT_LIMIT] for row in chosen for part in dict.fromkeys(row))
    several = any(len(row) > 1 for row in chosen)
    listed = [(words, counts.pop(words[:TEXT_LIMIT], 0)) for words in options]
    listed += counts.most_common(MOST_OPTIONS - len(listed))
    asked = len(chosen)
    question = cleaned(title)[:TEXT_LIMIT]
    return FormPoll(
        question, kind or (PICK_ANY if several else PICK_ONE), tuple(listed), asked, day
    )


def _own_words(form: _Form) -> list[int]:
    """The columns with answers in words, those that ask for ideas first."""
    found = []
    for at, title in enumerate(form.titles):
        cells = form.cells(at)
        if not title or not cells or _is_made(form, at) or _is_choice(form, at):
            continue
        mean = sum(map(len, cells)) / len(cells)
        if _IDEA.search(title) or mean >= LONG:
            found.append(at)
    return sorted(found, key=lambda at: not _IDEA.search(form.titles[at]))


def _choices(form: _Form) -> list[int]:
    """The columns whose answers are choices."""
    places = [
        at for at, title in enumerate(form.titles)
        if title and not _is_made(form, at) and (_is_choice(form, at) or _is_spread(form, at))
    ]  # fmt: skip
    spread = [at for at in places if _is_spread(form, at)]
    return [at for at in places if at not in spread or len(spread) > 1]


def _is_made(form: _Form, place: int) -> bool:
    """Whether the form's maker fills a column in, or it says who answered."""
    name = lower(form.titles)[place]
    cells = form.cells(place)
    numbers = bool(cells) and all(re.fullmatch(r"[\d.,]+", cell) for cell in cells)
    return name in (*_OURS, *_DAYS, *_NAMES, *_EMAILS) or numbers


def _is_choice(form: _Form, place: int) -> bool:
    """Whether the answers of a column come again, by themselves or as parts of cells."""
    cells = form.cells(place)
    parts = Counter(part for cell in cells for part in _parts(form, place, cell))
    few = 2 <= len(parts) <= MOST_CHOICES
    return few and len(cells) >= 3 and sum(parts.values()) >= 2 * len(parts) - len(parts) // 2


def _is_spread(form: _Form, place: int) -> bool:
    """Whether a column is one choice: its cells say nothing but its head, or 1."""
    cells = set(form.cells(place))
    return bool(cells) and cells <= {form.titles[place], "1"} and cells != {"1"}


def _parts(form: _Form, place: int, cell: str) -> list[str]:
    """What was ticked, of a cell; commas part it only where the pieces come again elsewhere."""
    if ";" in cell:
        return [part for one in cell.split(";") if (part := cleaned(one))]
    whole = cleaned(cell)
    if ", " in whole:
        pieces = whole.split(", ")
        others = {cleaned(one) for one in form.cells(place)}
        if any(piece in others for piece in pieces):
            return pieces
    return [whole]


def _reading(form: _Form, day_at: int | None, answers: Answers) -> Callable[[str], dt.date | None]:
    """What reads the days of the file, None for what is none."""
    try:
        order = day_order(form.cells(day_at)) if day_at is not None else ""
    except ValueError:
        order = ""
    order = order or answers.get(DATES) or (DMY if order is None else MDY)

    def day_of(cell: str) -> dt.date | None:
        try:
            # Zones by their letters change no day that anybody would miss.
            found = when(re.sub(r"\s+[A-Z]{2,5}$", "", cell), order)
        except ValueError:
            return None
        return found.date() if isinstance(found, dt.datetime) else found

    return day_of


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


def _form(tables: Sequence[Table]) -> _Form | None:
    """The first table with a head and answers below it."""
    for table in tables:
        for at, row in enumerate(table.rows[:HEAD_ROWS]):
            if sum(map(bool, row.cells)) >= 2:
                rows = tuple(one for one in table.rows[at + 1 :] if not one.is_blank)
                return _Form(table, row.cells, rows) if rows else None
    return None
