"""Goals that the orders tell by themselves: baseline, present, the course between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.business.rules import BusinessFacts
from core.goals import from_data, operations, reckoning
from core.goals.facts import GoalFacts
from core.goals.queries import GoalCard, goals_page
from core.importing import order_files
from core.importing.operations import remove_import
from core.orders.incoming import preview
from core.orders.operations import import_orders
from core.plans.queries import current_plan
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
LAST = dt.date(2027, 3, 7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as opened:
        yield opened


def take_in(store: Store, folder: Path) -> int:
    """Two orders a day for 120 days of three customers, each tenth a pre-order."""
    lines = ["Name,Email,Financial Status,Currency,Total,Created at,Lineitem name,Tags"]
    for number in range(240):
        day = LAST - dt.timedelta(number // 2)
        who, tags = f"c{number % 3}@x.example", '"gift, pre-order"' if number % 10 == 0 else ""
        item = "Christmas box, large" if number % 20 == 1 else "Loaf"
        lines.append(f'#{number},{who},paid,GBP,10.00,{day} 10:00:00 +0000,"{item}",{tags}')
    path = folder / "orders.csv"
    path.write_text("\n".join([*lines, ""]), "utf-8")
    file = order_files.look_at(path)
    read = order_files.read(file, {"currency": "GBP"})
    import_orders(store, preview(store.reader, file, read, TODAY))
    return int(store.reader.value("SELECT max(id) FROM import_batch"))


def plan_id(store: Store) -> int:
    plan = current_plan(store.reader, TODAY)
    assert plan is not None
    return plan.id


def add(store: Store, measure: str, target: float, narrowing: str = "") -> int:
    due = dt.date(2027, 6, 30)
    facts = GoalFacts(
        measure, measure, target, due, None, narrowing, starts_on=dt.date(2027, 2, 14)
    )
    return operations.add_goal(store, plan_id(store), facts)


def work_out(store: Store) -> None:
    found = reckoning.read(store, TODAY)
    reckoning.keep(store, found, reckoning.work_out(found))


def card(store: Store, goal: int) -> GoalCard:
    page = goals_page(store.reader, plan_id(store), TODAY)
    assert page is not None
    return next(one for one in page.goals if one.id == goal)


def test_baseline_present_and_course_come_from_the_orders(store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path)
    goal = add(store, "regulars", 10)
    assert card(store, goal).present is None
    work_out(store)
    shown = card(store, goal)
    assert shown.present is not None
    assert (shown.present.value, shown.present.source, shown.present.day) == (3, "data", LAST)
    assert shown.baseline == 3
    days = [reading.day for reading in shown.readings]
    assert days == [LAST - dt.timedelta(weeks=back) for back in (3, 2, 1, 0)]


def test_orders_of_a_tag_or_a_product_are_counted_by_the_week(store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path)
    tagged = add(store, "orders_of", 20, "Pre-orders")
    product = add(store, "orders_of", 20, "christmas box")
    nothing = add(store, "orders_of", 20, "order")
    work_out(store)
    # The 14 orders of the last week: numbers 0 and 10 are pre-orders, 1 is a box.
    found = [card(store, goal).present for goal in (tagged, product)]
    assert [one.value if one else None for one in found] == [2, 1]
    assert card(store, nothing).present is None


def test_a_figure_noted_later_by_hand_stands_until_the_data_know_more(
    store: Store, tmp_path: Path
) -> None:
    take_in(store, tmp_path)
    goal = add(store, "orders_per_week", 20)
    operations.record_reading(store, goal, LAST, 99)
    work_out(store)
    shown = card(store, goal).present
    assert shown is not None
    assert (shown.value, shown.source) == (14, "data")
    operations.record_reading(store, goal, TODAY, 15)
    shown = card(store, goal).present
    assert shown is not None
    assert (shown.value, shown.source) == (15, "hand")


def test_a_typed_baseline_goes_before_the_data(store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path)
    goal = add(store, "regulars", 10)
    operations.set_baseline(store, goal, 1)
    work_out(store)
    assert card(store, goal).baseline == 1


def test_stepping_stones_of_orders_count_90_days(store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path)
    goal = add(store, "regulars", 10)
    stone = operations.add_stone(store, goal, "first_orders")
    own = operations.add_stone(store, goal, "messages")
    work_out(store)
    stones = {one.id: one.present for one in card(store, goal).stones}
    found = stones[stone]
    assert found is not None
    # All three customers came 120 days ago.
    assert (found.value, found.source) == (0, "data")
    assert stones[own] is None


def test_what_is_kept_is_old_when_orders_goals_or_rules_change(
    store: Store, tmp_path: Path
) -> None:
    from core.loyalty.operations import set_rule

    def fresh() -> bool:
        return from_data.kept(store.reader, TODAY).fresh

    assert fresh()
    batch = take_in(store, tmp_path)
    assert not fresh()
    add(store, "regulars", 10)
    work_out(store)
    assert fresh()
    add(store, "orders_of", 5, "loaf")
    assert not fresh()
    work_out(store)
    assert fresh()
    set_rule(store, "regular_days", 30)
    assert not fresh()
    work_out(store)
    remove_import(store, batch)
    assert from_data.kept(store.reader, TODAY).courses == {}
