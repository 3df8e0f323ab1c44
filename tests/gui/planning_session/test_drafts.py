"""What is half typed at a question when the session is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.planning_session.operations import start_session
from core.planning_session.queries import drafts
from core.store.operation import Store
from gui.planning_session.opening import open_session
from gui.planning_session.view import SessionView
from tests.gui.frame.opened import TODAY, Opened, make_file


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    path = make_file(tmp_path)
    with Store.open(path) as store:
        start_session(store, 1, TODAY, "Ana")
    made = Opened(qtbot, qapp, tmp_path)
    made.open(path)
    yield made
    made.close()


def sit_down(opened: Opened) -> SessionView:
    open_session(opened.window)
    opened.until(lambda: opened.window.front.over is not None)
    view = opened.window.front.over
    assert isinstance(view, SessionView)
    opened.until(
        lambda: view.open_step is not None and view.stack.currentWidget() is view.open_step
    )
    opened.settle()
    return view


def go_on(opened: Opened, view: SessionView) -> None:
    step = view.step
    view.go_on()
    opened.until(lambda: view.step == step + 1 and view.stack.currentWidget() is view.open_step)
    opened.settle()


def test_what_is_half_typed_is_there_again_after_a_pause(opened: Opened) -> None:
    view = sit_down(opened)
    view.open_step.goal.heading.line.setText("Fuller mornings")
    view.open_step.goal.choose_measure("regulars")
    go_on(opened, view)
    view.open_step.name.line.setText("Commuters")
    view.pause()
    opened.settle()

    view = sit_down(opened)
    assert (view.step, view.open_step.name.line.text()) == (2, "Commuters")
    # Left again before the first question was looked at, and closed.
    path = opened.window.path
    opened.close()
    opened.open(path)
    view = sit_down(opened)
    view.go_back()
    opened.until(lambda: view.step == 1 and view.stack.currentWidget() is view.open_step)
    form = view.open_step.goal
    assert (form.heading.line.text(), form.measure.value) == ("Fuller mornings", "regulars")

    # What was added or taken out of the field does not come back.
    form.heading.line.clear()
    go_on(opened, view)
    view.open_step._add()
    opened.settle()
    view.pause()
    opened.settle()
    assert drafts(opened.window.runner.store.reader, 1) == {}
