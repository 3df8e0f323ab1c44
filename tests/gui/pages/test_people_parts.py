"""A person in the panel, the pairs to decide on, and contacts from a file: by key and mouse."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from core.audience.operations import add_segment
from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.people import operations as ops
from core.people import queries
from core.store.operation import Store
from gui.pages.prospects.duplicates import DuplicatesDialog, facts_of
from gui.pages.prospects.importing import ImportContacts
from gui.pages.prospects.opening import open_address
from gui.pages.prospects.person import PersonSection
from gui.pages.prospects.person_data import load_person
from gui.runner import Runner
from gui.widgets.chip import ChipButton

DATA = Path(__file__).parents[2] / "data" / "contacts"
TODAY = dt.date(2027, 3, 9)


class Desk:
    """A file, its runner, and a page that is nothing but a person's section."""

    def __init__(self, path: Path, qtbot) -> None:
        self.store = Store.create(path)
        start_business(self.store, BusinessFacts("Juniper Street Bakery", country="GB"), TODAY)
        self.runner = Runner(self.store)
        self.qtbot = qtbot
        self.person = 0
        self.section = PersonSection(self)
        qtbot.addWidget(self.section)
        self.runner.changed.connect(lambda changes: self.show())

    def run(self, operation, *args, **kw):
        self.runner.run(operation, *args, **kw)

    def show(self) -> None:
        if self.person:
            self.runner.ask(load_person, self.person, then=self._show, owner="person")

    def _show(self, data) -> None:
        if data is not None:
            self.section.show_data(data)

    def settle(self) -> None:
        self.qtbot.waitUntil(self._still, timeout=10_000)

    def _still(self) -> bool:
        QThreadPool.globalInstance().waitForDone(5000)
        QApplication.processEvents()
        return self.runner.idle

    def panel(self):
        return queries.person(self.store.reader, self.person)


@pytest.fixture
def desk(tmp_path, qtbot):
    made = Desk(tmp_path / "bakery.regulars", qtbot)
    yield made
    made.runner.close()


@pytest.fixture
def tess(desk):
    group = add_segment(desk.store, "Engaged couples")
    desk.person = ops.add_person(
        desk.store,
        "Tess Arden",
        about="Venue manager",
        note="<b>Likes</b> rye",
        keys=[("handle", "instagram", "willowbarn"), ("email", "", "tess@willowbarn.example")],
        tags=["venue"],
        groups=[group],
    )
    desk.section.show()
    desk.show()
    desk.settle()
    return desk.person


def type_into(desk, text, words: str) -> None:
    """Open an inline text by Enter, replace what is there, and commit it by Enter."""
    if not text.editing:
        QTest.keyClick(text, Qt.Key.Key_Return)
    editor = text.findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.settle()


def key_line(desk, kind: str):
    return next(one for one in desk.section.keys.lines.values() if one.key.kind == kind)


def lines(desk) -> list[str]:
    return [line.text.text for line in desk.section.keys.lines.values()]


def test_a_persons_texts_are_edited_where_they_stand(desk, tess):
    type_into(desk, desk.section.about, "Owner")
    assert desk.panel().about == "Owner"
    type_into(desk, desk.section.how_met, "Spring fair")
    assert desk.panel().how_met == "Spring fair"


def test_html_in_a_note_is_shown_as_text(desk, tess):
    label = desk.section.note._label
    assert label.text() == "<b>Likes</b> rye"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_address_is_corrected_and_a_wrong_one_is_refused_where_it_stands(desk, tess):
    line = key_line(desk, "email")
    type_into(desk, line.text, "tess@arden.example")
    assert desk.panel().of_kind("email")[0].value == "tess@arden.example"
    type_into(desk, line.text, "nonsense")
    assert "no e-mail address" in line.text._error.text()
    assert line.text.text == "tess@arden.example"
    assert desk.panel().of_kind("email")[0].value == "tess@arden.example"


def test_an_empty_address_is_removed_and_undo_brings_it_back(desk, tess):
    type_into(desk, key_line(desk, "email").text, "")
    assert desk.panel().of_kind("email") == ()
    assert lines(desk) == ["willowbarn"]
    desk.runner.undo()
    desk.settle()
    assert sorted(lines(desk)) == ["tess@willowbarn.example", "willowbarn"]


def test_follows_us_is_one_press(desk, tess):
    handle = key_line(desk, "handle")
    QTest.keyClick(handle.follows, Qt.Key.Key_Space)
    desk.settle()
    assert desk.panel().of_kind("handle")[0].follows_us
    assert handle.follows.isChecked()


def test_a_handle_is_added_by_its_address_and_somebody_elses_is_refused(desk, tess):
    ops.add_person(desk.store, "Noor", keys=[("handle", "tiktok", "noor")])
    keys = desk.section.keys
    keys.start("handle", "tiktok")
    assert keys.new_line.isVisible()
    type_into(desk, keys.new_line.text, "https://www.tiktok.com/@noor")
    assert keys.new_line.text._error.text().startswith("Noor has noor already.")
    type_into(desk, keys.new_line.text, "https://www.tiktok.com/@willow")
    assert not keys.new_line.isVisible()
    assert [key.shown for key in desk.panel().of_kind("handle")] == ["willowbarn", "willow"]


def test_a_tag_is_typed_and_taken_off_again(desk, tess):
    desk.section._start_tag()
    type_into(desk, desk.section.new_tag, "#E8")
    assert desk.panel().tags == ("E8", "venue")
    chips = desk.section.chips.findChildren(ChipButton)
    QTest.keyClick(next(one for one in chips if one.text() == "E8"), Qt.Key.Key_Space)
    desk.settle()
    assert desk.panel().tags == ("venue",)


def test_do_not_contact_is_said_first_and_allowed_again_from_there(desk, tess):
    menu = QMenu()
    desk.section.menu_for(menu)
    assert [action.text() for action in menu.actions()] == [
        "Do not contact",
        "This is an organisation",
        "Delete Tess Arden",
    ]
    menu.actions()[0].trigger()
    desk.settle()
    assert desk.section.blocked.isVisible()
    desk.section.blocked.acted.emit()
    desk.settle()
    assert not desk.panel().do_not_contact
    assert not desk.section.blocked.isVisible()


def test_a_look_alike_address_is_spelt_out(desk, tess):
    ops.add_key(desk.store, tess, "site", "https://аpple.example")
    desk.show()
    desk.settle()
    line = key_line(desk, "site")
    assert not line.warning.isHidden()
    assert line.warning.text() == "Look at the letters: аpple.example (xn--pple-43d.example)"


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """What would have been opened: the browser itself is not ours to start."""
    found: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: found.append(url.toString()) or True
    )
    return found


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "a@b.example"]
)
def test_what_is_no_page_is_never_opened(opened, address):
    assert not open_address(address)
    assert opened == []


def test_a_page_is_opened_in_its_wire_spelling(opened):
    assert open_address("bäckerei.example/brot")
    assert opened == ["https://xn--bckerei-5wa.example/brot"]


@pytest.fixture
def pairs(desk) -> DuplicatesDialog:
    ops.add_person(desk.store, "Tess Arden", keys=[("email", "", "tess.arden@gmail.com")])
    ops.add_person(desk.store, "Tess Ardén", keys=[("email", "", "tessarden@gmail.com")])
    ops.add_person(desk.store, "Noor Haddad")
    ops.add_person(desk.store, "Nor Haddad")
    dialog = DuplicatesDialog(desk.runner, desk.section)
    dialog.show()
    desk.settle()
    desk.settle()
    return dialog


def names(dialog) -> list[str]:
    model = dialog.model
    return [model.row_at(model.index(n, 0)).first_name for n in range(model.rowCount())]


def test_two_are_shown_side_by_side_and_merged_into_the_one_chosen(desk, pairs):
    assert names(pairs) == ["Tess Arden", "Noor Haddad"]
    desk.qtbot.waitUntil(lambda: pairs.sides[1].name.text() == "Tess Ardén")
    QTest.keyClick(pairs.sides[1].merge, Qt.Key.Key_Space)
    desk.settle()
    desk.qtbot.waitUntil(lambda: names(pairs) == ["Noor Haddad"])
    assert queries.name(desk.store.reader, 1) is None
    assert len(queries.keys_of(desk.store.reader, 2)) == 2
    desk.runner.undo()
    desk.settle()
    desk.qtbot.waitUntil(lambda: names(pairs) == ["Tess Arden", "Noor Haddad"])


def test_two_are_kept_apart_for_good(desk, pairs):
    pairs.table.selectRow(1)
    desk.settle()
    QTest.keyClick(pairs, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    desk.qtbot.waitUntil(lambda: names(pairs) == ["Tess Arden"])
    assert desk.store.undo_label == "Keep Noor Haddad and Nor Haddad apart"


def test_without_pairs_the_dialog_says_so(desk):
    dialog = DuplicatesDialog(desk.runner, desk.section)
    dialog.show()
    desk.settle()
    desk.settle()
    assert dialog.summary.text() == "Nobody is there twice, as far as can be seen."
    assert not dialog.table.isVisible()


def test_all_that_is_known_of_a_person_stands_in_lines(desk, tess):
    assert facts_of(desk.panel()) == [
        "Human",
        "Venue manager",
        "Network: @willowbarn",
        "E-mail: tess@willowbarn.example",
        "Groups: Engaged couples",
        "Tags: venue",
        "<b>Likes</b> rye",
    ]


@pytest.fixture
def importing(desk):
    def start(path: Path) -> ImportContacts:
        dialog = ImportContacts(desk.runner, desk.section, path)
        dialog.show()
        desk.settle()
        return dialog

    return start


def drawn(dialog) -> list[str]:
    model = dialog.table.rows_model
    rows = [model.row_at(model.index(n, 0)) for n in range(model.rowCount())]
    return [
        " | ".join(
            [
                "[x]" if dialog.picked.is_in(row) else "[ ]",
                *(column.shown(row) for column in model.columns[1:3]),
            ]
        )
        for row in rows
    ]


def test_a_table_is_looked_at_before_it_comes_in(desk, tess, importing):
    dialog = importing(DATA / "any.csv")
    assert dialog.what.text() == "any.csv · Table of contacts"
    assert dialog.words.text() == (
        "1 new · 1 known already · 1 do not contact · 2 lines to look at"
    )
    assert drawn(dialog) == [
        "[x] | Tess Arden | Adds to Tess Arden",
        "[x] | Little Oaks | New",
    ]
    assert dialog.problems.rows_model.rowCount() == 2
    assert queries.count(desk.store.reader) == 1


def test_a_row_is_unticked_and_stays_out(desk, tess, importing):
    dialog = importing(DATA / "any.csv")
    model = dialog.table.rows_model
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert drawn(dialog)[1] == "[ ] | Little Oaks | New"
    assert dialog.take.text() == "Import 1 contact"
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    desk.settle()
    assert queries.count(desk.store.reader) == 1
    assert desk.store.undo_label == "Import any.csv"


def test_a_column_is_mapped_otherwise_and_the_rows_follow(desk, importing):
    dialog = importing(DATA / "any.csv")
    field = dialog.answering.fields["column.8"]
    field.combo.setCurrentIndex(field._keys.index("tags"))
    field.chosen.emit("tags")
    desk.settle()
    assert [one.facts.tags for one in dialog.picked.preview.contacts] == [("red",), ("blue",)]
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    desk.settle()
    assert queries.tags(desk.store.reader) == {"blue": 1, "red": 1}
    again = importing(DATA / "any.csv")
    assert again.answering.fields["column.8"].value == "tags"


def test_ticking_none_leaves_nothing_to_import(desk, importing):
    dialog = importing(DATA / "google_2024.csv")
    assert not dialog.answering.isVisible()
    QTest.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert not dialog.take.isEnabled()
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert dialog.take.text() == "Import 2 contacts"


def test_what_is_no_list_is_said_and_another_file_may_be_dropped(desk, importing, tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("Dear all,\nsee you on Sunday.")
    dialog = importing(path)
    assert dialog.error.isVisible()
    assert dialog.drop.isVisible()
    assert not dialog.take.isVisible()
    dialog.open_file(DATA / "mac_30.vcf")
    desk.settle()
    assert dialog.what.text() == "mac_30.vcf · vCards (.vcf)"
    assert not dialog.error.isVisible()


def test_cancel_during_a_long_import_leaves_nothing(desk, importing, tmp_path):
    path = tmp_path / "long.csv"
    rows = "".join(f"Person {n},p{n}@x.example\n" for n in range(8000))
    path.write_text("Name,E-mail\n" + rows)
    dialog = importing(path)
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert queries.count(desk.store.reader) == 0
    assert dialog.isVisible()
    assert dialog.take.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_copying_an_address_puts_it_on_the_clipboard(desk, tess):
    line = key_line(desk, "email")
    QTest.mouseClick(line.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "tess@willowbarn.example"
