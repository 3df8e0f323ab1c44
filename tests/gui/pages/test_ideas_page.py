"""The Ideas page in the real window: what it shows, sorts, changes, refuses and remembers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from core.audience import operations as audience
from core.ideas import operations as ops
from core.ideas import queries
from core.ideas.counting import Read
from core.ideas.facts import IdeaFacts, OptionFacts, PollFacts
from core.people import operations as people
from core.store.operation import Store
from gui.names import names
from gui.pages.ideas import panel_parts as parts
from gui.pages.ideas.ballot_dialog import BallotDialog
from gui.pages.ideas.capture import CaptureDialog
from gui.pages.ideas.count import CountView
from gui.pages.ideas.dialogs import ResultDialog
from gui.pages.ideas.merge import MergeDialog
from gui.pages.ideas.paste import PasteDialog
from gui.pages.ideas.poll_dialog import PollDialog
from gui.pages.ideas.questions import QuestionsDialog
from gui.widgets.labels import Label
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened, make_file


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four ideas, two of them alike, a poll that waits, a pile half counted."""
    path = make_file(tmp_path_factory.mktemp("ideas"))
    with Store.open(path) as store:
        group = audience.add_segment(store, "Families", plan_id=1, slot=1)
        priya = people.add_person(store, "Priya Rao", keys=[("handle", "instagram", "@priya")])
        kids = idea(store, "Kids’ gingerbread afternoon", person_id=priya, segment_id=group)
        twin = idea(store, "Gingerbread decorating for kids", who="Tom Bell")
        six = idea(store, "Open at 6 am", said_on=ago(50))
        knots = idea(store, "Cardamom knots", who="Ana Lopes", note="Fridays")
        ops.count_by_hand(store, kids, 31, 42, ago(3), source="ballot")
        ops.count_by_hand(store, six, 5, 20, ago(40), source="ballot")
        ops.set_status(store, [knots], "made", ago(2))
        options = (OptionFacts("Knots", knots), OptionFacts("Buns"))
        ops.add_poll(store, PollFacts("Which?", options, "pick_any", starts_on=ago(1)), ago(1))
        run = ops.start_run(store, "What next?", "pick_any", [kids, twin], ago(1))
        ops.count_ballot(store, run, Read(1), ago(1))
    return path


def idea(store: Store, text: str, **facts: object) -> int:
    return ops.capture(store, IdeaFacts(text, **facts), TODAY)


@pytest.fixture
def page(opened: Opened, made: Path, tmp_path: Path):  # noqa: F811
    copy = tmp_path / "canal.regulars"
    copy.write_bytes(made.read_bytes())
    window = opened.open(copy)
    window.resize(1366, 768)
    window.show_page("ideas")
    opened.settle()
    return window.page


def drawn(page) -> list[str]:
    """The list as it is on the screen."""
    model = page.stage.list.model
    return [
        " | ".join(column.shown(row) for column in model.columns if column.key != "group")
        for row in model.rows
    ]


def named(page, text: str) -> int:
    return next(one.id for one in page.board.rows if one.text == text)


def dialog(page, kind):
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_the_list_says_votes_how_sure_and_status_surest_first(page):
    assert drawn(page) == [
        "33 | Kids’ gingerbread afternoon | 32 of 43 asked; 60–85% | Asking",
        "5 | Open at 6 am | 5 of 20 asked; 11–47% | Asking",
        "1 | Gingerbread decorating for kids | 0 of 1 asked; 0–79% | Asking",
        "1 | Cardamom knots | Nobody was asked yet | Made",
    ]


def test_filter_status_and_order_change_what_is_shown(opened, page):  # noqa: F811
    page.stage.filter.setText("ginger kid")
    assert len(drawn(page)) == 2
    page.stage.filter.clear()
    QTest.mouseClick(page.stage.statuses.button("made"), Qt.MouseButton.LeftButton)
    assert [one.text for one in page.stage.list.model.rows] == ["Cardamom knots"]
    page.stage.statuses.button("").click()
    page.set_order("newest")
    assert page.stage.list.model.rows[-1].text == "Open at 6 am"
    assert page.stage.sort.text() == "Newest first"
    assert page.save_state()["order"] == "newest"


def test_an_idea_is_typed_over_in_its_line(opened, page):  # noqa: F811
    table = page.stage.list.table
    page.stage.list.focus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    page.stage.list.edit()
    editor = table.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Gingerbread on Saturdays")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    opened.settle()
    assert "Gingerbread on Saturdays" in drawn(page)[0]


def test_the_panel_changes_group_effort_note_and_status(opened, page):  # noqa: F811
    knots = named(page, "Cardamom knots")
    page.open_idea(knots)
    opened.settle()
    panel = page.stage.panel
    assert panel.suggested.text() == "Suggested 9 March by Ana Lopes · comment"
    panel.group.combo.setCurrentIndex(1)
    panel.group.chosen.emit(panel.group.value)
    panel.effort.setValue(3)
    panel.text.committed.emit("Cardamom knots on Fridays")
    opened.settle()
    found = queries.idea(opened.window.runner.store.reader, knots, TODAY)
    assert (found.effort, found.text) == (3, "Cardamom knots on Fridays")
    assert found.segment_id is not None
    page.deeds.set_status([knots], "planned")
    opened.settle()
    assert panel.status.text() == "Planned since 9 Mar"
    assert opened.window.runner.store.undo_label.startswith("Set “Cardamom knots on Fridays” to")


def test_those_that_look_alike_are_offered_merged_and_split(opened, page):  # noqa: F811
    assert page.stage.alike.isVisible()
    assert page.stage.alike.sentence.startswith("“Gingerbread decorating for kids” looks like")
    page.compare()
    opened.settle()
    merging = dialog(page, MergeDialog)
    assert [side.text.text() for side in merging.sides] == [
        "Kids’ gingerbread afternoon", "Gingerbread decorating for kids",
    ]  # fmt: skip
    merging.sides[0].keep.click()
    opened.settle()
    assert drawn(page)[0].startswith("34 | Kids’ gingerbread afternoon | 32 of 43 asked")
    assert not page.stage.alike.isVisible()
    page.deeds.split(page.opened.within[0][0])
    opened.settle()
    assert len(drawn(page)) == 4


def test_capture_keeps_the_line_open_for_another_and_refuses_pictures_alone(opened, page):  # noqa: F811
    page.deeds.capture()
    line = dialog(page, CaptureDialog)
    line.text.line.setText("🔥🔥")
    line.another.click()
    opened.settle()
    assert line.text.error.text().startswith("Put it into words")
    line.text.line.setText("Oat rolls")
    line.who.line.setText("Zoë")
    line.another.click()
    opened.settle()
    assert (line.isVisible(), line.text.value, line.captured.text()) == (
        True, "", "Captured “Oat rolls”",
    )  # fmt: skip
    assert "Oat rolls" in {one.text for one in page.board.rows}


def test_a_poll_says_at_its_field_what_cannot_be(opened, page):  # noqa: F811
    page.set_view("polls")
    opened.settle()
    (card,) = page._bodies["polls"].cards
    page.deeds.edit_poll(card.poll)
    opened.settle()
    change = dialog(page, PollDialog)
    change.lines[0].votes.line.setText("30")
    change.asked.line.setText("20")
    change.main.click()
    opened.settle()
    assert "more than the 20 people" in change.error.text()
    change.lines[0].votes.line.setText("14")
    change.main.click()
    opened.settle()
    assert page.data.polls[0].asked == 20
    assert page.data.polls[0].options[0].votes == 14
    page.deeds.add_poll()
    empty = dialog(page, PollDialog)
    empty.question.line.setText("What now?")
    empty.main.click()
    opened.settle()
    assert empty.error.text() == "A poll needs options. Type what people can choose."


def test_more_votes_than_were_asked_are_refused_where_they_are_typed(opened, page):  # noqa: F811
    page.open_idea(named(page, "Cardamom knots"))
    opened.settle()
    page.deeds.count()
    asked = dialog(page, ResultDialog)
    asked.votes.line.setText("9")
    asked.asked.line.setText("4")
    asked.main.click()
    opened.settle()
    assert asked.votes.error.text().startswith("9 votes are more than the 4 people")


def test_a_pasted_block_is_ticked_and_taken_in_one_step(opened, page):  # noqa: F811
    page.deeds.paste()
    opened.settle()
    paste = dialog(page, PasteDialog)
    paste.block.edit.setPlainText("Priya R.: Cardamom knots!\nReply\nMo A.: Soup at noon\n")
    opened.until(lambda: len(paste.candidates) == 3)
    assert paste.summary.text() == "1 idea, 1 like another one: a vote"
    assert paste.take.text() == "Take 2"
    paste.take.click()
    opened.settle()
    rows = {one.text: one.votes for one in page.board.rows}
    assert (rows["Soup at noon"], rows["Cardamom knots"]) == (1, 2)
    opened.window.runner.undo()
    opened.settle()
    assert len(page.board) == 4


def test_a_ballot_numbers_ideas_as_they_are_ticked(opened, page):  # noqa: F811
    page.deeds.make_ballot()
    opened.settle()
    ballot = dialog(page, BallotDialog)
    first, second = ballot.table.rows_model.rows[:2]
    ballot._tick(second, True)
    ballot._tick(first, True)
    assert [ballot._number(one) for one in (first, second)] == ["2", "1"]
    ballot.main.click()
    opened.settle()
    assert ballot.question.error.text() == "Say what it is in a line."


def test_the_count_goes_on_where_it_was_left_and_warns_of_the_same_pile(opened, page):  # noqa: F811
    page.deeds.count_ballots(1)
    opened.settle()
    counting = page.window().findChild(CountView)
    assert counting.place.text() == "Ballot 2"
    six = [Qt.Key.Key_1, Qt.Key.Key_2, None, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2]
    for key in (*six, *six):
        if key is not None:
            QTest.keyClick(counting, key)
        QTest.keyClick(counting, Qt.Key.Key_Return)
    assert counting.warning.isVisible()
    assert "ballots 2 to 7" in counting.warning.sentence
    QTest.keyClick(counting, Qt.Key.Key_Backspace)
    QTest.keyClick(counting, Qt.Key.Key_Escape)
    opened.settle()
    reader = opened.window.runner.store.reader
    assert reader.value("SELECT count(*) FROM ballot") == 12
    assert reader.value("SELECT counted_on FROM ballot_run") is None


def test_a_line_is_copied_and_a_tick_tells_them(opened, page):  # noqa: F811
    page.set_view("tell")
    opened.settle()
    view = page._bodies["tell"]
    first = view.lines[0]
    first._copy()
    assert QApplication.clipboard().text().startswith("Hi Ana, you asked for “Cardamom knots”")
    first.check.click()
    opened.settle()
    assert [line.tell.person for line in view.lines if line.tell.told] == ["Ana Lopes"]
    next(line for line in view.lines if line.tell.told).check.click()
    opened.settle()
    assert not any(line.tell.told for line in view.lines)


def test_names_are_hidden_in_the_list_the_panel_and_the_lines(opened, page):  # noqa: F811
    page.open_id = named(page, "Kids’ gingerbread afternoon")
    page.set_view("tell")
    opened.settle()
    names().hide(True)
    try:
        lines = page._body("tell").lines
        labels = [(line, one) for line in lines for one in line.findChildren(Label)]
        shown = [one.text() for line, one in labels if one.isVisibleTo(line)]
        assert "Person 3" in shown
        assert not any("Ana" in one or "Priya" in one for one in shown)
        page.set_view("list")
        opened.settle()
        assert not any("Priya" in page.stage.list._under(one) for one in page.stage.list.model.rows)
        assert "by Person 1" in parts.suggested(page.stage.panel.idea)
    finally:
        names().hide(False)
    assert "by Priya Rao" in parts.suggested(page.stage.panel.idea)


def test_a_question_of_ones_own_comes_first_in_the_bank(opened, page):  # noqa: F811
    page.set_view("polls")
    page.deeds.questions()
    opened.settle()
    bank = dialog(page, QuestionsDialog)
    assert bank.trade.value == "bike"
    bank.own.line.setText("Which brake?")
    bank.add.click()
    opened.settle()
    reader = opened.window.runner.store.reader
    assert reader.value("SELECT words FROM own_question") == "Which brake?"


def test_an_empty_page_teaches(opened, tmp_path):  # noqa: F811
    window = opened.open(make_file(tmp_path))
    window.show_page("ideas")
    opened.settle()
    page = window.page
    assert page.pages.currentWidget() is page.empty
    page.empty.button.click()
    assert dialog(page, CaptureDialog).isVisible()
