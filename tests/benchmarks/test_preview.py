"""How long the preview takes after a change on the page Plan, and whether the window goes on.

A change is a tick, other ink, or an edit of a goal; it counts until the new page is on the
screen's side of the seam. Beside it, as the floor: the same page set in a bare loop.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from core.goals.operations import rename_goal
from core.sample.build import make_sample
from core.sheets.typesetting import Press
from gui.pages.plan.page import PlanPage
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened

CHANGE_MS = 150.0
RUNS = 9


class Watch:
    """The longest time that the window's thread took for anything, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


@pytest.fixture
def page(opened: Opened, tmp_path: Path) -> PlanPage:  # noqa: F811
    """The page Plan of the sample, all its pages set."""
    path = tmp_path / "juniper.regulars"
    make_sample(path, "bakery", TODAY)
    window = opened.open(path)
    window.resize(1366, 768)
    window.show_page("plan")
    found = window.page
    assert isinstance(found, PlanPage)
    ready(opened, found)
    return found


def ready(opened: Opened, page: PlanPage) -> None:  # noqa: F811
    opened.settle()
    opened.until(lambda: page.count is not None and page.setting.idle and not page.work.busy)


def milliseconds(
    opened: Opened,  # noqa: F811
    page: PlanPage,
    change: Callable[[int], object],
) -> float:
    """The median from a change to its page; once before to be warm."""
    taken = []
    for n in range(RUNS + 1):
        ready(opened, page)
        proofs: list[object] = []
        page.setting.proof.connect(proofs.append)
        began = time.perf_counter()
        change(n)
        opened.until(lambda: bool(proofs))  # noqa: B023
        taken.append((time.perf_counter() - began) * 1000)
        page.setting.proof.disconnect(proofs.append)
    ready(opened, page)
    return statistics.median(taken[1:])


def bare(page: PlanPage) -> float:
    """The same page set anew in a bare loop, with another word on it each time."""
    press, key = Press(), page.current[0]
    press.places(page.paper)
    taken = []
    for n in range(RUNS):
        paper = replace(page.paper, business=f"Shop {n}")
        began = time.perf_counter()
        press.pages(paper, page.stage.preview.ppi, only=key)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def test_the_preview_follows_a_change(opened: Opened, page: PlanPage) -> None:  # noqa: F811
    watch = Watch()
    goal = page.runner.store.reader.value("SELECT max(id) FROM goal")

    def rename(n: int) -> None:
        page.runner.run(rename_goal, goal, f"Take {100 + n} pre-orders a week", told=None)

    floor = bare(page)
    changes: dict[str, Callable[[int], object]] = {
        "an edit of a goal": rename,
        "a tick": lambda n: page.choice.boxes["minutes"].click(),
        "ink": lambda n: page.choice.ink.button(("black", "colour")[n % 2]).click(),
        "paper": lambda n: page.choice.paper.button(("letter", "a4")[n % 2]).click(),
    }
    found = {}
    for name, change in changes.items():
        watch.begin()
        found[name] = (milliseconds(opened, page, change), watch.longest)
    print(f"\nthe page alone, in a loop: {floor:.0f} ms")
    for name, (taken, still) in found.items():
        print(
            f"{name}: {taken:.0f} ms, {taken / floor:.1f} times (at most {CHANGE_MS:.0f} ms); "
            f"the window stood still for {still:.0f} ms at most"
        )
    assert max(taken for taken, _ in found.values()) <= CHANGE_MS
