"""The tabs Customers and Stamp cards over the sample: seen, typed, opened, hidden, forgotten."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.loyalty import stamp_cards, standing
from core.people.keys import key_of
from core.people.queries import name, with_key
from core.store.operation import Store
from gui.names import names
from gui.pages.loyalty.customers import CustomersTab
from gui.pages.loyalty.customers_dialogs import ForgetDialog, FoundUsDialog
from gui.pages.loyalty.stamp_cards import StampCardsTab

TODAY = dt.date(2027, 3, 9)


class Page(QWidget):
    """What a tab needs of its page, without a window: everything runs at once."""

    header_changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store, self.today = store, TODAY
        self.runner = self.desk = self
        self.tab: Any = None
        self.told: list[str] = []

    def run(self, operation, *args, then=None, refused=None, told="", **named):
        made = operation(self.store, *args, **named)
        if then:
            then(made)
        self.refresh()

    def run_long(self, job, *args, words, then, cancelled):
        then(job(self.store, *args, progress=lambda done, total: None))

    def ask(self, query, *args, then, owner=None, **named):
        then(query(self.store.reader, *args, **named))

    def refresh(self):
        if self.tab is not None:
            self.tab.show_data(self.tab.load(self.store.reader, TODAY))

    def toast(self, sentence, *_):
        self.told.append(sentence)

    say = toast


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, made_sample) -> Path:
    path = tmp_path_factory.mktemp("customers") / "juniper.regulars"
    made_sample(path, "bakery", TODAY)
    return path


@pytest.fixture
def page(qtbot, sample: Path, tmp_path: Path) -> Iterator[Page]:
    with Store.open(Path(shutil.copy(sample, tmp_path / "juniper.regulars"))) as store:
        made = Page(store)
        qtbot.addWidget(made)
        yield made
    names().hide(False)


@pytest.fixture
def tab(qtbot, page: Page) -> CustomersTab:
    made = CustomersTab(page)
    page.tab = made
    qtbot.addWidget(made)
    page.refresh()
    made.resize(1162, 680)
    made.show()
    return made


def drawn(tab: CustomersTab) -> list[str]:
    table = tab.list.table
    model = table.rows_model
    return [
        " | ".join(str(model.index(row, column).data()) for column in range(len(model.columns)))
        for row in range(model.rowCount())
    ]


def test_where_everybody_stands_is_worked_out_when_the_tab_is_first_seen(tab, page):
    assert standing.standing(page.store.reader, TODAY).fresh
    assert tab.list.groups["slipping_away"].text() == "Slipping away  80"
    assert tab.list.count.text() == "200 of 873 customers"
    assert drawn(tab)[0].endswith("| 98%")


def test_typing_narrows_the_list_and_more_pages_follow(qtbot, tab):
    tab.list.more.click()
    assert len(drawn(tab)) == 400

    qtbot.keyClicks(tab.list.filter, "bellamy")
    assert [line.split(" | ")[0] for line in drawn(tab)] == ["Tom Bellamy"]
    assert tab.list.count.text() == "1 customer"
    qtbot.keyClicks(tab.list.filter, "zz")
    assert tab.list.nobody.text() == "Nobody fits what you typed."

    tab.list.filter.clear()
    tab.show_group("one_off")
    chances = {line.split(" | ")[-1] for line in drawn(tab)}
    assert chances == {"–"}, "of whoever bought once nothing can be said"


def test_a_customer_opens_with_what_is_known_and_names_hide_everywhere(tab, page):
    tom = with_key(page.store.reader, key_of("email", "tom.bellamy@mail.example"))
    tab.go_to(tom)
    assert tab.panel.title.text() == "Tom Bellamy"
    assert "purchase" in tab.panel.bought.text().lower()

    names().hide(True)

    assert tab.panel.title.text() == f"Customer {tom}"
    assert not tab.panel.section.isVisible()
    assert not any("@" in line or "Bellamy" in line for line in drawn(tab))
    assert tab.escape()
    assert not tab.panel.isVisible()


def test_how_they_found_us_is_noted(qtbot, tab, page):
    tom = with_key(page.store.reader, key_of("email", "tom.bellamy@mail.example"))
    tab.go_to(tom)
    assert tab.panel.found.text() == "Nobody asked yet."
    dialog = FoundUsDialog(page, tom, None, dict(tab.opened.person.networks))
    dialog.how.set_value("recommended")
    dialog.words.set_value("At the school gate")
    dialog.main.click()
    assert tab.panel.found.text() == "By recommendation · At the school gate"


def test_forgetting_is_asked_and_needs_a_tick(qtbot, tab, page):
    tom = with_key(page.store.reader, key_of("email", "tom.bellamy@mail.example"))
    tab.go_to(tom)
    dialog = ForgetDialog(page, tom, "Tom Bellamy")
    assert not dialog.main.isEnabled()
    dialog.sure.setChecked(True)
    dialog.main.click()

    assert name(page.store.reader, tom) is None
    assert page.told == ["They are forgotten."]
    assert tab.opened is None
    assert tab.list.groups[""].text() == "All  872"


def test_what_is_known_of_somebody_is_written_for_them(tab, page, tmp_path):
    tom = with_key(page.store.reader, key_of("email", "tom.bellamy@mail.example"))
    tab.deeds.write(tom, tmp_path / "tom.json")
    assert '"Tom Bellamy"' in (tmp_path / "tom.json").read_text("utf-8")
    tab.deeds.write(tom, tmp_path / "nowhere" / "tom.csv")
    assert page.told[0] == "Saved tom.json. It is not encrypted."
    assert page.told[1].startswith("tom.csv could not be written")


def test_an_empty_file_says_what_to_do(qtbot, tmp_path):
    from core.business.rules import BusinessFacts
    from core.start import start_file

    path = tmp_path / "empty.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        page = Page(store)
        qtbot.addWidget(page)
        page.tab = CustomersTab(page)
        qtbot.addWidget(page.tab)
        page.refresh()
        page.tab.show()
        assert page.tab.empty.isVisible()


def test_stamp_cards_are_typed_with_the_keyboard_alone(qtbot, page):
    tab = StampCardsTab(page)
    page.tab = tab
    qtbot.addWidget(tab)
    page.refresh()
    tab.resize(1162, 680)
    tab.show()
    qtbot.waitExposed(tab)
    assert tab.figure.text() == "32%"

    tab.grid.start(dt.date(2027, 3, 8))
    for count in ("12", "3", "2"):
        qtbot.keyClicks(tab.focusWidget(), count)
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Return)

    week = stamp_cards.weeks(page.store.reader)[0]
    assert (week.week, week.handed_out, week.full, week.redeemed) == (
        dt.date(2027, 3, 8),
        12,
        3,
        2,
    )
    page.store.undo()
    page.refresh()
    assert tab.grid.edits[dt.date(2027, 3, 8), "redeemed"].text() == ""


def test_a_count_that_is_no_number_is_refused_at_once(qtbot, page):
    tab = StampCardsTab(page)
    page.tab = tab
    qtbot.addWidget(tab)
    page.refresh()
    tab.show()
    tab.grid.start(dt.date(2027, 3, 8))
    qtbot.keyClicks(tab.focusWidget(), "many")
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Return)
    assert tab.grid.error.text() == "Type a whole number from 0 to 1,000,000."
    assert len(stamp_cards.weeks(page.store.reader)) == 23
    # The number is marked and stays to be put right; the sentence goes with the mark.
    edit = tab.grid.edits[dt.date(2027, 3, 8), "handed_out"]
    page.refresh()
    assert (edit.text(), edit.property("invalid")) == ("many", True)
    assert edit.accessibleDescription() == tab.grid.error.text()
    edit.selectAll()
    qtbot.keyClicks(edit, "9")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.text(), edit.property("invalid"), tab.grid.error.text()) == ("9", False, "")
