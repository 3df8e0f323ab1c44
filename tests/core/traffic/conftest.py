from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from core import intake
from core.business.rules import BusinessFacts
from core.start import start_file
from core.store.operation import Store
from core.traffic import queries

TODAY = dt.date(2027, 3, 9)


class Desk:
    """A business, and what exports of figures do to it."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def look(self, path: Path, **answers: str) -> intake.Look:
        opened = intake.open_export(path)
        known = {**intake.recall(self.store.reader, opened), **answers}
        read = intake.read_rows(opened, known)
        return intake.look(self.store, opened, read, known, TODAY)

    def take(self, path: Path, **answers: str) -> intake.Look:
        found = self.look(path, **answers)
        assert not found.open, found.open
        intake.take(self.store, found, TODAY)
        return found

    def said(self, found: intake.Look) -> list[tuple[object, ...]]:
        """What a file was understood as: its figures, posts and answers, in short."""
        rows = found.shown.rows
        return [
            *((r["starts_on"], r["network"] or r["words"], r["measure"], r["value"])
              for r in rows.get("traffic", ())),
            *((r["day"], r["network"], r["external_id"], r["views"], r["likes"])
              for r in rows.get("post", ())),
            *((r["day"], r["score"], r["words"]) for r in rows.get("survey_answer", ())),
        ]  # fmt: skip

    def views(self, network: str, first: dt.date, last: dt.date) -> float | None:
        return queries.total(self.store.reader, "views", network, first, last)


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        yield Desk(store, tmp_path)
