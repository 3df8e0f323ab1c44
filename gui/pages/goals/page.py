"""The Goals page: business results first, stepping stones smaller below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from core.errors import UserError
from core.goals import operations, words
from core.goals.facts import GoalFacts
from core.goals.queries import GoalCard, goals_page
from core.goals.queries import GoalsPage as Shown
from core.plans.queries import current_plan, plans
from core.plans.rules import before
from core.store.database import Reader
from core.text import tr
from gui.pages.goals.card import GoalView
from gui.pages.goals.stone_deeds import StoneDeeds
from gui.pages.goals.watched import Watched
from gui.pages.goals.work import GoalsReckoning
from gui.pages.page import Desk, HeaderAction, Page
from gui.theme import theme
from gui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from gui.pages.goals.form import GoalForm


@dataclass(frozen=True)
class Loaded:
    """What the page reads: the plan's goals, None without a plan; whether there is one before."""

    shown: Shown | None
    has_last: bool


class GoalsPage(Page):
    """See the module."""

    key = "goals"
    reads = frozenset(
        {
            *("goal", "goal_reading", "stepping_stone", "stone_reading", "bet"),
            *("import_batch", "person_key", "found_us", "stamp_card_week"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._data = Loaded(None, False)
        self._views: dict[int, GoalView] = {}
        self._form: GoalForm | None = None
        self._deeds = StoneDeeds(self)
        self._work = GoalsReckoning(self.runner, self)
        px = theme().px
        self.empty = EmptyState("", icon="target")
        self.empty.pressed.connect(self._begin)
        self.watched = Watched()
        self.watched.menu_wanted.connect(self._deeds.answer)
        self.watched.stone_made.connect(self._deeds.wire)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(24), px(18), px(24), px(18))
        self._column.setSpacing(px(14))
        self._column.addWidget(self.empty, 1)
        self._column.addWidget(self.watched)
        self._column.addStretch(0)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    # Reading -------------------------------------------------------------------------------

    def load(self, reader: Reader) -> Loaded:
        plan = current_plan(reader, self.today)
        if plan is None:
            return Loaded(None, False)
        shown = goals_page(reader, plan.id, self.today)
        return Loaded(shown, before(plans(reader), plan) is not None)

    def show_data(self, data: Loaded) -> None:
        self._data = data
        self._deeds.shown = data.shown
        goals = data.shown.goals if data.shown else ()
        for gone in set(self._views) - {goal.id for goal in goals}:
            view = self._views.pop(gone)
            view.hide()
            view.deleteLater()
        for place, goal in enumerate(goals):
            view = self._views.get(goal.id) or self._new_view(goal)
            at = place + (1 if self._form else 0)
            if self._column.indexOf(view) != at:
                self._column.removeWidget(view)
                self._column.insertWidget(at, view)
            view.show_card(goal, data.shown.currency if data.shown else "")
        if data.shown is not None and self._form is not None:
            self._form.renew(data.shown, self.today)
        if data.shown is not None:
            self.watched.show_page(data.shown)
        else:
            self.watched.hide()
        self._show_empty(data, bool(goals))
        self._say_summary(data)
        self.header_changed.emit()
        self._work.show(self.today, fresh=data.shown is None or data.shown.data.fresh)

    def _new_view(self, goal: GoalCard) -> GoalView:
        view = GoalView(goal)
        view.edited.connect(self._edited)
        view.asked.connect(self._asked)
        view.menu_wanted.connect(self._goal_menu)
        view.stone_made.connect(self._deeds.wire)
        self._views[goal.id] = view
        return view

    def _show_empty(self, data: Loaded, has_goals: bool) -> None:
        if data.shown is None:
            self.empty.set_words(
                tr("Goals belong to a plan: a period with a name."),
                tr("For example: Spring 2027, from 1 January to 30 June."),
                tr("Start a plan"),
            )
        else:
            self.empty.set_words(
                tr("A goal is something the business gets out of it, with a number and a date."),
                tr("For example: more first-time buyers come back, from 31% to 40% by 30 June."),
                tr("Add goal"),
            )
        self._show_rest(empty=not has_goals and self._form is None)

    def _show_rest(self, *, empty: bool) -> None:
        # What is left of the page's height goes to the empty page's words, or below the cards.
        self.empty.setVisible(empty)
        self._column.setStretch(self._column.count() - 1, 0 if empty else 1)

    def _say_summary(self, data: Loaded) -> None:
        said = tr("What the business gets out of it")
        held = words.record_words(data.shown.record) if data.shown else ""
        self.set_summary(f"{said} · {held}" if held else said)

    # The header and the keyboard -----------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        if self._data.has_last:
            yield HeaderAction(tr("Compare plans"), "columns-3", self.compare)
        if self._data.shown is not None:
            yield HeaderAction(tr("Add goal"), "plus", self.add_goal, primary=True)
        else:
            yield HeaderAction(tr("Start a plan"), "plus", self._begin, primary=True)

    def go_to(self, row: int) -> None:
        """A goal's id; a stepping stone's id with a minus before it."""
        target = self._views.get(row) if row > 0 else self._stone_at(-row)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(target, 0, theme().px(24))

    def _stone_at(self, stone_id: int) -> QWidget | None:
        rows = [self.watched.stones, *(view.stones for view in self._views.values())]
        places: dict[int, QWidget] = {q.stone.id: q for q in self.watched.questions}
        places |= {cell.card.id: cell.figure for chain in rows for cell in chain.cells}
        return places.get(stone_id)

    def escape(self) -> bool:
        if self._form is None:
            return False
        self._close_form()
        return True

    def compare(self) -> None:
        """This plan beside the one before it."""
        from gui.pages.plans.compare import ComparePlans

        ComparePlans(self.runner, self.today, self).open()

    def _begin(self) -> None:
        if self._data.shown is not None:
            self.add_goal()
        else:
            from gui.dialogs.plan import NewPlan

            NewPlan(self.runner, self.today, None, self).open()

    # Adding --------------------------------------------------------------------------------

    def add_goal(self) -> None:
        """Open the form at the top of the page; one that is open keeps what was typed."""
        shown = self._data.shown
        if shown is None:
            return
        if self._form is None:
            from gui.pages.goals.form import GoalForm

            self._form = GoalForm()
            self._form.goal_wanted.connect(self._add_goal)
            self._form.stone_wanted.connect(self._add_stone)
            self._form.closed.connect(self._close_form)
            self._column.insertWidget(0, self._form)
            # At once, not with the next layout: what is not shown cannot take the keyboard.
            self._form.show()
            self._show_rest(empty=False)
            self._form.start_anew(shown, self.today)
        self._form.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def _close_form(self) -> None:
        if self._form is None:
            return
        form, self._form = self._form, None
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._show_empty(self._data, bool(self._views))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_goal(self, facts: GoalFacts) -> None:
        if self._data.shown is not None and self._form is not None:
            plan = self._data.shown.plan.id
            self.run(
                operations.add_goal,
                plan,
                facts,
                self.today,
                then=self._goal_made,
                refused=self._form_refused,
            )

    def _goal_made(self, goal_id: int) -> None:
        self._close_form()
        self.reveal(goal_id)

    def _add_stone(self, key: str, name: str, aim: float | None, leads_to: object) -> None:
        if self._data.shown is None:
            return
        made: Callable[..., int]
        if isinstance(leads_to, int):
            made = partial(operations.add_stone, goal_id=leads_to)
        else:
            from gui.pages.goals.form import KEEP

            plan = self._data.shown.plan.id
            made = partial(operations.watch_number, plan_id=plan, kept=leads_to == KEEP)
        self.run(
            made, key=key, name=name, aim=aim, then=self._stone_made, refused=self._form_refused
        )

    def _stone_made(self, stone_id: int) -> None:
        self._close_form()
        self.reveal(-stone_id)

    def _form_refused(self, error: UserError) -> None:
        if self._form is not None:
            self._form.refuse(error)

    # A goal --------------------------------------------------------------------------------

    def _edited(self, goal_id: int, field: str, text: str) -> None:
        view = self._views[goal_id]
        try:
            operation, values = self._typed(view.card, field, text)
        except UserError as error:
            self._refused(goal_id, error)
            return
        self.run(
            operation,
            goal_id,
            *values,
            then=lambda _done: self._show_again(goal_id),
            refused=partial(self._refused, goal_id),
            told=None,
        )

    def _typed(
        self, goal: GoalCard, field: str, text: str
    ) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        unit, currency = goal.measure.unit, self._data.shown.currency if self._data.shown else ""
        if field == "title":
            return operations.rename_goal, (text,)
        if field == "why":
            return operations.set_why, (text,)
        if field == "figure":
            value = words.parsed(text, unit, currency, "value")
            return operations.record_reading, (self.today, value)
        if field == "baseline":
            start = words.parsed(text, unit, currency, "baseline") if text else None
            return operations.set_baseline, (start,)
        return operations.set_target, (words.parsed(text, unit, currency, "target"),)

    def _show_again(self, goal_id: int) -> None:
        if goal_id in self._views:
            self._views[goal_id].show_again()

    def _refused(self, goal_id: int, error: UserError) -> None:
        view = self._views.get(goal_id)
        if view is None:
            self.desk.say(error.sentence)
            return
        view.show_again()
        editor = view.editor(error.field or "")
        if editor is None:
            self.desk.say(error.sentence)
        else:
            editor.set_error(error.sentence)

    def _asked(self, goal_id: int, what: str) -> None:
        from gui.pages.goals.dialogs import BetDialog, DaysDialog, MeasureDialog, StoneDialog
        from gui.pages.goals.figures import FiguresDialog

        goal, shown = self._views[goal_id].card, self._data.shown
        if shown is None:
            return
        place = [g.id for g in shown.goals].index(goal_id)
        acts: dict[str, Callable[[], object]] = {
            "days": lambda: DaysDialog(self.runner, goal, self).open(),
            "measure": lambda: MeasureDialog(self.runner, goal, self).open(),
            "bet": lambda: BetDialog(self.runner, goal, shown.currency, self.today, self).open(),
            "figures": lambda: FiguresDialog(self.runner, shown, goal, self.today, self).open(),
            "stone": lambda: StoneDialog(self.runner, shown.currency, goal_id, None, self).open(),
            "delete": lambda: self.run(operations.delete_goal, goal_id),
            "up": lambda: self._move(goal_id, place - 1),
            "down": lambda: self._move(goal_id, place + 1),
        }
        acts[what]()

    def _move(self, goal_id: int, to: int) -> None:
        self.run(operations.move_goal, goal_id, to, then=lambda _: self.reveal(goal_id), told=None)

    def _goal_menu(self, goal_id: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for what, said, keys in (
            ("figures", tr("All figures …"), ""),
            ("measure", tr("Measured by …"), ""),
            ("days", tr("Change the days …"), ""),
            ("bet", tr("What the team expects …"), ""),
            ("stone", tr("Add stepping stone …"), ""),
            ("up", tr("Move up"), "Alt+Up"),
            ("down", tr("Move down"), "Alt+Down"),
            ("delete", tr("Delete the goal"), "Del"),
        ):
            action = menu.addAction(said, partial(self._asked, goal_id, what))
            action.setShortcut(keys)
            if what in ("stone", "down"):
                menu.addSeparator()
        vanity = words.vanity_of(self._views[goal_id].card)
        if vanity:
            turn = partial(self.run, operations.turn_into_stone, goal_id, vanity)
            menu.addAction(tr("Make it a stepping stone"), turn)
        menu.popup(at)
