"""What the Ideas page does when something is asked of it; dialogs are imported when they open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from core.errors import UserError
from core.ideas import ballots, operations, words
from core.ideas.ballots import RunRow
from core.ideas.counting import Read
from core.ideas.limits import NOT_NOW, OPEN_STATUSES
from core.ideas.polls import PollRow
from core.ideas.telling import Tell
from core.store.database import Reader
from core.text import tr

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page


class Deeds(QObject):
    """Answers the page's wishes, one operation each."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page

    def _run(self, operation: object, *args: object, **kw: object) -> None:
        self.page.run(operation, *args, **kw)  # type: ignore[arg-type]

    # -- new things

    def capture(self) -> None:
        """A line for a new idea."""
        from gui.pages.ideas.capture import CaptureDialog

        CaptureDialog.open_over(self.page.desk, self.page.window())

    def paste(self) -> None:
        """A block of comments, or a form's file."""
        from gui.pages.ideas.paste import PasteDialog

        PasteDialog(self.page).open()

    def add_poll(self) -> None:
        """A poll, with or without its result."""
        self.edit_poll(None)

    def edit_poll(self, poll: PollRow | None, *, question: str = "") -> None:
        """A poll to change, or a new one; `question` is what it starts from."""
        from gui.pages.ideas.poll_dialog import PollDialog

        PollDialog(self.page, poll, question=question).open()

    def questions(self) -> None:
        """The bank of questions."""
        from gui.pages.ideas.questions import QuestionsDialog

        QuestionsDialog(self.page).open()

    def make_ballot(self) -> None:
        """A ballot with the ideas that are chosen, or those one chooses."""
        from gui.pages.ideas.ballot_dialog import BallotDialog

        BallotDialog(self.page, self.page.stage.list.chosen_ids()).open()

    # -- the open idea

    @property
    def _open(self) -> int:
        return self.page.open_id or 0

    def rename(self, idea_id: int, text: str) -> None:
        """Say an idea in other words."""
        self._run(operations.change_idea, idea_id, "text", text, told=None)

    def change(self, field: str, text: str) -> None:
        """Keep what was typed about the open idea."""
        self._run(operations.change_idea, self._open, field, text, told=None)

    def set_fact(self, field: str, value: object) -> None:
        """Set the group, the goal or the effort of the open idea."""
        self._run(operations.set_fact, self._open, field, value, told=None)

    def set_status(self, ideas: Sequence[int], status: str) -> None:
        """Give ideas a status; "not now" asks for the reason that people are told."""
        if status == NOT_NOW:
            from gui.pages.ideas.dialogs import NotNowDialog

            NotNowDialog(self.page, list(ideas)).open()
            return
        self._run(operations.set_status, list(ideas), status, self.page.today)

    def status_menu(self, ideas: Sequence[int], at: QPoint | None = None) -> None:
        """The statuses to choose from."""
        menu = self._menu()
        self._statuses(menu, ideas)
        menu.popup(at or QCursor.pos())

    def status_menu_of_chosen(self) -> None:
        """The statuses for all that are chosen."""
        self.status_menu(self.page.stage.list.chosen_ids())

    def _statuses(self, menu: QMenu, ideas: Sequence[int]) -> None:
        for status in OPEN_STATUSES:
            action = menu.addAction(words.status_name(status))
            action.triggered.connect(partial(self._set, list(ideas), status))

    def _set(self, ideas: list[int], status: str, _checked: bool = False) -> None:
        self.set_status(ideas, status)

    def delete_chosen(self) -> None:
        """Delete the ideas that are chosen."""
        self.delete(self.page.stage.list.chosen_ids())

    def delete(self, ideas: Sequence[int]) -> None:
        """Delete ideas; Undo brings them back."""
        if ideas:
            self._run(operations.delete_ideas, list(ideas))

    def vote(self) -> None:
        """Ask who wants the open idea."""
        from gui.pages.ideas.dialogs import VoteDialog

        VoteDialog(self.page, self._open).open()

    def count(self) -> None:
        """Ask for a result that was counted elsewhere."""
        from gui.pages.ideas.dialogs import ResultDialog

        ResultDialog(self.page, self._open).open()

    def remove_result(self, tally_id: int) -> None:
        """Take a result that was entered by hand away."""
        self._run(operations.remove_result, tally_id)

    def remove_vote(self, person_id: int) -> None:
        """Take somebody's vote for the open idea back."""
        self._run(operations.remove_vote, self._open, person_id)

    def bet(self) -> None:
        """Ask what the team expects of the open idea."""
        from gui.pages.ideas.dialogs import BetDialog

        if self.page.opened is not None:
            BetDialog(self.page, self.page.opened).open()

    def show_person(self, person_id: int) -> None:
        """Go to somebody's own page."""
        self.page.desk.show_page("prospects", person_id)

    # -- what becomes of it

    def make_happen(self) -> None:
        """Ask what the open idea becomes."""
        from gui.pages.ideas.make import MakeDialog

        if self.page.opened is not None:
            MakeDialog(self.page, self.page.opened).open()

    def show_became(self, kind: str, row: int) -> None:
        """Go to the campaign or the activity that an idea became."""
        self.page.desk.show_page("calendar", -row if kind == "campaign" else row)

    def put_question(self, words: str) -> None:
        """Ask when and where a question of the day goes out."""
        from gui.pages.ideas.dialogs import QuestionDialog

        QuestionDialog(self.page, words).open()

    # -- ballots

    def print_ballot(self, run: RunRow) -> None:
        """Save the ballots of a pile as a PDF."""
        from gui.pages.ideas.printing import BallotPrint

        BallotPrint(self.page, run).ask()

    def count_ballots(self, run_id: int) -> None:
        """Count a pile over the whole screen, from where it was left."""
        self.page.runner.ask(_pile, run_id, then=self._count, owner=("ideas", "count"))

    def _count(self, found: tuple[RunRow | None, list[Read]]) -> None:
        from gui.pages.ideas.count import CountView

        run, done = found
        if run is not None:
            CountView(self.page, run, done).showFullScreen()

    # -- merging

    def merge_open(self) -> None:
        """Choose what the open idea is the same as."""
        if self.page.open_id is not None:
            self.merge(self.page.open_id, None)

    def merge(self, one: int, other: int | None) -> None:
        """Two ideas side by side; without the other one it is chosen there."""
        from gui.pages.ideas.merge import MergeDialog

        MergeDialog(self.page, one, other).open()

    def split(self, idea_id: int) -> None:
        """Let a merged idea stand for itself again."""
        self._run(operations.split_idea, idea_id, self.page.today)

    # -- telling

    def tell(self, one: Tell, said: str) -> None:
        """Tick somebody off who was told."""
        self._run(
            operations.tell, one.idea_id, one.person_id, self.page.today,
            network=one.network, said=said,
        )  # fmt: skip

    def untell(self, one: Tell) -> None:
        """Take the tick back."""
        if one.touch_id is not None:
            self._run(operations.untell, one.touch_id)

    # -- menus

    def _menu(self) -> QMenu:
        menu = QMenu(self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def row_menu(self, idea_id: int, at: QPoint) -> None:
        """What can be done with an idea of the list, or with all that are chosen."""
        self.idea_menu(idea_id).popup(at)

    def idea_menu(self, idea_id: int) -> QMenu:
        """The menu of an idea."""
        chosen = self.page.stage.list.chosen_ids()
        ideas = chosen if idea_id in chosen and len(chosen) > 1 else [idea_id]
        menu = self._menu()
        if len(ideas) == 1:
            menu.addAction(tr("Open")).triggered.connect(lambda: self.page.open_idea(idea_id))
            menu.addAction(tr("Change the words")).triggered.connect(self.page.stage.list.edit)
            menu.addAction(tr("Merge with another")).triggered.connect(
                lambda: self.merge(idea_id, None)
            )
        self._statuses(menu.addMenu(tr("Set status")), ideas)
        menu.addSeparator()
        menu.addAction(tr("Delete")).triggered.connect(lambda: self.delete(ideas))
        return menu

    def refused(self, error: UserError) -> None:
        """Say why something could not be done, and show again what is true."""
        self.page.desk.say(error.sentence)
        self.page.refresh()


def _pile(reader: Reader, run_id: int) -> tuple[RunRow | None, list[Read]]:
    return ballots.run(reader, run_id), ballots.read_so_far(reader, run_id)
