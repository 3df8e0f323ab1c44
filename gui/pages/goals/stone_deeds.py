"""What can be done with stepping stones, wherever on the page they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from core.errors import UserError
from core.goals import operations, words
from core.goals.queries import GoalsPage, StoneCard
from core.text import tr
from gui.pages.goals.stones import StoneCell, stone_menu
from gui.pages.page import Page
from gui.widgets.menu_words import as_written


class StoneDeeds:
    """Wires the places of stones to operations; `shown` is what the page shows now."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shown: GoalsPage | None = None

    def wire(self, cell: StoneCell) -> None:
        """Let a stone's place do what it is asked for."""
        cell.noted.connect(partial(self._note, cell))
        cell.renamed.connect(partial(self._rename, cell))
        cell.moved.connect(self._move)
        cell.removed.connect(self._remove)
        cell.menu_wanted.connect(self._menu)

    def answer(self, stone: StoneCard, at: QPoint) -> None:
        """Offer the goals that a watched number could lead to."""
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        links = self._links(stone)
        for title, act in links:
            menu.addAction(as_written(title), act)
        if not links:
            menu.addAction(tr("Add a goal first"), self.page.new_thing)
        menu.addSeparator()
        menu.addAction(tr("Keep as a number to watch"), partial(self._keep, stone.id))
        menu.addAction(tr("Remove it"), partial(self._remove, stone.id))
        menu.popup(at)

    def _note(self, cell: StoneCell, stone_id: int, text: str) -> None:
        currency = self.shown.currency if self.shown else ""
        try:
            value = words.parsed(text, cell.card.measure.unit, currency, "value")
        except UserError as error:
            cell.refuse_figure(error.sentence)
            return
        self.page.run(
            operations.record_stone,
            stone_id,
            self.page.today,
            value,
            then=lambda _reading: cell.show_again(),
            refused=lambda error: cell.refuse_figure(error.sentence),
            told=None,
        )

    def _rename(self, cell: StoneCell, stone_id: int, text: str) -> None:
        self.page.run(
            operations.change_stone,
            stone_id,
            cell.card.measure.key,
            text,
            cell.card.aim,
            then=lambda _done: cell.show_again(),
            refused=lambda error: cell.refuse_words(error.sentence),
            told=None,
        )

    def _move(self, stone_id: int, by: int) -> None:
        chain = self._chain_of(stone_id)
        self.page.run(
            operations.move_stone,
            stone_id,
            chain.index(stone_id) + by,
            then=lambda _done: self.page.reveal(-stone_id),
            told=None,
        )

    def _remove(self, stone_id: int) -> None:
        self.page.run(operations.remove_stone, stone_id)

    def _keep(self, stone_id: int) -> None:
        self.page.run(operations.keep_watching, stone_id)

    def _chain_of(self, stone_id: int) -> list[int]:
        shown = self.shown
        chains = [*(goal.stones for goal in shown.goals), shown.watched] if shown else []
        ids = ([stone.id for stone in chain] for chain in chains)
        return next((chain for chain in ids if stone_id in chain), [stone_id])

    def _links(self, stone: StoneCard) -> list[tuple[str, Callable[[], object]]]:
        goals = self.shown.goals if self.shown else ()
        return [
            (goal.title, partial(self.page.run, operations.link_stone, stone.id, goal.id))
            for goal in goals
            if goal.id != stone.goal_id
        ]

    def _menu(self, stone: StoneCard, at: QPoint) -> None:
        from gui.pages.goals.dialogs import StoneDialog
        from gui.pages.goals.figures import FiguresDialog

        page, shown = self.page, self.shown
        if shown is None:
            return
        stone_menu(
            page,
            stone,
            move=partial(self._move, stone.id),
            link=self._links(stone),
            figures=lambda: FiguresDialog(page.runner, shown, stone, page.today, page).open(),
            change=lambda: StoneDialog(
                page.runner, shown.currency, stone.goal_id, stone, page
            ).open(),
            watch=None if stone.kept else partial(self._keep, stone.id),
            remove=partial(self._remove, stone.id),
        ).popup(at)
