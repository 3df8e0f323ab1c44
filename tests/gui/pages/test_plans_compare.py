"""Two plans side by side, over a real file."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from core.goals import operations as goals
from core.plans import operations as plans
from core.store.operation import Store
from gui.pages.plans.compare import ComparePlans
from gui.runner import Runner

TODAY = dt.date(2027, 3, 9)
AUTUMN = (dt.date(2026, 7, 1), dt.date(2026, 12, 31))
SPRING = (dt.date(2027, 1, 1), dt.date(2027, 6, 30))


@pytest.fixture
def opened(qtbot, tmp_path):
    made = []

    def make(fill):
        path = tmp_path / "shop.regulars"
        with Store.create(path) as store:
            fill(store)
        parent = QWidget()
        runner = Runner(Store.open(path), parent)
        made.append((runner, parent))
        dialog = ComparePlans(runner, TODAY, parent)
        dialog.show()
        qtbot.waitUntil(lambda: runner.idle and dialog.columns.count() > 0)
        return dialog

    yield make
    for runner, parent in made:
        runner.close()
        parent.close()


def two_plans(store):
    last = plans.add_plan(store, "Autumn 2026", *AUTUMN)
    goal = goals.add_goal(
        store, last, goals.GoalFacts("More regulars", "regulars", 120, AUTUMN[1], 90)
    )
    goals.record_reading(store, goal, AUTUMN[1], 124)
    goals.place_bet(store, goal, 110, 130, AUTUMN[0])
    goals.settle_bet(store, goal, 124, AUTUMN[1])
    this = plans.add_plan(store, "Spring 2027", *SPRING)
    goals.add_goal(store, this, goals.GoalFacts("More orders", "orders_per_week", 50, SPRING[1]))


def said(dialog, column):
    card = dialog.columns.itemAt(column).widget()
    return [label.text() for label in card.findChildren(QLabel) if label.text()]


def test_both_columns_drawn_as_text(opened):
    dialog = opened(two_plans)
    assert said(dialog, 0) == [
        "Spring 2027",
        "1 January 2027 – 30 June 2027",
        "What was decided",
        "Who it is for",
        "not decided yet",
        "Where to show up",
        "not decided yet",
        "What came of it",
        "More orders",
        "–, aim 50",
        "No figure yet",
        "0 of 1 goal reached so far.",
    ]
    assert said(dialog, 1)[-5:] == [
        "More regulars",
        "124, from 90 · aim 120",
        "Reached",
        "The team expected 110 – 130. It came to 124: held.",
        "1 of 1 goal reached. Ranges held: 1 of 1.",
    ]


def test_the_first_plan_says_that_there_is_no_earlier_one(opened):
    dialog = opened(lambda store: plans.add_plan(store, "Spring 2027", *SPRING))
    alone = dialog.columns.itemAt(1).widget()
    assert alone.text() == "There is no earlier plan to compare with."


def test_another_plan_can_be_chosen_for_either_side(opened, qtbot):
    dialog = opened(two_plans)
    dialog.left.set_value(dialog.right.value)
    dialog.left.chosen.emit(dialog.left.value)
    qtbot.waitUntil(lambda: said(dialog, 0)[0] == "Autumn 2026")
