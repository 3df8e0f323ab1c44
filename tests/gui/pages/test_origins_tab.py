"""The tab "Where they come from" over the sample: what it shows, and what is changed in it."""

import datetime as dt
import shutil

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.store.operation import Store
from gui.pages.loyalty.origins import OriginsTab
from gui.pages.loyalty.origins_owner import CodeDialog

TODAY = dt.date(2027, 3, 9)


class Page(QWidget):
    """What a tab needs of its page, without a window: operations run at once."""

    changed = Signal()

    def __init__(self, store):
        super().__init__()
        self.store, self.today, self.refused = store, TODAY, None
        self.runner = self

    def run(self, operation, *args, then=None, refused=None, told="", **named):
        made = operation(self.store, *args, **named)
        if then:
            then(made)
        self.changed.emit()

    def ask(self, *_, **__):
        pass


@pytest.fixture(scope="module")
def sample(tmp_path_factory, made_sample):
    path = tmp_path_factory.mktemp("origins") / "juniper.regulars"
    made_sample(path, "bakery", TODAY)
    return path


@pytest.fixture
def tab(qtbot, sample, tmp_path):
    copy = tmp_path / "juniper.regulars"
    shutil.copy(sample, copy)
    with Store.open(copy) as store:
        page = Page(store)
        made = OriginsTab(page)
        made.page_of_test = page
        qtbot.addWidget(made)

        def read():
            made.show_data(OriginsTab.load(store.reader, TODAY))

        page.changed.connect(read)
        read()
        made.resize(1162, 680)
        made.show()
        yield made


def rows(table):
    return [
        [column.shown(row) for column in table.rows_model.columns] for row in table.rows_model.rows
    ]


def press(menu, *words):
    for word in words[:-1]:
        menu = next(a for a in menu.actions() if a.text() == word).menu()
    next(a for a in menu.actions() if a.text() == words[-1]).trigger()


def test_each_way_stands_with_its_interval_and_the_rest_is_not_known(tab):
    shown = {row[0]: row[1:] for row in rows(tab.ways)}
    assert shown["Instagram"][:3] == ["253", "128", "215"]
    assert shown["Instagram"][3] == "37% (29 – 45%)"
    assert list(shown)[-1] == "Not known"
    assert "83% do not say where they came from" in tab.not_known.text()
    assert not tab.chart.view.chart.empty


def test_what_a_value_is_taken_for_is_corrected_in_its_menu(tab):
    def taken():
        return {row[0]: row[2] for row in rows(tab.values)}

    row = next(row for row in tab.data.values if row.value == "pinterest.co.uk")
    assert taken()["pinterest.co.uk"] == "Pinterest"
    press(tab.value_menu(row), "Another way", "Search engines")
    assert taken()["pinterest.co.uk"] == "Search engines"
    row = next(row for row in tab.data.values if row.value == "pinterest.co.uk")
    press(tab.value_menu(row), "As Regulars takes it")
    assert taken()["pinterest.co.uk"] == "Pinterest"


def test_a_code_that_nobody_has_is_given_to_a_network(tab):
    row = next(row for row in tab.data.codes if row.text == "COFFEEMAP")
    press(tab.code_menu(row), "Remove")
    before = len(tab.data.unclaimed)
    one = next(one for one in tab.data.unclaimed if one.text == "COFFEEMAP")
    press(tab.menu_for_code(one.text, tab), "A network", "Nextdoor")
    assert len(tab.data.unclaimed) == before - 1
    assert [one.text, "Nextdoor", str(one.used)] in [row[:3] for row in rows(tab.codes)]


def test_a_code_is_removed_and_its_orders_are_not_known(tab):
    row = next(row for row in tab.data.codes if row.text == "COFFEEMAP")
    press(tab.code_menu(row), "Remove")
    assert "COFFEEMAP" not in [row[0] for row in rows(tab.codes)]
    assert "COFFEEMAP" in [one.text for one in tab.data.unclaimed]


def test_a_code_is_added_with_its_owner(tab, qtbot):
    dialog = CodeDialog(tab.page_of_test, tab.data.choices)
    qtbot.addWidget(dialog)
    dialog.code.set_value("SUMMER")
    dialog.owner.set_value(("network", "tiktok"))
    dialog.main.click()
    assert ["SUMMER", "TikTok", "0", "not yet"] in rows(tab.codes)


def test_without_orders_the_tab_says_what_to_do(qtbot, tmp_path):
    from core.business.rules import BusinessFacts
    from core.start import start_file

    path = tmp_path / "new.regulars"
    start_file(path, BusinessFacts(name="New", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        made = OriginsTab(Page(store))
        qtbot.addWidget(made)
        made.show_data(OriginsTab.load(store.reader, TODAY))
        assert not made.empty.isHidden()
        assert made.area.isHidden()
