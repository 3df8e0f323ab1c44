"""Taking orders in from the page Loyalty: look at a file, answer what it leaves open, take it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from core.errors import UserError
from core.store.operation import Store
from core.text import number, tr, trn
from gui.dialogs.base import Dialog
from gui.pages.page import Page
from gui.theme import theme
from gui.widgets.field import ChoiceField
from gui.widgets.file_card import choose_file
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from core.importing.order_files import OrdersFile
    from core.orders.incoming import OrdersPreview
    from core.orders.operations import Imported

MOST_PROBLEMS = 4


def open_import(page: Page, paths: Iterable[Path] = ()) -> None:
    """Take in these files, or ask for one."""
    given = list(paths)
    if given:
        ImportOrders(page, given[0]).open()
    else:
        choose_file(
            page,
            tr("Choose an export of orders"),
            [tr("Exports (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.zip)")],
            lambda path: ImportOrders(page, path).open(),
        )


@dataclass(frozen=True)
class Looked:
    """A file of orders, what is asked about it, and what it would bring once that is answered."""

    file: OrdersFile
    known: Mapping[str, str]
    shown: OrdersPreview | None


class ImportOrders(Dialog):
    """Says what a file is and brings; one step that can be undone takes it in."""

    def __init__(self, page: Page, path: Path) -> None:
        super().__init__(tr("Import orders"), width=560, parent=page)
        self._page, self._path = page, path
        self._answers: dict[str, str] = {}
        self.looked: Looked | None = None
        self.what = Label(tr("Reading {name}", name=path.name), "strong", wrap=True)
        self.words = Label("", "second", wrap=True)
        self.asked = QVBoxLayout()
        self.asked.setSpacing(theme().px(10))
        self.problems = Label("", "label", wrap=True)
        for widget in (self.what, self.words):
            self.body.addWidget(widget)
        self.body.addLayout(self.asked)
        self.body.addWidget(self.problems)
        self.take = self.add_main(tr("Import"), icon="download")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        self._look()

    def _look(self) -> None:
        self._page.runner.run_long(
            look,
            self._path,
            dict(self._answers),
            self._page.today,
            words=tr("Reading {name}", name=self._path.name),
            then=self._show,
            refused=self._refused,
            cancelled=self.reject,
        )

    def _show(self, looked: Looked) -> None:
        first, self.looked = self.looked is None, looked
        self.error.hide()
        self.what.setText(f"{self._path.name} · {looked.file.words}")
        if first:
            self._ask(looked)
        shown = looked.shown
        self.take.setEnabled(shown is not None and shown.brings)
        if shown is None:
            self.words.setText(tr("Answer what the file leaves open."))
            return
        self.words.setText(
            tr(
                "{new} new, {changed} changed, {known} known already.",
                new=number(shown.new),
                changed=number(shown.changed),
                known=number(shown.known),
            )
        )
        said = [
            *shown.remarks,
            *(
                one.sentence
                if one.line is None
                else tr("Line {line}: {sentence}", line=number(one.line), sentence=one.sentence)
                for one in shown.problems[:MOST_PROBLEMS]
            ),
        ]
        rest = len(shown.problems) - MOST_PROBLEMS
        if rest > 0:
            said.append(trn("And {n} more.", "And {n} more.", rest))
        self.problems.setText("\n".join(said))

    def _ask(self, looked: Looked) -> None:
        for question in looked.file.questions:
            options: list[tuple[object, str]] = [(one.value, one.words) for one in question.options]
            known = looked.known.get(question.key)
            if known is None:
                options.insert(0, ("", tr("Choose")))
            field = ChoiceField(question.sentence, options, known or "")
            field.chosen.connect(partial(self._answer, question.key))
            self.asked.addWidget(field)

    def _answer(self, key: str, value: object) -> None:
        if value:
            self._answers[key] = str(value)
            self._look()

    def _take(self) -> None:
        assert self.looked is not None
        self.take.setEnabled(False)
        self._page.runner.run_long(
            take,
            self.looked,
            words=tr("Importing orders"),
            then=self._taken,
            refused=self._refused,
            cancelled=lambda: self.take.setEnabled(True),
        )

    def _taken(self, done: Imported) -> None:
        self.accept()
        if done.people:
            self._page.desk.say(trn("{n} new person.", "{n} new people.", done.people))

    def _refused(self, error: UserError) -> None:
        self.take.setEnabled(False)
        self.refuse(error)


def look(
    store: Store, path: Path, answers: Mapping[str, str], today: dt.date, *, progress: Any
) -> Looked:
    """What a file is and would bring. On the worker."""
    from core.business.queries import business
    from core.importing import order_files
    from core.importing.mappings import remembered
    from core.importing.order_table import CURRENCY
    from core.orders.incoming import preview

    file = order_files.look_at(path)
    digests = {file.digest_for(question.key) for question in file.questions}
    kept: dict[str, str] = {}
    for digest in (file.head_digest, *digests):
        kept |= remembered(store.reader, digest)
    known = {**kept, **answers}
    if file.unanswered(known):
        return Looked(file, known, None)
    known.setdefault(CURRENCY, business(store.reader).currency)
    read = order_files.read(file, known, lambda done: progress(done, 0))
    return Looked(file, known, preview(store.reader, file, read, today))


def take(store: Store, looked: Looked, *, progress: Any) -> Imported:
    """Take it in, and keep what was answered. On the worker."""
    from core.orders.operations import import_orders

    assert looked.shown is not None
    shown, file = looked.shown, looked.file
    answers = {
        file.digest_for(question.key): {question.key: looked.known[question.key]}
        for question in file.questions
        if question.key in looked.known
    }
    return import_orders(store, shown, answers, told=lambda done: progress(done, len(shown.placed)))
