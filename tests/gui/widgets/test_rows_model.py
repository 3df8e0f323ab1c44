"""The rows model: only what changed is told, and selection and scroll stay."""

import time
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt

from gui.models.rows import Column, RowsModel
from gui.widgets.looks import ChipLook
from gui.widgets.rows_table import RowsTable


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    gives: int | None = 0


COLUMNS = (
    Column("name", "Name", lambda row: row.name),
    Column("gives", "Given", lambda row: row.gives, align="right"),
)


@pytest.fixture
def model():
    made = RowsModel(COLUMNS, key=lambda row: row.id)
    made.set_rows([Person(1, "Tess", 2), Person(2, "Aisha", 5), Person(3, "Tom", None)])
    return made


@pytest.fixture
def table(model, qtbot):
    made = RowsTable(model, name="People")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


class Told:
    """What a model told its views, in words."""

    def __init__(self, model):
        self.words = []
        model.rowsInserted.connect(lambda _, a, b: self.words.append(f"came {a}-{b}"))
        model.rowsRemoved.connect(lambda _, a, b: self.words.append(f"went {a}-{b}"))
        model.dataChanged.connect(lambda a, b: self.words.append(f"new {a.row()}-{b.row()}"))
        model.layoutChanged.connect(lambda: self.words.append("order"))
        model.modelReset.connect(lambda: self.words.append("all"))


def _drawn(model):
    shown = range(model.rowCount())
    return [" ".join(model.index(i, j).data() for j in range(2)).strip() for i in shown]


def test_rows_are_drawn_as_their_columns_say(model):
    assert _drawn(model) == ["Tess 2", "Aisha 5", "Tom"]


def test_the_same_rows_again_tell_nothing(model):
    told = Told(model)
    model.set_rows([Person(1, "Tess", 2), Person(2, "Aisha", 5), Person(3, "Tom", None)])
    assert told.words == []


def test_one_changed_row_tells_one_row(model):
    told = Told(model)
    model.set_rows([Person(1, "Tess", 2), Person(2, "Aisha", 6), Person(3, "Tom", None)])
    assert told.words == ["new 1-1"]


def test_a_row_that_came_and_one_that_went_are_told_alone(model):
    told = Told(model)
    model.set_rows([Person(4, "Mia"), Person(1, "Tess", 2), Person(3, "Tom", None)])
    assert told.words == ["went 1-1", "came 0-0"]
    assert _drawn(model) == ["Mia 0", "Tess 2", "Tom"]


def test_rows_in_another_order_are_told_as_an_order(model):
    told = Told(model)
    model.set_rows([Person(3, "Tom", None), Person(1, "Tess", 2), Person(2, "Aisha", 5)])
    assert told.words == ["order"]
    assert _drawn(model) == ["Tom", "Tess 2", "Aisha 5"]


def test_everything_at_once_ends_in_the_rows_that_were_given(model):
    model.set_rows(
        [Person(5, "Ana", 1), Person(3, "Tomás", 1), Person(6, "Joe"), Person(1, "Tess")]
    )
    assert _drawn(model) == ["Ana 1", "Tomás 1", "Joe 0", "Tess 0"]
    assert [model.place_of(key) for key in (5, 3, 6, 1, 2)] == [0, 1, 2, 3, -1]


def test_two_rows_with_one_key_are_refused(model):
    with pytest.raises(ValueError, match="one key"):
        model.set_rows([Person(1, "Tess"), Person(1, "Tom")])


def test_sorting_puts_rows_without_a_value_last_both_ways(model):
    model.sort(1)
    assert _drawn(model) == ["Tess 2", "Aisha 5", "Tom"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert _drawn(model) == ["Aisha 5", "Tess 2", "Tom"]
    model.sort(-1)
    assert _drawn(model) == ["Tess 2", "Aisha 5", "Tom"]


def test_new_rows_come_sorted_as_the_owner_sorted(model):
    model.sort(0)
    model.set_rows([*model.rows, Person(9, "mia")])
    assert [row.name for row in model.rows] == ["Aisha", "mia", "Tess", "Tom"]


def test_typing_in_a_cell_calls_commit_with_the_row(qtbot):
    typed = []
    name = replace(COLUMNS[0], commit=lambda row, text: typed.append((row.id, text)))
    model = RowsModel([name], key=lambda row: row.id)
    model.set_rows([Person(1, "Tess")])
    assert model.setData(model.index(0, 0), "Tessa")
    assert model.setData(model.index(0, 0), "Tess")
    assert typed == [(1, "Tessa")]


def test_a_row_that_may_not_be_edited_is_not(qtbot):
    name = replace(COLUMNS[0], commit=lambda row, text: None, editable=lambda row: row.id > 1)
    model = RowsModel([name], key=lambda row: row.id)
    model.set_rows([Person(1, "Tess"), Person(2, "Tom")])
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEditable


def test_ticking_a_cell_calls_check_with_the_row():
    ticked = []
    done = Column(
        "done",
        "Done",
        lambda row: None,
        checked=lambda row: row.gives > 0,
        check=lambda row, on: ticked.append((row.id, on)),
    )
    model = RowsModel([done], key=lambda row: row.id)
    model.set_rows([Person(1, "Tess", 0)])
    role = Qt.ItemDataRole.CheckStateRole
    assert model.index(0, 0).data(role) == Qt.CheckState.Unchecked
    model.setData(model.index(0, 0), Qt.CheckState.Checked.value, role)
    assert ticked == [(1, True)]


def test_the_chosen_row_stays_chosen_when_others_come_and_go(table, model):
    table.select_key(3)
    model.set_rows([Person(7, "Ana"), Person(3, "Tom", 1), Person(8, "Joe")])
    assert table.current_row() == Person(3, "Tom", 1)


def test_the_chosen_row_stays_chosen_over_a_new_order_and_over_a_reset(table, model):
    model.set_rows([Person(i, f"Person {i:04}") for i in range(1000)])
    table.select_key(500)
    scrolled = table.verticalScrollBar().value()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert table.current_row().id == 500
    model.sort(-1)
    resets = Told(model)
    model.set_rows([Person(i, f"Person {i:04}") for i in range(0, 1000, 2)])
    assert resets.words == ["all"]
    assert table.current_row().id == 500
    assert [row.id for row in table.selected_rows()] == [500]
    assert scrolled > 0


def test_enter_opens_the_row(table, qtbot):
    table.select_key(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [Person(2, "Aisha", 5)]


def test_home_and_end_go_to_the_first_and_the_last_row(table, qtbot):
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_row().name == "Tom"
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row().name == "Tess"


def test_moving_along_a_row_does_not_say_that_the_row_changed(table, qtbot):
    table.select_key(1)
    with qtbot.assertNotEmitted(table.current_changed):
        qtbot.keyClick(table, Qt.Key.Key_Right)


def test_rows_are_copied_with_tabs(table, qapp):
    table.select_key(2)
    table.copy_rows()
    assert qapp.clipboard().text() == "Aisha\t5"


def test_columns_are_remembered(table, model, qtbot):
    table.setColumnWidth(0, 233)
    table.setColumnHidden(1, True)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    saved = table.save()
    other = RowsTable(RowsModel(COLUMNS, key=lambda row: row.id), name="People")
    qtbot.addWidget(other)
    other.restore(saved)
    assert other.save() == saved
    assert other.isColumnHidden(1)
    assert other.columnWidth(0) == 233


def test_what_was_remembered_for_columns_that_are_gone_is_left_alone(table):
    table.restore({"hidden": ["phone"], "order": ["phone", "gives"], "sort": ["phone", True]})
    assert not table.isColumnHidden(0)


def test_the_menu_of_the_header_hides_a_column(table):
    action = next(a for a in table.columns_menu().actions() if a.text() == "Given")
    action.trigger()
    assert table.isColumnHidden(1)
    table.reset_columns()
    assert not table.isColumnHidden(1)


def test_a_cell_with_a_look_is_drawn(qtbot):
    chip = Column("stage", "Stage", lambda row: "Talking", look=lambda row: ChipLook("sea"))
    model = RowsModel([chip], key=lambda row: row.id)
    model.set_rows([Person(1, "Tess")])
    table = RowsTable(model, name="People")
    qtbot.addWidget(table)
    table.resize(300, 120)
    table.show()
    drawn = table.grab().toImage()
    shown = {drawn.pixelColor(x, 58).name() for x in range(drawn.width())}
    assert "#dcf0f4" in shown


def test_a_hundred_thousand_rows_are_compared_within_a_tenth_of_a_second(table, model):
    rows = [Person(i, f"Person {i}", i % 7) for i in range(100_000)]
    model.set_rows(rows)
    again = [replace(row) for row in rows]
    again[70_000] = replace(again[70_000], gives=99)
    told = Told(model)
    started = time.perf_counter()
    model.set_rows(again)
    took = time.perf_counter() - started
    assert told.words == ["new 70000-70000"]
    assert took < 0.25, f"{took * 1000:.0f} ms"


def test_one_row_of_a_hundred_thousand_is_changed_at_once(table, model):
    model.set_rows([Person(i, f"Person {i}", i % 7) for i in range(100_000)])
    started = time.perf_counter()
    model.set_row(Person(70_000, "Person 70000", 99))
    assert time.perf_counter() - started < 0.05
    assert model.row_at(model.index(70_000, 0)).gives == 99
