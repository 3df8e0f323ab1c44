"""What the page is filtered by and which view is open: remembered, and shown in the head."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from core.prospects import operations, words
from core.prospects.board import Board, Filter
from core.prospects.limits import STAGES
from core.text import number, tr
from gui.pages.prospects.stage import BOARD, EVERYONE, LINKS, TABLE
from gui.widgets.menu_words import as_written

if TYPE_CHECKING:
    from gui.pages.prospects.everyone import EveryoneView
    from gui.pages.prospects.links import LinksTab
    from gui.pages.prospects.page import ProspectsPage as Page


class Filters(QObject):
    """The head of the page, and the state behind it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.asked = Filter()
        self.view = BOARD
        self.resting = False
        stage = page.stage
        stage.filter.textChanged.connect(self._typed)
        stage.due.toggled.connect(lambda on: self.ask(replace(self.asked, due=on)))
        stage.cold.toggled.connect(lambda on: self.ask(replace(self.asked, cold=on)))
        stage.more.clicked.connect(self._menu)
        stage.active.clicked.connect(self.clear_picked)
        self.show_counts(page.board)

    def ask(self, asked: Filter) -> None:
        """Filter by something else."""
        if asked == self.asked:
            return
        self.asked = asked
        self._show_active()
        if self.view == EVERYONE:
            self.page.refresh()
        else:
            self.page.show_rows(anew=True)

    def _typed(self, text: str) -> None:
        self.ask(replace(self.asked, typed=text))

    def clear_picked(self) -> None:
        """Take out the stage, the doer, the tag and everyone."""
        if self.view == EVERYONE:
            self.set_view(TABLE)
        self.ask(replace(self.asked, stage="", doer="", tag=""))
        self._show_active()
        self.page.refresh()

    def show_counts(self, board: Board) -> None:
        """Say how many are due this week and going cold."""
        stage = self.page.stage
        due, cold = board.due_count, board.cold_count
        stage.due.set_look(tr("Due this week {n}", n=number(due)), "tomato" if due else "")
        stage.cold.set_look(tr("Going cold {n}", n=number(cold)), "mustard" if cold else "")
        if self.resting and not board.resting_count:
            self.show_resting(False)

    def show_resting(self, shown: bool) -> None:
        """Show or hide the columns of who declined and who is not to be contacted."""
        self.resting = shown
        self.page.stage.board.show_resting(shown)

    # -- views

    def set_view(self, view: str) -> None:
        """Open the board, the table, the links or everyone."""
        self.view = view
        stage = self.page.stage
        stage.filters.setVisible(view != LINKS)
        stage.show_panel(self.page.opened is not None and view != LINKS)
        for chip in (stage.due, stage.cold):
            chip.setVisible(view != EVERYONE)
        if view == LINKS:
            stage.show_view(self.links_tab())
        elif view == EVERYONE:
            stage.show_view(self.everyone_view())
        else:
            stage.show_view(stage.board if view == BOARD else stage.table)
        self._show_active()
        self.page.header_changed.emit()

    def links_tab(self) -> LinksTab:
        """The tab of links, made when it is first wanted."""
        stage = self.page.stage
        if stage.links is None:
            from gui.pages.prospects.links import LinksTab

            stage.links = LinksTab(self.page)
            stage.links.person_wanted.connect(self.page.open_person)
        return stage.links

    def new_link(self) -> None:
        """Ask for a new link."""
        self.links_tab().new_link()

    def everyone_view(self) -> EveryoneView:
        """The table of everyone, made when it is first wanted."""
        stage = self.page.stage
        if stage.everyone is None:
            from gui.pages.prospects.everyone import EveryoneView

            stage.everyone = EveryoneView()
            stage.everyone.opened.connect(self.page.open_person)
            stage.everyone.prospects_wanted.connect(self._make_prospects)
        return stage.everyone

    def _make_prospects(self, people: list[int]) -> None:
        self.page.run(operations.make_prospects, people, self.page.today)

    # -- the menu

    def _menu(self) -> None:
        button = self.page.stage.more
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Filters, what is shown, and the rules."""
        menu = QMenu(self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        board = self.page.board
        if self.view == TABLE:
            self._choices(menu.addMenu(tr("Stage")), "stage", [
                (stage, words.stage_name(stage)) for stage in STAGES
            ])  # fmt: skip
        self._choices(menu.addMenu(tr("Doer")), "doer", [(one, one) for one in board.doers()])
        self._choices(menu.addMenu(tr("Tag")), "tag", [(one, one) for one in sorted(board.tags())])
        menu.addSeparator()
        if self.view == BOARD:
            resting = menu.addAction(tr("Show declined and do not contact"))
            resting.setCheckable(True)
            resting.setChecked(self.resting)
            resting.toggled.connect(self.show_resting)
        everyone = menu.addAction(tr("Everyone who is no prospect yet"))
        everyone.setCheckable(True)
        everyone.setChecked(self.view == EVERYONE)
        everyone.toggled.connect(self._toggle_everyone)
        if self.view == TABLE:
            columns = self.page.stage.table.table.columns_menu()
            columns.setTitle(tr("Columns"))
            menu.addMenu(columns)
        menu.addSeparator()
        menu.addAction(tr("Find duplicates")).triggered.connect(self._duplicates)
        menu.addAction(tr("Your messages")).triggered.connect(self.page.deeds.templates)
        menu.addAction(tr("Rules for prospects")).triggered.connect(self.page.deeds.rules)
        return menu

    def _choices(self, menu: QMenu, field: str, choices: list[tuple[str, str]]) -> None:
        menu.setEnabled(bool(choices))
        for key, title in choices:
            action = menu.addAction(as_written(title))
            action.setCheckable(True)
            action.setChecked(getattr(self.asked, field) == key)
            action.triggered.connect(partial(self._pick, field, key))

    def _pick(self, field: str, key: str, on: bool) -> None:
        value: Any = key if on else ""
        self.ask(replace(self.asked, **{field: value}))

    def _toggle_everyone(self, on: bool) -> None:
        self.page.stage.tabs.set_value(TABLE)
        self.set_view(EVERYONE if on else TABLE)
        self.page.refresh()

    def _duplicates(self) -> None:
        from gui.pages.prospects.duplicates import DuplicatesDialog

        DuplicatesDialog(self.page.runner, self.page).open()

    def _show_active(self) -> None:
        asked = self.asked
        stage = words.stage_name(asked.stage) if asked.stage and self.view == TABLE else ""
        parts = [part for part in (stage, asked.doer, asked.tag) if part]
        if self.view == EVERYONE:
            parts = [tr("Everyone")]
        chip = self.page.stage.active
        chip.set_look(", ".join(parts), "stamp", "x")
        chip.setAccessibleName(tr("Take out the filter {filter}", filter=", ".join(parts)))
        chip.setVisible(bool(parts))

    # -- what is remembered

    def save_state(self) -> dict[str, Any]:
        """The view and the filters, as JSON takes them."""
        asked, links = self.asked, self.page.stage.links
        return {
            "view": self.view,
            "typed": asked.typed,
            "due": asked.due,
            "cold": asked.cold,
            "stage": asked.stage,
            "doer": asked.doer,
            "tag": asked.tag,
            "resting": self.resting,
            "links": links.save_state() if links is not None else {},
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take up what was remembered; what is missing or wrong stays as it is."""

        def text(name: str) -> str:
            found = state.get(name)
            return found if isinstance(found, str) else ""

        stage = text("stage")
        self.asked = Filter(
            typed=text("typed"),
            due=state.get("due") is True,
            cold=state.get("cold") is True,
            stage=stage if stage in STAGES else "",
            doer=text("doer"),
            tag=text("tag"),
        )
        view = text("view") if text("view") in (BOARD, TABLE, LINKS, EVERYONE) else BOARD
        page = self.page.stage
        for widget in (page.filter, page.due, page.cold):
            widget.blockSignals(True)
        page.filter.setText(self.asked.typed)
        page.due.setChecked(self.asked.due)
        page.cold.setChecked(self.asked.cold)
        for widget in (page.filter, page.due, page.cold):
            widget.blockSignals(False)
        self.show_resting(state.get("resting") is True)
        page.tabs.set_value(TABLE if view == EVERYONE else view)
        links = state.get("links")
        if view == LINKS and isinstance(links, dict):
            self.links_tab().restore_state(links)
        self.set_view(view)
