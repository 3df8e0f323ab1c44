"""Opens the Goals page over a file that a test fills."""

import pytest

from core.store.operation import Store
from gui.window import Window
from tests.gui.pages.goals.desk import TODAY, Desk, Host, business


@pytest.fixture
def desk(qtbot, tmp_path):
    opened = []

    def make(fill):
        path = tmp_path / "juniper.regulars"
        with Store.create(path) as store:
            business(store)
            fill(store)
        window = Window(Store.open(path), Host(), TODAY)
        opened.append(window)
        window.resize(1366, 768)
        window.show_first_page()
        window.show()
        window.show_page("goals")
        made = Desk(window, qtbot)
        made.settle()
        return made

    yield make
    for window in opened:
        window.close()
