"""From an import to the numbers, in a real file."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from core import command_line
from core.business.rules import BusinessFacts
from core.loyalty.queries import newest_day, shop
from core.start import start_file
from core.store.operation import Store
from tests.core.loyalty.conftest import DATA

TODAY = dt.date(2025, 3, 9)
KEYS = [
    *("as_of", "currency", "customers", "orders", "revenue", "orders_without_customer"),
    *("came_back", "days_to_second_purchase", "repeat_customers", "regulars"),
    *("revenue_share_of_regulars", "average_order", "orders_per_week", "new_customers"),
    *("cohorts", "rfm", "model", "spend_model", "slipping_away", "nps", "recommended"),
    *("stamp_cards", "by_network", "by_campaign", "stepping_stones"),
]


def new_shop(folder: Path) -> Path:
    path = folder / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    return path


def take_in(path: Path, export: Path) -> None:
    assert command_line.run(["import", str(path), str(export)]) == 0


def numbers(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> Any:
    capsys.readouterr()
    assert command_line.run(["numbers", str(path), "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def table(folder: Path, *lines: str) -> Path:
    path = folder / "orders.csv"
    head = "order_id,customer_id,date,total,currency"
    path.write_text("\n".join([head, *lines, ""]), "utf-8")
    return path


@pytest.fixture(scope="module")
def cdnow_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = new_shop(tmp_path_factory.mktemp("cdnow"))
    take_in(path, DATA / "cdnow_sample.csv")
    return path


def test_cdnow_imported_has_the_published_numbers(
    cdnow_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = numbers(capsys, cdnow_file, "--as-of", "1997-09-30")
    assert [key for key in KEYS if key not in found] == []
    assert (found["as_of"], found["customers"]) == ("1997-09-30", 2357)
    model = found["model"]
    assert [round(model[key], 3) for key in ("r", "alpha", "a", "b")] == [
        0.243,
        4.414,
        0.793,
        2.426,
    ]
    assert (round(model["log_likelihood"], 1), model["unit"]) == (-9582.4, "week")
    spent = found["spend_model"]
    assert [round(spent["p"], 2), round(spent["q"], 2)] == [6.25, 3.74]
    assert found["cohorts"][0]["buyers"] == [781, 124, 95, 70, 65, 77, 65, 53, 52]
    assert found["repeat_customers"]["value"] == pytest.approx(946 / 2357)
    assert isinstance(found["revenue"], str)
    assert isinstance(found["average_order"], str)


def test_what_is_none_says_why(cdnow_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = numbers(capsys, cdnow_file)
    assert found["as_of"] == "1998-06-30"
    missing = {key for key in KEYS if found[key] is None}
    assert missing == {*found["why"]}
    assert found["why"]["came_back"] == "Too few customers to say: 0 of at least 30."


def test_the_scores_come_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = new_shop(tmp_path)
    take_in(path, DATA / "rfm_data_orders.csv")
    plain = numbers(capsys, path, "--as-of", "2006-12-31")
    assert "scores" not in plain["rfm"]
    best = next(group for group in plain["rfm"]["groups"] if group["key"] == "best")
    assert (best["customers"], best["orders"], best["revenue"]) == (158, 1234, "120178.00")
    scored = numbers(capsys, path, "--as-of", "2006-12-31", "--scores")["rfm"]["scores"]
    assert len(scored) == 995
    assert sum(one["rfm"] == 555 for one in scored) == sum(
        line.endswith(",555.0")
        for line in (DATA / "reference/rfm_R_0.3.0_orders_scores.csv").read_text().splitlines()
    )


def test_people_read_sentences(cdnow_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert command_line.run(["numbers", str(cdnow_file), "--as-of", "1997-09-30"]) == 0
    said = capsys.readouterr().out
    assert "Up to 30 September 1997: 4,960 orders from 2,357 customers" in said
    assert "40% of 2,357 customers bought more than once." in said
    assert "300 customers are regular." in said


def test_a_new_file_has_no_orders_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = new_shop(tmp_path)
    found = numbers(capsys, path)
    assert [key for key in KEYS if key not in found] == []
    assert {key for key in KEYS if found[key] is None} == {*found["why"]}
    assert (found["orders"], found["revenue"]) == (0, "0.00")
    assert command_line.run(["numbers", str(path)]) == 0
    assert capsys.readouterr().out == "No orders yet.\n"


def test_a_wrong_day_is_told_and_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.run(["numbers", str(tmp_path / "shop.regulars"), "--as-of", "9 March"])
    assert stopped.value.code == 2


def test_currencies_are_never_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = new_shop(tmp_path)
    lines = ["1,a@example.com,2025-03-01,10.00,GBP", "2,a@example.com,2025-03-02,900.00,USD"]
    take_in(path, table(tmp_path, *lines))
    found = numbers(capsys, path)
    assert (found["currency"], found["orders"], found["revenue"]) == ("GBP", 1, "10.00")
    assert found["notes"] == ["1 order in USD is left out: currencies are never added."]


def test_cash_sales_count_for_revenue_and_not_for_loyalty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = new_shop(tmp_path)
    lines = ["1,a@example.com,2025-03-01,10.00,GBP", "2,,2025-03-02,5.50,GBP"]
    take_in(path, table(tmp_path, *lines))
    found = numbers(capsys, path)
    assert (found["orders"], found["customers"], found["revenue"]) == (2, 1, "15.50")
    assert found["orders_without_customer"] == 1


def test_the_newest_day_not_after_today_is_asked_about(tmp_path: Path) -> None:
    path = new_shop(tmp_path)
    lines = ["1,a@example.com,2025-03-01,10.00,GBP", "2,a@example.com,2025-03-20,5.50,GBP"]
    take_in(path, table(tmp_path, *lines))
    with Store.open(path) as store:
        assert shop(store.reader, TODAY).as_of == dt.date(2025, 3, 1)
        assert shop(store.reader, dt.date(2025, 4, 1)).as_of == dt.date(2025, 3, 20)
        assert shop(store.reader, TODAY, dt.date(2025, 2, 1)).as_of == dt.date(2025, 2, 1)


def test_the_source_that_lags_is_named() -> None:
    last = {"shopify": dt.date(2025, 3, 8), "square": dt.date(2025, 2, 20)}
    earliest, said = newest_day(last)
    assert earliest == dt.date(2025, 2, 20)
    assert said == "Reckoned up to 20 February 2025, since square ends there."
    assert newest_day({"shopify": dt.date(2025, 3, 8)}) == (dt.date(2025, 3, 8), "")


def test_orders_removed_again_are_not_counted(
    cdnow_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(cdnow_file) as store:
        store.undo()
    try:
        assert numbers(capsys, cdnow_file)["orders"] == 0
    finally:
        with Store.open(cdnow_file) as store:
            store.redo()
    assert numbers(capsys, cdnow_file)["orders"] == 6919
