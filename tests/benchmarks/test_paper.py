"""How long paper takes: every sheet from the command's start, and the preview after an edit.

The floor beside it is a process that sets an empty page with the same typesetter.
"""

from __future__ import annotations

import datetime as dt
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from core.goals.operations import rename_goal
from core.loyalty import keeping
from core.loyalty.page_numbers import kept_numbers, measure_of, to_json
from core.loyalty.queries import shop
from core.loyalty.reckoning import page_numbers
from core.loyalty.standing import rebuild
from core.orders.keeping import revision
from core.sample.build import make_sample
from core.sheets.catalogue import KEYS, USUAL
from core.sheets.gathering import gather
from core.sheets.options import Options
from core.sheets.typesetting import Press
from core.store.operation import Store

PROJECT = Path(__file__).parents[2]
TODAY = dt.date(2027, 3, 9)
COLD_S, KEPT_S, PREVIEW_MS = 3.0, 1.0, 150.0
RUNS = 7
EMPTY = "import typst; typst.compile(b'', format='pdf')"


def seconds(*command: object) -> float:
    began = time.monotonic()
    subprocess.run(
        [sys.executable, *map(str, command)], cwd=PROJECT, check=True, capture_output=True
    )
    return time.monotonic() - began


def median(work: Callable[[], float]) -> float:
    return statistics.median(work() for _ in range(RUNS))


def keep_numbers(path: Path) -> None:
    """What opening the page Loyalty leaves in the file."""
    with Store.open(path) as store:
        rebuild(store, TODAY)
        by = kept_numbers(store.reader, TODAY).rules
        numbers = page_numbers(shop(store.reader, TODAY), by)
        now = revision(store.reader)
        assert now is not None
        keeping.keep(store, measure_of(by), TODAY, now, to_json(numbers))


def test_all_sheets_are_there_within_a_second(tmp_path: Path) -> None:
    sample = tmp_path / "juniper.regulars"
    make_sample(sample, "bakery", TODAY)
    out = tmp_path / "plan.pdf"
    printing = ("main.py", "print", sample, "-o", out, "--today", TODAY)
    seconds(*printing)
    floor = median(lambda: seconds("-c", EMPTY))
    cold = median(lambda: seconds(*printing))
    keep_numbers(sample)
    kept = median(lambda: seconds(*printing))
    print(
        f"\nempty page: {floor * 1000:.0f} ms\n"
        f"all {len(KEYS)} sheets, numbers worked out: {cold:.2f} s (at most {COLD_S})\n"
        f"numbers kept: {kept:.2f} s, {kept / floor:.1f} times (at most {KEPT_S} s)"
    )
    assert cold <= COLD_S
    assert kept <= KEPT_S


def test_a_preview_follows_an_edit(tmp_path: Path) -> None:
    sample = tmp_path / "juniper.regulars"
    make_sample(sample, "bakery", TODAY)
    keep_numbers(sample)
    press = Press(system_fonts=False)
    with Store.open(sample) as store:
        goal = store.reader.value("SELECT max(id) FROM goal")

        def edited(key: str) -> float:
            rename_goal(store, goal, f"Take {time.monotonic()} pre-orders a week")
            began = time.perf_counter()
            press.pages(gather(store.reader, Options(TODAY, USUAL)), 96, only=key)
            return (time.perf_counter() - began) * 1000

        edited("one-page")
        found = {key: median(lambda key=key: edited(key)) for key in USUAL}
    print("\n" + ", ".join(f"{key} {taken:.0f} ms" for key, taken in found.items()))
    assert max(found.values()) <= PREVIEW_MS
