"""The real window over a real file, opened on the Networks page."""

import pytest

from core.store.operation import Store
from gui.window import Window
from tests.core.networks import shop
from tests.gui.pages.networks.drawing import Desk, Host


@pytest.fixture
def desk(qtbot, tmp_path):
    opened = []

    def make(fill):
        path = tmp_path / "juniper.regulars"
        with Store.create(path) as store:
            fill(store)
        window = Window(Store.open(path), Host(), shop.TODAY)
        opened.append(window)
        window.resize(1366, 768)
        window.show_first_page()
        window.show()
        window.show_page("networks")
        made = Desk(window, qtbot)
        made.settle()
        return made

    yield make
    for window in opened:
        window.close()
        # A window left over would be dressed anew by every test that follows.
        window.deleteLater()
