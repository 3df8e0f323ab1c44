"""The Plan page: what to print, how it will look, and the ways out of the app."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout

from core.sheets.catalogue import KEYS, NAMING, sheet_name
from core.sheets.paper import Paper
from core.store.database import Reader
from core.text import number, tr, trn
from gui.pages.loyalty.work import Reckoning
from gui.pages.page import Desk, HeaderAction, Page
from gui.pages.plan.choice import Choice
from gui.pages.plan.data import READS, PlanData, read_page
from gui.pages.plan.deeds import Deeds
from gui.pages.plan.preview import FAR
from gui.pages.plan.setting import Count, Proof, Setting, Small
from gui.pages.plan.stage import Stage
from gui.pages.plan.state import State
from gui.theme import theme


class PlanPage(Page):
    """See the module. A row is a sheet by its place on paper, from 1: it is ticked and shown."""

    key = "plan"
    reads = READS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = State()
        self.data: PlanData | None = None
        self.count: Count | None = None
        self.current: tuple[str, int] = ("", 0)
        self._proof: Proof | None = None
        self._to_end = False
        self._waited = False
        self._job_words = ("", False)
        self._todo: list[Callable[[], object]] = []
        self.setting = Setting(self)
        self.work = Reckoning(self.runner, self)
        self.choice = Choice()
        self.stage = Stage()
        self.deeds = Deeds(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(n) for n in (24, 18, 24, 18)))
        row.setSpacing(theme().px(18))
        row.addWidget(self.choice)
        row.addWidget(self.stage, 1)
        self._connect()
        self.set_summary(tr("Your plan on paper, and your data for other programs"))

    def _connect(self) -> None:
        choice, stage, setting = self.choice, self.stage, self.setting
        choice.ticked.connect(self.tick)
        choice.paper_chosen.connect(lambda paper: self._choose_look(paper=paper))
        choice.ink_chosen.connect(lambda ink: self._choose_look(ink=ink))
        choice.doer_chosen.connect(lambda doer: self._choose("week", doer=doer))
        choice.cards_chosen.connect(lambda pages: self._choose("cards", card_sheets=pages))
        choice.wanted.connect(self.deeds.do)
        choice.refused.connect(self.desk.say)
        stage.page_wanted.connect(self.desk.show_page)
        stage.stopped.connect(self.deeds.stop)
        stage.preview.turned.connect(self.turn)
        stage.preview.sharpened.connect(self._set_shown)
        stage.thumbs.picked.connect(self.show_page_of)
        stage.thumbs.wanted.connect(lambda keys: setting.show_small(keys, stage.thumbs.ppi))
        setting.proof.connect(self._show_proof)
        setting.counted.connect(self._show_count)
        setting.small.connect(self._show_small)
        setting.failed.connect(self.runner.failed)
        self.work.done.connect(self._worked_out)

    # Reading ---------------------------------------------------------------------------------

    def load(self, reader: Reader) -> PlanData | None:
        return read_page(reader, self.state.options(self.today), wait=not self._waited)

    def show_data(self, data: PlanData | None) -> None:
        if data is None:
            self._show_working(tr("Working out the numbers of your orders"))
            self.work.begin(self.today)
            return
        self._waited = False
        self.data = data
        self.choice.show_state(self.state, data.doers, has_logo=data.paper.logo is not None)
        self.stage.decisions.show_decisions(data.decisions)
        self._take_paper()
        todo, self._todo = self._todo, []
        for act in todo:
            act()

    def _worked_out(self) -> None:
        self._waited = True
        self.refresh()

    @property
    def paper(self) -> Paper:
        """What is printed, as it is known now."""
        assert self.data is not None
        return self.data.paper

    @property
    def has_paper(self) -> bool:
        """Whether there is anything to print."""
        return self.data is not None and bool(self.data.paper.sheets)

    @property
    def total(self) -> int:
        """Pages of all sheets; 0 while nobody counted them."""
        return self.count.total if self.count is not None else 0

    # Choosing --------------------------------------------------------------------------------

    def tick(self, key: str, on: bool) -> None:
        """Take a sheet in, and show it; or leave it out."""
        self.state.tick(key, on)
        if on:
            self.current = (key, 0)
        self.refresh()

    def _choose(self, key: str, **changed: Any) -> None:
        self.state = replace(self.state, **changed)
        self.current = (key, 0)
        self.refresh()

    def _choose_look(self, **changed: Any) -> None:
        """Other paper or ink: the same values are set anew, and the file is not asked."""
        self.state = replace(self.state, **changed)
        if self.data is not None:
            paper = self.data.paper
            options = replace(paper.options, **changed)
            self.data = replace(self.data, paper=replace(paper, options=options))
            self._take_paper()

    # The pages -------------------------------------------------------------------------------

    def show_page_of(self, key: str, nth: int) -> None:
        """Show a page of a sheet large."""
        self._to_end = False
        if (key, nth) != self.current:
            self.current = (key, nth)
            self._show_or_set()

    def turn(self, pages: int) -> None:
        """Go on or back by so many pages."""
        if abs(pages) < FAR and not self.count:
            return
        now = self.stage.thumbs.page(*self.current)
        there = self.stage.thumbs.at(now + pages)
        if there is not None and there != self.current:
            self.show_page_of(*there)
            self._to_end = pages == -1
            self._scroll()

    def _take_paper(self) -> None:
        paper = self.paper
        keys = [key for key, _ in paper.sheets]
        self.stage.show_empty(not keys)
        self.stage.preview.paper = paper.options.paper
        if not keys:
            self._take_nothing()
            return
        if self.current[0] not in keys:
            self.current = (_nearest(self.current[0], keys), 0)
        self._show_working(tr("Setting the pages"))
        self._set_shown()

    def _take_nothing(self) -> None:
        self.setting.clear()
        self.stage.preview.clear()
        self.stage.thumbs.show_places((), {}, self.state.paper)
        self.stage.show_notes(())
        self.count = None
        self.choice.show_counts({})
        self.choice.show_total(None)
        self._show_working("")
        self.set_summary(tr("Nothing is ticked yet"))

    def _set_shown(self) -> None:
        if self.has_paper:
            self.setting.show(self.paper, self.current[0], self.stage.preview.ppi)

    def _show_or_set(self) -> None:
        self._show_where()
        if self._proof is not None and self._proof.key == self.current[0]:
            self._show_picture(self._proof.pages)
        else:
            self._set_shown()

    def _show_proof(self, proof: Proof) -> None:
        self._proof = proof
        if proof.key == self.current[0]:
            self.current = (proof.key, min(self.current[1], len(proof.pages) - 1))
            self._show_picture(proof.pages)

    def _show_picture(self, pages: tuple[QImage, ...]) -> None:
        key, nth = self.current
        self.stage.preview.show_page(pages[nth], self._where(), named=key in NAMING)
        self._scroll()
        self._show_where()

    def _scroll(self) -> None:
        if self._to_end:
            self.stage.preview.to_end()
        else:
            self.stage.preview.to_top()

    def _show_count(self, count: Count) -> None:
        self.count = count
        pages = {place.key: place.pages for place in count.places}
        self.choice.show_counts(pages)
        self.choice.show_total(count.total)
        self.stage.show_notes(count.notes)
        self.stage.thumbs.show_places(count.places, _marks(count.paper), self.state.paper)
        self._show_where()
        self._show_working("")
        self.set_summary(trn("{n} page, ready to print", "{n} pages, ready to print", count.total))

    def _show_small(self, small: Small) -> None:
        self.stage.thumbs.show_small(small.key, small.pages)

    def _show_where(self) -> None:
        self.stage.thumbs.show_current(*self.current)
        words, page = self._where(), self.stage.thumbs.page(*self.current)
        short = tr("{page} of {total}", page=number(page), total=number(self.total))
        self.stage.show_where(words, short if page else "")
        self.stage.back.setEnabled(page > 1)
        self.stage.on.setEnabled(0 < page < self.total)
        self.stage.preview.describe(words)

    def _where(self) -> str:
        page = self.stage.thumbs.page(*self.current)
        name = sheet_name(self.current[0]) if self.current[0] else ""
        if not page:
            return name
        return tr(
            "Page {n} of {total} · {sheet}",
            n=number(page),
            total=number(self.total),
            sheet=name,
        )

    # Words about work ------------------------------------------------------------------------

    def say_working(self, words: str, *, can_stop: bool = False) -> None:
        """Say what is being written or printed; "" when that is over."""
        self._job_words = (words, can_stop)
        self._show_working("")

    def _show_working(self, words: str) -> None:
        job, can_stop = self._job_words
        self.stage.say_working(job or words, can_stop=can_stop)
        self.choice.set_busy(printing=bool(job), possible=self.has_paper)

    # The header and the keyboard -------------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        yield HeaderAction(tr("Earlier printouts"), "history", self._earlier)

    def _earlier(self) -> None:
        from gui.pages.plan.earlier import Earlier

        Earlier(self.runner, self.deeds, self).open()

    def do(self, way: str) -> None:
        """Print, save or export, as soon as the page knows what."""
        if self.data is not None and not self.stale and not self._loading:
            self.deeds.do(way)
        else:
            self._todo.append(lambda: self.deeds.do(way))

    def go_to(self, row: int) -> None:
        if 0 < row <= len(KEYS):
            self.tick(KEYS[row - 1], True)

    def save_state(self) -> dict[str, Any]:
        return {**self.state.saved(), "folder": self.deeds.folder}

    def restore_state(self, state: dict[str, Any]) -> None:
        self.state.restore(state)
        folder = state.get("folder")
        self.deeds.folder = folder if isinstance(folder, str) else ""


def _nearest(key: str, keys: list[str]) -> str:
    """The sheet that takes the place of one that is left out: the next one, else the last."""
    place = KEYS.index(key) if key in KEYS else 0
    return next((one for one in keys if KEYS.index(one) >= place), keys[-1])


def _marks(paper: Paper) -> dict[str, Hashable]:
    """For each sheet what changes when it looks another way."""
    look = (
        paper.options.paper,
        paper.options.ink,
        paper.foot,
        paper.business,
        len(paper.logo or b""),
    )
    return {key: (look, repr(values)) for key, values in paper.sheets}
