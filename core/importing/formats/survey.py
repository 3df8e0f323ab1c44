"""Answers to "How likely are you to recommend us?", of Google Forms, Typeform, any survey.

The question is told by its words and by answers from 0 to 10; where neither says it, it is asked,
and so is the day where no column has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing.contact_table import HEAD_ROWS, lower
from core.importing.counting import Reading
from core.importing.order_table import dates_question
from core.importing.order_values import when
from core.importing.packed import parts_of
from core.importing.reading import Problem, Row, Table
from core.importing.seam import Answers, Chunk, Identified, Option, Question, days_of
from core.importing.traffic_rows import AnswerRow
from core.text import tr
from core.traffic.limits import ANSWER_LIMIT, WORDS_LIMIT

KEY = "survey"
SCORE, ANSWERED = "score", "answered"
DAY, WORDS, EMAIL = "day", "words", "email"
NOTHING = "-"
_SCORE = re.compile(r"\s*(\d{1,2})(?:\.0+)?(?:\s*[^\d.,\s].*|\s+.*)?", re.DOTALL)
_RECOMMEND = re.compile(
    r"recommend|weiterempf|empfehl|recommand|recomend|raccomand|consigli|aanbevel|polec|"
    r"\bnps\b|net promoter|0\s*(?:-|–|to|bis|à)\s*10",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"why|reason|comment|feedback|tell us|anything else|improve|what (do|did) you|"
    r"warum|grund|kommentar|pourquoi|raison|por qu[ée]|motivo|perch[ée]|waarom",
    re.IGNORECASE,
)
_DAYS = (
    *("submit date (utc)", "submitted at", "submit date", "timestamp", "zeitstempel", "horodateur"),
    *("marca temporal", "carimbo de data/hora", "informazioni cronologiche", "tijdstempel"),
    *("end date", "date submitted", "completed at", "completion time", "response date"),
    *("created_at", "created at", "date", "day", "datum", "fecha", "start date (utc)"),
    *("start date", "start time"),
)
_IDS = ("#", "response id", "respondent id", "submission id", "id", "token", "responseid")
_EMAILS = (
    *("email address", "email", "e-mail", "e-mail address", "username", "e-mail-adresse"),
    *("adresse e-mail", "correo electrónico", "dirección de correo electrónico", "respondent"),
)
_SIGNS = (
    {"submit date (utc)"},
    {"network id", "#"},
    {"respondent id", "collector id"},
    {"submission id", "respondent id"},
    {"timestamp"},
    {"zeitstempel"},
    {"horodateur"},
    {"marca temporal"},
)
_LONG = 15
"""Characters on average from which answers are words."""


@dataclass(frozen=True)
class _Sheet:
    """A table of answers: its head, with what SurveyMonkey writes below it, and its rows."""

    table: Table
    titles: tuple[str, ...]
    options: tuple[str, ...]
    """The second row of the head; empty where there is one row alone."""
    rows: tuple[Row, ...]

    @property
    def names(self) -> list[str]:
        """The heads as they are compared."""
        return lower(self.titles)

    def cells(self, place: int) -> list[str]:
        """What was answered in a column."""
        return [row.cells[place] for row in self.rows
                if place < len(row.cells) and row.cells[place]]  # fmt: skip

    def place(self, wanted: Sequence[str]) -> int | None:
        """The first column with one of these names."""
        names = self.names
        return next((names.index(name) for name in wanted if name in names), None)


def words() -> str:
    """What the export is called."""
    return tr("Survey answers")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of the question's words with answers from 0 to 10; likely for a survey's own heads."""
    sheet = _sheet(heads)
    if sheet is None:
        return Identified(0.0)
    named, possible = _score_columns(sheet)
    signed = any(sign <= set(sheet.names) for sign in _SIGNS)
    if not named and not (signed and possible):
        return Identified(0.3 if signed else 0.0)
    asked: list[Question] = []
    if len(named) != 1:
        offered = named or possible
        sentence = tr("Which question is “How likely are you to recommend us?”, from 0 to 10?")
        options = [Option(_key(sheet, place), sheet.titles[place][:200]) for place in offered]
        asked.append(Question(SCORE, sentence, (*options, Option(NOTHING, tr("None of these")))))
    day = _day_column(sheet)
    if day is None:
        sentence = tr("When were these answers given? The file does not say.")
        asked.append(Question(ANSWERED, sentence, (), form="day"))
    else:
        asked.extend(dates_question(sheet.cells(day)))
    return Identified(0.92 if named and signed else 0.75 if named else 0.55, tuple(asked))


def columns_asked(heads: Sequence[Table]) -> tuple[Question, ...]:
    """Which columns hold the answer, its day, the words and the address; the likely one first."""
    sheet = _sheet(heads)
    if sheet is None:
        return ()
    named, possible = _score_columns(sheet)
    score, day, email = [*named, *possible][:1], _day_column(sheet), sheet.place(_EMAILS)
    taken = {*score, day, sheet.place(_IDS), email}
    fields = (
        (SCORE, tr("Would they recommend you, 0 to 10"), score[0] if score else None),
        (DAY, tr("Day"), day),
        (WORDS, tr("In their words"), _words_column(sheet, taken)),
        (EMAIL, tr("E-mail"), email),
    )
    return tuple(Question(key, said, _options(sheet, likely)) for key, said, likely in fields)


def _options(sheet: _Sheet, likely: int | None) -> tuple[Option, ...]:
    places = [place for place, title in enumerate(sheet.titles) if title and place != likely]
    found = [Option(_key(sheet, place), sheet.titles[place][:200]) for place in places]
    nothing = Option(NOTHING, tr("Not in this file"))
    if likely is None:
        return (nothing, *found)
    return (Option(_key(sheet, likely), sheet.titles[likely][:200]), nothing, *found)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every answer with a score. Raises UserError when the file has no such question."""
    tables = parts_of(path)
    sheet = _sheet(tables)
    problems = [problem for table in tables for problem in table.problems]
    named = _score_columns(sheet)[0] if sheet else []
    likely = named[0] if len(named) == 1 else None
    chosen = _chosen(sheet, answers, SCORE, likely) if sheet else None
    if sheet is None or chosen is None:
        raise UserError(
            tr(
                "{name} has no question “How likely are you to recommend us?” with answers from "
                "0 to 10.",
                name=path.name,
            )
        )
    yield Chunk(list(_answers(sheet, chosen, answers, problems)), problems)


def _chosen(sheet: _Sheet, answers: Answers, key: str, likely: int | None) -> int | None:
    """The column that the owner said, else the likely one."""
    given = answers.get(key)
    if given == NOTHING:
        return None
    places = range(len(sheet.titles))
    return next((at for at in places if given and _key(sheet, at) == given), likely)


def _answers(
    sheet: _Sheet, score_at: int, answers: Answers, problems: list[Problem]
) -> Iterator[AnswerRow]:
    spread = _spread(sheet, score_at)
    number_at = sheet.place(_IDS)
    day_at = _chosen(sheet, answers, DAY, _day_column(sheet))
    email_at = _chosen(sheet, answers, EMAIL, sheet.place(_EMAILS))
    likely = _words_column(sheet, {score_at, day_at, number_at, email_at})
    words_at = _chosen(sheet, answers, WORDS, likely)
    asked = days_of(answers.get(ANSWERED, ""), 1) or ()
    if day_at is None and not asked:
        raise UserError(tr("Say when these answers were given: the file does not say."))
    reading = Reading.of(sheet.cells(day_at) if day_at is not None else [], answers,
                         sheet.table.file)  # fmt: skip
    survey = " ".join(sheet.titles[score_at].split())[:WORDS_LIMIT]
    width = len(sheet.titles)
    for row in sheet.rows:
        if row.is_blank or row.line == sheet.table.torn_line:
            continue
        cells = (*row.cells, *("",) * (width - len(row.cells)))
        given = _given(cells, score_at, spread)
        if not given:
            continue
        score = _score(given)
        if score is None:
            said = tr("“{text}” is no answer from 0 to 10, so the line was left out.",
                      text=given[:40])  # fmt: skip
            problems.append(Problem(sheet.table.file, row.line, said))
            continue
        try:
            day = reading.day(cells[day_at]) if day_at is not None else asked[0]
        except ValueError:
            said = tr("“{cell}” is no day, so the line was left out.", cell=cells[day_at or 0][:40])
            problems.append(Problem(sheet.table.file, row.line, said))
            continue
        email = cells[email_at].strip() if email_at is not None else ""
        said = cells[words_at][:ANSWER_LIMIT] if words_at is not None else ""
        number = cells[number_at].strip()[:300] if number_at is not None else ""
        yield AnswerRow(row.line, survey, number, day, score, said,
                        email if "@" in email else "")  # fmt: skip


def _score(text: str) -> int | None:
    """The answer, 0 to 10: "9", "10 - very likely"; None for what is none."""
    found = _SCORE.fullmatch(text)
    return int(found[1]) if found and int(found[1]) <= 10 else None


def _given(cells: Sequence[str], place: int, spread: dict[int, str]) -> str:
    """The answer as written; where each number has a column of its own, that of the mark."""
    if not spread:
        return cells[place].strip()
    return next((number for at, number in spread.items() if cells[at].strip()), "")


def _spread(sheet: _Sheet, place: int) -> dict[int, str]:
    """The columns of a question whose numbers stand in the second row of the head."""
    found = {}
    for at in range(place, len(sheet.options)):
        number = _SCORE.fullmatch(sheet.options[at]) if sheet.options[at] else None
        if number is None or (at > place and sheet.titles[at]):
            break
        found[at] = number[1]
    return found if len(found) > 1 else {}


def _sheet(tables: Sequence[Table]) -> _Sheet | None:
    """The first table with a head and answers below it."""
    for table in tables:
        for place, row in enumerate(table.rows[:HEAD_ROWS]):
            if sum(map(bool, row.cells)) < 2:
                continue
            rows = list(table.rows[place + 1 :])
            options: tuple[str, ...] = ()
            first = lower(row.cells)[:1]
            numbered = first and first[0] in ("respondent id", "response id")
            if rows and numbered and not "".join(rows[0].cells[:1]):
                # SurveyMonkey writes the options in a row of their own, sometimes blank.
                options = tuple(rows.pop(0).cells)
            rows = [one for one in rows if not one.is_blank]
            return _Sheet(table, row.cells, options, tuple(rows)) if rows else None
    return None


def _score_columns(sheet: _Sheet) -> tuple[list[int], list[int]]:
    """Columns that ask whether one recommends, and others whose answers are 0 to 10."""
    named, possible = [], []
    skip = {sheet.place(_IDS), _day_column(sheet)}
    for place, title in enumerate(sheet.titles):
        if not title or place in skip:
            continue
        cells = sheet.cells(place)
        fitting = sum(_is_score(cell) for cell in cells)
        spread = _spread(sheet, place)
        asks = _RECOMMEND.search(title) or title.strip().casefold() in ("score", "rating")
        if not spread and (not cells or fitting * 10 < len(cells) * (5 if asks else 7)):
            continue
        if asks:
            named.append(place)
        else:
            possible.append(place)
    return named, possible


def _is_score(cell: str) -> bool:
    return _score(cell) is not None and len(cell) < 60


def _day_column(sheet: _Sheet) -> int | None:
    names = sheet.names
    for wanted in _DAYS:
        for place, name in enumerate(names):
            if name == wanted and any(map(_is_day, sheet.cells(place)[:20])):
                return place
    return None


def _is_day(cell: str) -> bool:
    try:
        when(cell)
    except ValueError:
        return bool(re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", cell))
    return True


def _words_column(sheet: _Sheet, taken: set[int | None]) -> int | None:
    """The column with their own words: asked for as such, else the longest answers."""
    lengths = {}
    for place, title in enumerate(sheet.titles):
        cells = sheet.cells(place)
        if place in taken or not cells or all(map(_is_score, cells)):
            continue
        mean = sum(map(len, cells)) / len(cells)
        several = len(set(cells)) * 2 > len(cells)
        if _WHY.search(title) and (several or mean >= _LONG):
            return place
        if mean >= _LONG and several and not _is_day(cells[0]) and "@" not in cells[0]:
            lengths[place] = mean
    return max(lengths, key=lambda place: lengths[place], default=None)


def _key(sheet: _Sheet, place: int) -> str:
    """What an answered column is called: its head, which another of the same head numbers."""
    title = " ".join(sheet.titles[place].split())
    before = sum(" ".join(one.split()) == title for one in sheet.titles[:place])
    return f"{title} ({before + 1})" if before else title
