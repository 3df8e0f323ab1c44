"""The Today page over a copy of a file that is prepared once."""

import pytest

from tests.gui.pages.today.desk import Desk, copied, make_file


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    path = tmp_path_factory.mktemp("today") / "juniper.regulars"
    make_file(path)
    return path


@pytest.fixture
def desk(qtbot, prepared, tmp_path):
    made = Desk(qtbot, copied(prepared, tmp_path))
    yield made
    made.close()
