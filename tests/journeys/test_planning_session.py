"""The half hour at the table: from the very first start to the plan as PDF, by keyboard.

Two goals with bets, three groups, two networks, three prospects, three ideas, a campaign and a
week, with a pause in the middle, and a step taken back. Then the next half-year of a wedding
planner: a look back, another primary group, and what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from core.planning_session.queries import notes, sessions
from core.sheets.decisions import open_decisions
from core.store.operation import Store
from gui.frame.text_undo import TextUndo
from gui.planning_session.steps.groups import GroupRow
from gui.planning_session.view import SessionView
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened
from tests.journeys.keyboard import CTRL, Key, Keyboard
from tests.journeys.test_first_plan import start_the_file
from tests.journeys.test_wedding_plan import open_the_sample

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_KEYS = 120
"""Keys that are no letters, from the first window to the whole plan as PDF."""
GROUPS = ("Bridesmaids", "Newly engaged women", "Professional planners")


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

    def push(self, there: Callable[[], QWidget]) -> None:
        """Press Space on a button, wherever the keyboard went when a row got another place."""
        self.opened.until(lambda: there().isVisibleTo(self.session))
        self.press_on(there(), Key.Key_Space)
        self.settle()

    def press_on(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key where the keyboard is; on a busy machine no window may be in front."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.strokes += 1
        QTest.keyClick(widget, key)

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
    table.press_on(end.save_button, Key.Key_Return)
    until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    # The system's own dialog takes Enter; what it would hand over is handed over here.
    table.strokes += 1
    dialog.fileSelected.emit(str(pdf))
    until(lambda: pdf.exists() and table.window.runner.idle)
    dialog.close()
    table.opened.settle()


def leave(table: Table) -> None:
    """Finish the session by its own button."""
    table.press_on(table.session.foot.go_on, Key.Key_Space)
    table.opened.until(lambda: table.window.front.over is None)


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
    table = Table(opened)
    start_the_file(table, "Ana and Joe", "cakes")
    path = opened.window.path
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
    leave(table)
    assert table.keys < MOST_KEYS
    opened.close()
    assert pdf.read_bytes().startswith(b"%PDF")
    check_what_is_kept(path)


def look_back(table: Table) -> None:
    """What came of the plan before stands there before the first question."""
    shown = table.session.arriving.back
    said = [label.text() for label in shown.findChildren(Label)]
    assert shown.isVisibleTo(table.session)
    assert {"Look back: Autumn 2026", "A checklist for the last two weeks"} <= set(said)


def decide_on_bridesmaids(table: Table) -> None:
    """They come first now, and the planners take the place of the parents."""

    def row(name: str) -> GroupRow:
        rows = table.session.open_step.rows.all
        return next(one for one in rows if one.title.text() == name)

    table.push(lambda: row("Bridesmaids").up)
    table.push(lambda: row("The bride’s parents").park)
    table.push(lambda: row("Professional planners").up)


def ask_about_vows(table: Table) -> None:
    table.type("Vows in two languages")
    table.enter()
    rows = table.session.open_step.rows.all
    table.push(lambda: next(one.check for one in rows if one.words.text().startswith("Vows")))


def save_the_minutes(table: Table, pdf: Path) -> None:
    end = table.session.ending
    (minutes,) = (one for one in end.sheet.findChildren(Button) if not one.isChecked())
    table.press_on(minutes, Key.Key_Space)
    table.opened.settle()
    assert end.chosen == "minutes"
    save_the_plan(table, pdf)


def in_this_order(said: str, *words: str) -> bool:
    places = [said.find(one) for one in words]
    return -1 not in places and places == sorted(places)


def text_of(pdf: Path) -> str:
    return " ".join(" ".join(one.extract_text() for one in PdfReader(pdf).pages).split())


@pytest.mark.usefixtures("fields_let_undo_pass")
@pytest.mark.qt_log_ignore(
    # The button is switched off between pressing and letting go: the sample is being made.
    "This plugin does not support",
    "Keyboard event not accepted",
    extend=True,
)
def test_a_wedding_planner_looks_back_and_decides_anew(opened: Opened, tmp_path: Path) -> None:  # noqa: F811
    table = Table(opened)
    open_the_sample(table)
    table.sit_down()
    look_back(table)
    table.type("Maya: brides, Theo: planners")
    table.enter()
    table.come_to(1)
    table.go_on(2)
    decide_on_bridesmaids(table)
    for step in (3, 4, 5):
        table.go_on(step)
    table.fill("Marigold Barn", "lists us on her page of planners")
    table.enter()
    table.go_on(6)
    ask_about_vows(table)
    table.go_on(7)
    table.type("Bridesmaids brunch")
    table.enter()
    table.go_on(8)
    table.enter()
    table.go_on(9)
    page, minutes = tmp_path / "plan.pdf", tmp_path / "minutes.pdf"
    save_the_plan(table, page)
    save_the_minutes(table, minutes)
    leave(table)
    assert in_this_order(text_of(page), *GROUPS, "Instagram", "Pinterest", "Bridesmaids brunch")
    assert in_this_order(
        text_of(minutes),
        "Maya: brides, Theo: planners",
        "Primary group: Bridesmaids",
        "Parked: The bride’s parents",
        "Networks: Pinterest",
        "New people to win over: Marigold Barn",
        "Ideas to ask about: Vows in two languages",
        "Coming up: Bridesmaids brunch",
        "The week: 3 places",
    )
