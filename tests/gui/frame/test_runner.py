"""The seam: what is handed to the file comes back to the window, in turn and only when wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.business.operations import change_business
from core.business.queries import business
from core.errors import UserError
from core.store.operation import Store
from gui.runner import Progress, Runner
from tests.gui.frame.opened import make_file


@pytest.fixture
def runner(tmp_path: Path, qapp: object) -> Iterator[Runner]:
    made = Runner(Store.open(make_file(tmp_path)))
    yield made
    made.close()


def wait(qtbot: QtBot, runner: Runner) -> None:
    qtbot.waitUntil(lambda: runner.idle, timeout=5000)


def test_a_query_answers_in_the_thread_of_the_window(qtbot: QtBot, runner: Runner) -> None:
    seen = []
    runner.ask(business, then=lambda card: seen.append((card.name, threading.current_thread())))
    wait(qtbot, runner)
    assert seen == [("Canal Cycles", threading.main_thread())]


def test_before_any_work_the_window_reads_by_itself_and_not_after(qtbot, runner) -> None:
    assert runner.read_now(business).name == "Canal Cycles"
    runner.ask(business, then=lambda card: None)
    with pytest.raises(RuntimeError, match="worker has the file"):
        runner.read_now(business)
    wait(qtbot, runner)


def test_only_the_newest_answer_of_an_owner_arrives(qtbot, runner) -> None:
    seen: list[str] = []
    for word in ("b", "br", "bre"):
        runner.ask(lambda reader, w: w, word, then=seen.append, owner="search")
    runner.ask(lambda reader: "other", then=seen.append, owner="counts")
    wait(qtbot, runner)
    assert seen == ["bre", "other"]


def test_a_change_is_told_before_its_own_answer(qtbot, runner) -> None:
    order = []
    runner.changed.connect(lambda changes: order.append(changes.tables))
    runner.run(change_business, "sells", "tandems", then=lambda _: order.append("then"))
    wait(qtbot, runner)
    assert order == [frozenset({"business"}), "then"]


def test_a_refusal_goes_to_its_field_or_else_to_the_message_bar(qtbot, runner) -> None:
    at_field: list[UserError] = []
    in_bar: list[str] = []
    runner.said.connect(in_bar.append)
    runner.run(change_business, "name", " ", refused=at_field.append)
    runner.run(change_business, "name", " ")
    wait(qtbot, runner)
    assert [error.field for error in at_field] == ["name"]
    assert in_bar == ["Type the name of your business."]


def test_a_bug_is_told_as_one_and_work_goes_on(qtbot, runner) -> None:
    bugs, seen = [], []
    runner.failed.connect(bugs.append)
    runner.ask(lambda reader: 1 // 0, then=seen.append)
    runner.ask(lambda reader: "still here", then=seen.append)
    wait(qtbot, runner)
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    assert seen == ["still here"]


def test_undo_and_redo_name_what_they_would_do(qtbot, runner) -> None:
    said = []
    runner.undo_labels.connect(lambda undo, redo: said.append((undo, redo)))
    runner.run(change_business, "sells", "tandems")
    wait(qtbot, runner)
    runner.undo()
    wait(qtbot, runner)
    label = "Change what the business sells"
    assert said == [(label, ""), ("", label)]


def test_long_work_says_how_far_it_is_and_stops_when_asked(qtbot, runner) -> None:
    stopped, started = [], threading.Event()

    def count(store: Store, progress: Progress) -> None:
        for done in range(10_000_000):
            progress(done, 10_000_000)
            started.set()

    with qtbot.waitSignal(runner.busy, timeout=3000) as busy:
        runner.run_long(count, words="Counting", cancelled=lambda: stopped.append(True))
    work = busy.args[0]
    assert started.is_set()
    assert (work.words, work.progress.total) == ("Counting", 10_000_000)
    work.progress.stop()
    wait(qtbot, runner)
    assert stopped == [True]


def test_what_is_queued_is_done_before_the_file_closes(tmp_path: Path, qapp: object) -> None:
    path = make_file(tmp_path)
    runner = Runner(Store.open(path))
    runner.run(change_business, "sells", "tandems")
    runner.close()
    with Store.open(path) as store:
        assert business(store.reader).sells == "tandems"


def test_an_owner_that_is_gone_gets_no_answer(qtbot, runner) -> None:
    from PySide6.QtWidgets import QWidget
    from shiboken6 import delete

    seen: list[str] = []
    owner = QWidget()
    runner.ask(lambda reader: "late", then=seen.append, owner=owner)
    delete(owner)
    wait(qtbot, runner)
    assert seen == []
