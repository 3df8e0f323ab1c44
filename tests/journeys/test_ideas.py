"""From a jar of ballots to a campaign and people who were told, in the real window, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from core.ideas import telling
from core.ideas.board import read_board
from core.store.operation import Store
from gui.pages.ideas.count import CountView
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import file, opened, window  # noqa: F401
from tests.gui.frame.opened import TODAY
from tests.journeys.keyboard import CTRL, Key, Keyboard

IDEAS = ("Cardamom knots on Fridays", "Tasting box for couples", "Open at six")
JAR = (
    *("1", "12", "1", "13", "", "12", "1", "2", "1", "123"),
    *("1", "12", "3", "1", "1", "2", "12", "1", "13", "1"),
    *("1", "12", "", "1", "2", "1", "123", "12", "1", "1"),
)
"""Thirty ballots as they lay in the jar."""


def ready(keys: Keyboard) -> None:
    """The window has the keyboard again, as a desktop gives it back after a dialog."""
    keys.opened.settle()
    keys.window.activateWindow()
    keys.opened.until(keys.window.isActiveWindow)


def capture(keys: Keyboard, text: str, who: str) -> None:
    ready(keys)
    keys.press(Key.Key_I, with_=CTRL)
    keys.dialog()
    keys.fill(text, who)
    keys.submit()


def count(keys: Keyboard, counting: CountView) -> None:
    """Thirty ballots: numbers and Enter; one with words, one with a name, one taken back."""
    for nth, marks in enumerate(JAR):
        for number in marks:
            QTest.keyClick(counting, Qt.Key(Qt.Key.Key_0 + int(number)))
        if nth == 3:
            QTest.keyClick(counting, Key.Key_T)
            QTest.keyClicks(counting.text.line, "Rye on Mondays")
            QTest.keyClick(counting.text.line, Key.Key_Return)
        if nth == 5:
            QTest.keyClick(counting, Key.Key_N)
            QTest.keyClicks(counting.name.line, "Mia")
            QTest.keyClick(counting.name.line, Key.Key_Return)
            QTest.keyClicks(counting.contact.line, "mia@mail.example")
            QTest.keyClick(counting.contact.line, Key.Key_Return)
        QTest.keyClick(counting, Key.Key_Return)
        if nth == 7:
            QTest.keyClick(counting, Key.Key_Backspace)
            QTest.keyClick(counting, Key.Key_Return)
    keys.opened.settle()


def to(keys: Keyboard, view: str) -> None:
    ready(keys)
    keys.window.page.stage.views.button(view).setFocus()
    keys.press(Key.Key_Space)
    keys.settle()


@pytest.mark.usefixtures("look", "no_thread_of_qt_left_over")
def test_ballots_are_printed_counted_made_a_campaign_and_people_told(
    opened,  # noqa: F811
    window,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    keys = Keyboard(opened)
    window.resize(1366, 768)
    for text, who in zip(IDEAS, ("Alba Moor", "Jon Hill", ""), strict=True):
        capture(keys, text, who)
    keys.press(Key.Key_6, with_=CTRL)
    keys.settle()
    page = window.page
    make_a_ballot(keys)
    printed = tmp_path / "ballot.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(printed), ""))
    card = page._bodies["ballots"].cards[0]
    page.deeds.print_ballot(card.run)
    opened.until(lambda: printed.exists() and printed.read_bytes()[:4] == b"%PDF")
    opened.settle()

    ready(keys)
    page._bodies["ballots"].cards[0].count.setFocus()
    keys.press(Key.Key_Space)
    keys.settle()
    counting = window.findChild(CountView)
    count(keys, counting)
    assert counting.count.votes() == [sum(str(n) in marks for marks in JAR) for n in (1, 2, 3)]
    QTest.keyClick(counting, Key.Key_Return, CTRL)
    opened.until(lambda: window.findChild(CountView) is None or not counting.isVisible())
    keys.settle()

    to(keys, "list")
    surest = page.stage.list.model.rows[0]
    assert (surest.text, surest.standing[:2]) == (IDEAS[0], (24, 30))
    make_it_happen(keys, surest.id)
    page.deeds.set_status([surest.id], "made")
    opened.settle()
    tell_everybody(keys)
    stands(Path(window.path), opened)
    ready(keys)
    keys.undo(1)
    waiting = page.data.waiting
    assert waiting >= 1
    keys.redo(1)
    assert page.data.waiting == waiting - 1


def make_a_ballot(keys: Keyboard) -> None:
    page = keys.window.page
    page.stage.list.table.setFocus()
    keys.press(Key.Key_A, with_=CTRL)
    keys.settle()
    page.deeds.make_ballot()
    dialog = keys.dialog()
    # In the order of the list; the count below is by their names.
    dialog.chosen[:] = sorted(dialog.chosen)
    dialog.question.line.setFocus()
    keys.type("What should we bake next?")
    keys.submit()
    keys.settle()
    assert keys.window.page.view == "ballots"


def make_it_happen(keys: Keyboard, idea_id: int) -> None:
    page = keys.window.page
    page.open_idea(idea_id)
    ready(keys)
    page.stage.panel.make.setFocus()
    keys.press(Key.Key_Space)
    dialog = keys.dialog()
    dialog.code.line.setFocus()
    keys.type("KNOTS")
    keys.submit()
    keys.settle()
    assert [one.kind for one in page.opened.became] == ["campaign"]
    assert page.opened.codes == ("KNOTS",)
    assert page.opened.status == "planned"


def tell_everybody(keys: Keyboard) -> None:
    page = keys.window.page
    to(keys, "tell")
    view = page._bodies["tell"]
    for _ in range(2):
        first = next(line for line in view.lines if not line.tell.told)
        first.check.setFocus()
        keys.press(Key.Key_Space)
        ready(keys)


def stands(path: Path, opened) -> None:  # noqa: F811
    """What the file says in the end."""
    reader = opened.window.runner.store.reader

    def check(store: Store) -> tuple[object, ...]:
        rows = read_board(reader, TODAY).by_id.values()
        own = [one.text for one in rows if one.source == "ballot"]
        told = [one.person for one in telling.to_tell(reader, TODAY) if one.told]
        ballots = reader.value("SELECT count(*) FROM ballot")
        named = reader.value(
            "SELECT count(*) FROM vote JOIN person ON person.id = person_id "
            "WHERE person.name = 'Mia' AND tally_id IS NOT NULL"
        )
        return own, sorted(told), ballots, named

    found: list[object] = []
    opened.window.runner.ask_store(check, then=found.append)
    opened.settle()
    assert found == [(["Rye on Mondays"], ["Alba Moor", "Mia"], 30, 2)]
