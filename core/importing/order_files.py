"""What a file of orders or payments would bring, before anything of it is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from core.errors import UserError
from core.importing.contact_table import lower
from core.importing.formats import (
    any_orders,
    etsy_orders,
    paypal,
    shopify_orders,
    square_items,
    square_transactions,
    stripe_payments,
    toast,
    woocommerce,
)
from core.importing.order_rows import Sale
from core.importing.order_table import DATES, TILL
from core.importing.packed import heads_of, parts_of
from core.importing.reading import Problem, Table
from core.importing.seam import Answers, Identified, Question, unanswered
from core.importing.streaming import SMALL, digest_of
from core.text import tr

ORDER_FORMATS: tuple[ModuleType, ...] = (
    shopify_orders,
    square_items,
    square_transactions,
    stripe_payments,
    paypal,
    etsy_orders,
    woocommerce,
    toast,
    any_orders,
)
SURE = 0.3
"""Below this a file is not taken for orders."""
MOST = 3_000_000
"""Records of one file: the memory of a laptop has its bounds."""

Told = Callable[[int], None]
"""Hears how many records are read; may raise Cancelled."""


@dataclass(frozen=True)
class OrdersFile:
    """What a file is taken for, and what it leaves open."""

    path: Path
    format: str
    words: str
    source: str
    questions: tuple[Question, ...]
    confidence: float
    head_digest: str
    """Names the columns: what was answered about them is remembered by it."""
    columns: tuple[Question, ...] = ()
    """What each field is read from, for the owner to say otherwise; none of known exports."""

    def lasting(self, answers: Answers) -> dict[str, dict[str, str]]:
        """The answers that hold for the next such file, by what they are remembered by."""
        kept: dict[str, dict[str, str]] = {}
        asked = (*self.questions, *self.columns)
        for question in asked:
            if question.accepts(answers.get(question.key)):
                digest = self.digest_for(question.key)
                kept.setdefault(digest, {})[question.key] = answers[question.key]
        return kept

    def digest_for(self, question: str) -> str:
        """What an answer is remembered by: whether a source is a till holds for all its files."""
        text = f"{question} {self.source}"
        return hashlib.sha256(text.encode()).hexdigest() if question == TILL else self.head_digest

    def unanswered(self, answers: Answers) -> tuple[Question, ...]:
        """What must be asked still: questions without an answer that is one of the options."""
        return unanswered(self.questions, answers)


@dataclass(frozen=True)
class OrdersRead:
    """The records in a file, what was wrong with it, and the digest of its bytes."""

    sales: Sequence[Sale]
    problems: Sequence[Problem]
    digest: str


def format_of(key: str) -> ModuleType | None:
    """The format with this key, None when there is none."""
    return next((module for module in ORDER_FORMATS if key == module.KEY), None)


def look_at(path: Path, chosen: str = "") -> OrdersFile:
    """What a file is: the format that is surest of it, or the one `chosen` by its key.

    Raises UserError when it is no list of orders, or cannot be read.
    """
    heads = heads_of(path)
    names = [path.name, *(table.file for table in heads)]
    modules = [one for one in ORDER_FORMATS if not chosen or chosen == one.KEY]
    looked = [(module, module.identify(names, heads)) for module in modules]
    module, found = max(looked, key=lambda one: one[1].confidence)
    if found.confidence < SURE and not (chosen and found.confidence):
        raise UserError(
            tr(
                "{name} is no list of orders or payments that Regulars knows. Choose an export "
                "of your shop, or a table with a day and an amount on each line.",
                name=path.name,
            )
        )
    if DATES in {question.key for question in found.questions}:
        found = _by_all(module, found, names, path)
    return OrdersFile(
        path,
        module.KEY,
        module.words(),
        module.SOURCE,
        found.questions,
        found.confidence,
        _head_digest(heads),
        any_orders.columns_asked(heads) if module is any_orders else (),
    )


def read(file: OrdersFile, answers: Answers, told: Told | None = None) -> OrdersRead:
    """Every record of a file, by the answers given; `answers` has the business's currency too.

    Raises UserError when none can be read.
    """
    module = format_of(file.format)
    assert module is not None
    sales: list[Sale] = []
    problems: list[Problem] = []
    for chunk in module.read(file.path, answers):
        sales.extend(chunk.rows)
        problems.extend(chunk.problems)
        if told is not None:
            told(len(sales))
        if len(sales) > MOST:
            raise UserError(
                tr("{name} has too many orders. Export a shorter period.", name=file.path.name)
            )
    if not sales and not problems:
        raise UserError(tr("{name} has a head and no orders.", name=file.path.name))
    problems.sort(key=lambda one: (one.file, one.line or 0))
    return OrdersRead(sales, problems, digest_of(file.path))


def answered(file: OrdersFile, given: Answers, known: Mapping[str, str]) -> dict[str, str]:
    """The answers to go by: what is given now, else what was answered before."""
    return {**known, **given}


def _by_all(module: ModuleType, found: Identified, names: Sequence[str], path: Path) -> Identified:
    """The same of the whole file: a later line may say whether the day comes first."""
    if path.stat().st_size > 4 * SMALL:
        return found
    again: Identified = module.identify(names, parts_of(path))
    return again if again.confidence >= found.confidence else found


def _head_digest(heads: Sequence[Table]) -> str:
    head = lower(heads[0].rows[0].cells) if heads and heads[0].rows else []
    text = json.dumps(head, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
