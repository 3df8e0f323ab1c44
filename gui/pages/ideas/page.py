"""The Ideas page: what was asked for, how sure it is, what becomes of it, who is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from core.ideas import words
from core.ideas.alike import Alike
from core.ideas.board import ORDERS, Board, Filter
from core.ideas.queries import IdeaPanel, offered_pairs, root
from core.store.database import Reader
from core.text import number, quoted, tr, trn
from gui.names import names
from gui.pages.ideas.data import (
    BALLOTS,
    LIST,
    POLLS,
    TELL,
    VIEWS,
    PageData,
    brought_words,
    read_page,
)
from gui.pages.ideas.deeds import Deeds
from gui.pages.ideas.masked import masked_idea, masked_rows
from gui.pages.ideas.stage import ALL, STATUSES, Stage
from gui.pages.page import Desk, HeaderAction, Page
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from gui.widgets.messages import EmptyState

OF_IDEAS = frozenset({"idea", "idea_apart", "vote", "tally", "poll", "poll_option"})
OF_BALLOTS = frozenset({"ballot_run", "ballot_run_idea", "ballot"})
OF_OTHERS = frozenset(
    {"person", "person_key", "person_segment", "touch", "audience_segment", "segment_focus"}
)
BECAME = frozenset({"goal", "bet", "code", "campaign", "activity", "own_network", "own_question"})


class IdeasPage(Page):
    """See the module. What is asked for by rows and panels is done by `Deeds`."""

    key = "ideas"
    reads = OF_IDEAS | OF_BALLOTS | OF_OTHERS | BECAME | {"import_batch"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board = Board()
        self.data: PageData | None = None
        self.view = LIST
        self.order = ORDERS[0]
        self.asked = Filter()
        self.open_id: int | None = None
        self.opened: IdeaPanel | None = None
        self.brought: tuple[str, ...] = ()
        """What orders came of the open idea, in sentences."""
        self.pair: Alike | None = None
        self._bodies: dict[str, QWidget] = {}
        self._dismissed: set[tuple[int, int]] = set()
        self.stage = Stage()
        self.deeds = Deeds(self)
        self.empty = EmptyState(
            tr("Note down what people ask for. Whoever asks wants to come back for it."),
            tr("For example: “Do you do a tasting box for couples?”, said by Mia at the counter."),
            tr("Capture idea"),
            icon="lightbulb",
        )
        self.empty.pressed.connect(self.deeds.capture)
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.stage)
        self.pages.addWidget(self.empty)
        self._wire()

    def _wire(self) -> None:
        stage = self.stage
        stage.views.chosen.connect(self.set_view)
        stage.statuses.chosen.connect(self.set_status)
        stage.status.clicked.connect(self._status_menu)
        stage.filter.textChanged.connect(lambda text: self._ask(replace(self.asked, typed=text)))
        stage.filter.down.connect(stage.list.focus)
        stage.sort.clicked.connect(self._sort_menu)
        stage.stale.clicked.connect(lambda: self.set_order("stale"))
        stage.paste.clicked.connect(self.deeds.paste)
        stage.list.opened.connect(self._enter)
        stage.list.chosen.connect(self._follow)
        stage.list.menu_wanted.connect(self.deeds.row_menu)
        stage.list.renamed.connect(self.deeds.rename)
        stage.list.table.selectionModel().selectionChanged.connect(self._selection)
        stage.alike.acted.connect(self.compare)
        stage.alike.dismissed.connect(self._dismiss_pair)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._find),
            (QKeySequence("Ctrl+M"), self.deeds.merge_open),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        names().changed.connect(self._names_changed)
        self._say_order()

    # Reading and showing -------------------------------------------------------------------

    def load(self, reader: Reader) -> PageData:
        return read_page(reader, self.today, self.view, self.open_id)

    def show_data(self, data: PageData) -> None:
        self.data, self.board = data, data.board
        nothing = not len(data.board) and not data.poll_count and not data.run_count
        self.pages.setCurrentWidget(self.empty if nothing else self.stage)
        self._say_counts(data)
        self.show_rows()
        self._show_opened(data.opened)
        for view, shown in ((POLLS, data.polls), (BALLOTS, data.runs), (TELL, data.tell)):
            if shown is not None and view == self.view:
                self._body(view).show_data(shown, data)  # type: ignore[attr-defined]
        if self.view == LIST:
            self.runner.ask(offered_pairs, then=self._offer, owner=("ideas", "pairs"))
        board = data.board
        self.runner.ask(lambda _reader: board.warm(), then=_nothing, owner=("ideas", "warm"))

    def _say_counts(self, data: PageData) -> None:
        stage = self.stage
        stage.statuses.set_words(ALL, tr("All {n}", n=number(len(data.board))))
        for status in STATUSES:
            stage.statuses.set_words(
                status,
                tr(
                    "{status} {n}",
                    status=words.statuses_name(status),
                    n=number(data.board.counts.get(status, 0)),
                ),
            )
        for view, said, count in (
            (POLLS, tr("Polls"), data.poll_count),
            (BALLOTS, tr("Ballots"), data.run_count),
            (TELL, tr("Tell them"), data.waiting),
        ):
            stage.views.set_words(view, f"{said}  {number(count)}" if count else said)
        stale = data.board.stale_count
        stage.show_stale(tr("Left alone for 30 days {n}", n=number(stale)) if stale else "")
        self._say_status()
        self.set_summary(tr("What your community asked for"))

    def show_rows(self) -> None:
        """Show what fits the filter, in the order chosen."""
        rows = self.board.wanted(self.asked, self.order)
        networks = self.data.networks if self.data is not None else {}
        self.stage.list.show_rows(list(masked_rows(rows)), networks)
        if self.open_id is not None:
            self.stage.list.choose(self.open_id)

    def _names_changed(self) -> None:
        if self.data is None:
            return
        self.show_rows()
        self._show_opened(self.opened)
        if self.data.tell is not None and self.view == TELL:
            self._body(TELL).show_data(self.data.tell, self.data)  # type: ignore[attr-defined]

    def set_status(self, status: object) -> None:
        """Show the ideas with one status, "" for all."""
        self.stage.statuses.set_value(str(status))
        self._say_status()
        self._ask(replace(self.asked, status=str(status)))

    def _say_status(self) -> None:
        self.stage.status.setText(self.stage.statuses.button(self.stage.statuses.value).text())

    def _status_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for status in (ALL, *STATUSES):
            action = menu.addAction(self.stage.statuses.button(status).text())
            action.setCheckable(True)
            action.setChecked(status == self.stage.statuses.value)
            action.triggered.connect(partial(self._set_status, status))
        button = self.stage.status
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _set_status(self, status: str, _checked: bool = False) -> None:
        self.set_status(status)

    def _ask(self, asked: Filter) -> None:
        if asked != self.asked:
            self.asked = asked
            self.show_rows()

    # Views ---------------------------------------------------------------------------------

    def set_view(self, view: object) -> None:
        """Show the ideas, the polls, the ballots, or whom to tell."""
        self.view = str(view)
        self.stage.views.set_value(self.view)
        for widget in (self.stage.filter, self.stage.paste):
            widget.setVisible(self.view == LIST)
        self.stage.show_panel(self.opened is not None and self.view == LIST)
        self.stage.show_body(self.stage.ideas if self.view == LIST else self._body(self.view))
        self.header_changed.emit()
        self.refresh()

    def _body(self, view: str) -> QWidget:
        """A view beside the list, made when it is first wanted."""
        if view not in self._bodies:
            self._bodies[view] = self._make_body(view)
        return self._bodies[view]

    def _make_body(self, view: str) -> QWidget:
        if view == POLLS:
            from gui.pages.ideas.polls_view import PollsView

            return PollsView(self)
        if view == BALLOTS:
            from gui.pages.ideas.ballots_view import BallotsView

            return BallotsView(self)
        from gui.pages.ideas.tell_view import TellView

        return TellView(self)

    # The header and the keyboard -----------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        if self.view == BALLOTS:
            yield HeaderAction(tr("Make a ballot"), "plus", self.deeds.make_ballot, primary=True)
        elif self.view == POLLS:
            yield HeaderAction(tr("Question of the day"), "messages-square", self.deeds.questions)
            yield HeaderAction(tr("Add poll"), "plus", self.deeds.add_poll, primary=True)
        else:
            yield HeaderAction(tr("Enter poll results"), "vote", self.deeds.add_poll)
            yield HeaderAction(
                tr("Capture idea"), "plus", self.deeds.capture, primary=True, shortcut="Ctrl+I"
            )

    def _find(self) -> None:
        if self.view == LIST:
            self.stage.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.stage.filter.selectAll()

    def escape(self) -> bool:
        if self.open_id is None or self.view != LIST:
            return False
        self.close_panel()
        return True

    def go_to(self, row: int) -> None:
        """An idea by its id, or with a minus a poll."""
        if row < 0:
            self.set_view(POLLS)
            return
        if self.view != LIST:
            self.set_view(LIST)
        if row not in self.board.by_id and self.data is not None:
            # Merged ideas are shown where they went.
            self.runner.ask(root, row, then=self.open_idea, owner=("ideas", "root"))
            return
        self.open_idea(row)

    def save_state(self) -> dict[str, Any]:
        return {"view": self.view, "order": self.order}

    def restore_state(self, state: dict[str, Any]) -> None:
        if state.get("order") in ORDERS:
            self.order = state["order"]
            self._say_order()
        if state.get("view") in VIEWS and state["view"] != LIST:
            self.set_view(state["view"])

    # Order ---------------------------------------------------------------------------------

    def _sort_menu(self) -> None:
        button = self.stage.sort
        self.sort_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def sort_menu(self) -> QMenu:
        """The orders of the list."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for order in ORDERS:
            action = menu.addAction(words.order_name(order))
            action.setCheckable(True)
            action.setChecked(order == self.order)
            action.triggered.connect(partial(self.set_order, order))
        return menu

    def set_order(self, order: str, _checked: bool = True) -> None:
        """Show the list in another order."""
        self.order = order
        self._say_order()
        self.show_rows()
        self.stage.list.table.scrollToTop()

    def _say_order(self) -> None:
        self.stage.sort.setText(words.order_name(self.order))
        self.stage.sort.setAccessibleDescription(tr("Order of the list"))

    # The panel -----------------------------------------------------------------------------

    def open_idea(self, idea_id: int | None) -> None:
        """Show an idea in the side panel."""
        if idea_id is None:
            return
        known = self.opened is not None and self.opened.id == idea_id
        self.open_id = idea_id
        self.stage.list.choose(idea_id)
        if not known:
            self.refresh()

    def _enter(self, idea_id: int) -> None:
        self.open_idea(idea_id)
        if self.stage.panel is not None and self.opened is not None:
            self.stage.panel.focus_first()

    def _follow(self, idea_id: int | None) -> None:
        if idea_id is not None and idea_id != self.open_id:
            self.open_idea(idea_id)

    def _show_opened(self, opened: IdeaPanel | None) -> None:
        if opened is None and self.open_id is not None:
            self.open_id = None
        self.opened = opened if opened is not None and opened.id == self.open_id else None
        if self.opened is not None and self.data is not None:
            if self.stage.panel is None:
                from gui.pages.ideas.panel import IdeaPanelView

                self.stage.take_panel(IdeaPanelView(self.deeds))
            assert self.stage.panel is not None
            row = self.board.by_id.get(self.opened.id)
            self.stage.panel.show_idea(masked_idea(self.opened), row, self.data, self.today)
        self.stage.show_panel(self.opened is not None and self.view == LIST)
        if self.opened is not None and (self.opened.codes or self.opened.became):
            idea = self.opened.id
            self.runner.ask(
                brought_words, idea, self.today, then=self._show_brought, owner=("ideas", "orders")
            )
        else:
            self.brought = ()

    def _show_brought(self, said: tuple[str, ...]) -> None:
        if said != self.brought and self.stage.panel is not None and self.opened is not None:
            self.brought = said
            self.stage.panel.show_brought(said)

    def close_panel(self) -> None:
        """Hide the side panel; the keyboard goes back to the list."""
        self.open_id, self.opened = None, None
        self.stage.show_panel(False)
        self.stage.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Several at once, and those that look alike -----------------------------------------------

    def _selection(self) -> None:
        chosen = self.stage.list.chosen_ids()
        if len(chosen) < 2:
            self.stage.bulk.hide()
            return
        buttons: list[QWidget] = [Label(trn("{n} chosen", "{n} chosen", len(chosen)), "strong")]
        for said, icon, act in (
            (tr("Set status"), "tag", self.deeds.status_menu_of_chosen),
            (tr("Make a ballot"), "square-check", self.deeds.make_ballot),
            (tr("Delete"), "trash-2", self.deeds.delete_chosen),
        ):
            button = Button(said, icon=icon, small=True)
            button.clicked.connect(act)
            buttons.append(button)
        if len(chosen) == 2:
            merge = Button(tr("Compare"), icon="merge", small=True)
            merge.clicked.connect(lambda: self.deeds.merge(*chosen))
            buttons.append(merge)
        self.stage.bulk.set_widgets(*buttons)
        self.stage.bulk.show()

    def _offer(self, pairs: list[Alike]) -> None:
        left = [one for one in pairs if (one.first, one.second) not in self._dismissed]
        self.pair = left[0] if left else None
        self.stage.alike.setVisible(self.pair is not None)
        if self.pair is None:
            return
        keep, other = self._sides(self.pair)
        rest = len(left) - 1
        said = tr("looks like “{idea}”. Merge them and keep both sets of votes.", idea=keep)
        if rest:
            said += " " + trn("{n} more pair after it.", "{n} more pairs after it.", rest)
        self.stage.alike.say(said, "caution", lead=quoted(other), action=tr("Compare"), icon="copy")

    def _sides(self, pair: Alike) -> tuple[str, str]:
        found = [self.board.by_id.get(one) for one in (pair.first, pair.second)]
        first, second = sorted(found, key=lambda one: -(one.votes if one else 0))
        return first.text if first else "", second.text if second else ""

    def compare(self) -> None:
        """Open the pair that is offered, side by side."""
        if self.pair is not None:
            self.deeds.merge(self.pair.first, self.pair.second)

    def _dismiss_pair(self) -> None:
        if self.pair is not None:
            self._dismissed.add((self.pair.first, self.pair.second))
            self.runner.ask(offered_pairs, then=self._offer, owner=("ideas", "pairs"))


def _nothing(_done: object) -> None:
    """Nobody waits for this answer."""
