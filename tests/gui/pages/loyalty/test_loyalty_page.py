"""The page over a real file: what it shows of orders, while it reckons, and of none."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.business.rules import BusinessFacts
from core.importing import order_files
from core.loyalty.operations import set_rule
from core.orders.incoming import preview
from core.orders.operations import import_orders
from core.start import start_file
from core.store.operation import Store
from gui.pages.loyalty.page import LoyaltyPage
from gui.pages.loyalty.rules_dialog import LoyaltyRulesDialog
from gui.runner import Runner

TODAY = dt.date(2027, 3, 9)


class Desk:
    def __init__(self, runner: Runner) -> None:
        self.runner, self.today = runner, TODAY
        self.said: list[str] = []

    def say(self, sentence: str, *_: object) -> None:
        self.said.append(sentence)

    def show_page(self, key: str, row: int | None = None) -> None:
        raise AssertionError("no other page is to be shown")

    toast = say


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty customers over a year; every second one comes back after three weeks."""
    path = tmp_path_factory.mktemp("exports") / "orders.csv"
    lines = ["Order number,Date,Customer email,Total,Currency"]
    for who in range(60):
        first = TODAY - dt.timedelta(days=360 - who * 4)
        days = [first] + ([first + dt.timedelta(days=21 * n) for n in (1, 2, 3)] if who % 2 else [])
        lines += [
            f"#{who}-{n},{when},c{who}@example.org,{10 + who}.50,GBP"
            for n, when in enumerate(days)
            if when <= TODAY
        ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, exported: Path) -> Path:
    path = tmp_path_factory.mktemp("file") / "juniper.regulars"
    start_file(path, BusinessFacts(name="Juniper", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        file = order_files.look_at(exported)
        read = order_files.read(file, {"currency": "GBP", "dates": "ymd"})
        import_orders(store, preview(store.reader, file, read, TODAY))
    return path


@pytest.fixture
def opened(qtbot, tmp_path: Path) -> Iterator:
    runners = []

    def open_page(source: Path | None) -> LoyaltyPage:
        path = tmp_path / "copy.regulars"
        if source is None:
            start_file(path, BusinessFacts(name="New", country="GB", currency="GBP"), TODAY)
        else:
            shutil.copy(source, path)
        runner = Runner(Store.open(path))
        runners.append(runner)
        page = LoyaltyPage(Desk(runner))  # type: ignore[arg-type]
        runner.changed.connect(lambda changes: page.touched_by(changes) and page.mark_stale())
        qtbot.addWidget(page)
        page.resize(1160, 680)
        page.show()
        page.shown()
        qtbot.waitUntil(lambda: settled(page), timeout=10_000)
        return page

    yield open_page
    for runner in runners:
        runner.close()


def settled(page: LoyaltyPage) -> bool:
    return page.data is not None and page.runner.idle and not page.work.busy and not page.stale


def figures(page: LoyaltyPage) -> dict[str, str]:
    return {card.name.text(): card.figure.text() for card in page.numbers.figures.cards}


def test_a_file_without_orders_teaches_and_offers_to_import(opened) -> None:
    page = opened(None)
    assert page.pages.currentWidget() is page.empty
    assert [action.words for action in page.header_actions()] == ["Import"]
    assert page.summary == "Who comes back, and who is slipping away"


def test_the_page_works_the_numbers_out_and_keeps_them(opened, made) -> None:
    page = opened(made)
    shown = figures(page)
    assert list(shown) == [
        "Came back within 60 days",
        "Regulars",
        "Revenue from regulars",
        "Half of them by day",
    ]
    assert shown["Half of them by day"] == "21"
    assert page.data.kept.fresh
    assert page.summary.startswith("Orders to ")
    assert page.summary.endswith(" · 60 customers")
    assert page.runner.store.undo_label == "Import orders.csv"


def test_every_chart_stands_there_once_the_library_is_loaded(opened, made, qtbot) -> None:
    page = opened(made)
    qtbot.waitUntil(lambda: page.numbers.drawn, timeout=10_000)
    for name in ("came-back", "first-months", "second-purchase", "revenue", "rfm"):
        view = page.numbers.places[name].card.view
        assert view.accessibleDescription()
        assert not view.chart.empty
    assert not page.numbers.places["recommend"].holder.isVisible()


def test_another_period_shows_another_part_of_the_same_numbers(opened, made, qtbot) -> None:
    page = opened(made)
    qtbot.waitUntil(lambda: page.numbers.drawn, timeout=10_000)
    cohorts = page.numbers.places["first-months"].card.view
    page.set_period(3)
    assert len(cohorts.chart.rows) == 3
    assert [action.words for action in page.header_actions()] == ["3 months", "Import"]
    page.set_period(12)
    assert len(cohorts.chart.rows) > 6
    state = page.save_state()
    page.set_period(6)
    page.restore_state({**state, "tabs": "nonsense"})
    assert page.months == 12


def test_the_owners_rules_change_the_numbers_and_undo_takes_them_back(opened, made, qtbot) -> None:
    page = opened(made)
    before = figures(page)
    page.run(set_rule, "came_back_days", 14)
    qtbot.waitUntil(lambda: settled(page) and "14 days" in " ".join(figures(page)), timeout=10_000)
    assert figures(page)["Came back within 14 days"] == "0.0%"
    page.runner.undo()
    qtbot.waitUntil(lambda: settled(page) and figures(page) == before, timeout=10_000)


def test_a_rule_out_of_bounds_is_told_at_its_field(opened, made, qtbot) -> None:
    page = opened(made)
    page.open_rules()
    (dialog,) = page.findChildren(LoyaltyRulesDialog)
    dialog._set("came_back_days", 5000)
    qtbot.waitUntil(lambda: page.runner.idle)
    assert "7 to 365" in dialog.fields["came_back_days"].error.text()
    dialog.close()


def test_taking_the_import_back_leaves_the_page_empty(opened, made, qtbot) -> None:
    page = opened(made)
    page.runner.undo()
    qtbot.waitUntil(
        lambda: settled(page) and page.pages.currentWidget() is page.empty, timeout=10_000
    )
