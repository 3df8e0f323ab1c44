"""What removed imports left is cleared away while nobody waits for it."""

from __future__ import annotations

import pytest

from core.importing.operations import Incoming, Record, remove_import, store_import
from core.importing.queries import imports
from core.store.database import Reader
from gui.frame.keeper import Keeper
from gui.window import Window
from tests.gui.frame.opened import Opened


def records(reader: Reader) -> int:
    return int(reader.value("SELECT count(*) FROM source_record"))


def ask(window: Window, opened: Opened) -> tuple[int, int]:
    """How many records and imports the file holds."""
    found: list[tuple[int, int]] = []
    window.runner.ask(lambda reader: (records(reader), len(imports(reader))), then=found.append)
    opened.until(lambda: bool(found))
    return found[0]


def test_a_removed_import_goes_bit_by_bit_some_time_after_opening(
    window: Window, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.frame.keeper.QUIET_MS", 1)
    monkeypatch.setattr("core.importing.batches.AT_ONCE", 7)
    for name in ("a", "b"):
        kept = [Record("shop", f"{name}{number}", "{}") for number in range(20)]
        window.runner.run(store_import, Incoming("orders", f"{name}.csv", name * 64), [kept])
    window.runner.run(remove_import, 1)
    window.runner.ask_store(lambda store: store.forget_history(), then=lambda _: None)
    opened.settle()
    assert ask(window, opened) == (40, 2)
    window.toasts.clear()

    Keeper(window).begin()

    opened.until(lambda: ask(window, opened) == (20, 1))
    assert window.toasts.sentence == ""
