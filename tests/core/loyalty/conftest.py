from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from core.loyalty.frames import Purchases, day_number

DATA = Path(__file__).parents[2] / "data" / "loyalty"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def minor(amount: str) -> int:
    return round(float(amount) * 100)


def number_of(day: str) -> int:
    return day_number(dt.date.fromisoformat(day))


@pytest.fixture(scope="session")
def cdnow() -> Purchases:
    """The CDNOW sample, all eighteen months."""
    read = rows("cdnow_sample.csv")
    return Purchases.of(
        [int(row["customer_id"]) for row in read],
        [number_of(row["date"]) for row in read],
        [minor(row["amount"]) for row in read],
    )


@pytest.fixture(scope="session")
def clvkit() -> Any:
    return json.loads((DATA / "reference" / "cdnow_clvkit.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def lifetimes() -> Any:
    return json.loads((DATA / "reference" / "cdnow_lifetimes.json").read_text("utf-8"))
