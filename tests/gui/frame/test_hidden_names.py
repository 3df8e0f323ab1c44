"""What the frame tells while names are hidden: steps, sentences, hits and sheets."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.people import operations as people
from core.sheets.catalogue import NAMING
from core.store.search import Found
from gui.names import names
from gui.pages.plan.preview import Preview
from gui.palette import masked
from tests.gui.frame.opened import Opened, make_file


@pytest.fixture
def hidden():
    yield lambda: names().hide(True)
    names().hide(False)


@pytest.fixture
def opened(qtbot, qapp, tmp_path):
    made = Opened(qtbot, qapp, tmp_path)
    made.open(make_file(tmp_path))
    yield made
    made.close()


def test_steps_are_told_without_names_also_when_the_person_is_gone(opened, hidden):
    window = opened.window
    window.runner.run(people.add_person, "Tess Arden", keys=[("email", "", "tess@x.example")])
    opened.settle()
    assert window.header.undo.accessibleName() == "Undo Add Tess Arden"
    hidden()
    assert window.toasts.sentence == ""
    assert window.header.undo.accessibleName() == "Undo Add …"
    assert window.menus.actions["undo"].text() == "Undo Add …"
    window.runner.run(people.change_person, 1, "about", "baker")
    window.runner.run(people.delete_people, [1])
    opened.settle()
    assert window.toasts.sentence == "Delete Person 1"
    window.runner.undo()
    opened.settle()
    assert window.toasts.sentence == "Undone: Delete Person 1"
    assert "Tess" not in window.header.redo.toolTip() + window.menus.actions["redo"].text()
    names().hide(False)
    assert window.menus.actions["redo"].text() == "Redo Delete Tess Arden"


def test_the_message_bar_says_no_name_either(opened, hidden):
    def taken(store):
        from core.people.labels import name_of
        from core.prospects.labels import one_ask

        raise UserError(one_ask(name_of(store, 1)))

    window = opened.window
    window.runner.run(people.add_person, "Tess Arden")
    window.runner.run(taken)
    opened.settle()
    assert window.messages.sentence.startswith("Tess Arden has been asked already")
    hidden()
    assert window.messages.sentence.startswith("Person 1 has been asked already")


def test_what_ctrl_k_finds_has_numbers_for_names(hidden):
    found = Found("person", 4, "Tess Arden", "met [Tess] at the market")
    assert masked(found) == found
    hidden()
    assert masked(found) == Found("person", 4, "Person 4", "")
    idea = Found("idea", 4, "Cardamom knots", "")
    assert masked(idea) == idea


def test_a_sheet_that_names_people_is_veiled(qtbot, hidden):
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(400, 500)
    page = QImage(300, 424, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    # Lines of print.
    for y in range(0, 424, 4):
        for x in range(300):
            page.setPixel(x, y, 0xFF000000)
    preview.show_page(page, "Page 1", named=True)
    preview.show()
    QApplication.processEvents()

    def darkest():
        shot = preview.grab().toImage()
        strip = [shot.pixelColor(200, y).lightness() for y in range(60, 140)]
        return min(strip)

    assert darkest() < 40
    hidden()
    assert darkest() > 120
    assert preview.accessibleDescription() == (
        "Page 1. Names are hidden, so this sheet is veiled. Paper and files show the names."
    )
    preview.show_page(page, "Page 2", named=False)
    assert darkest() < 40
    assert {"one-page", "calls"} <= NAMING
