"""The half hour at the table: from a file with nothing in it to the plan as PDF, by keyboard.

Two goals with bets, three groups, two networks, three prospects, three ideas, a campaign and a
week, with a pause in the middle, and a step taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from core.planning_session.queries import notes, sessions
from core.sheets.decisions import open_decisions
from core.store.operation import Store
from gui.frame.text_undo import TextUndo
from gui.planning_session.view import SessionView
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened, make_file
from tests.journeys.keyboard import CTRL, Key, Keyboard

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_KEYS = 70
"""Keys that are no letters, for the whole plan."""


class Table(Keyboard):
    """Two people with one keyboard; `letters` is what they typed."""

    letters = 0

    def type(self, text: str) -> None:
        self.letters += len(text)
        super().type(text)

    @property
    def keys(self) -> int:
        """Keys pressed that are no letters."""
        return self.strokes - self.letters

    @property
    def session(self) -> SessionView:
        """What lies over the window."""
        over = self.window.front.over
        assert isinstance(over, SessionView)
        return over

    def sit_down(self) -> None:
        """Open the planning session."""
        self.press(Key.Key_P, with_=CTRL | SHIFT)
        self.opened.until(lambda: self.window.front.over is not None)
        self.settle()

    def go_on(self, step: int) -> None:
        """To the next question, which opens."""
        self.press(Key.Key_Right, with_=ALT)
        self.come_to(step)

    def come_to(self, step: int) -> None:
        """Wait until a question stands on the screen with the keyboard in it."""
        session = self.session
        self.opened.until(lambda: session.step == step and self.window.runner.idle)
        self.settle()
        self.opened.until(lambda: session.stack.currentWidget().isAncestorOf(self._where()))


def set_goals(table: Table) -> None:
    goals = (("Come back sooner", "30", "40", "34", "41"), ("Buy again", "31", "38", "33", "39"))
    for title, now, aim, low, high in goals:
        table.type(title)
        table.press(Key.Key_Tab, Key.Key_Tab)
        table.fill(now, aim)
        table.enter()
        # The keyboard is on the new goal's bet.
        table.fill(low, high)
        table.enter()


def choose_groups(table: Table) -> None:
    for name in ("Young families nearby", "Engaged couples", "Office managers"):
        table.type(name)
        table.enter()


def size_them(table: Table) -> None:
    for low, high in (("4000", "6500"), ("600", "1100"), ("200", "400")):
        table.fill(low, high)
        table.enter()


def choose_places(table: Table) -> None:
    for role, hours in (("Cakes of the day", "2"), ("Events and groups", "2")):
        table.press(Key.Key_Space)
        table.settle()
        table.fill(role, hours)
        table.enter()


def name_people(table: Table) -> None:
    for name, why in (
        ("Willow Barn", "names us to her brides"),
        ("Priya Raman", "has a list of cake makers"),
        ("School PTA", "needs cakes for the fair"),
    ):
        table.fill(name, why)
        table.enter()


def ask_about_ideas(table: Table) -> None:
    for idea in ("Gluten-free Saturday", "Cake by post", "Baking evening"):
        table.type(idea)
        table.enter()


def plan_the_party(table: Table) -> None:
    table.type("Five years")
    table.press(*[Key.Key_Tab] * 4)
    while not table.session.open_step.bet.low.hasFocus():
        table.press(Key.Key_Tab)
    table.fill("40", "60")
    table.enter()


def close_and_open_again(table: Table) -> None:
    """Somebody comes to the counter, and the evening is over."""
    table.press(Key.Key_Escape)
    table.opened.until(lambda: table.window.front.over is None)
    path = table.window.path
    table.opened.close()
    table.opened.open(path)
    table.sit_down()
    table.come_to(4)
    assert table.session.team == ("Ana", "Joe")


def take_a_step_back(table: Table) -> None:
    """What a question decided is one step of Undo once it is left; undoing it leads back."""
    table.undo(1)
    table.come_to(6)
    assert table.session.open_step._data.ideas == ()
    table.redo(1)
    table.come_to(7)


def save_the_plan(table: Table, pdf: Path) -> None:
    end, until = table.session.ending, table.opened.until
    until(lambda: end.setting.idle and bool(end.preview.accessibleDescription()))
    table.enter()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    # The system's own dialog takes Enter; what it would hand over is handed over here.
    table.strokes += 1
    dialog.fileSelected.emit(str(pdf))
    until(lambda: pdf.exists() and table.window.runner.idle)
    dialog.close()
    table.settle()


def check_what_is_kept(path: Path) -> None:
    with Store.open(path) as store:
        reader = store.reader
        plan_id = reader.value("SELECT id FROM plan")
        assert open_decisions(reader, plan_id, TODAY) == ()
        kept = ("goal", "bet", "segment_focus", "network_choice", "prospect", "idea", "campaign")
        counts = [reader.value(f"SELECT count(*) FROM {name}") for name in kept]
        assert counts == [2, 3, 3, 2, 3, 3, 1]
        (held,) = sessions(reader, plan_id)
        assert (held.ended_on, held.who) == (TODAY, "Ana: Instagram, Joe: calls")
        assert {one.step for one in notes(reader, held.id)} == {1, 2, 3, 4, 5, 7, 8}


@pytest.fixture
def fields_let_undo_pass(qapp: QApplication) -> Iterator[None]:
    """As in the app: an empty field leaves Ctrl+Z to the window."""
    watching = TextUndo(qapp)
    yield
    watching.deleteLater()


@pytest.mark.usefixtures("fields_let_undo_pass")
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_two_people_plan_from_nothing_to_the_pdf(opened: Opened, tmp_path: Path) -> None:  # noqa: F811
    opened.open(make_file(tmp_path))
    path = opened.window.path
    table = Table(opened)
    table.sit_down()
    table.type("Ana: Instagram, Joe: calls")
    table.enter()
    table.come_to(1)
    set_goals(table)
    table.go_on(2)
    choose_groups(table)
    table.go_on(3)
    size_them(table)
    table.come_to(4)
    close_and_open_again(table)
    choose_places(table)
    table.go_on(5)
    name_people(table)
    table.go_on(6)
    ask_about_ideas(table)
    table.go_on(7)
    take_a_step_back(table)
    plan_the_party(table)
    table.go_on(8)
    table.enter()
    table.go_on(9)
    pdf = tmp_path / "plan.pdf"
    save_the_plan(table, pdf)
    table.press(Key.Key_Right, with_=ALT)
    opened.until(lambda: table.window.front.over is None)
    assert table.keys < MOST_KEYS
    opened.close()
    assert pdf.read_bytes().startswith(b"%PDF")
    check_what_is_kept(path)
