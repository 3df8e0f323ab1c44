"""What the orders say of the networks, on its way into their fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from core.attribution.operations import remove_code
from core.networks import own_results
from core.networks.page import networks_page
from core.plans.queries import current_plan
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, made_sample) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("results") / "juniper.regulars"
    made_sample(path, "bakery", TODAY)
    with Store.open(path) as opened:
        yield opened


def test_results_of_the_orders_weigh_into_the_fit_and_are_counted_anew(store: Store) -> None:
    plan = current_plan(store.reader, TODAY)
    assert plan is not None
    before = networks_page(store.reader, plan.id, own_results.kept(store.reader, TODAY))
    assert before is not None
    assert not before.results_fresh
    own_results.work_out(store, TODAY)
    found = own_results.kept(store.reader, TODAY)
    shown = networks_page(store.reader, plan.id, found)
    assert shown is not None
    assert shown.results_fresh
    assert found.shop_rate == pytest.approx(0.341, abs=0.001)
    # Other ways than networks have no place in the fit.
    assert set(found.by_network) == {"instagram", "facebook", "pinterest"}
    by_name = {row.name: row for row in shown.rows}
    assert by_name["Instagram"].results == found.by_network["instagram"]
    pinterest, instagram = (
        by_name[name].score.parts["results"] for name in ("Pinterest", "Instagram")
    )
    assert pinterest is not None
    assert instagram is not None
    assert pinterest < 50 < instagram
    assert by_name["TikTok"].score.parts["results"] is None
    assert "customers it brought came back" in by_name["Instagram"].parts[3].lines[0].text
    remove_code(store, store.reader.value("SELECT id FROM code WHERE text = 'INSTA10'"))
    assert not own_results.kept(store.reader, TODAY).fresh
