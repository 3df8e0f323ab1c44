"""What the page shows of the orders: worked out once, the same as each measure says, and kept."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path

import numpy as np
import pytest

from core import numbers_command
from core.business.rules import BusinessFacts
from core.charts.shapes import plain
from core.loyalty import cards, keeping, pictures, pictures_of_customers, regulars, repeat
from core.loyalty.frames import Orders, Purchases, day_number
from core.loyalty.operations import set_rule
from core.loyalty.page_numbers import PageNumbers, kept_numbers, measure_of, of_json, to_json
from core.loyalty.queries import Shop, rules, shop
from core.loyalty.reckoning import page_numbers
from core.loyalty.rules import AS_USUAL, Regular, Rules
from core.orders import keeping as orders_keeping
from core.start import start_file
from core.store.operation import Store
from tests.core.examples.orders import shown
from tests.core.loyalty.shops import TODAY, day

MONTHS = dt.timedelta(days=182)


def orders_of(bought: Purchases) -> Orders:
    days, at = np.unique(bought.day, return_inverse=True)
    net = np.bincount(at, weights=bought.net).astype(int)
    return Orders.of(days, np.bincount(at), np.zeros(len(days), int), net)


def shop_of(bought: Purchases) -> Shop:
    begin = dt.date.fromordinal(int(bought.day.min()) + dt.date(1970, 1, 1).toordinal())
    return Shop(bought, orders_of(bought), "GBP", 2, TODAY, begin, "", "")


@pytest.fixture(scope="module")
def bought() -> Purchases:
    """Four hundred customers over two years, some of whom come back."""
    chance = np.random.default_rng(3)
    first = chance.integers(0, 700, 400)
    later = [
        begin + np.cumsum(chance.exponential(40, chance.geometric(0.35))).astype(int)
        for begin in first
    ]
    rows = [
        (who, ago)
        for who, (begin, days) in enumerate(zip(first, later, strict=True), 1)
        for ago in (begin, *days)
        if ago < 730
    ]
    last = day_number(TODAY) - 729
    return Purchases.of(
        [who for who, _ in rows],
        [last + when for _, when in rows],
        chance.integers(300, 4000, len(rows)),
    )


@pytest.fixture(scope="module")
def numbers(bought: Purchases) -> PageNumbers:
    return page_numbers(shop_of(bought), AS_USUAL)


def test_courses_are_what_each_measure_says_on_those_days(
    bought: Purchases, numbers: PageNumbers
) -> None:
    sold = orders_of(bought)
    begin = shop_of(bought).data_from
    for then in numbers.figures["regulars"].course:
        assert then.value == regulars.regulars(bought, then.day).value
    for then in numbers.figures["revenue_from_regulars"].course:
        share = regulars.revenue_share(bought, sold, then.day).value
        assert then.value == pytest.approx(share)
    for then in numbers.figures["repeat_customers"].course:
        share = repeat.repeat_customers(bought, then.day).value
        assert then.value == pytest.approx(share)
    for then in numbers.figures["came_back"].course[::9]:
        assert then.value == repeat.came_back(bought, then.day, data_from=begin).value


def test_the_last_of_a_course_is_the_figure_itself(numbers: PageNumbers) -> None:
    for figure in numbers.figures.values():
        assert figure.course[-1].day == TODAY
        assert figure.course[-1].value == pytest.approx(figure.value)


def test_months_groups_and_cells_add_up_to_everything(
    bought: Purchases, numbers: PageNumbers
) -> None:
    sold = orders_of(bought)
    for month in numbers.months:
        ends = day_number(month.first), day_number(month.until)
        assert month.regulars + month.others == sold.between(*ends).net.sum()
    assert sum(map(sum, numbers.rfm_cells)) == numbers.customers
    assert sum(part.customers for part in numbers.groups) == numbers.customers
    assert sum(part.net for part in numbers.groups) == numbers.revenue_lately


def test_numbers_come_back_from_json_as_they_were(numbers: PageNumbers) -> None:
    assert of_json(json.loads(json.dumps(to_json(numbers)))) == numbers


def test_the_owners_rules_change_what_counts(bought: Purchases) -> None:
    strict = page_numbers(shop_of(bought), Rules(30, Regular(5, 60)))
    assert strict.days == 30
    assert (
        strict.figures["regulars"].value == regulars.regulars(bought, TODAY, Regular(5, 60)).value
    )


def test_a_card_says_what_it_was_and_whether_that_is_better(numbers: PageNumbers) -> None:
    since = TODAY - MONTHS
    shown_cards = cards.number_cards(numbers, since, ("came_back", "how_soon"))
    figure = numbers.figures["came_back"]
    before = figure.before(since)
    assert before is not None
    assert before.day >= since
    assert shown_cards[0].better == (figure.value > before.value)
    assert "It was" in shown_cards[0].said
    assert shown_cards[0].change[0] in "+−"


def test_three_customers_in_one_month_say_that_they_are_too_few() -> None:
    few = Purchases.of([1, 2, 3, 3], [day_number(day(ago)) for ago in (20, 10, 9, 2)], [1000] * 4)
    told = page_numbers(shop_of(few), AS_USUAL)
    since = TODAY - MONTHS
    for chart in (pictures.came_back(told, since), pictures.second_purchase(told)):
        assert chart.empty.startswith("Too few customers to say")
    (card,) = cards.number_cards(told, since, ("came_back",))
    assert (card.words, card.hint) == ("–", "too few customers to say")
    (grid,) = [pictures_of_customers.cohorts(told, 6)]
    assert [cell.words for cell in grid.cells] == ["100%"]
    assert not pictures.revenue(told, since).empty
    assert not pictures_of_customers.rfm(told).empty


def test_no_orders_at_all_make_empty_charts_and_no_errors() -> None:
    nothing = Purchases.of([], [], [])
    empty = Shop(nothing, Orders.of([], [], [], []), "GBP", 2, None, None, "", "")
    told = page_numbers(empty, AS_USUAL)
    charts = (
        pictures.came_back(told, TODAY),
        pictures.second_purchase(told),
        pictures.revenue(told, TODAY),
        pictures_of_customers.cohorts(told, 6),
        pictures_of_customers.rfm(told),
        pictures_of_customers.by_network([], None, 60),
    )
    assert all(chart.empty for chart in charts)
    assert of_json(to_json(told)) == told


def test_the_line_shows_campaigns_and_the_aim_and_says_its_numbers(numbers: PageNumbers) -> None:
    campaigns = [
        pictures.CampaignDays("Christmas boxes", dt.date(2026, 11, 1), dt.date(2026, 12, 5)),
        pictures.CampaignDays("Easter", dt.date(2027, 2, 15), dt.date(2027, 3, 28)),
        pictures.CampaignDays("Long ago", dt.date(2020, 2, 15), dt.date(2020, 3, 28)),
    ]
    chart = pictures.came_back(numbers, TODAY - MONTHS, campaigns=campaigns, aim=0.4)
    assert [band.name for band in chart.bands] == ["Christmas boxes", "Easter"]
    assert chart.bands[0].hue != chart.bands[1].hue
    assert chart.bands[0].pattern != chart.bands[1].pattern
    assert all(chart.x.low <= band.begin < band.end <= chart.x.high for band in chart.bands)
    assert chart.levels[0].at == 0.4
    assert chart.y.low <= 0.4 <= chart.y.high
    assert "The aim is 40%." in chart.spoken
    assert "Christmas boxes: 1 November to" in chart.spoken
    assert json.dumps(plain(chart))


@pytest.fixture
def store(tmp_path: Path):
    path = tmp_path / "juniper.regulars"
    start_file(path, BusinessFacts(name="Juniper", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as opened:
        yield opened


def keep_now(store: Store) -> PageNumbers:
    orders_keeping.refresh(store)
    by = rules(store.reader)
    told = page_numbers(shop(store.reader, TODAY), by)
    revision = orders_keeping.revision(store.reader)
    assert revision is not None
    keeping.keep(store, measure_of(by), TODAY, revision, to_json(told))
    return told


def take_in(store: Store) -> None:
    from core.orders.operations import import_orders

    import_orders(store, shown(store))


def test_numbers_are_kept_until_orders_rules_or_the_day_change(store: Store) -> None:
    assert kept_numbers(store.reader, TODAY).numbers is None
    take_in(store)
    assert not kept_numbers(store.reader, TODAY).fresh
    told = keep_now(store)
    kept = kept_numbers(store.reader, TODAY)
    assert kept.fresh
    assert kept.numbers == told
    tomorrow = kept_numbers(store.reader, TODAY + dt.timedelta(days=1))
    assert not tomorrow.fresh
    assert tomorrow.numbers == told
    set_rule(store, "came_back_days", 30)
    assert kept_numbers(store.reader, TODAY).numbers is None
    store.undo()
    orders_keeping.refresh(store)
    assert kept_numbers(store.reader, TODAY).fresh
    store.undo()
    orders_keeping.refresh(store)
    assert not kept_numbers(store.reader, TODAY).fresh


def test_numbers_of_orders_that_changed_meanwhile_are_not_kept(store: Store) -> None:
    take_in(store)
    orders_keeping.refresh(store)
    revision = orders_keeping.revision(store.reader)
    assert revision is not None
    store.undo()
    keeping.keep(store, "any", TODAY, revision, {})
    assert keeping.kept(store.reader, "any", TODAY) is None


def test_forgetting_kept_numbers_loses_nothing(store: Store) -> None:
    take_in(store)
    told = keep_now(store)
    keeping.forget(store)
    assert kept_numbers(store.reader, TODAY).numbers is None
    assert keep_now(store) == told


def test_the_command_line_goes_by_the_owners_rules(store: Store, capsys) -> None:
    take_in(store)
    set_rule(store, "regular_purchases", 2)
    asked = argparse.Namespace(as_of=TODAY, json=False, scores=False)
    numbers_command.show(store.path, None, asked)
    assert "at least 2 purchases, the last within 90 days" in capsys.readouterr().out
