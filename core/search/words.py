"""Search words in sentences: where they are from, what an export would bring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.search.queries import SearchOverview, SearchWord
from core.text import EN_DASH, number, short_day, tr, trn

if TYPE_CHECKING:
    from core.importing.reading import Problem


def source_words(shown: SearchOverview) -> str:
    """Where the words are from: "From Search Console, 1 Jan – 31 Mar 2027"."""
    span = span_words(shown.covers_from, shown.covers_to)
    source = tr("From Search Console")
    if span and shown.older:
        source = tr("From Search Console, {days} and older exports", days=span)
    elif span:
        source = tr("From Search Console, {days}", days=span)
    if shown.count <= len(shown.words) + len(shown.brand):
        return source
    return tr(
        "{source}. Of {n} words those with most clicks.", source=source, n=number(shown.count)
    )


def span_words(first: dt.date | None, last: dt.date | None) -> str:
    """A period: "1 Jan – 31 Mar 2027"; empty where it is not known."""
    if first is None or last is None:
        return ""
    end = short_day(last, year=True)
    if first == last:
        return end
    return f"{short_day(first, year=first.year != last.year)} {EN_DASH} {end}"


def numbers_words(word: SearchWord) -> str:
    """How often it led here: "41 clicks, shown 1,204 times, place 4.2 on average"."""
    clicks = trn("{n} click", "{n} clicks", word.clicks)
    shown = trn("shown {n} time", "shown {n} times", word.impressions)
    if word.position is None:
        return f"{clicks}, {shown}"
    place = tr("place {place} on average", place=number(word.position, 1))
    return f"{clicks}, {shown}, {place}"


def preview_words(count: int, new: int, changed: int) -> str:
    """What an export would bring, in a sentence or two."""
    if not count:
        return tr("The export has no search words. Choose a longer period in Search Console.")
    words = trn("{n} word", "{n} words", count)
    if new == count:
        return trn("{words}, and it is new.", "{words}, all of them new.", count, words=words)
    if not new and not changed:
        return tr("{words}. Nothing in it is new.", words=words)
    parts = [
        trn("{n} of them is new.", "{n} of them are new.", new) if new else tr("None is new."),
        trn("{n} has new numbers.", "{n} have new numbers.", changed) if changed else "",
    ]
    return " ".join(filter(None, [f"{words}.", *parts]))


def problem_words(problems: Sequence[Problem], most: int) -> list[str]:
    """The first `most` problems as sentences with their lines, and how many more there are."""
    lines = [
        problem.sentence
        if problem.line is None
        else tr("Line {line}: {sentence}", line=problem.line, sentence=problem.sentence)
        for problem in problems[:most]
    ]
    rest = len(problems) - most
    return [*lines, trn("And {n} more.", "And {n} more.", rest)] if rest > 0 else lines
